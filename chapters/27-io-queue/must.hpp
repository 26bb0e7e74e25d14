// The value of a result, or an exception.
#pragma once

#include <system_error>
#include <type_traits>
#include <utility>

#include <mininode/result.hpp>

template <class T>
T must(mininode::Result<T> result) {
  if (!result) throw std::system_error(result.error());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}
