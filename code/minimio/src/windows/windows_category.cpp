// What the errors of Winsock are called in std::errc. "Windows Sockets Error
// Codes" in Microsoft's reference; FormatMessage
#include "windows_category.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "network.hpp"

namespace minimio {
namespace {

struct Name {
  int error;
  std::errc name;
};

// WSAESHUTDOWN is what POSIX calls EPIPE: writing where writing has ended.
constexpr Name names[] = {
    {WSAEINTR, std::errc::interrupted},
    {WSAEBADF, std::errc::bad_file_descriptor},
    {WSAEACCES, std::errc::permission_denied},
    {WSAEFAULT, std::errc::bad_address},
    {WSAEINVAL, std::errc::invalid_argument},
    {WSAEMFILE, std::errc::too_many_files_open},
    {WSAEWOULDBLOCK, std::errc::operation_would_block},
    {WSAEINPROGRESS, std::errc::operation_in_progress},
    {WSAEALREADY, std::errc::connection_already_in_progress},
    {WSAENOTSOCK, std::errc::not_a_socket},
    {WSAEDESTADDRREQ, std::errc::destination_address_required},
    {WSAEMSGSIZE, std::errc::message_size},
    {WSAEPROTOTYPE, std::errc::wrong_protocol_type},
    {WSAENOPROTOOPT, std::errc::no_protocol_option},
    {WSAEPROTONOSUPPORT, std::errc::protocol_not_supported},
    {WSAEOPNOTSUPP, std::errc::operation_not_supported},
    {WSAEAFNOSUPPORT, std::errc::address_family_not_supported},
    {WSAEADDRINUSE, std::errc::address_in_use},
    {WSAEADDRNOTAVAIL, std::errc::address_not_available},
    {WSAENETDOWN, std::errc::network_down},
    {WSAENETUNREACH, std::errc::network_unreachable},
    {WSAENETRESET, std::errc::network_reset},
    {WSAECONNABORTED, std::errc::connection_aborted},
    {WSAECONNRESET, std::errc::connection_reset},
    {WSAENOBUFS, std::errc::no_buffer_space},
    {WSAEISCONN, std::errc::already_connected},
    {WSAENOTCONN, std::errc::not_connected},
    {WSAESHUTDOWN, std::errc::broken_pipe},
    {WSAETIMEDOUT, std::errc::timed_out},
    {WSAECONNREFUSED, std::errc::connection_refused},
    {WSAEHOSTUNREACH, std::errc::host_unreachable},
};

// The system's own words, which end in a full stop and a new line.
std::string system_message(int error) {
  constexpr DWORD flags =
      FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS;
  std::array<char, 512> text;
  const DWORD size =
      ::FormatMessageA(flags, nullptr, static_cast<DWORD>(error), 0,
                       text.data(), static_cast<DWORD>(text.size()), nullptr);
  const std::string_view message(text.data(), size);
  return std::string(message.substr(0, message.find_last_not_of(".\r\n ") + 1));
}

class WindowsCategory : public std::error_category {
 public:
  const char* name() const noexcept override { return "windows"; }

  std::string message(int error) const override {
    const std::string message = system_message(error);
    return message.empty() ? "error " + std::to_string(error) : message;
  }

  std::error_condition default_error_condition(
      int error) const noexcept override {
    const auto* const found = std::ranges::find(names, error, &Name::error);
    if (found != std::end(names)) return found->name;
    return std::system_category().default_error_condition(error);
  }
};

}  // namespace

const std::error_category& windows_category() noexcept {
  static const WindowsCategory the_category;
  return the_category;
}

}  // namespace minimio
