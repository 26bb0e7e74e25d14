// getaddrinfo(3), which blocks. Each system has a resolve.cpp of its own.
#pragma once

#include <cstdint>
#include <string>

#include "mininode/dns.hpp"

namespace mininode {

Result<Dns::Addresses> resolve(const std::string& host, std::uint16_t port);

}  // namespace mininode
