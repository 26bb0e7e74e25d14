// How often one receive is reported: once.
//
// The port says nothing about sockets, only about operations. Bytes that
// arrive while no receive is pending make no packet.
#include <iostream>

#include "receive.hpp"
#include "socket_pair.hpp"

namespace {

void start_receive(const Socket& socket) {
  start(std::make_unique<Receive>(socket));
}

// Waits a quarter of a second at the most, and prints what came.
void look(CompletionPort& port, const char* when) {
  std::cout << "  " << when << ": ";
  const auto packet = port.wait(250);
  if (!packet) {
    std::cout << "nothing" << std::endl;
    return;
  }
  const auto record = take_back(*packet);
  throw_if_failed(*record);
  std::cout << "a packet, bytes: " << record->received(*packet).size()
            << std::endl;
}

}  // namespace

int main() try {
  CompletionPort port;
  const SocketPair pair = make_socket_pair();
  port.associate(pair.ours, 1);

  std::cout << "one receive\n";
  start_receive(pair.ours);
  look(port, "before anything arrives");
  send_one_byte(pair.theirs);
  look(port, "one byte arrived");
  look(port, "asked again");
  send_one_byte(pair.theirs);
  look(port, "a second byte arrived");
  start_receive(pair.ours);
  look(port, "a new receive started");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
