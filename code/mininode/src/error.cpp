// The texts of the runtime's own errors.
#include "mininode/error.hpp"

#include <string>

namespace mininode {
namespace {

class Category : public std::error_category {
 public:
  const char* name() const noexcept override { return "mininode"; }

  std::string message(int value) const override {
    switch (static_cast<Errc>(value)) {
      case Errc::cancelled: return "it was cancelled";
      case Errc::too_large: return "more than the limit allows";
      case Errc::bad_url: return "not a URL of the kind http://host/path";
      case Errc::bad_request: return "not allowed in a request";
      case Errc::bad_reply: return "the reply is not HTTP";
      case Errc::closed_early: return "the other side closed too early";
      case Errc::too_many_redirects: return "redirected too often";
      case Errc::timed_out: return "it took too long";
      case Errc::not_authentic: return "not encrypted with this key";
      case Errc::crypto_failed: return "OpenSSL refused to do it";
    }
    return "unknown error " + std::to_string(value);
  }

  // So that a cancelled task or a timeout compares with std::errc.
  std::error_condition default_error_condition(
      int value) const noexcept override {
    switch (static_cast<Errc>(value)) {
      case Errc::cancelled: return std::errc::operation_canceled;
      case Errc::timed_out: return std::errc::timed_out;
      default: return {value, *this};
    }
  }
};

}  // namespace

const std::error_category& category() noexcept {
  static const Category category;
  return category;
}

std::error_code make_error_code(Errc error) noexcept {
  return {static_cast<int>(error), category()};
}

}  // namespace mininode
