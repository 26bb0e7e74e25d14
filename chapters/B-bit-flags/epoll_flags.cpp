// What epoll reports of three sockets: as a number, and by its names.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <system_error>

#include "names.hpp"

namespace {

constexpr Flag epoll_flags[] = {
    {EPOLLIN, "EPOLLIN"},           {EPOLLPRI, "EPOLLPRI"},
    {EPOLLOUT, "EPOLLOUT"},         {EPOLLERR, "EPOLLERR"},
    {EPOLLHUP, "EPOLLHUP"},         {EPOLLRDHUP, "EPOLLRDHUP"},
    {EPOLLONESHOT, "EPOLLONESHOT"}, {EPOLLET, "EPOLLET"},
};

int must(int result, const char* attempt) {
  if (result != -1) return result;
  throw std::system_error(errno, std::generic_category(), attempt);
}

// What a new queue says of the socket at once.
std::uint32_t look_at(int socket) {
  const int queue = must(epoll_create1(0), "epoll_create1");
  epoll_event event = {};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP;
  must(epoll_ctl(queue, EPOLL_CTL_ADD, socket, &event), "epoll_ctl");
  if (must(epoll_wait(queue, &event, 1, 0), "epoll_wait") == 0) {
    event.events = 0;
  }
  close(queue);
  return event.events;
}

void print(const char* what, std::uint32_t flags) {
  std::cout << what << ": " << in_hexadecimal(flags) << ", "
            << names_of(flags, epoll_flags) << "\n";
}

}  // namespace

int main() {
  print("what we ask for", EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLONESHOT);

  int ends[2];
  must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), "socketpair");
  print("a quiet connection", look_at(ends[0]));
  must(static_cast<int>(send(ends[1], "x", 1, 0)), "send");
  print("with a byte to read", look_at(ends[0]));
  close(ends[1]);
  print("and the other end closed", look_at(ends[0]));
  close(ends[0]);
}
