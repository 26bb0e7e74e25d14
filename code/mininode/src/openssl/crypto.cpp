// Each function is a call that takes its time, and a task around it.
#include "mininode/crypto.hpp"

#include <utility>

#include "ciphers.hpp"
#include "digests.hpp"
#include "mininode/runtime.hpp"

namespace mininode::Crypto {

Task random_bytes(std::size_t size, Callback<Result<std::string>> done) {
  return submit(
      "Crypto::random_bytes", [size] { return openssl::random_bytes(size); },
      std::move(done));
}

Task hash(std::string algorithm, std::string data,
          Callback<Result<std::string>> done) {
  return submit(
      "Crypto::hash",
      [algorithm = std::move(algorithm), data = std::move(data)] {
        return openssl::hash(algorithm, data);
      },
      std::move(done));
}

Task hmac(std::string algorithm, std::string key, std::string data,
          Callback<Result<std::string>> done) {
  return submit(
      "Crypto::hmac",
      [algorithm = std::move(algorithm), key = std::move(key),
       data = std::move(data)] {
        return openssl::hmac(algorithm, key, data);
      },
      std::move(done));
}

Task pbkdf2(Pbkdf2 parameters, Callback<Result<std::string>> done) {
  return submit(
      "Crypto::pbkdf2",
      [parameters = std::move(parameters)] {
        return openssl::pbkdf2(parameters);
      },
      std::move(done));
}

Task scrypt(Scrypt parameters, Callback<Result<std::string>> done) {
  return submit(
      "Crypto::scrypt",
      [parameters = std::move(parameters)] {
        return openssl::scrypt(parameters);
      },
      std::move(done));
}

Task encrypt(std::string key, std::string text,
             Callback<Result<std::string>> done) {
  return submit(
      "Crypto::encrypt",
      [key = std::move(key), text = std::move(text)] {
        return openssl::encrypt(key, text);
      },
      std::move(done));
}

Task decrypt(std::string key, std::string sealed,
             Callback<Result<std::string>> done) {
  return submit(
      "Crypto::decrypt",
      [key = std::move(key), sealed = std::move(sealed)] {
        return openssl::decrypt(key, sealed);
      },
      std::move(done));
}

std::string to_hex(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

}  // namespace mininode::Crypto
