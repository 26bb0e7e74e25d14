// SocketAddress: as text and back, as a value, and as the kernel has it.
#include <set>

#include "native_address.hpp"
#include "support.hpp"

namespace {

bool has_ipv6() {
  return TcpListener::bind(SocketAddress::loopback_v6(0)).has_value();
}

}  // namespace

TEST_CASE("an_address_is_printed_as_it_was_parsed") {
  const char* const texts[] = {
      "127.0.0.1:80",
      "0.0.0.0:0",
      "255.255.255.255:65535",
      "192.168.1.20:8080",
      "[::]:0",
      "[::1]:443",
      "[fe80::1%2]:80",
      "[fe80::1%4294967295]:1",
      "[2001:db8::8a2e:370:7334]:9",
      "[1:2:3:4:5:6:7:8]:65535",
      "[::ffff:10.0.0.1]:5",
  };
  for (const std::string text : texts) {
    CAPTURE(text);
    const auto address = SocketAddress::parse(text);
    REQUIRE(address);
    CHECK(address->to_string() == text);
    CHECK(SocketAddress::parse(address->to_string()) == *address);
  }
}

TEST_CASE("long_forms_of_an_address_are_understood") {
  struct {
    const char* given;
    const char* meant;
  } const pairs[] = {
      {"[0:0:0:0:0:0:0:1]:1", "[::1]:1"},
      {"[0000:0000::0001]:0001", "[::1]:1"},
      {"[2001:DB8::A]:2", "[2001:db8::a]:2"},
      {"[::ffff:0102:0304]:3", "[::ffff:1.2.3.4]:3"},
      {"[::1%0]:4", "[::1]:4"},
  };
  for (const auto& pair : pairs) {
    CAPTURE(pair.given);
    CHECK(must(SocketAddress::parse(pair.given)).to_string() == pair.meant);
  }
}

TEST_CASE("what_is_no_address_is_refused") {
  const std::string_view texts[] = {
      "",
      ":",
      ":80",
      "127.0.0.1",
      "127.0.0.1:",
      "127.0.0.1:65536",
      "127.0.0.1:-1",
      "127.0.0.1:+1",
      "127.0.0.1: 80",
      " 127.0.0.1:80",
      "127.0.0.1:80 ",
      "127.0.0.1 :80",
      "127.0.0.1:80x",
      "127.0.0.1:0x50",
      "127.0.0.1:999999999999999999999",
      "127.0.0:80",
      "127.0.0.1.1:80",
      "127.0.0.256:80",
      "127.1:80",
      "2130706433:80",
      "localhost:80",
      "example.org:80",
      "::1",
      "::1:80",
      "[::1]",
      "[::1]:",
      "[::1]80",
      "[::1:80",
      "[]:80",
      "[127.0.0.1]:80",
      "[::1]:65536",
      "[::1]:80x",
      "[[::1]]:80",
      "[1:2:3:4:5:6:7]:80",
      "[1:2:3:4:5:6:7:8:9]:80",
      "[1::2::3]:80",
      "[12345::]:80",
      "[g::]:80",
      "[fe80::1%]:80",
      "[fe80::1%eth0]:80",
      "[fe80::1%-1]:80",
      "[fe80::1%4294967296]:80",
      "[fe80::1%1%2]:80",
      "[::1]:80]:80",
      std::string_view("127.0.0.1\0:80", 13),
      std::string_view("[::1\0]:80", 9),
      std::string_view("127.0.0.1:80\0", 13),
      "[0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000]:1",
  };
  for (const auto text : texts) {
    CAPTURE(std::string(text));
    CHECK(error_of(SocketAddress::parse(text)) == Errc::invalid_address);
  }
}

TEST_CASE("parts_of_an_address_can_be_asked_for") {
  const auto v4 = SocketAddress::v4({10, 1, 2, 3}, 500);
  CHECK(v4.is_v4());
  CHECK_FALSE(v4.is_v6());
  CHECK(v4.port() == 500);
  CHECK(v4.scope() == 0);
  CHECK(v4.bytes()[0] == 10);
  CHECK(v4.bytes()[3] == 3);
  CHECK(v4.bytes()[4] == 0);
  const auto v6 = must(SocketAddress::parse("[fe80::7%3]:80"));
  CHECK(v6.is_v6());
  CHECK_FALSE(v6.is_v4());
  CHECK(v6.port() == 80);
  CHECK(v6.scope() == 3);
  CHECK(v6.bytes()[0] == 0xfe);
  CHECK(v6.bytes()[15] == 7);
}

