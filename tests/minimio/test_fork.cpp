// What fork() and exec do to a loop: nothing, to that of the parent. A child
// has to leave what it inherits alone, and end by _exit() or exec: its copies'
// destructors would take the parent's registrations down.
#include <sys/wait.h>

#include "support.hpp"

namespace {

// A copy of this process that does `work`, and ends without destructors.
class Child {
 public:
  template <class Work>
  explicit Child(Work work) : id_(fork()) {
    if (id_ != 0) return;
    work();
    _exit(0);
  }
  ~Child() { CHECK(wait() == 0); }

  int wait() {
    if (id_ > 0) waitpid(std::exchange(id_, 0), &status_, 0);
    return status_;
  }

 private:
  pid_t id_;
  int status_ = 0;
};

// A loop with one of each: all must work after as they did before.
struct Everything {
  Everything() {
    must(loop.registrator.register_source(level.near, 1, Interests::READABLE,
                                          Trigger::level));
    must(loop.registrator.register_source(once.near, 2, Interests::READABLE));
  }

  void check() {
    CHECK(loop.is_silent());
    send_text(level.far, "x");
    CHECK(loop.one().token() == 1);
    CHECK(receive_text(level.near, 1) == "x");
    send_text(once.far, "y");
    CHECK(loop.one().token() == 2);
    CHECK(receive_text(once.near, 1) == "y");
    must(loop.registrator.reregister(once.near, 2, Interests::READABLE));
    must(waker.wake());
    CHECK(loop.one().token() == 3);
    auto [near, far] = connected();
    must(loop.registrator.register_source(near, 4, Interests::WRITABLE));
    CHECK(loop.one().token() == 4);
    CHECK(loop.is_silent());
  }

  Loop loop;
  Pair level = connected();
  Pair once = connected();
  Waker waker = must(loop.registrator.waker(3));
};

// A pipe whose reader waits until the writer has gone.
struct Gate {
  Gate() {
    int ends[2];
    if (pipe(ends) != 0) throw_socket_error("pipe");
    reader = Descriptor(ends[0]);
    writer = Descriptor(ends[1]);
  }
  void open() { writer.reset(); }
  void wait() {
    writer.reset();
    char byte;
    while (read(reader.get(), &byte, 1) == -1 && errno == EINTR) {
    }
  }
  Descriptor reader;
  Descriptor writer;
};

}  // namespace

TEST_CASE("fork_leaves_the_loop_of_the_parent_intact") {
  Everything everything;
  everything.check();
  Child([] {}).wait();
  everything.check();
}

TEST_CASE("a_child_that_lives_on_leaves_the_loop_of_the_parent_intact") {
  Everything everything;
  Gate gate;
  Child child([&] { gate.wait(); });
  everything.check();
  gate.open();
  child.wait();
  everything.check();
}

TEST_CASE("a_child_that_closes_descriptors_leaves_the_parents_intact") {
  Everything everything;
  Child([] {
    for (int descriptor = 3; descriptor < 100; ++descriptor) close(descriptor);
  }).wait();
  everything.check();
}

TEST_CASE("fork_while_a_poll_waits_leaves_the_wait_intact") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  auto events = wait_elsewhere(loop);
  Child([] {}).wait();
  CHECK(events.wait_for(a_while) == std::future_status::timeout);
  must(waker.wake());
  CHECK(events.get().size() == 1);
}

TEST_CASE("a_stream_closed_while_a_child_has_a_copy_is_silent") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  Gate gate;
  Child child([&] { gate.wait(); });
  { const TcpStream gone = std::move(near); }
  send_text(far, "x");
  CHECK(loop.is_silent());
  gate.open();
}

TEST_CASE("a_program_that_is_started_inherits_nothing") {
  const auto inherited = [] {
    std::vector<int> open;
    for (int descriptor = 0; descriptor < 200; ++descriptor) {
      const int flags = fcntl(descriptor, F_GETFD);
      if (flags != -1 && (flags & FD_CLOEXEC) == 0) open.push_back(descriptor);
    }
    return open;
  };
  const auto before = inherited();
  const Everything everything;  // sockets of each origin, a queue, a waker
  const auto udp = must(UdpSocket::bind(SocketAddress::loopback(0)));
  const auto adopted =
      must(TcpStream::adopt(dup(socket_of(everything.once.near))));
  const auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  CHECK(inherited() == before);
}
