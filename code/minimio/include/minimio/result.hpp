// Result: a value, or the reason why there is none.
//
// Every call of the library that can fail returns one, and is [[nodiscard]]:
// the compiler reminds those who do not look. Nothing is thrown but
// std::bad_alloc.
#pragma once

#include <expected>
#include <system_error>

namespace minimio {

/// What a call returns: its value, or an error. `Result<>` has no value, only
/// success. The errors are those of Errc, or the system's own, which compare
/// with std::errc.
template <class T = void>
using Result = std::expected<T, std::error_code>;

}  // namespace minimio
