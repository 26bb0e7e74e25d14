#include "step.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "expected.hpp"
#include "sockets.hpp"

namespace support {

std::string kernel() {
#if defined(_WIN32)
  return "iocp";
#elif defined(__linux__)
  return "epoll";
#else
  return "kqueue";
#endif
}

bool is_wine() {
#ifdef _WIN32
  return GetProcAddress(GetModuleHandleA("ntdll.dll"), "wine_get_version") !=
         nullptr;
#else
  return false;
#endif
}

std::string program(const std::string& name) {
#ifdef _WIN32
  return STEPS_FOLDER "/" + name + ".exe";
#else
  return STEPS_FOLDER "/" + name;
#endif
}

Outcome run(const std::string& name, std::vector<std::string> arguments,
            const std::vector<Process::Variable>& environment) {
  arguments.insert(arguments.begin(), program(name));
  return Process(arguments, environment).wait();
}

Outcome run_with_delay_server(const std::string& name,
                              std::vector<std::string> arguments) {
  const DelayServer server;
  return run(name, std::move(arguments), server.environment());
}

DelayServer::DelayServer() : process_({program("06_delay_server")}) {
  const std::string line = process_.read_line();
  port_ = static_cast<std::uint16_t>(
      std::stoi(line.substr(line.rfind(':') + 1)));
}

std::vector<Process::Variable> DelayServer::environment() const {
  return {{"DELAY_SERVER_PORT", std::to_string(port_)}};
}

std::uint16_t unused_port() {
  // Bound, not listening, and closed again: the system does not hand the same
  // number out again at once.
  const Socket socket = make_tcp_socket();
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  bind(socket.get(), as_sockaddr(address), sizeof address);
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

bool Expected::is_printed_as(const std::string& text) const {
  std::ifstream file(path_, std::ios::binary);
  if (!file) {
    reason_ = "there is no such file";
    return false;
  }
  std::ostringstream expected;
  expected << file.rdbuf();
  reason_ = difference(expected.str(), text).value_or("");
  return reason_.empty();
}

std::string Expected::description() const {
  return "what " + path_ + " says" + (reason_.empty() ? "" : ": " + reason_);
}

Expected prints(const std::string& chapter, const std::string& name) {
  const std::string stem =
      CHAPTERS_FOLDER "/" + chapter + "/expected/" + name;
  const std::string special = stem + "." + kernel() + ".txt";
  return Expected(std::filesystem::exists(special) ? special : stem + ".txt");
}

Outcome run_in_order(const std::string& name, const Expected& expected) {
  Outcome outcome;
  for (int tries = 0; tries < 3; ++tries) {
    outcome = run_with_delay_server(name);
    if (outcome.output == expected) break;
  }
  return outcome;
}

}  // namespace support
