// An operation that is done at once, and how often we hear of it.
//
// A byte lies in the socket's buffer before the receive is started. WSARecv
// itself says that the work is done; does the port say it too?
#include <iostream>

#include "receive.hpp"
#include "socket_pair.hpp"

namespace {

enum class Packets { always, only_if_pending };

// From now on: no packet for an operation that succeeds within its own call.
void skip_packets_on_success(const Socket& socket) {
  const auto file = reinterpret_cast<HANDLE>(socket.get());
  if (!SetFileCompletionNotificationModes(
          file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS)) {
    throw_last_error("SetFileCompletionNotificationModes");
  }
}

void receive_what_is_there(CompletionPort& port, const SocketPair& pair,
                           Packets packets) {
  send_one_byte(pair.theirs);
  wait_until_readable(pair.ours);

  auto record = std::make_unique<Receive>(pair.ours);
  Receive* const lent = record.get();
  const Started started = start(std::move(record));
  std::cout << "  the call: "
            << (started == Started::done ? "done" : "pending") << std::endl;
  if (started == Started::done && packets == Packets::only_if_pending) {
    record.reset(lent);  // no packet will come: it is ours already
  }

  const auto packet = port.wait(250);
  std::cout << "  the port: " << (packet ? "a packet" : "nothing")
            << std::endl;
  if (packet) record = take_back(*packet);
}

}  // namespace

int main() try {
  CompletionPort port;
  const SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);

  std::cout << "by default\n";
  receive_what_is_there(port, pair, Packets::always);

  std::cout << "FILE_SKIP_COMPLETION_PORT_ON_SUCCESS\n";
  skip_packets_on_success(pair.ours);
  receive_what_is_there(port, pair, Packets::only_if_pending);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
