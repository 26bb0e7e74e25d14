// Bytes: in pieces, in quantity, and none.
#include <cstring>

#include "support.hpp"

namespace {

// A repeating text of a length that fits no buffer, so that a byte that is
// lost, doubled or displaced shows.
class Pattern {
 public:
  static constexpr std::size_t period = 65'521;
  static constexpr std::size_t longest = 64 * 1024;

  Pattern() : bytes_(period + longest) {
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      const std::size_t at = i % period;
      bytes_[i] = static_cast<std::byte>(at ^ at >> 8);
    }
  }

  ConstBuffer at(std::size_t offset, std::size_t size) const {
    return std::span(bytes_).subspan(offset % period, size);
  }

 private:
  std::vector<std::byte> bytes_;
};

// One end: sends the pattern, and checks what it receives against it.
class End {
 public:
  End(TcpStream& stream, const Pattern& pattern, std::size_t total)
      : stream_(stream), pattern_(pattern), total_(total) {}

  void send() {
    while (sent_ < total_) {
      const auto size = std::min(Pattern::longest, total_ - sent_);
      const auto written = stream_.write(pattern_.at(sent_, size));
      if (error_of(written) == Errc::would_block) {
        was_held_up_ = true;
        return;
      }
      sent_ += must(written);
    }
    must(stream_.shutdown(Shutdown::write));
  }

  void receive() {
    for (;;) {
      const auto read = stream_.read(room_);
      if (error_of(read) == Errc::would_block) return;
      if (must(read) == 0) {
        ended_ = true;
        return;
      }
      const auto expected = pattern_.at(received_, *read);
      is_intact_ &= std::memcmp(room_.data(), expected.data(), *read) == 0;
      received_ += *read;
    }
  }

  // What it still waits for, if for anything.
  std::optional<Interests> interests() const {
    const bool sends = sent_ < total_;
    if (sends && ended_) return Interests::WRITABLE;
    if (sends) return Interests::READABLE | Interests::WRITABLE;
    if (!ended_) return Interests::READABLE;
    return std::nullopt;
  }

  TcpStream& stream() { return stream_; }
  bool is_intact() const { return is_intact_ && received_ == total_; }
  bool was_held_up() const { return was_held_up_; }

 private:
  TcpStream& stream_;
  const Pattern& pattern_;
  const std::size_t total_;
  std::vector<std::byte> room_ = std::vector<std::byte>(Pattern::longest);
  std::size_t sent_ = 0;
  std::size_t received_ = 0;
  bool was_held_up_ = false;
  bool ended_ = false;
  bool is_intact_ = true;
};

// Both ways at once, in one loop, until both sides have all.
void exchange(std::size_t total, Trigger trigger) {
  Loop loop;
  const Pattern pattern;
  auto [near, far] = connected();
  End ends[] = {End(near, pattern, total), End(far, pattern, total)};
  for (Token i = 0; i < 2; ++i) {
    must(loop.registrator.register_source(ends[i].stream(), i,
                                          *ends[i].interests(), trigger));
  }
  while (ends[0].interests() || ends[1].interests()) {
    loop.wait();
    for (const Event& event : loop.events) {
      End& end = ends[event.token()];
      if (event.is_writable() && end.interests()->is_writable()) end.send();
      if (event.is_readable()) end.receive();
      if (const auto interests = end.interests()) {
        must(loop.registrator.reregister(end.stream(), event.token(),
                                         *interests, trigger));
      } else {
        must(loop.registrator.deregister(end.stream()));
      }
    }
  }
  for (const End& end : ends) {
    CHECK(end.is_intact());
    CHECK(end.was_held_up());  // or it was no test of backpressure
  }
}

}  // namespace

TEST_CASE("sixty_four_mebibytes_each_way_arrive_intact") {
  exchange(64 * 1024 * 1024, Trigger::oneshot);
}

TEST_CASE("level_too_carries_megabytes_intact") {
  exchange(16 * 1024 * 1024, Trigger::level);
}

TEST_CASE("a_stream_that_is_full_becomes_writable_when_it_is_read") {
  Loop loop;
  auto [near, far] = connected();
  const auto size = fill(near);
  CHECK(error_of(near.write(bytes_of("x"))) == Errc::would_block);
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  CHECK(loop.is_silent());
  drain(far, size);
  CHECK(loop.one().is_writable());
  CHECK(near.write(bytes_of("x")) == 1u);
}

TEST_CASE("reading_what_is_not_there_would_block") {
  auto [near, far] = connected();
  const auto error = error_of(read_some(near));
  CHECK(error == Errc::would_block);
  CHECK(error == std::errc::operation_would_block);
}

TEST_CASE("a_read_takes_no_more_than_there_is_room_for") {
  auto [near, far] = connected();
  send_text(far, "abcdef");
  CHECK(receive_text(near, 4) == "abcd");
  CHECK(receive_text(near, 2) == "ef");
}

TEST_CASE("several_buffers_are_written_in_their_order") {
  auto [near, far] = connected();
  const ConstBuffer pieces[] = {bytes_of("one "), bytes_of(""),
                                bytes_of("two "), bytes_of("three")};
  CHECK(near.write(pieces) == 13u);
  CHECK(receive_text(far, 13) == "one two three");
}

TEST_CASE("several_buffers_are_filled_in_their_order") {
  auto [near, far] = connected();
  send_text(far, "abcdefg");
  await_readable(near);
  std::string first(2, '.');
  std::string second(4, '.');
  std::string third(4, '.');
  const Buffer pieces[] = {std::as_writable_bytes(std::span(first)),
                           std::as_writable_bytes(std::span(second)),
                           std::as_writable_bytes(std::span(third))};
  CHECK(near.read(pieces) == 7u);
  CHECK(first + "|" + second + "|" + third == "ab|cdef|g...");
}

TEST_CASE("buffers_beyond_the_limit_are_left_for_the_next_call") {
  auto [near, far] = connected();
  const std::vector<ConstBuffer> pieces(max_buffers + 4, bytes_of("ab"));
  CHECK(near.write(pieces) == 2 * max_buffers);
  CHECK(receive_text(far, 2 * max_buffers).size() == 2 * max_buffers);
  std::string bytes(max_buffers + 4, '.');
  std::vector<Buffer> room;
  for (char& byte : bytes) {
    room.push_back(std::as_writable_bytes(std::span(&byte, 1)));
  }
  send_text(near, std::string(bytes.size(), 'x'));
  await_readable(far);
  CHECK(far.read(room) == max_buffers);
  CHECK(bytes == std::string(max_buffers, 'x') + "....");
}

TEST_CASE("buffers_that_would_block_say_so") {
  auto [near, far] = connected();
  std::byte byte{};
  const Buffer room[] = {std::span(&byte, 1)};
  CHECK(error_of(near.read(room)) == Errc::would_block);
  fill(near);
  const ConstBuffer pieces[] = {bytes_of("a"), bytes_of("b")};
  CHECK(error_of(near.write(pieces)) == Errc::would_block);
}

TEST_CASE("nothing_can_be_written") {
  auto [near, far] = connected();
  CHECK(near.write(ConstBuffer()) == 0u);
  CHECK(near.write(ConstBuffers()) == 0u);
  CHECK(error_of(read_some(far)) == Errc::would_block);
}
