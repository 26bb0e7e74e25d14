// More sources than events, and more connections than fit in a hand.
#include "support.hpp"

#ifndef _WIN32
#include <sys/resource.h>
#endif

namespace {

// Streams that are ready, registered with their places as tokens.
class Crowd {
 public:
  Crowd(Loop& loop, std::size_t size, Trigger trigger) {
    auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
    for (Token i = 0; i < size; ++i) {
      pairs_.push_back(connected(listener));
      must(loop.registrator.register_source(pairs_.back().near, i,
                                            Interests::WRITABLE, trigger));
    }
  }

 private:
  std::vector<Pair> pairs_;
};

// How many descriptors a process may have, after asking for more.
std::size_t descriptors() {
#ifdef _WIN32
  return 1'000'000;
#else
  rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
#ifdef __APPLE__
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_cur, OPEN_MAX);
#endif
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<std::size_t>(limit.rlim_cur);
#endif
}

}  // namespace

TEST_CASE("more_sources_than_events_are_all_told_once") {
  Loop loop(5);
  const Crowd crowd(loop, 64, Trigger::oneshot);
  std::vector<int> told(64);
  for (std::size_t sum = 0; sum < told.size();) {
    const auto& events = loop.wait();
    REQUIRE(events.size() <= 5);
    for (const Event& event : events) ++told[event.token()];
    sum += events.size();
  }
  CHECK(told == std::vector<int>(64, 1));
  CHECK(loop.is_silent());
}

TEST_CASE("more_sources_than_events_get_their_turn_each") {
  Loop loop(4);
  const Crowd crowd(loop, 64, Trigger::level);
  std::vector<int> told(64);
  // Twice as many polls as it takes, if each is told once.
  for (int i = 0; i < 2 * 64 / 4; ++i) {
    REQUIRE(loop.wait().size() <= 4);
    for (const Event& event : loop.events) ++told[event.token()];
  }
  CHECK(std::ranges::count(told, 0) == 0);
}

TEST_CASE("room_for_one_event_is_enough") {
  Loop loop(1);
  const Crowd crowd(loop, 16, Trigger::oneshot);
  std::vector<int> told(16);
  for (int i = 0; i < 16; ++i) ++told[loop.one().token()];
  CHECK(told == std::vector<int>(16, 1));
  CHECK(loop.is_silent());
}

TEST_CASE("a_quiet_source_is_heard_among_loud_ones") {
  Loop loop(4);
  const Crowd crowd(loop, 32, Trigger::level);
  for (int i = 0; i < 10; ++i) loop.wait();
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1000, Interests::READABLE));
  send_text(far, "psst");
  bool is_heard = false;
  for (int i = 0; i < 20 && !is_heard; ++i) {
    for (const Event& event : loop.wait()) is_heard |= event.token() == 1000;
  }
  CHECK(is_heard);
}

TEST_CASE("a_great_many_sources_come_in_one_poll") {
  Loop loop(300);
  const Crowd crowd(loop, 300, Trigger::level);
  CHECK(comes_true([&] { return loop.wait().size() == 300; }));
}

// The other ends of most are left to their listeners, which takes half of the
// descriptors. Fewer where they do not suffice even so.
TEST_CASE("ten_thousand_connections_are_registered_at_once") {
  constexpr std::size_t each = 100;  // what every listener's backlog holds
  const std::size_t listeners_wanted =
      std::min(10'000 / each, (descriptors() - 100) / (each + 2));
  Loop loop(512);
  std::vector<TcpListener> listeners;
  std::vector<TcpStream> streams;
  for (std::size_t i = 0; i < listeners_wanted; ++i) {
    listeners.push_back(must(TcpListener::bind(SocketAddress::loopback(0))));
    const auto address = must(listeners.back().local_address());
    for (std::size_t k = 0; k < each; ++k) {
      streams.push_back(must(TcpStream::connect(address)));
      must(loop.registrator.register_source(
          streams.back(), streams.size() - 1, Interests::WRITABLE));
    }
  }
  MESSAGE(streams.size() << " connections");

  std::vector<int> told(streams.size());
  for (std::size_t sum = 0; sum < streams.size();) {
    loop.wait();
    for (const Event& event : loop.events) {
      ++told[event.token()];
      must(loop.registrator.reregister(streams[event.token()], event.token(),
                                       Interests::READABLE));
    }
    sum += loop.events.size();
  }
  CHECK(std::ranges::count(told, 1) ==
        static_cast<std::ptrdiff_t>(streams.size()));

  // Now the first connection of each listener has something to say.
  std::vector<TcpStream> accepted;
  for (auto& listener : listeners) {
    await_readable(listener);
    accepted.push_back(must(listener.accept()));
    send_text(accepted.back(), "x");
  }
  for (std::size_t sum = 0; sum < accepted.size();) {
    loop.wait();
    for (const Event& event : loop.events) {
      REQUIRE(receive_text(streams[event.token()], 1) == "x");
    }
    sum += loop.events.size();
  }
  CHECK(loop.is_silent());
}
