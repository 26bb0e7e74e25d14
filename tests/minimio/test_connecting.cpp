// Connecting and accepting.
#include "support.hpp"

namespace {

TcpListener loopback_listener(int backlog = 1024) {
  return must(TcpListener::bind(SocketAddress::loopback(0), backlog));
}

// The kernel may refuse at once, or later by an event.
std::error_code how_connecting_ends(const SocketAddress& address) {
  Loop loop;
  auto stream = TcpStream::connect(address);
  if (!stream) return stream.error();
  must(loop.registrator.register_source(*stream, 1, Interests::WRITABLE));
  const Event event = loop.one();
  CHECK(event.token() == 1);
  CHECK(event.is_writable());
  return error_of(stream->take_error());
}

}  // namespace

TEST_CASE("connecting_ends_with_a_writable_event") {
  Loop loop;
  auto listener = loopback_listener();
  const auto address = must(listener.local_address());
  auto stream = must(TcpStream::connect(address));
  must(loop.registrator.register_source(stream, 1, Interests::WRITABLE));
  const Event event = loop.one();
  CHECK(event.is_writable());
  CHECK_FALSE(event.is_error());
  CHECK(stream.take_error());
  CHECK(stream.peer_address() == address);
}

TEST_CASE("connecting_does_not_make_a_readable_event") {
  Loop loop;
  auto listener = loopback_listener();
  auto stream = must(TcpStream::connect(must(listener.local_address())));
  must(loop.registrator.register_source(stream, 1, Interests::READABLE));
  CHECK(loop.is_silent());
}

TEST_CASE("a_refused_connection_is_told_by_take_error") {
  CHECK(how_connecting_ends(unused_address()) ==
        std::errc::connection_refused);
}

TEST_CASE("a_refusal_is_told_once") {
  Loop loop;
  auto stream = must(TcpStream::connect(unused_address()));
  must(loop.registrator.register_source(
      stream, 1, Interests::READABLE | Interests::WRITABLE));
  CHECK(loop.one().is_writable());
  CHECK(error_of(stream.take_error()) == std::errc::connection_refused);
  // Wine does not forget.
  CHECK((stream.take_error() || support::is_wine()));
  CHECK(loop.is_silent());
}

TEST_CASE("a_refusal_is_no_readable_stream") {
  Loop loop;
  auto stream = must(TcpStream::connect(unused_address()));
  must(loop.registrator.register_source(stream, 1, Interests::WRITABLE));
  loop.one();
  must(loop.registrator.deregister(stream));
  CHECK_FALSE(stream.peer_address());
  const auto read = read_some(stream);
  CHECK((!read || *read == 0));
}

TEST_CASE("refusals_of_many_are_all_told") {
  Loop loop;
  std::vector<TcpStream> streams;
  const auto address = unused_address();
  for (Token i = 0; i < 50; ++i) {
    streams.push_back(must(TcpStream::connect(address)));
    must(loop.registrator.register_source(streams.back(), i,
                                          Interests::WRITABLE));
  }
  std::size_t refused = 0;
  while (refused < streams.size()) {
    loop.wait();
    for (const Event& event : loop.events) {
      REQUIRE(error_of(streams[event.token()].take_error()) ==
              std::errc::connection_refused);
      ++refused;
    }
  }
  CHECK(loop.is_silent());
}

TEST_CASE("a_stream_is_closed_while_it_connects") {
  Loop loop;
  auto listener = loopback_listener();
  const auto address = must(listener.local_address());
  for (int i = 0; i < 100; ++i) {
    auto stream = must(TcpStream::connect(i % 2 ? address : unused_address()));
    if (i % 3 == 0) continue;
    must(loop.registrator.register_source(stream, 1, Interests::WRITABLE));
    if (i % 3 == 1) loop.wait(0ns);
  }
  CHECK(loop.is_silent());
  // The listener is none the worse for it.
  auto stream = must(TcpStream::connect(address));
  must(loop.registrator.register_source(stream, 2, Interests::WRITABLE));
  CHECK(loop.one().token() == 2);
  CHECK(stream.take_error());
}

