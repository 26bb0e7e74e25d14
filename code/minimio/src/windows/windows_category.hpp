// The category of the errors of Windows and of its sockets, which share one
// row of numbers: Winsock's begin at 10000.
//
// std::system_category() of MinGW knows the numbers below that. For Winsock's
// it finds neither a name in std::errc nor always a message, and a program that
// asks whether an error is std::errc::connection_refused would never hear yes.
#pragma once

#include <system_error>

namespace minimio {

const std::error_category& windows_category() noexcept;

}  // namespace minimio
