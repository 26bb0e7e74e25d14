// Errc and its category: errors that compare with std::errc on every system.
#include <set>

#include "support.hpp"

namespace {

constexpr Errc all[] = {Errc::poll_closed, Errc::would_block,
                        Errc::already_registered, Errc::not_registered,
                        Errc::invalid_address};

}  // namespace

TEST_CASE("errors_belong_to_the_category_of_the_library") {
  for (const Errc value : all) {
    const std::error_code error = value;
    CHECK(error.category() == minimio::category());
    CHECK(error == value);
    CHECK(error);  // none of them is success
  }
  CHECK(std::string(minimio::category().name()) == "minimio");
}

TEST_CASE("each_error_has_a_message_of_its_own") {
  std::set<std::string> messages;
  for (const Errc value : all) {
    messages.insert(make_error_code(value).message());
  }
  CHECK(messages.size() == std::size(all));
  CHECK(minimio::category().message(1000).find("1000") != std::string::npos);
}

TEST_CASE("different_errors_are_different") {
  for (const Errc one : all) {
    for (const Errc other : all) {
      CHECK((make_error_code(one) == other) == (one == other));
    }
  }
  CHECK(make_error_code(Errc::poll_closed) !=
        std::error_code(1, std::system_category()));
}

TEST_CASE("what_would_block_compares_with_the_standards_name_for_it") {
  const std::error_code error = Errc::would_block;
  CHECK(error == std::errc::operation_would_block);
  CHECK(error != std::errc::connection_refused);
}

TEST_CASE("an_invalid_address_is_an_invalid_argument") {
  CHECK(make_error_code(Errc::invalid_address) ==
        std::errc::invalid_argument);
}

TEST_CASE("errors_without_a_standard_name_have_none") {
  for (const Errc value :
       {Errc::poll_closed, Errc::already_registered, Errc::not_registered}) {
    const auto condition = make_error_code(value).default_error_condition();
    CHECK(condition.category() == minimio::category());
  }
}

TEST_CASE("errors_of_the_system_compare_with_the_standards_names") {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const auto taken = must(listener.local_address());
  const auto error = error_of(TcpListener::bind(taken));
  CHECK(error == std::errc::address_in_use);
  CHECK(error != std::errc::address_not_available);
  CHECK(error != Errc::would_block);
  CHECK_FALSE(error.message().empty());
}
