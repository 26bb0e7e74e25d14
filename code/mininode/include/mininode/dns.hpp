// Dns: from the name of a host to its addresses.
//
// The only call that asks everything a system knows about names, hosts file and
// all, is getaddrinfo(3), and it blocks. So it is a task for the pool.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <minimio/socket_address.hpp>

#include "mininode/callback.hpp"
#include "mininode/result.hpp"
#include "mininode/thread_pool.hpp"

/// What the system knows about the names of hosts.
namespace mininode::Dns {

/// What lookup() finds.
using Addresses = std::vector<minimio::SocketAddress>;

/// The addresses of `host`, at least one, with `port`, in the order in which
/// the system wants them tried. A host that is an address is its own answer.
/// Errors, as std::errc: host_unreachable for a name that nobody has,
/// resource_unavailable_try_again if no server answers; Errc::cancelled. Throws
/// std::logic_error on a thread without a runtime.
Task lookup(std::string host, std::uint16_t port,
            Callback<Result<Addresses>> done);

}  // namespace mininode::Dns
