// A program for strace: makes one call of the library after another, each
// behind a mark that the trace shows, a write to no descriptor. With a word it
// only waits.
#include <unistd.h>

#include <cstring>

#define DOCTEST_CONFIG_IMPLEMENT  // for what support.hpp uses of it
#include "support.hpp"

namespace {

void mark(const char* name) {
  [[maybe_unused]] const auto written = write(-1, name, std::strlen(name));
}

// All calls of one turn, the first of which is a rehearsal.
void turn(Loop& loop, TcpListener& listener, const Waker& waker) {
  constexpr auto both = Interests::READABLE | Interests::WRITABLE;
  const Registrator& registrator = loop.registrator;
  mark("connect");
  auto near = must(TcpStream::connect(must(listener.local_address())));
  mark("wait for it");
  await_readable(listener);
  mark("accept");
  auto far = must(listener.accept());
  mark("register");
  must(registrator.register_source(near, 1, Interests::READABLE));
  mark("widen");
  must(registrator.reregister(near, 1, both));
  mark("poll");
  must(loop.poll.poll(loop.events));
  mark("arm");
  must(registrator.reregister(near, 1, both));
  mark("narrow");
  must(registrator.reregister(near, 1, Interests::READABLE));
  mark("swap");
  must(registrator.reregister(near, 1, Interests::WRITABLE));
  mark("make level");
  must(registrator.reregister(near, 1, both, Trigger::level));
  mark("deregister");
  must(registrator.deregister(near));
  mark("poll without waiting");
  must(loop.poll.poll(loop.events, 0ns));
  mark("wake");
  must(waker.wake());
  mark("poll for the wake");
  must(loop.poll.poll(loop.events));
  mark("write");
  must(near.write(bytes_of("x")));
  mark("read");
  (void)read_some(far);
  mark("register again");
  must(registrator.register_source(near, 1, Interests::READABLE));
  mark("close");
  { const TcpStream gone = std::move(near); }
  mark("end");
}

}  // namespace

int main(int count, char**) {
  Loop loop;
  if (count > 1) {
    for (const auto timeout : {1'300us, 4'700us, 12'300us}) {
      mark("wait");
      must(loop.poll.poll(loop.events, timeout));
    }
    mark("end");
    return 0;
  }
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const Waker waker = must(loop.registrator.waker(2));
  turn(loop, listener, waker);
  turn(loop, listener, waker);
}
