// A blocking call, and a task around it.
#include "mininode/dns.hpp"

#include <utility>

#include "mininode/runtime.hpp"
#include "resolve.hpp"

namespace mininode::Dns {

Task lookup(std::string host, std::uint16_t port,
            Callback<Result<Addresses>> done) {
  return Runtime::current().pool().submit(
      "Dns::lookup",
      [host = std::move(host), port] { return resolve(host, port); },
      std::move(done));
}

}  // namespace mininode::Dns
