// HungBell: what is kept of a waker, for as long as a packet may point to it.
#pragma once

#include <atomic>

#include "minimio/event.hpp"

namespace minimio {

struct HungBell {
  explicit HungBell(Token its_token) noexcept : token(its_token) {}

  const Token token;

  // Set by the thread that rings, and then no second packet is sent; cleared
  // when the packet is taken. Both by exchange, so that what was written before
  // ringing is seen after the event, even if it was somebody else's packet.
  std::atomic<bool> is_rung = false;

  // Taken down while its packet was on the way.
  bool is_removed = false;
};

}  // namespace minimio
