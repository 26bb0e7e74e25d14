// A blocking call, and a task around it.
#include "mininode/dns.hpp"

#include <system_error>
#include <utility>

#include "mininode/runtime.hpp"
#include "resolve.hpp"

namespace mininode::Dns {

namespace {

// To some systems the empty name is this machine; and to all of them a name
// ends where there is a zero in it.
Result<Addresses> look_up(const std::string& host, std::uint16_t port) {
  if (host.empty() || host.contains('\0')) {
    return std::unexpected(make_error_code(std::errc::host_unreachable));
  }
  return resolve(host, port);
}

}  // namespace

Task lookup(std::string host, std::uint16_t port,
            Callback<Result<Addresses>> done) {
  return submit(
      "Dns::lookup",
      [host = std::move(host), port] { return look_up(host, port); },
      std::move(done));
}

}  // namespace mininode::Dns
