// Interests and events, bit by bit.
#include <iostream>
#include <string>

#include "minimio/event.hpp"
#include "minimio/interests.hpp"

using namespace minimio;

namespace {

std::string describe(Interests interests) {
  std::string text;
  if (interests.is_readable()) text += " readable";
  if (interests.is_writable()) text += " writable";
  return text;
}

std::string describe(const Event& event) {
  std::string text = "token " + std::to_string(event.token()) + ":";
  if (event.is_readable()) text += " readable";
  if (event.is_writable()) text += " writable";
  if (event.is_read_closed()) text += " read_closed";
  if (event.is_write_closed()) text += " write_closed";
  if (event.is_error()) text += " error";
  return text;
}

}  // namespace

int main() {
  const Interests both = Interests::READABLE | Interests::WRITABLE;
  std::cout << "READABLE:" << describe(Interests::READABLE) << "\n"
            << "READABLE | WRITABLE:" << describe(both) << "\n"
            << "READABLE | READABLE:"
            << describe(Interests::READABLE | Interests::READABLE) << "\n";

  Readiness readiness = Readiness::readable;
  readiness |= Readiness::read_closed;
  std::cout << describe(Event(7, readiness)) << "\n"
            << "an Event takes " << sizeof(Event)
            << " bytes, of which the bits " << sizeof(Readiness) << "\n";
}
