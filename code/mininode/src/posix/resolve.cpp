// getaddrinfo(3) has errors of its own kind.
#include "resolve.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <memory>

#include "address_list.hpp"

namespace mininode {
namespace {

std::error_code error_of(int answer) {
  switch (answer) {
    case EAI_SYSTEM: return {errno, std::system_category()};
    case EAI_AGAIN: return make_error_code(
        std::errc::resource_unavailable_try_again);
    case EAI_MEMORY: return make_error_code(std::errc::not_enough_memory);
    default: return make_error_code(std::errc::host_unreachable);
  }
}

}  // namespace

Result<Dns::Addresses> resolve(const std::string& host, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int answer = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (answer != 0) return std::unexpected(error_of(answer));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(
      found, &::freeaddrinfo);
  return addresses_of(found, port);
}

}  // namespace mininode
