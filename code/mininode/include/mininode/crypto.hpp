// Crypto: what is expensive by design, on a thread of the pool; by OpenSSL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "mininode/callback.hpp"
#include "mininode/result.hpp"
#include "mininode/thread_pool.hpp"

/// Each function begins a task on the pool of the current runtime, and returns
/// it, for cancelling. The callback is called once, on the loop. A
/// std::string holds bytes, of any value. Errors: Errc::crypto_failed if
/// OpenSSL refuses, as it does with an algorithm that it does not have or a
/// parameter out of range; Errc::cancelled. Throws std::logic_error on a thread
/// without a runtime.
namespace mininode::Crypto {

/// Bytes that nobody can predict.
Task random_bytes(std::size_t size, Callback<Result<std::string>> done);

/// The digest of `data`. `algorithm` is a name that OpenSSL knows, "sha256".
Task hash(std::string algorithm, std::string data,
          Callback<Result<std::string>> done);

/// The same with a key, so that only its holders can make or check it.
Task hmac(std::string algorithm, std::string key, std::string data,
          Callback<Result<std::string>> done);

/// How a key is made from a password by PBKDF2 with HMAC: RFC 8018.
struct Pbkdf2 {
  std::string password;
  std::string salt;
  int iterations = 600'000;
  std::size_t size = 32;  ///< Of the key, in bytes.
  std::string algorithm = "sha256";
};
Task pbkdf2(Pbkdf2 parameters, Callback<Result<std::string>> done);

/// How a key is made from a password by scrypt, which takes memory (128 * cost
/// * block_size bytes of it) as well as time: RFC 7914.
struct Scrypt {
  std::string password;
  std::string salt;
  std::uint64_t cost = 16'384;  ///< A power of two, more than 1.
  std::uint64_t block_size = 8;
  std::uint64_t parallel = 1;
  std::size_t size = 32;  ///< Of the key, in bytes.
};
Task scrypt(Scrypt parameters, Callback<Result<std::string>> done);

/// Encrypts by AES-256-GCM. The key has 32 bytes. The result is 28 bytes longer
/// than the text: 12 of a nonce, which is random, the text, and a tag of 16.
/// With one key, for no more than 2^32 texts: NIST SP 800-38D.
Task encrypt(std::string key, std::string text,
             Callback<Result<std::string>> done);

/// The text in what encrypt() has made. Errc::not_authentic if a single bit of
/// it, or of the key, is different.
Task decrypt(std::string key, std::string sealed,
             Callback<Result<std::string>> done);

/// The bytes in hexadecimal, two digits each. At once, on any thread.
std::string to_hex(std::string_view bytes);

}  // namespace mininode::Crypto