TEST_CASE("loopback_and_the_unspecified_address_have_names") {
  CHECK(SocketAddress().to_string() == "0.0.0.0:0");
  CHECK(SocketAddress::loopback(1).to_string() == "127.0.0.1:1");
  CHECK(SocketAddress::loopback_v6(2).to_string() == "[::1]:2");
}

TEST_CASE("addresses_can_be_compared_and_sorted") {
  const auto one = SocketAddress::loopback(1);
  CHECK(one == SocketAddress::loopback(1));
  CHECK(one != SocketAddress::loopback(2));
  CHECK(one < SocketAddress::loopback(2));
  CHECK(one != SocketAddress::loopback_v6(1));
  CHECK(SocketAddress::v6({}, 1, 1) != SocketAddress::v6({}, 1, 2));
  // An IPv4 address is not the IPv6 address that begins with its bytes.
  CHECK(SocketAddress() != SocketAddress::v6({}, 0));
  const std::set<SocketAddress> sorted = {
      SocketAddress::loopback_v6(1), one, SocketAddress::v4({9, 0, 0, 0}, 9),
      one};
  REQUIRE(sorted.size() == 3);
  CHECK(sorted.begin()->port() == 9);
  CHECK(sorted.rbegin()->is_v6());
}

TEST_CASE("an_address_is_the_same_in_the_kernels_form") {
  for (const char* const text :
       {"1.2.3.4:258", "[1:2:3:4:5:6:7:8]:258", "[fe80::1%7]:65535"}) {
    CAPTURE(text);
    const auto address = must(SocketAddress::parse(text));
    CHECK(NativeAddress(address).to_socket_address() == address);
  }
  CHECK(NativeAddress(SocketAddress()).size == sizeof(sockaddr_in));
  CHECK(NativeAddress(SocketAddress::v6({}, 0)).size == sizeof(sockaddr_in6));
}

TEST_CASE("a_bound_socket_tells_the_port_that_was_chosen") {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const auto address = must(listener.local_address());
  CHECK(address == SocketAddress::loopback(address.port()));
  CHECK(address.port() != 0);
}

TEST_CASE("streams_over_ipv6_work") {
  if (!has_ipv6()) return skip("there is no IPv6 here");
  Loop loop;
  auto [near, far] = connected(SocketAddress::loopback_v6(0));
  const auto peer = must(near.peer_address());
  CHECK(peer == SocketAddress::loopback_v6(peer.port()));
  CHECK(far.local_address() == peer);
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  send_text(far, "six");
  CHECK(loop.one().is_readable());
  CHECK(receive_text(near, 3) == "six");
}

TEST_CASE("datagrams_over_ipv6_work") {
  if (!has_ipv6()) return skip("there is no IPv6 here");
  auto near = must(UdpSocket::bind(SocketAddress::loopback_v6(0)));
  auto far = must(UdpSocket::bind(SocketAddress::loopback_v6(0)));
  must(near.send_to(bytes_of("six"), must(far.local_address())));
  await_readable(far);
  std::array<std::byte, 8> room;
  const auto datagram = must(far.receive(room));
  CHECK(datagram.size == 3);
  CHECK(datagram.from == must(near.local_address()));
}

TEST_CASE("a_refused_connection_over_ipv6_says_so") {
  if (!has_ipv6()) return skip("there is no IPv6 here");
  Loop loop;
  const auto stranger = SocketAddress::loopback_v6(unused_address().port());
  auto stream = must(TcpStream::connect(stranger));
  must(loop.registrator.register_source(stream, 1, Interests::WRITABLE));
  CHECK(loop.one().is_writable());
  CHECK(error_of(stream.take_error()) == std::errc::connection_refused);
}

TEST_CASE("a_listener_for_ipv6_leaves_ipv4_to_others") {
  if (!has_ipv6()) return skip("there is no IPv6 here");
  auto six = must(TcpListener::bind(SocketAddress::v6({}, 0)));
  const auto port = must(six.local_address()).port();
  auto four = TcpListener::bind(SocketAddress::v4({}, port));
  REQUIRE(four);
  auto stream = must(TcpStream::connect(SocketAddress::loopback(port)));
  REQUIRE(await_readable(*four));
  CHECK(four->accept());
  CHECK(error_of(six.accept()) == Errc::would_block);
}
