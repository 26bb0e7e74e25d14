// Texts that are socket addresses, and texts that are not.
#include <iostream>

#include "minimio/error.hpp"
#include "minimio/socket_address.hpp"

using namespace minimio;

int main() {
  for (const char* const text :
       {"127.0.0.1:80", "[::1]:80", "[0:0:0:0:0:0:0:1]:80",
        "[fe80::1%2]:8080", "::1:80", "127.1:80", "127.0.0.1:65536",
        "localhost:80"}) {
    const auto address = SocketAddress::parse(text);
    std::cout << text << " -> "
              << (address ? address->to_string() : address.error().message())
              << "\n";
  }
}
