// What a step should print: expected-output files and their placeholders.
// chapters/README.md lists the placeholders.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace support {

// Why `printed` is not what `expected` says, with the line; nothing if it is.
// Throws std::runtime_error if `expected` has a placeholder nobody knows.
std::optional<std::string> difference(std::string_view expected,
                                      std::string_view printed);

}  // namespace support
