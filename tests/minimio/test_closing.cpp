// How a connection ends: by halves, with data unread, by a reset.
#include "support.hpp"

namespace {

// Wine loses a reset while nothing is pending, and says end of file instead.
bool is_reset(const Result<std::size_t>& read) {
  if (support::is_wine() && read == 0u) return true;
  return error_of(read) == std::errc::connection_reset;
}

}  // namespace

TEST_CASE("the_end_of_the_other_side_is_readable") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  { const TcpStream gone = std::move(far); }
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK(event.is_read_closed());  // a hint that all give when nothing is unread
  CHECK_FALSE(event.is_writable());
  CHECK(read_some(near) == 0u);
  CHECK(read_some(near) == 0u);  // and stays so
}

TEST_CASE("an_end_keeps_a_level_source_readable") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  must(far.shutdown(Shutdown::write));
  for (int i = 0; i < 3; ++i) {
    CHECK(loop.one().is_readable());
    CHECK(read_some(near) == 0u);
  }
}

TEST_CASE("an_end_is_told_to_who_arms_again_after_it") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  loop.one();
  must(far.shutdown(Shutdown::write));
  await_readable(near);
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  CHECK(loop.one().is_readable());
}

TEST_CASE("half_a_connection_can_still_be_written_to") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  must(far.shutdown(Shutdown::write));
  loop.one();
  CHECK(read_some(near) == 0u);
  must(loop.registrator.reregister(near, 1, Interests::WRITABLE));
  CHECK(loop.one().is_writable());
  send_text(near, "you still listen");
  CHECK(receive_text(far, 16) == "you still listen");
}

TEST_CASE("who_has_shut_its_own_writing_can_still_read") {
  Loop loop;
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::write));
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(loop.is_silent());
  send_text(far, "after the end");
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK_FALSE(event.is_read_closed());
  CHECK(receive_text(near, 13) == "after the end");
}

TEST_CASE("writing_after_ones_own_end_is_an_error") {
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::write));
  CHECK(error_of(near.write(bytes_of("x"))) == std::errc::broken_pipe);
}

TEST_CASE("ones_own_end_of_writing_is_not_the_end_of_reading") {
  Loop loop;
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::write));
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  if (kernel == Kernel::iocp) {
    // Windows may hold a stream that will not be written to for unwritable.
    loop.wait(a_while);
  } else {
    CHECK(loop.one().is_writable());
  }
  for (const Event& event : loop.events) {
    CHECK_FALSE(event.is_read_closed());
    CHECK_FALSE(event.is_readable());
  }
}

TEST_CASE("an_end_does_not_make_a_full_stream_writable") {
  Loop loop;
  auto [near, far] = connected();
  fill(near);
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  must(far.shutdown(Shutdown::write));
  CHECK(loop.is_silent());
}

TEST_CASE("data_before_the_end_can_be_read") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  send_text(far, "last words");
  { const TcpStream gone = std::move(far); }
  CHECK(loop.one().is_readable());
  CHECK(receive_text(near, 4) == "last");
  CHECK(loop.one().is_readable());
  CHECK(receive_text(near, 6) == " words");
  CHECK(loop.one().is_readable());
  CHECK(read_some(near) == 0u);
}

TEST_CASE("a_reset_is_a_readable_event") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  reset(std::move(far));
  CHECK(loop.one().is_readable());
  CHECK(is_reset(read_some(near)));
}

TEST_CASE("a_reset_is_a_writable_event") {
  Loop loop;
  auto [near, far] = connected();
  fill(near);
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  reset(std::move(far));
  CHECK(loop.one().is_writable());
  const auto error = error_of(near.write(bytes_of("x")));
  CHECK((error == std::errc::connection_reset ||
         error == std::errc::broken_pipe ||
         error == std::errc::connection_aborted));
}

TEST_CASE("a_reset_is_hinted_at_as_an_error") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(
      near, 1, Interests::READABLE | Interests::WRITABLE));
  loop.one();
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  reset(std::move(far));
  const Event event = loop.one();
  CHECK((event.is_error() || event.is_read_closed()));
  if (kernel == Kernel::epoll) CHECK(event.is_error());
  CHECK(is_reset(read_some(near)));
}

TEST_CASE("a_reset_before_registering_is_heard") {
  Loop loop;
  auto [near, far] = connected();
  reset(std::move(far));
  await_readable(near);
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(loop.one().is_readable());
  CHECK(is_reset(read_some(near)));
}

TEST_CASE("writing_to_who_has_gone_is_an_error_and_no_signal") {
  auto [near, far] = connected();
  reset(std::move(far));
  await_readable(near);
  std::error_code error;
  for (int i = 0; i < 10 && !error; ++i) {
    error = error_of(near.write(bytes_of("x")));
  }
  CHECK((error == std::errc::connection_reset ||
         error == std::errc::broken_pipe ||
         error == std::errc::connection_aborted));
  CHECK_FALSE(near.write(bytes_of("x")));
}

TEST_CASE("the_other_side_ends_before_it_is_accepted") {
  Loop loop;
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  {
    auto near = must(TcpStream::connect(must(listener.local_address())));
    await_writable(near);
    send_text(near, "brief");
  }
  must(loop.registrator.register_source(listener, 1, Interests::READABLE));
  CHECK(loop.one().is_readable());
  auto far = must(listener.accept());
  CHECK(receive_text(far, 5) == "brief");
  REQUIRE(await_readable(far));
  CHECK(read_some(far) == 0u);
}

TEST_CASE("the_other_side_resets_before_it_is_accepted") {
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  auto near = must(TcpStream::connect(must(listener.local_address())));
  await_writable(near);
  await_readable(listener);
  reset(std::move(near));
  // Some kernels still hand it out, some say that it was aborted, and BSD's
  // forget it.
  auto far = listener.accept();
  if (far) {
    await_readable(*far);
    CHECK(is_reset(read_some(*far)));
  } else {
    CHECK((far.error() == std::errc::connection_aborted ||
           far.error() == std::errc::connection_reset ||
           far.error() == Errc::would_block));
  }
  connected(listener);  // which is none the worse for it
}

TEST_CASE("who_has_shut_its_own_reading_can_still_write") {
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::read));
  send_text(near, "x");
  CHECK(receive_text(far, 1) == "x");
}

TEST_CASE("both_directions_can_be_shut") {
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::both));
  REQUIRE(await_readable(far));
  CHECK(read_some(far) == 0u);
  CHECK_FALSE(near.write(bytes_of("x")));
}

TEST_CASE("the_end_of_both_sides_is_hinted_at") {
  Loop loop;
  auto [near, far] = connected();
  must(near.shutdown(Shutdown::write));
  must(far.shutdown(Shutdown::write));
  await_readable(near);
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK(event.is_read_closed());
  if (kernel == Kernel::epoll) CHECK(event.is_write_closed());
}

TEST_CASE("a_stream_that_is_not_connected_cannot_be_shut") {
  Loop loop;
  auto stream = must(TcpStream::connect(unused_address()));
  must(loop.registrator.register_source(stream, 1, Interests::WRITABLE));
  loop.one();
  CHECK(error_of(stream.shutdown(Shutdown::write)) ==
        std::errc::not_connected);
}
