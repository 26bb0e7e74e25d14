// KernelHandle: the one owner of what is not a socket, such as a completion
// port. Windows closes the two kinds with different calls. CloseHandle
#pragma once

#include <memory>

#include "network.hpp"

namespace minimio {

struct CloseKernelHandle {
  void operator()(HANDLE handle) const noexcept { ::CloseHandle(handle); }
};

using KernelHandle = std::unique_ptr<void, CloseKernelHandle>;

}  // namespace minimio
