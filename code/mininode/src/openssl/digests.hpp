// Digests, keys made of passwords, and random bytes, by OpenSSL's EVP and RAND
// functions. They block, and may be called on any thread.
#pragma once

#include <cstddef>
#include <string>

#include "mininode/crypto.hpp"
#include "mininode/result.hpp"

namespace mininode::openssl {

Result<std::string> random_bytes(std::size_t size);
Result<std::string> hash(const std::string& algorithm, const std::string& data);
Result<std::string> hmac(const std::string& algorithm, const std::string& key,
                         const std::string& data);
Result<std::string> pbkdf2(const Crypto::Pbkdf2& parameters);
Result<std::string> scrypt(const Crypto::Scrypt& parameters);

}  // namespace mininode::openssl
