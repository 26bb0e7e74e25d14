// Where received bytes go and sent ones come from, as views of memory.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace minimio {

/// Memory to read into: an address and a length in bytes.
using Buffer = std::span<std::byte>;

/// Memory to write from.
using ConstBuffer = std::span<const std::byte>;

/// Several pieces of memory, for one call that fills or sends them in order.
using Buffers = std::span<const Buffer>;
using ConstBuffers = std::span<const ConstBuffer>;

/// No call takes more pieces than this; what is beyond is left for the next.
inline constexpr std::size_t max_buffers = 16;

/// The bytes of a text, which must live for as long as they are used.
inline ConstBuffer bytes_of(std::string_view text) noexcept {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace minimio
