// A buffer that is given back too early, and what the kernel does to it.
//
// A receive is started, then its buffer is returned to a pool while the kernel
// still has its address. The pool hands the same memory to somebody else.
#include <array>
#include <cstdio>
#include <iostream>

#include "ask.hpp"
#include "completion_port.hpp"

namespace {

// An allocator of one block. What is given back is handed out again, as every
// allocator does sooner or later; this one does it at once.
class Pool {
 public:
  char* take() { return block_.data(); }
  void give_back(char*) {}
  std::size_t size() const { return block_.size() - 1; }

 private:
  std::array<char, 256> block_{};
};

Pool pool;
OVERLAPPED overlapped{};

void expect_reply(const Socket& socket) {
  char* const buffer = pool.take();
  WSABUF where{static_cast<ULONG>(pool.size()), buffer};
  DWORD flags = 0;
  const int result = WSARecv(socket.get(), &where, 1, nullptr, &flags,
                             &overlapped, nullptr);
  if (result != 0 && last_socket_error() != WSA_IO_PENDING) {
    throw_socket_error("WSARecv");
  }
  pool.give_back(buffer);  // we have not read a single byte yet
}

std::string_view first_line(const char* text) {
  const std::string_view all = text;
  return all.substr(0, all.find('\r'));
}

void wait_for_reply(CompletionPort& port) {
  if (port.wait()->dwNumberOfBytesTransferred == 0) {
    throw std::runtime_error("the delay server closed without a reply");
  }
}

}  // namespace

int main() try {
  CompletionPort port;
  const Socket socket = ask(delay_server_port(), 200, "hello");
  port.associate(socket, 1);
  expect_reply(socket);

  char* const shopping = pool.take();
  std::snprintf(shopping, pool.size(), "bread, milk, two lemons");
  std::cout << "before: " << first_line(shopping) << std::endl;
  wait_for_reply(port);
  std::cout << "after:  " << first_line(shopping) << std::endl;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