TEST_CASE("connecting_to_a_listener_that_is_full_does_not_wait") {
  Loop loop;
  auto listener = loopback_listener(1);
  const auto address = must(listener.local_address());
  std::vector<TcpStream> streams;
  const auto start = Clock::now();
  for (Token i = 0; i < 8; ++i) {
    auto stream = TcpStream::connect(address);
    if (!stream) continue;  // refused at once, which is no wait either
    streams.push_back(std::move(*stream));
    must(loop.registrator.register_source(streams.back(), i,
                                          Interests::WRITABLE));
  }
  CHECK(Clock::now() - start < 5s);
}

TEST_CASE("a_stream_that_still_connects_cannot_be_read") {
  auto listener = loopback_listener(1);
  const auto address = must(listener.local_address());
  for (int i = 0; i < 8; ++i) {
    auto stream = TcpStream::connect(address);
    if (!stream) continue;
    const auto error = error_of(read_some(*stream));
    CHECK((error == Errc::would_block || error == std::errc::not_connected));
  }
}

TEST_CASE("accepting_nobody_would_block") {
  auto listener = loopback_listener();
  CHECK(error_of(listener.accept()) == Errc::would_block);
}

TEST_CASE("a_connection_makes_its_listener_readable") {
  Loop loop;
  auto listener = loopback_listener();
  must(loop.registrator.register_source(listener, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  auto near = must(TcpStream::connect(must(listener.local_address())));
  const Event event = loop.one();
  CHECK(event.token() == 1);
  CHECK(event.is_readable());
  auto far = must(listener.accept());
  CHECK(error_of(listener.accept()) == Errc::would_block);
  CHECK(far.peer_address() == must(near.local_address()));
  CHECK(far.local_address() == must(near.peer_address()));
}

TEST_CASE("an_accepted_stream_does_not_block_and_is_not_registered") {
  auto [near, far] = connected();
  CHECK_FALSE(far.is_registered());
  CHECK(error_of(read_some(far)) == Errc::would_block);
}

TEST_CASE("a_listener_stays_readable_until_all_are_accepted") {
  Loop loop;
  auto listener = loopback_listener();
  const auto address = must(listener.local_address());
  std::vector<TcpStream> near;
  for (int i = 0; i < 3; ++i) {
    near.push_back(must(TcpStream::connect(address)));
    await_writable(near.back());
  }
  must(loop.registrator.register_source(listener, 1, Interests::READABLE));
  for (int i = 0; i < 3; ++i) {
    REQUIRE(loop.one().is_readable());
    REQUIRE(await_readable(listener));
    CHECK(listener.accept());
    must(loop.registrator.reregister(listener, 1, Interests::READABLE));
  }
  CHECK(loop.is_silent());
}

TEST_CASE("a_port_that_is_taken_cannot_be_bound") {
  auto listener = loopback_listener();
  CHECK(error_of(TcpListener::bind(must(listener.local_address()))) ==
        std::errc::address_in_use);
}

TEST_CASE("a_port_can_be_bound_again_right_after_it_was_closed") {
  std::optional<TcpListener> listener = loopback_listener();
  const auto address = must(listener->local_address());
  Pair pair = connected(*listener);
  listener.reset();
  { const TcpStream goes_first = std::move(pair.far); }  // leaves a TIME_WAIT
  CHECK(TcpListener::bind(address));
}

TEST_CASE("an_address_that_is_not_ours_cannot_be_bound") {
  const auto elsewhere = SocketAddress::v4({192, 0, 2, 1}, 0);
  CHECK(error_of(TcpListener::bind(elsewhere)) ==
        std::errc::address_not_available);
}

TEST_CASE("small_writes_may_be_sent_at_once") {
  auto [near, far] = connected();
  CHECK(near.set_no_delay(true));
  send_text(near, "a");
  send_text(near, "b");
  CHECK(receive_text(far, 2) == "ab");
  CHECK(near.set_no_delay(false));
}
