// Raw epoll: the loops that one would write for exactly this, without a
// library. Level-triggered, or with BENCH_ONESHOT one-shot.
#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <thread>

#include "../contestant.hpp"
#include "../sockets.hpp"

namespace bench {
namespace {

constexpr std::uint32_t once = BENCH_ONESHOT ? std::uint32_t{EPOLLONESHOT} : 0;

class Queue {
 public:
  ~Queue() { close(queue_); }

  void add(int fd, std::uint32_t events, std::uint64_t token) {
    control(EPOLL_CTL_ADD, fd, events, token);
  }
  void change(int fd, std::uint32_t events, std::uint64_t token) {
    control(EPOLL_CTL_MOD, fd, events, token);
  }
  // Arms again what a one-shot event has disarmed.
  void again(int fd, std::uint32_t events, std::uint64_t token) {
    if (once != 0) change(fd, events, token);
  }

  template <class Handle>
  void wait(Handle handle) {
    const long count =
        must(epoll_wait(queue_, ready_.data(), events_at_once, -1), "epoll_wait");
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      handle(ready_[i].data.u64);
    }
  }

 private:
  void control(int operation, int fd, std::uint32_t events,
               std::uint64_t token) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = token;
    must(epoll_ctl(queue_, operation, fd, &event), "epoll_ctl");
  }

  int queue_ =
      static_cast<int>(must(epoll_create1(EPOLL_CLOEXEC), "epoll_create1"));
  std::array<epoll_event, events_at_once> ready_;
};

class EpollRelay : public Relay {
 public:
  explicit EpollRelay(const Circuit& circuit) : circuit_(circuit) {
    for (std::size_t i = 0; i < circuit_.sockets.size(); ++i) {
      queue_.add(circuit_.sockets[i], EPOLLIN | once, i);
    }
  }

  ~EpollRelay() override {
    for (const int socket : circuit_.sockets) close(socket);
  }

  void run(Progress& progress) override {
    std::array<char, room_for_a_message> room;
    for (bool more = true; more;) {
      queue_.wait([&](std::uint64_t at) {
        const int from = circuit_.sockets[at];
        const int to = circuit_.sockets[circuit_.way_on(at)];
        const long size = must(recv(from, room.data(), room.size(), 0), "recv");
        must(send(to, room.data(), static_cast<std::size_t>(size),
                  MSG_NOSIGNAL),
             "send");
        queue_.again(from, EPOLLIN | once, at);
        more = progress.step() && more;
      });
    }
  }

 private:
  const Circuit& circuit_;
  Queue queue_;
};

// Connections to a listener of its own. The token is the descriptor, and in the
// upper half what is awaited of it.
class Connections {
 public:
  Connections(Progress& progress, int at_once) : progress_(progress) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address_.sin_port = htons(static_cast<std::uint16_t>(port_of(listener_)));
    queue_.add(listener_, EPOLLIN | once, token(arriving, listener_));
    for (int i = 0; i < at_once; ++i) begin();
  }

  ~Connections() { close(listener_); }

  void run() {
    while (more_) {
      queue_.wait([&](std::uint64_t token) {
        const int fd = static_cast<int>(token & 0xffffffff);
        switch (token >> 32) {
          case arriving: return accept_all();
          case byte: return read_byte(fd);
          case connected: return write_byte(fd);
          case end: return read_end(fd);
        }
      });
    }
  }

 private:
  enum Awaited : std::uint64_t { arriving, byte, connected, end };

  static std::uint64_t token(Awaited awaited, int fd) {
    return awaited << 32 | static_cast<unsigned>(fd);
  }

  void begin() {
    const int fd = static_cast<int>(
        must(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0),
             "socket"));
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address_),
                sizeof address_) != 0 &&
        errno != EINPROGRESS) {
      must(-1, "connect");
    }
    queue_.add(fd, EPOLLOUT | once, token(connected, fd));
  }

  void accept_all() {
    for (;;) {
      const int fd = accept4(listener_, nullptr, nullptr,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (fd == -1) break;
      queue_.add(fd, EPOLLIN | once, token(byte, fd));
    }
    if (errno != EAGAIN) must(-1, "accept4");
    queue_.again(listener_, EPOLLIN | once, token(arriving, listener_));
  }

  void write_byte(int fd) {
    int error = 0;
    socklen_t size = sizeof error;
    must(getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size), "getsockopt");
    if (error != 0) fail("not connected");
    must(send(fd, "x", 1, MSG_NOSIGNAL), "send");
    queue_.change(fd, EPOLLIN | once, token(end, fd));
  }

  void read_byte(int fd) {
    std::array<char, room_for_a_message> room;
    must(recv(fd, room.data(), room.size(), 0), "recv");
    close(fd);
  }

  void read_end(int fd) {
    std::array<char, room_for_a_message> room;
    if (must(recv(fd, room.data(), room.size(), 0), "recv") != 0) {
      fail("more than the end");
    }
    close(fd);
    more_ = progress_.step() && more_;
    if (more_) begin();
  }

  Progress& progress_;
  bool more_ = true;
  Queue queue_;
  int listener_ = listener();
  sockaddr_in address_{};
};

// A counter that is never read: edge-triggered, each write is an event.
class Bell {
 public:
  explicit Bell(Queue& queue) { queue.add(counter_, EPOLLIN | EPOLLET, 0); }
  ~Bell() { close(counter_); }

  void ring() const { must(eventfd_write(counter_, 1), "eventfd_write"); }

 private:
  int counter_ = static_cast<int>(
      must(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"));
};

}  // namespace

std::unique_ptr<Relay> make_relay(const Circuit& circuit) {
  return std::make_unique<EpollRelay>(circuit);
}

void connections(Progress& progress, int at_once) {
  Connections(progress, at_once).run();
}

void wake_ups(Progress& progress) {
  Queue here;
  Queue there;
  const Bell to_here(here);
  const Bell to_there(there);
  std::atomic<bool> more = true;
  std::thread other([&] {
    stay_on_another_core();
    while (more) there.wait([&](std::uint64_t) { to_here.ring(); });
  });
  to_there.ring();
  while (more) {
    here.wait([&](std::uint64_t) {
      more = progress.step();
      to_there.ring();
    });
  }
  other.join();
}

// The kernel's version, without what a distributor has appended.
std::string version() {
  utsname system{};
  uname(&system);
  const std::string release = system.release;
  return std::string("epoll of ") + system.sysname + " " +
         release.substr(0, release.find('-'));
}

}  // namespace bench
