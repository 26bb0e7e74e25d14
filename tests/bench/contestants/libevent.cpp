// libevent: persistent events on sockets that one reads and writes oneself,
// which is its leaner way (the other is bufferevents); evconnlistener to
// accept; event_active to wake.
#include <arpa/inet.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <event2/thread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <thread>

#include "../contestant.hpp"
#include "../sockets.hpp"

namespace bench {
namespace {

template <class T>
T* check(T* result) {
  if (result == nullptr) fail("libevent failed");
  return result;
}

struct Free {
  void operator()(event_base* base) const { event_base_free(base); }
  void operator()(event* one) const { event_free(one); }
  void operator()(evconnlistener* one) const { evconnlistener_free(one); }
};
using Base = std::unique_ptr<event_base, Free>;
using OwnedEvent = std::unique_ptr<event, Free>;

class EventRelay : public Relay {
 public:
  explicit EventRelay(const Circuit& circuit)
      : circuit_(circuit), ends_(circuit.sockets.size()) {
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      ends_[i].relay = this;
      ends_[i].readable.reset(check(event_new(base_.get(), circuit.sockets[i],
                                              EV_READ | EV_PERSIST, pass_on,
                                              &ends_[i])));
      event_add(ends_[i].readable.get(), nullptr);
    }
  }

  ~EventRelay() override {
    ends_.clear();
    for (const int socket : circuit_.sockets) close(socket);
  }

  void run(Progress& progress) override {
    progress_ = &progress;
    event_base_dispatch(base_.get());
  }

 private:
  struct End {
    EventRelay* relay;
    OwnedEvent readable;
  };

  static void pass_on(int from, short, void* end) {
    auto& self = *static_cast<End*>(end)->relay;
    const auto at = static_cast<std::size_t>(static_cast<End*>(end) -
                                             self.ends_.data());
    std::array<char, room_for_a_message> room;
    const int to = self.circuit_.sockets[self.circuit_.way_on(at)];
    const long size = must(recv(from, room.data(), room.size(), 0), "recv");
    must(send(to, room.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL),
         "send");
    if (!self.progress_->step()) event_base_loopbreak(self.base_.get());
  }

  const Circuit& circuit_;
  Progress* progress_ = nullptr;
  Base base_{check(event_base_new())};
  std::vector<End> ends_;
};

class Connections {
 public:
  Connections(Progress& progress, int at_once) : progress_(progress) {
    const int socket = listener();
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address_.sin_port = htons(static_cast<std::uint16_t>(port_of(socket)));
    listener_.reset(check(evconnlistener_new(
        base_.get(), arrived, this, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC,
        0, socket)));
    for (int i = 0; i < at_once; ++i) begin();
  }

  void run() { event_base_dispatch(base_.get()); }

 private:
  // An event that frees itself when it has come.
  void once(int fd, short what, event_callback_fn callback) {
    auto* const one = new Awaited{this, nullptr};
    one->owned.reset(check(event_new(base_.get(), fd, what, callback, one)));
    event_add(one->owned.get(), nullptr);
  }

  struct Awaited {
    Connections* all;
    OwnedEvent owned;
  };

  static std::unique_ptr<Awaited> taken(void* awaited) {
    return std::unique_ptr<Awaited>(static_cast<Awaited*>(awaited));
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
    once(fd, EV_WRITE, connected);
  }

  static void connected(int fd, short, void* awaited) {
    const auto one = taken(awaited);
    int error = 0;
    socklen_t size = sizeof error;
    must(getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size), "getsockopt");
    if (error != 0) fail("not connected");
    must(send(fd, "x", 1, MSG_NOSIGNAL), "send");
    one->all->once(fd, EV_READ, read_end);
  }

  static void arrived(evconnlistener*, int fd, sockaddr*, int, void* all) {
    static_cast<Connections*>(all)->once(fd, EV_READ, read_byte);
  }

  static void read_byte(int fd, short, void* awaited) {
    const auto one = taken(awaited);
    std::array<char, room_for_a_message> room;
    must(recv(fd, room.data(), room.size(), 0), "recv");
    close(fd);
  }

  static void read_end(int fd, short, void* awaited) {
    const auto one = taken(awaited);
    std::array<char, room_for_a_message> room;
    if (must(recv(fd, room.data(), room.size(), 0), "recv") != 0) {
      fail("more than the end");
    }
    close(fd);
    if (!one->all->progress_.step()) {
      event_base_loopbreak(one->all->base_.get());
    } else {
      one->all->begin();
    }
  }

  Progress& progress_;
  sockaddr_in address_{};
  Base base_{check(event_base_new())};
  std::unique_ptr<evconnlistener, Free> listener_;
};

// One side of the waking: when it is woken, it wakes the other.
struct Side {
  explicit Side(event_callback_fn woken)
      : bell(check(event_new(base.get(), -1, EV_PERSIST, woken, this))) {}

  void wake() { event_active(bell.get(), EV_READ, 0); }
  void run() { event_base_loop(base.get(), EVLOOP_NO_EXIT_ON_EMPTY); }

  Base base{check(event_base_new())};
  OwnedEvent bell;
  Side* other = nullptr;
  Progress* progress = nullptr;
};

}  // namespace

std::unique_ptr<Relay> make_relay(const Circuit& circuit) {
  return std::make_unique<EventRelay>(circuit);
}

void connections(Progress& progress, int at_once) {
  Connections(progress, at_once).run();
}

void wake_ups(Progress& progress) {
  evthread_use_pthreads();
  static std::atomic<bool> over = false;
  Side here([](int, short, void* data) {
    auto& side = *static_cast<Side*>(data);
    if (!side.progress->step()) {
      over = true;
      event_base_loopbreak(side.base.get());
    }
    side.other->wake();
  });
  Side there([](int, short, void* data) {
    auto& side = *static_cast<Side*>(data);
    if (over) {
      event_base_loopbreak(side.base.get());
      return;
    }
    side.other->wake();
  });
  here.other = &there;
  there.other = &here;
  here.progress = &progress;
  std::thread other([&] {
    stay_on_another_core();
    there.run();
  });
  there.wake();
  here.run();
  other.join();
}

std::string version() {
  return std::string("libevent ") + event_get_version();
}

}  // namespace bench
