// The experiment, as mininode shall run it.
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <mininode/crypto.hpp>
#include <mininode/fs.hpp>
#include <mininode/http.hpp>
#include <mininode/mininode.hpp>

#include "ask.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

const auto file =
    std::filesystem::path(__FILE__).parent_path() / "test.txt";

template <class T>
T must(Result<T> result) {
  if (!result) throw std::system_error(result.error());
  return std::move(*result);
}

// Prints a line, and before the first of each turn of the loop its number.
void say(std::string_view text) {
  static std::uint64_t last_turn = 0;
  const std::uint64_t turn = Runtime::current().turn();
  if (turn != std::exchange(last_turn, turn)) {
    print("-- turn " + std::to_string(turn));
  }
  print(text);
}

// The first 8 bytes as one number, the most significant first.
std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes.substr(0, 8)) {
    number = number << 8 | static_cast<unsigned char>(byte);
  }
  return number;
}

void make_magic_number(std::string text) {
  say("making a magic number of it");
  Crypto::scrypt({.password = std::move(text), .salt = "salt", .size = 8},
                 [](Result<std::string> key) {
    say("the magic number is " +
        std::to_string(number_of(must(std::move(key)))));
  });
}

void read_first() {
  say("first call to read test.txt");
  Fs::read(file, [](Result<std::string> result) {
    std::string text = must(std::move(result));
    say("first read: " + std::to_string(text.size()) + " bytes");
    make_magic_number(std::move(text));
  });
}

void read_twice() {
  say("second call to read test.txt");
  Fs::read(file, [](Result<std::string> text) {
    must(std::move(text));
    say("second read is done, a third is wanted");
    Fs::read(file, [](Result<std::string> again) {
      say("third read is done");
      print_content(must(std::move(again)), "test.txt");
    });
  });
}

void start_timers() {
  say("timeouts of 0, 0, 3000 and 1000 ms");
  set_timeout(0ms, [] { say("first 0 ms are over"); });
  set_timeout(0ms, [] { say("second 0 ms are over"); });
  set_timeout(3000ms, [] {
    say("3000 ms are over, and 500 begin");
    set_timeout(500ms, [] { say("500 ms are over"); });
  });
  set_timeout(1000ms, [] { say("1000 ms are over"); });
}

void ask_slow_server() {
  say("a question that is answered after 2000 ms");
  Http::get("http://127.0.0.1:" + std::to_string(delay_server_port()) +
                "/delay/2000/better%20late",
            [](Result<Http::Response> result) {
    const auto response = must(std::move(result));
    say("answered " + std::to_string(response.status) + ": " + response.body);
  });
}

}  // namespace

int main() {
  return run([] {
    read_first();
    start_timers();
    read_twice();
    ask_slow_server();
    next_tick([] { say("all is asked"); });
  });
}
