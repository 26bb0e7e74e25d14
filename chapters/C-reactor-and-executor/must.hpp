// must(): a value, or an exception that says what was attempted.
#pragma once

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include <minimio/minimio.hpp>

template <class T>
T must(minimio::Result<T> result, const std::string& attempt) {
  if (!result) {
    throw std::runtime_error(attempt + ": " + result.error().message());
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}
