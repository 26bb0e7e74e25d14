// Callback: a piece of code that is kept, to be called later.
//
// Like std::function, but it owns its function alone: it can be moved and not
// copied. So it can hold what cannot be copied either, a socket or another
// callback.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace mininode {

/// Any function, function object or lambda that can be called with `Arguments`.
/// What it returns is dropped. Small ones, of up to 48 bytes, are kept within;
/// others are allocated. For one thread at a time.
template <class... Arguments>
class Callback {
 public:
  /// Holds nothing. Calling it throws std::bad_function_call.
  Callback() noexcept = default;

  /// Takes over `function`.
  template <class Function>
    requires(!std::same_as<std::decay_t<Function>, Callback> &&
             std::invocable<std::decay_t<Function>&, Arguments...>)
  Callback(Function&& function) {
    using Held = std::decay_t<Function>;
    if constexpr (fits<Held>) {
      ::new (room_) Held(std::forward<Function>(function));
      actions_ = &within<Held>;
    } else {
      ::new (room_) Held*(new Held(std::forward<Function>(function)));
      actions_ = &elsewhere<Held>;
    }
  }

  /// The other holds nothing afterwards.
  Callback(Callback&& other) noexcept { take(other); }
  Callback& operator=(Callback&& other) noexcept {
    if (this != &other) {
      drop();
      take(other);
    }
    return *this;
  }
  ~Callback() { actions_->destroy(room_); }

  /// Whether it holds a function.
  explicit operator bool() const noexcept { return actions_ != &nothing; }

  /// Calls it. What the function throws is thrown.
  void operator()(Arguments... arguments) {
    actions_->call(room_, std::forward<Arguments>(arguments)...);
  }

 private:
  // What can be done with a function whose type has been forgotten.
  struct Actions {
    void (*call)(void* room, Arguments&&... arguments);
    void (*move)(void* from, void* to) noexcept;
    void (*destroy)(void* room) noexcept;
  };

  static constexpr std::size_t size = 48;

  template <class Held>
  static constexpr bool fits =
      sizeof(Held) <= size && alignof(Held) <= alignof(std::max_align_t) &&
      std::is_nothrow_move_constructible_v<Held>;

  static constexpr Actions nothing = {
      [](void*, Arguments&&...) { throw std::bad_function_call(); },
      [](void*, void*) noexcept {},
      [](void*) noexcept {},
  };

  template <class Held>
  static constexpr Actions within = {
      [](void* room, Arguments&&... arguments) {
        std::invoke(*static_cast<Held*>(room),
                    std::forward<Arguments>(arguments)...);
      },
      [](void* from, void* to) noexcept {
        ::new (to) Held(std::move(*static_cast<Held*>(from)));
        std::destroy_at(static_cast<Held*>(from));
      },
      [](void* room) noexcept { std::destroy_at(static_cast<Held*>(room)); },
  };

  template <class Held>
  static constexpr Actions elsewhere = {
      [](void* room, Arguments&&... arguments) {
        std::invoke(**static_cast<Held**>(room),
                    std::forward<Arguments>(arguments)...);
      },
      [](void* from, void* to) noexcept {
        ::new (to) Held*(*static_cast<Held**>(from));
      },
      [](void* room) noexcept { delete *static_cast<Held**>(room); },
  };

  void take(Callback& other) noexcept {
    other.actions_->move(other.room_, room_);
    actions_ = std::exchange(other.actions_, &nothing);
  }

  void drop() noexcept { std::exchange(actions_, &nothing)->destroy(room_); }

  const Actions* actions_ = &nothing;
  alignas(std::max_align_t) std::byte room_[size];
};

}  // namespace mininode
