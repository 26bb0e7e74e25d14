// AES-256-GCM, by OpenSSL's EVP functions. They block, and may be called on any
// thread.
#pragma once

#include <string>

#include "mininode/result.hpp"

namespace mininode::openssl {

Result<std::string> encrypt(const std::string& key, const std::string& text);
Result<std::string> decrypt(const std::string& key, const std::string& sealed);

}  // namespace mininode::openssl
