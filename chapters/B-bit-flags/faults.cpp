// Faults that compile, and what they do.
#include <cstdint>
#include <iostream>

// Compilers warn of the precedence, with good reason. Here we want to see it.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wparentheses"
#endif

namespace {

constexpr std::uint32_t in = 0x001;
constexpr std::uint32_t hup = 0x010;

void say(const char* what, bool answer) {
  std::cout << what << ": " << (answer ? "yes" : "no") << "\n";
}

}  // namespace

int main() {
  const std::uint32_t events = in | hup;  // something to read, and the end
  say("events == in", events == in);
  say("(events & in) != 0", (events & in) != 0);

  const std::uint32_t only_hup = hup;
  say("not in, by only_hup & in == 0", only_hup & in == 0);
  say("not in, by (only_hup & in) == 0", (only_hup & in) == 0);

  const std::int16_t read = -1;   // kqueue's filters are numbers
  const std::int16_t write = -2;  // and no bits
  say("write & read", (write & read) != 0);
  say("write == read", write == read);
}
