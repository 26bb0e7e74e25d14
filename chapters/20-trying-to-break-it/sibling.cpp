// Two sockets are ready in one batch, and the handler of the first closes the
// second. The kernel's note is a pointer. Built with the address sanitizer.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <iostream>

extern "C" const char* __asan_default_options() {
  return "log_path=stdout:exitcode=0:detect_leaks=0";
}

namespace {

struct Connection {
  int descriptor;
  int number;
  Connection* sibling = nullptr;
};

// Half of a pair of sockets, with a byte to read.
Connection* make_ready(int queue, int number) {
  int ends[2];
  (void)!::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
  (void)!::write(ends[1], "x", 1);
  auto* const connection = new Connection{ends[0], number};
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = connection;
  ::epoll_ctl(queue, EPOLL_CTL_ADD, ends[0], &event);
  return connection;
}

void handle(Connection* connection) {
  std::cout << "connection " << connection->number << " is ready" << std::endl;
  if (Connection* const sibling = connection->sibling) {
    std::cout << "and closes connection " << sibling->number << std::endl;
    ::close(sibling->descriptor);
    delete sibling;
  }
}

}  // namespace

int main() {
  const int queue = ::epoll_create1(EPOLL_CLOEXEC);
  Connection* const first = make_ready(queue, 1);
  first->sibling = make_ready(queue, 2);
  std::array<epoll_event, 8> ready;
  const int count = ::epoll_wait(queue, ready.data(), ready.size(), -1);
  for (int i = 0; i < count; ++i) {
    const epoll_event event = ready[static_cast<std::size_t>(i)];
    handle(static_cast<Connection*>(event.data.ptr));
  }
}
