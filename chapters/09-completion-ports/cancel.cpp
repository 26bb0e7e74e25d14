// Taking a receive back from the kernel: CancelIoEx asks, the packet answers.
//
// The record stays the kernel's until its packet has come, also when the
// cancelling "succeeded", and also when there was nothing left to cancel.
#include <iostream>

#include "receive.hpp"
#include "socket_pair.hpp"

namespace {

// A socket that is good for one cancelled receive, and is closed after it.
SocketPair make_pair_at(CompletionPort& port, ULONG_PTR key) {
  SocketPair pair = make_socket_pair();
  port.associate(pair.ours, key);
  return pair;
}

// Asks for the end of the operation. False: it has ended already.
bool cancel(Receive& lent) {
  const auto file = reinterpret_cast<HANDLE>(lent.socket);
  if (CancelIoEx(file, &lent.overlapped)) return true;
  if (GetLastError() != ERROR_NOT_FOUND) throw_last_error("CancelIoEx");
  return false;
}

void report_packet(CompletionPort& port) {
  const OVERLAPPED_ENTRY packet = port.wait().value();
  const auto record = take_back(packet);  // only now is the memory ours
  const int error = error_of(*record);
  std::cout << "  the packet: ";
  if (error == WSA_OPERATION_ABORTED) {
    std::cout << "ERROR_OPERATION_ABORTED";
  } else if (error == 0) {
    std::cout << "success";
  } else {
    std::cout << "error " << error;
  }
  std::cout << ", bytes: " << record->received(packet).size() << std::endl;
}

void start_and_cancel(CompletionPort& port, const Socket& socket) {
  auto record = std::make_unique<Receive>(socket);
  Receive& lent = *record;
  start(std::move(record));
  std::cout << "  CancelIoEx: "
            << (cancel(lent) ? "found it" : "nothing to cancel") << std::endl;
  report_packet(port);
}

}  // namespace

int main() try {
  CompletionPort port;
  const SocketPair silent = make_pair_at(port, 1);
  std::cout << "nothing has arrived\n";
  start_and_cancel(port, silent.ours);

  const SocketPair ready = make_pair_at(port, 2);
  send_one_byte(ready.theirs);
  wait_until_readable(ready.ours);
  std::cout << "a byte was there already\n";
  start_and_cancel(port, ready.ours);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
