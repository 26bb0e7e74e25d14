// Datagrams: whole, empty, cut, and from one sender only.
#include "support.hpp"

namespace {

UdpSocket bound() {
  return must(UdpSocket::bind(SocketAddress::loopback(0)));
}

Datagram received(UdpSocket& socket, Buffer room) {
  await_readable(socket);
  return must(socket.receive(room));
}

void send(UdpSocket& from, std::string_view text, const UdpSocket& to) {
  CHECK(from.send_to(bytes_of(text), must(to.local_address())) ==
        text.size());
}

}  // namespace

TEST_CASE("a_datagram_arrives_with_its_sender") {
  auto near = bound();
  auto far = bound();
  send(near, "hello", far);
  std::string room(8, '.');
  const auto datagram =
      received(far, std::as_writable_bytes(std::span(room)));
  CHECK(datagram.size == 5);
  CHECK(datagram.from == must(near.local_address()));
  CHECK_FALSE(datagram.truncated);
  CHECK(room == "hello...");
}

TEST_CASE("a_datagram_makes_a_readable_event") {
  Loop loop;
  auto near = bound();
  auto far = bound();
  must(loop.registrator.register_source(far, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  send(near, "hello", far);
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK_FALSE(event.is_writable());
  std::array<std::byte, 8> room;
  CHECK(must(far.receive(room)).size == 5);
}

TEST_CASE("a_socket_for_datagrams_is_writable") {
  Loop loop;
  auto near = bound();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  CHECK(loop.one().is_writable());
}

TEST_CASE("level_repeats_for_each_datagram_that_waits") {
  Loop loop;
  auto near = bound();
  auto far = bound();
  must(loop.registrator.register_source(far, 1, Interests::READABLE,
                                        Trigger::level));
  for (int i = 0; i < 3; ++i) send(near, "x", far);
  std::array<std::byte, 8> room;
  for (int i = 0; i < 3; ++i) {
    CHECK(loop.one().is_readable());
    CHECK(received(far, room).size == 1);
  }
  CHECK(loop.is_silent());
}

TEST_CASE("receiving_when_there_is_none_would_block") {
  auto far = bound();
  std::array<std::byte, 8> room;
  CHECK(error_of(far.receive(room)) == Errc::would_block);
}

TEST_CASE("an_empty_datagram_is_a_datagram") {
  Loop loop;
  auto near = bound();
  auto far = bound();
  must(loop.registrator.register_source(far, 1, Interests::READABLE));
  send(near, "", far);
  send(near, "next", far);
  CHECK(loop.one().is_readable());
  std::array<std::byte, 8> room;
  const auto empty = received(far, room);
  CHECK(empty.size == 0);
  CHECK(empty.from == must(near.local_address()));
  CHECK_FALSE(empty.truncated);
  CHECK(received(far, room).size == 4);
}

TEST_CASE("a_datagram_without_room_is_cut_and_says_so") {
  auto near = bound();
  auto far = bound();
  send(near, "much too long", far);
  send(near, "next", far);
  std::string room(4, '.');
  const auto bytes = std::as_writable_bytes(std::span(room));
  const auto cut = received(far, bytes);
  CHECK(cut.size == 4);
  CHECK(cut.truncated);
  CHECK(cut.from == must(near.local_address()));
  CHECK(room == "much");
  const auto next = received(far, bytes);  // the rest was lost
  CHECK(next.size == 4);
  CHECK_FALSE(next.truncated);
  CHECK(room == "next");
}

TEST_CASE("a_connected_socket_hears_its_peer_alone") {
  auto near = bound();
  auto far = bound();
  auto stranger = bound();
  must(far.connect(must(near.local_address())));
  CHECK(far.peer_address() == must(near.local_address()));
  send(stranger, "psst", far);
  send(near, "hello", far);
  std::array<std::byte, 8> room;
  CHECK(received(far, room).from == must(near.local_address()));
  CHECK(error_of(far.receive(room)) == Errc::would_block);
}

TEST_CASE("a_connected_socket_sends_without_an_address") {
  auto near = bound();
  auto far = bound();
  must(near.connect(must(far.local_address())));
  CHECK(near.send(bytes_of("hello")) == 5u);
  std::array<std::byte, 8> room;
  CHECK(received(far, room).from == must(near.local_address()));
}

TEST_CASE("a_socket_that_is_not_connected_has_nobody_to_send_to") {
  auto near = bound();
  const auto error = error_of(near.send(bytes_of("hello")));
  CAPTURE(error.message());
  CHECK((error == std::errc::destination_address_required ||
         error == std::errc::not_connected ||
         (support::is_wine() && error == std::errc::invalid_argument)));
  CHECK(error_of(near.peer_address()) == std::errc::not_connected);
}

TEST_CASE("a_port_where_nobody_listens_shows_in_a_later_call") {
  Loop loop;
  auto near = bound();
  must(near.connect(unused_address()));
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(near.send(bytes_of("anybody?")) == 8u);
  std::array<std::byte, 8> room;
  if (support::is_wine()) {  // which may not tell
    loop.wait(a_while);
    CHECK_FALSE(near.receive(room));
    return;
  }
  CHECK(loop.one().is_readable());
  const auto error = error_of(near.receive(room));
  CHECK(error == (is_windows ? std::errc::connection_reset
                             : std::errc::connection_refused));
}

TEST_CASE("a_datagram_that_is_too_long_is_not_sent") {
  auto near = bound();
  auto far = bound();
  const std::vector<std::byte> huge(70'000);
  CHECK(error_of(near.send_to(huge, must(far.local_address()))) ==
        std::errc::message_size);
}

TEST_CASE("a_socket_that_is_destroyed_while_registered_is_silent") {
  Loop loop;
  auto near = bound();
  {
    auto far = bound();
    must(loop.registrator.register_source(far, 1, Interests::READABLE));
    send(near, "x", far);
    await_readable(far);
  }
  CHECK(loop.is_silent());
}

TEST_CASE("broadcasting_may_be_allowed_and_forbidden") {
  auto near = bound();
  CHECK(near.set_broadcast(true));
  CHECK(near.set_broadcast(false));
}

TEST_CASE("a_port_for_datagrams_that_is_taken_cannot_be_bound") {
  auto near = bound();
  CHECK(error_of(UdpSocket::bind(must(near.local_address()))) ==
        std::errc::address_in_use);
}

TEST_CASE("a_socket_without_an_error_has_none_to_take") {
  auto near = bound();
  CHECK(near.take_error());
}
