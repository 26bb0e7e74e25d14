// The delay server: an HTTP server that takes its time.
//
//   GET /delay/300/hello     is answered with "hello" after 300 milliseconds
//
// Every chapter needs something to wait for, and the internet is a bad
// laboratory: services move, and their delays are not ours to choose. This
// server listens on 127.0.0.1 only, serves any number of connections from one
// thread, and waits for all of them with a single call of poll(), or of
// WSAPoll(), its twin on Windows.
//
//   06_delay_server [--port N]      serve until killed; print the port
//   06_delay_server -- COMMAND…     serve while COMMAND runs, with the port in
//                                   its environment as DELAY_SERVER_PORT
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "delay_server.hpp"
#include "descriptor_limit.hpp"
#include "run_command.hpp"

namespace {

struct Options {
  std::uint16_t port = 0;
  std::vector<std::string> command;
};

std::optional<Options> parse(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--" && i + 1 < words.size()) {
      options.command.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             words.end());
      return options;
    }
    if (words[i] != "--port" || ++i == words.size()) return {};
    const auto& digits = words[i];
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), options.port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  }
  return options;
}

void publish_port(std::uint16_t port) {
  const std::string text = std::to_string(port);
#ifdef _WIN32
  _putenv_s("DELAY_SERVER_PORT", text.c_str());
#else
  setenv("DELAY_SERVER_PORT", text.c_str(), 1);
#endif
}

// Serves in another thread while the command runs. That thread has no end but
// the program's, and it uses `server`: so no way leads out of here.
[[noreturn]] void serve_while_running(Server& server,
                                      const std::vector<std::string>& command) {
  publish_port(server.port());
  std::thread([&server] { server.serve(); }).detach();
  int status = 1;
  try {
    status = run_command(command);
  } catch (const std::exception& error) {
    std::cerr << "delay server: " << error.what() << "\n";
  }
  std::cout.flush();
  std::_Exit(status);
}

}  // namespace

int main(int count, char** words) try {
  const auto options = parse({words + 1, words + count});
  if (!options) {
    std::cerr << "usage: 06_delay_server [--port N] [-- COMMAND…]\n";
    return 2;
  }
  raise_descriptor_limit();
  Server server(options->port);
  if (options->command.empty()) {
    std::cout << "listening on 127.0.0.1:" << server.port() << std::endl;
    server.serve();
  }
  serve_while_running(server, options->command);
} catch (const std::exception& error) {
  std::cerr << "delay server: " << error.what() << "\n";
  return 1;
}
