// Winsock's getaddrinfo. Winsock has to be started first; minimio does that
// when it makes its first socket, but a name may be looked up before.
#include "resolve.hpp"

#include <winsock2.h>
#include <ws2tcpip.h>

#include "address_list.hpp"

namespace mininode {
namespace {

class Winsock {
 public:
  Winsock() {
    WSADATA ignored;
    (void)::WSAStartup(MAKEWORD(2, 2), &ignored);
  }
  Winsock(const Winsock&) = delete;
  Winsock& operator=(const Winsock&) = delete;
  ~Winsock() { ::WSACleanup(); }
};

std::error_code error_of(int answer) {
  switch (answer) {
    case WSATRY_AGAIN:
      return make_error_code(std::errc::resource_unavailable_try_again);
    case WSA_NOT_ENOUGH_MEMORY:
      return make_error_code(std::errc::not_enough_memory);
    default: return make_error_code(std::errc::host_unreachable);
  }
}

}  // namespace

Result<Dns::Addresses> resolve(const std::string& host, std::uint16_t port) {
  const Winsock started;
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int answer = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (answer != 0) return std::unexpected(error_of(answer));
  Dns::Addresses addresses = addresses_of(found, port);
  ::freeaddrinfo(found);
  return addresses;
}

}  // namespace mininode
