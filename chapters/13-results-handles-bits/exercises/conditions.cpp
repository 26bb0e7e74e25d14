// A condition of our own: which errors mean that the connection is gone?
#include <iostream>
#include <string>
#include <system_error>

enum class Trouble { connection_gone = 1 };

class TroubleCategory : public std::error_category {
 public:
  const char* name() const noexcept override { return "trouble"; }

  std::string message(int) const override { return "the connection is gone"; }

  // Asked by == of an error_code and an error_condition of this category.
  bool equivalent(const std::error_code& error, int) const noexcept override {
    return error == std::errc::connection_reset ||
           error == std::errc::connection_aborted ||
           error == std::errc::broken_pipe;
  }
};

std::error_condition make_error_condition(Trouble trouble) {
  static const TroubleCategory category;
  return {static_cast<int>(trouble), category};
}

template <>
struct std::is_error_condition_enum<Trouble> : std::true_type {};

int main() {
  for (const auto name : {std::errc::connection_reset, std::errc::broken_pipe,
                          std::errc::timed_out}) {
    const std::error_code error = make_error_code(name);
    const bool gone = error == Trouble::connection_gone;
    std::cout << (gone ? "gone: " : "not gone: ") << error.message() << "\n";
  }
}
