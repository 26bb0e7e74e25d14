// EVP_EncryptInit_ex(3) and what follows it there. What is sealed is a nonce,
// the text, which has become as many other bytes, and a tag over both.
#include "ciphers.hpp"

#include <openssl/evp.h>

#include <climits>

#include "bytes.hpp"
#include "digests.hpp"

namespace mininode::openssl {
namespace {

constexpr int key_size = 32;
constexpr int nonce_size = 12;
constexpr int tag_size = 16;
constexpr int overhead = nonce_size + tag_size;

using Cipher = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

bool is_usable(const std::string& key, std::size_t sealed_size) {
  return key.size() == key_size && sealed_size <= INT_MAX;
}

}  // namespace

Result<std::string> encrypt(const std::string& key, const std::string& text) {
  if (!is_usable(key, text.size() + overhead)) return failed();
  auto sealed = random_bytes(nonce_size);
  if (!sealed) return sealed;
  sealed->resize(text.size() + overhead);
  unsigned char* const nonce = bytes_of(*sealed);
  unsigned char* const body = nonce + nonce_size;
  unsigned char* const tag = body + text.size();
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  if (!cipher ||
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr,
                         bytes_of(key), nonce) != 1 ||
      EVP_EncryptUpdate(cipher.get(), body, &size, bytes_of(text),
                        static_cast<int>(text.size())) != 1 ||
      EVP_EncryptFinal_ex(cipher.get(), body + size, &size) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, tag) !=
          1) {
    return failed();
  }
  return sealed;
}

Result<std::string> decrypt(const std::string& key,
                            const std::string& sealed) {
  if (!is_usable(key, sealed.size())) return failed();
  if (sealed.size() < overhead) {
    return std::unexpected(make_error_code(Errc::not_authentic));
  }
  std::string text(sealed.size() - overhead, '\0');
  std::string tag = sealed.substr(sealed.size() - tag_size);
  const unsigned char* const nonce = bytes_of(sealed);
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  if (!cipher ||
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr,
                         bytes_of(key), nonce) != 1 ||
      EVP_DecryptUpdate(cipher.get(), bytes_of(text), &size,
                        nonce + nonce_size,
                        static_cast<int>(text.size())) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size,
                          tag.data()) != 1) {
    return failed();
  }
  if (EVP_DecryptFinal_ex(cipher.get(), bytes_of(text) + size, &size) != 1) {
    return std::unexpected(make_error_code(Errc::not_authentic));
  }
  return text;
}

}  // namespace mininode::openssl
