// Connects to the first of several addresses that answers.
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include "minimio/error.hpp"
#include "minimio/tcp_listener.hpp"
#include "minimio/tcp_stream.hpp"

using namespace minimio;

namespace {

// Waits for the end of one attempt: connected, or why not.
Result<TcpStream> connect_and_wait(const SocketAddress& address) {
  auto stream = TcpStream::connect(address);
  while (stream && !stream->peer_address()) {
    if (auto failed = stream->take_error(); !failed) {
      return std::unexpected(failed.error());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return stream;
}

Result<TcpStream> connect_to_first(const std::vector<SocketAddress>& list) {
  std::error_code why = make_error_code(std::errc::invalid_argument);
  for (const SocketAddress& address : list) {
    auto stream = connect_and_wait(address);
    if (stream) return stream;
    why = stream.error();
  }
  return std::unexpected(why);
}

// A port at which nobody listens any more.
SocketAddress deserted() {
  return TcpListener::bind(SocketAddress::loopback(0))
      .value()
      .local_address()
      .value();
}

}  // namespace

int main() {
  const auto listener = TcpListener::bind(SocketAddress::loopback(0)).value();
  const auto address = listener.local_address().value();
  const auto found = connect_to_first({deserted(), address});
  std::cout << "refused, then answered: "
            << (found && found->peer_address() == address ? "connected"
                                                          : "failed")
            << "\n";
  const auto none = connect_to_first({deserted(), deserted()});
  std::cout << "refused, then refused: "
            << (none.error() == std::errc::connection_refused ? "refused"
                                                              : "?")
            << "\n";
}
