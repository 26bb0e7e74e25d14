// What three errors of Windows are, by the standard library and by minimio.
#include <iostream>
#include <system_error>

#include "windows_category.hpp"
#include "network.hpp"

namespace {

struct Question {
  const char* name;
  int error;
  std::errc meaning;
};

const char* answer(const std::error_category& category,
                   const Question& question) {
  return std::error_code(question.error, category) == question.meaning ? "yes"
                                                                       : "no";
}

}  // namespace

int main() {
  const Question questions[] = {
      {"ERROR_ACCESS_DENIED is permission_denied", ERROR_ACCESS_DENIED,
       std::errc::permission_denied},
      {"WSAECONNREFUSED is connection_refused", WSAECONNREFUSED,
       std::errc::connection_refused},
      {"WSAEWOULDBLOCK is operation_would_block", WSAEWOULDBLOCK,
       std::errc::operation_would_block},
  };
  for (const Question& question : questions) {
    std::cout << question.name << "? system_category: "
              << answer(std::system_category(), question)
              << "; windows_category: "
              << answer(minimio::windows_category(), question) << "\n";
  }
}
