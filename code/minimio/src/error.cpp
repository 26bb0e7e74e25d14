// The category of the library's own errors. No system calls.
#include "minimio/error.hpp"

namespace minimio {
namespace {

class Category : public std::error_category {
 public:
  const char* name() const noexcept override { return "minimio"; }

  std::string message(int value) const override {
    switch (static_cast<Errc>(value)) {
      case Errc::poll_closed:
        return "the event loop is closed";
      case Errc::would_block:
        return "not possible without waiting";
      case Errc::already_registered:
        return "the source is already registered";
      case Errc::not_registered:
        return "the source is not registered with this poll";
      case Errc::invalid_address:
        return "not a socket address";
    }
    return "unknown error " + std::to_string(value);
  }

  std::error_condition default_error_condition(
      int value) const noexcept override {
    switch (static_cast<Errc>(value)) {
      case Errc::would_block:
        return std::errc::operation_would_block;
      case Errc::invalid_address:
        return std::errc::invalid_argument;
      case Errc::poll_closed:
      case Errc::already_registered:
      case Errc::not_registered:
        break;
    }
    return {value, *this};
  }
};

}  // namespace

const std::error_category& category() noexcept {
  static const Category the_category;
  return the_category;
}

std::error_code make_error_code(Errc error) noexcept {
  return {static_cast<int>(error), category()};
}

}  // namespace minimio
