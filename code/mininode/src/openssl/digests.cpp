// EVP_MD_fetch(3), EVP_Digest(3), HMAC(3), PKCS5_PBKDF2_HMAC(3),
// EVP_PBE_scrypt(3), RAND_bytes(3): each returns 1 if all went well, or a
// pointer that is not null.
#include "digests.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <climits>

#include "bytes.hpp"

namespace mininode::openssl {
namespace {

using Algorithm = Owned<EVP_MD, EVP_MD_free>;

Algorithm find(const std::string& name) {
  return Algorithm(EVP_MD_fetch(nullptr, name.c_str(), nullptr));
}

// How much memory scrypt() may take for what it has been asked to do.
std::uint64_t memory_of(const Crypto::Scrypt& parameters) {
  return 128 * parameters.block_size *
             (parameters.cost + parameters.parallel) +
         1024 * 1024;
}

bool fits(std::size_t size) { return size <= INT_MAX; }

}  // namespace

Result<std::string> random_bytes(std::size_t size) {
  if (!fits(size)) return failed();
  std::string bytes(size, '\0');
  if (RAND_bytes(bytes_of(bytes), static_cast<int>(size)) != 1) {
    return failed();
  }
  return bytes;
}

Result<std::string> hash(const std::string& algorithm,
                         const std::string& data) {
  const Algorithm found = find(algorithm);
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (!found || EVP_Digest(data.data(), data.size(), bytes_of(digest), &size,
                           found.get(), nullptr) != 1) {
    return failed();
  }
  digest.resize(size);
  return digest;
}

Result<std::string> hmac(const std::string& algorithm, const std::string& key,
                         const std::string& data) {
  const Algorithm found = find(algorithm);
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (!found || !fits(key.size()) ||
      !HMAC(found.get(), key.data(), static_cast<int>(key.size()),
            bytes_of(data), data.size(), bytes_of(digest), &size)) {
    return failed();
  }
  digest.resize(size);
  return digest;
}

Result<std::string> pbkdf2(const Crypto::Pbkdf2& parameters) {
  const auto& [password, salt, iterations, size, algorithm] = parameters;
  const Algorithm found = find(algorithm);
  if (!found || !fits(password.size()) || !fits(salt.size()) || !fits(size)) {
    return failed();
  }
  std::string key(size, '\0');
  if (PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                        bytes_of(salt), static_cast<int>(salt.size()),
                        iterations, found.get(), static_cast<int>(size),
                        bytes_of(key)) != 1) {
    return failed();
  }
  return key;
}

Result<std::string> scrypt(const Crypto::Scrypt& parameters) {
  const auto& [password, salt, cost, block_size, parallel, size] = parameters;
  if (!fits(size)) return failed();
  std::string key(size, '\0');
  if (EVP_PBE_scrypt(password.data(), password.size(), bytes_of(salt),
                     salt.size(), cost, block_size, parallel,
                     memory_of(parameters), bytes_of(key), size) != 1) {
    return failed();
  }
  return key;
}

}  // namespace mininode::openssl
