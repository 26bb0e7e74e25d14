#include "sight.hpp"

#include <fcntl.h>
#include <linux/stat.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace kqueue_on_epoll {

namespace {

constexpr std::intptr_t unknown_space = 4096;

int poll_now(int descriptor, int events) {
  pollfd entry{descriptor, static_cast<short>(events), 0};
  poll(&entry, 1, 0);
  return entry.revents;
}

int socket_option(int descriptor, int option) {
  int value = 0;
  socklen_t size = sizeof value;
  getsockopt(descriptor, SOL_SOCKET, option, &value, &size);
  return value;
}

std::optional<int> count_by_ioctl(int descriptor, unsigned long request) {
  int count = 0;
  if (syscall(SYS_ioctl, descriptor, request, &count) != 0) return {};
  return count;
}

std::optional<tcp_info> tcp_state(int descriptor) {
  tcp_info info{};
  socklen_t size = sizeof info;
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
    return {};
  return info;
}

// A guess: see include/sys/event.h.
std::uint32_t likely_error(int descriptor) {
  const auto tcp = tcp_state(descriptor);
  const bool never_connected =
      tcp && tcp->tcpi_bytes_acked == 0 && tcp->tcpi_bytes_received == 0 &&
      tcp->tcpi_segs_out <= 1;
  return never_connected ? ECONNREFUSED : ECONNRESET;
}

// Linux calls a socket that was never connected hung up; kqueue keeps quiet.
bool is_fresh(int revents, const OpenFile& file) {
  return file.is_socket && (revents & POLLHUP) != 0 &&
         (revents & (POLLRDHUP | POLLERR | POLLIN)) == 0;
}

// The write side of a TCP connection is shut, by us or by both.
bool is_tcp_write_shut(int descriptor) {
  enum { established = 1, syn_sent, syn_received, close_wait = 8, listen = 10 };
  const auto tcp = tcp_state(descriptor);
  if (!tcp) return false;
  const int state = tcp->tcpi_state;
  return state != established && state != syn_sent && state != syn_received &&
         state != close_wait && state != listen;
}

bool is_write_shut(int revents, int descriptor, const OpenFile& file) {
  if (!file.is_socket) return (revents & POLLERR) != 0;
  if ((revents & POLLHUP) && (revents & POLLRDHUP)) return true;
  return is_tcp_write_shut(descriptor);
}

std::intptr_t space_for_writing(int descriptor, const OpenFile& file) {
  const auto queued = count_by_ioctl(descriptor, TIOCOUTQ);
  if (!file.is_socket || !queued) return unknown_space;
  return std::max(socket_option(descriptor, SO_SNDBUF) - *queued, 1);
}

}  // namespace

std::optional<OpenFile> open_file(int descriptor) {
  struct statx about {};
  if (syscall(SYS_statx, descriptor, "", AT_EMPTY_PATH,
              STATX_TYPE | STATX_INO, &about) != 0) {
    return {};
  }
  const std::uint64_t device =
      std::uint64_t{about.stx_dev_major} << 32 | about.stx_dev_minor;
  return OpenFile{device, about.stx_ino, S_ISSOCK(about.stx_mode)};
}

Sight sight_for_reading(int descriptor, const OpenFile& file) {
  const int revents = poll_now(descriptor, POLLIN | POLLRDHUP);
  Sight sight;
  if (is_fresh(revents, file)) return sight;
  sight.ready = (revents & (POLLIN | POLLRDHUP | POLLHUP | POLLERR)) != 0;
  sight.at_end = (revents & (POLLRDHUP | POLLHUP)) != 0;
  if (sight.at_end && (revents & POLLERR)) {
    sight.error = likely_error(descriptor);
  }
  if (!sight.ready) return sight;
  const bool listens =
      file.is_socket && socket_option(descriptor, SO_ACCEPTCONN) != 0;
  sight.amount = listens ? 1 : count_by_ioctl(descriptor, FIONREAD).value_or(1);
  return sight;
}

Sight sight_for_writing(int descriptor, const OpenFile& file) {
  const int revents = poll_now(descriptor, POLLOUT | POLLRDHUP);
  Sight sight;
  if (is_fresh(revents, file)) return sight;
  sight.ready = (revents & (POLLOUT | POLLHUP | POLLERR)) != 0;
  if (!sight.ready) return sight;
  sight.at_end = is_write_shut(revents, descriptor, file);
  if (sight.at_end && file.is_socket && (revents & POLLERR)) {
    sight.error = likely_error(descriptor);
  }
  sight.amount = space_for_writing(descriptor, file);
  return sight;
}

int watch(int epoll, int descriptor, std::uint32_t events) {
  epoll_event interest{};
  interest.events = events | EPOLLET;
  interest.data.u64 = static_cast<std::uint64_t>(descriptor);
  if (syscall(SYS_epoll_ctl, epoll, EPOLL_CTL_ADD, descriptor, &interest) == 0)
    return 0;
  if (errno != EEXIST) return errno;
  // Also looks again, and reports anew what is ready already.
  if (syscall(SYS_epoll_ctl, epoll, EPOLL_CTL_MOD, descriptor, &interest) == 0)
    return 0;
  return errno;
}

void unwatch(int epoll, int descriptor) {
  syscall(SYS_epoll_ctl, epoll, EPOLL_CTL_DEL, descriptor, nullptr);
}

}  // namespace kqueue_on_epoll
