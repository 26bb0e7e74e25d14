// What OpenSSL's functions take and return, in terms of ours.
#pragma once

#include <memory>
#include <string>

#include "mininode/error.hpp"
#include "mininode/result.hpp"

namespace mininode::openssl {

// OpenSSL's bytes are unsigned.
inline const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

// What OpenSSL allocates, and the function that frees it.
template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freeing<Free>>;

inline std::unexpected<std::error_code> failed() {
  return std::unexpected(make_error_code(Errc::crypto_failed));
}

}  // namespace mininode::openssl
