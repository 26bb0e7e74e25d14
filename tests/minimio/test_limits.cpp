// When there are no descriptors left: errors, and nothing lost or leaked.
#include <sys/resource.h>

#include "support.hpp"

namespace {

// Takes all descriptors there are, under a limit that makes them few.
class Famine {
 public:
  Famine() {
    rehearse();
    getrlimit(RLIMIT_NOFILE, &before_);
    rlimit few = before_;
    few.rlim_cur = 200;
    setrlimit(RLIMIT_NOFILE, &few);
    eat();
  }
  ~Famine() { setrlimit(RLIMIT_NOFILE, &before_); }

  // Takes what is left: how many that were.
  std::size_t eat() {
    const std::size_t old = eaten_.size();
    for (int copy = dup(0); copy != -1; copy = dup(0)) {
      eaten_.emplace_back(copy);
    }
    return eaten_.size() - old;
  }

  void give_back(std::size_t count) {
    eaten_.resize(eaten_.size() - count);
  }

 private:
  // When it meets a class with virtual functions for the first time, the
  // sanitizer of undefined behaviour needs descriptors itself.
  static void rehearse() {
    for (const std::error_code error :
         {make_error_code(Errc::would_block),
          std::error_code(EMFILE, std::system_category())}) {
      CHECK(error != Errc::poll_closed);
      CHECK(error != std::errc::address_in_use);
    }
  }

  rlimit before_;
  std::vector<Descriptor> eaten_;
};

constexpr auto too_many = std::errc::too_many_files_open;

// macOS takes a connection off the queue before it looks for a descriptor, and
// closes it if there is none: accept_nocancel() in bsd/kern/uipc_syscalls.c.
#ifdef __APPLE__
constexpr bool keeps_connections = false;
#else
constexpr bool keeps_connections = true;
#endif

}  // namespace

TEST_CASE("accepting_without_descriptors_keeps_the_connection") {
  Loop loop;
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  must(loop.registrator.register_source(listener, 1, Interests::READABLE));
  auto near = must(TcpStream::connect(must(listener.local_address())));
  CHECK(loop.one().is_readable());
  Famine famine;
  CHECK(error_of(listener.accept()) == too_many);
  CHECK(loop.is_silent());  // one-shot: told once, no spinning
  famine.give_back(1);
  must(loop.registrator.reregister(listener, 1, Interests::READABLE));
  if (!keeps_connections) {
    CHECK(loop.is_silent());
    return;
  }
  CHECK(loop.one().is_readable());
  auto far = listener.accept();
  REQUIRE(far);
  send_text(near, "still there");
  CHECK(receive_text(*far, 11) == "still there");
}

TEST_CASE("a_listener_without_descriptors_stays_readable") {
  Loop loop;
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  must(loop.registrator.register_source(listener, 1, Interests::READABLE,
                                        Trigger::level));
  auto near = must(TcpStream::connect(must(listener.local_address())));
  const Famine famine;
  for (int i = 0; i < (keeps_connections ? 3 : 1); ++i) {
    CHECK(loop.one().is_readable());
    CHECK(error_of(listener.accept()) == too_many);
  }
}

TEST_CASE("sockets_cannot_be_made_without_descriptors") {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const auto address = must(listener.local_address());
  Famine famine;
  CHECK(error_of(TcpStream::connect(address)) == too_many);
  CHECK(error_of(TcpListener::bind(SocketAddress::loopback(0))) == too_many);
  CHECK(error_of(UdpSocket::bind(SocketAddress::loopback(0))) == too_many);
  famine.give_back(1);
  CHECK(TcpStream::connect(address));
}

TEST_CASE("a_poll_cannot_be_made_without_descriptors") {
  Famine famine;
  CHECK(error_of(Poll::create()) == too_many);
  CHECK(famine.eat() == 0);
}

TEST_CASE("a_poll_that_cannot_be_made_leaks_nothing") {
  if (is_stand_in) return skip("the stand-in's queue is made of several");
  Famine famine;
  for (int i = 0; i < 10; ++i) {
    famine.give_back(1);  // not enough for a queue and its bell, if it is one
    (void)Poll::create();
    CHECK(famine.eat() == 1);
  }
}

TEST_CASE("a_socket_that_cannot_be_bound_leaks_nothing") {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const auto address = must(listener.local_address());
  Famine famine;
  for (int i = 0; i < 10; ++i) {
    famine.give_back(1);
    CHECK(error_of(TcpListener::bind(address)) == std::errc::address_in_use);
    CHECK(famine.eat() == 1);
  }
}

TEST_CASE("a_waker_without_descriptors_fails_or_needs_none") {
  Loop loop;
  must(loop.registrator.waker(0));  // a rehearsal, for the sanitizer
  Famine famine;
  const auto waker = loop.registrator.waker(1);
  if (kernel == Kernel::epoll) {
    CHECK(error_of(waker) == too_many);
  } else if (waker) {
    must(waker->wake());
    CHECK(loop.one().token() == 1);
  }
  famine.give_back(1);
  const auto next = must(loop.registrator.waker(2));
  must(next.wake());
  CHECK(loop.one().token() == 2);
}

TEST_CASE("what_comes_and_goes_leaks_nothing") {
  Famine famine;
  famine.give_back(20);
  for (int i = 0; i < 300; ++i) {  // more than there are descriptors
    Loop loop;
    const Waker waker = must(loop.registrator.waker(1));
    auto [near, far] = connected();
    must(loop.registrator.register_source(near, 2, Interests::READABLE));
    if (i % 2 == 0) must(waker.wake());
    if (i % 3 == 0) must(loop.registrator.close_loop());
  }
  Loop loop;
  for (int i = 0; i < 300; ++i) must(loop.registrator.waker(1));
}

// This and the next are rehearsed too.
TEST_CASE("registering_needs_no_descriptor") {
  Loop loop;
  auto [near, far] = connected();
  const auto round = [&] {
    must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
    CHECK(loop.one().token() == 1);
    must(loop.registrator.reregister(near, 2, Interests::WRITABLE));
    CHECK(loop.one().token() == 2);
    CHECK(loop.registrator.deregister(near));
  };
  round();
  const Famine famine;
  round();
}

TEST_CASE("closing_a_loop_needs_no_descriptor") {
  for (const bool is_rehearsal : {true, false}) {
    Loop loop;
    std::optional<Famine> famine;
    auto result = std::async(std::launch::async, [&] {
      return error_of(loop.poll.poll(loop.events, patience));
    });
    if (!is_rehearsal) famine.emplace();
    CHECK(loop.registrator.close_loop());
    CHECK(result.get() == Errc::poll_closed);
  }
}
