// Changes: what a kqueue shall do about one source, in one call. kevent(2)
#pragma once

#include <sys/event.h>

#include <array>

#include "interest.hpp"
#include "minimio/handle.hpp"
#include "minimio/result.hpp"

namespace minimio {

// One entry of a changelist. `name` is what the kernel hands back: every change
// to an entry of the queue replaces it, so every change needs it.
struct kevent change_of(uintptr_t ident, int filter, int flags, unsigned fflags,
                        void* name) noexcept;

class Changes {
 public:
  Changes(NativeHandle handle, void* name) noexcept;

  // The filters for reading and for writing that `interest` asks for.
  void add(const Interest& interest) noexcept;

  // What leads from one interest to another.
  void replace(const Interest& before, const Interest& after) noexcept;

  // Both filters, whichever there are.
  void remove() noexcept;

  // Has all of them made; the first error, if there was any.
  Result<> apply(int queue) noexcept;

 private:
  void push(int filter, int flags) noexcept;

  NativeHandle handle_;
  void* name_;
  std::array<struct kevent, 4> list_;
  std::size_t size_ = 0;
};

}  // namespace minimio
