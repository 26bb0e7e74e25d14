// Names and addresses; none of it needs a network.
#include <algorithm>
#include <stdexcept>

#include "mininode/dns.hpp"
#include "support.hpp"

namespace {

using minimio::SocketAddress;

Result<Dns::Addresses> lookup(std::string host, std::uint16_t port = 80) {
  return outcome_of<Dns::Addresses>([&](auto done) {
    Dns::lookup(std::move(host), port, std::move(done));
  });
}

}  // namespace

TEST_CASE("dns_knows_localhost") {
  const auto found = lookup("localhost", 8080);
  REQUIRE(found);
  REQUIRE_FALSE(found->empty());
  CHECK(std::ranges::all_of(*found, [](const SocketAddress& address) {
    return address == SocketAddress::loopback(8080) ||
           address == SocketAddress::loopback_v6(8080);
  }));
}

TEST_CASE("dns_an_address_is_itself") {
  const auto found = lookup("192.0.2.7", 1234);
  REQUIRE(found);
  CHECK(*found == Dns::Addresses{SocketAddress::v4({192, 0, 2, 7}, 1234)});
}

TEST_CASE("dns_an_ipv6_address_is_itself") {
  const auto found = lookup("::1", 99);
  REQUIRE(found);
  CHECK(*found == Dns::Addresses{SocketAddress::loopback_v6(99)});
}

// The name is reserved to be nobody's, RFC 6761; without a network there is
// nobody to say so.
TEST_CASE("dns_a_name_that_nobody_has_is_an_error") {
  const auto error = error_of(lookup("nosuch.invalid"));
  CHECK((error == std::errc::host_unreachable ||
         error == std::errc::resource_unavailable_try_again));
}

TEST_CASE("dns_what_is_no_name_is_an_error") {
  for (const std::string& host :
       {std::string(), std::string("local\0host", 10),
        std::string("localhost\0.invalid", 18), std::string("a b"),
        std::string(300, 'a')}) {
    CAPTURE(host);
    CHECK_FALSE(lookup(host));
  }
}

TEST_CASE("dns_a_lookup_that_waits_can_be_cancelled") {
  std::promise<void> release;
  Options options;
  options.pool_threads = 1;
  const auto outcome = outcome_of<Dns::Addresses>(
      [&](auto done) {
        when(release.get_future(), [] {});
        const Task task = Dns::lookup("localhost", 80, std::move(done));
        CHECK(Runtime::current().pool().cancel(task));
        set_immediate([&] { release.set_value(); });
      },
      std::move(options));
  CHECK(error_of(outcome) == Errc::cancelled);
}

TEST_CASE("dns_without_a_runtime_throws") {
  CHECK_THROWS_AS(Dns::lookup("localhost", 80, [](Result<Dns::Addresses>) {}),
                  std::logic_error);
}
