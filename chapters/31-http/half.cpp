// A client that reads once, and takes what has come for the reply.
#include <chrono>
#include <iostream>
#include <string>
#include <thread>

#include "small_server.hpp"

using namespace std::chrono_literals;

namespace {

std::string read_once(const Socket& socket) {
  char bytes[4096];
  const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
  if (count < 0) throw_socket_error("recv");
  return std::string(bytes, static_cast<std::size_t>(count));
}

void get(const char* from, std::uint16_t port) {
  const Socket socket = ask(port, 0, "Hello, world");
  const std::string reply = read_once(socket);
  std::cout << from << ": \"" << reply.substr(reply.find("\r\n\r\n") + 4)
            << "\"\n";
}

}  // namespace

int main() {
  const SmallServer busy([](Client& client) {
    client.read_request();
    client.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello, ");
    std::this_thread::sleep_for(200ms);
    client.send("world");
  });
  get("the delay server", delay_server_port());
  get("a busy server", busy.port());
}
