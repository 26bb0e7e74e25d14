// A task cancelled in each of its states.
#include <future>
#include <iostream>
#include <string_view>

#include "little_loop.hpp"

using namespace mininode;

namespace {

void say_cancelled(std::string_view state, bool is_cancelled) {
  std::cout << "cancelled while " << state << ": "
            << (is_cancelled ? "yes" : "no") << "\n";
}

auto report(std::string_view name) {
  return [name](Result<> result) {
    std::cout << name << ": " << (result ? "done" : result.error().message())
              << "\n";
  };
}

}  // namespace

int main() {
  LittleLoop loop(1);
  std::promise<void> begun;
  std::promise<void> go_on;
  const Task first = loop.pool.submit(
      "first",
      [&] {
        begun.set_value();
        go_on.get_future().wait();
      },
      report("first"));
  const Task second = loop.pool.submit("second", [] {}, report("second"));
  begun.get_future().wait();

  say_cancelled("it runs", loop.pool.cancel(first));
  say_cancelled("it is queued", loop.pool.cancel(second));
  say_cancelled("it has been cancelled", loop.pool.cancel(second));
  go_on.set_value();
  loop.run();
  say_cancelled("it is over", loop.pool.cancel(first));
}
