// The experiment with calls that block: each waits until it has what it wants,
// and the next has to wait with it.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>

#include "ask.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const auto file =
    std::filesystem::path(__FILE__).parent_path() / "test.txt";
const auto start = Clock::now();

void print(std::string_view text) {
  using std::chrono::milliseconds;
  const auto time = duration_cast<milliseconds>(Clock::now() - start);
  std::cout << time.count() << " ms: " << text << "\n";
}

std::string read_file() {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string ask_slow_server() {
  const Socket socket = ask(delay_server_port(), 2000, "better late");
  std::string reply;
  for (;;) {
    char room[256];
    const auto count = recv(socket.get(), room, sizeof room, 0);
    if (count < 0) throw_socket_error("recv");
    if (count == 0) return text_of(reply);
    reply.append(room, static_cast<std::size_t>(count));
  }
}

}  // namespace

int main() try {
  print("first read: " + std::to_string(read_file().size()) + " bytes");
  print("second read: " + std::to_string(read_file().size()) + " bytes");
  print("third read: " + std::to_string(read_file().size()) + " bytes");
  std::this_thread::sleep_for(3000ms);
  print("3000 ms are over");
  std::this_thread::sleep_for(500ms);
  print("500 ms are over");
  std::this_thread::sleep_for(1000ms);
  print("1000 ms are over");
  print("answered: " + ask_slow_server());
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
