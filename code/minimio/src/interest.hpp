// Interest: all that a registration asks for, in one piece.
#pragma once

#include "minimio/event.hpp"
#include "minimio/interests.hpp"

namespace minimio {

struct Interest {
  Token token;
  Interests interests;
  Trigger trigger;
};

}  // namespace minimio
