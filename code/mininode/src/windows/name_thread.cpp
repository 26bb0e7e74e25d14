// SetThreadDescription, of Windows 10, is asked for by name: the first releases
// do not export it from where the headers say, and MinGW's do not declare it.
#include "name_thread.hpp"

#include <windows.h>

namespace mininode {

void name_thread(const std::string& name) noexcept {
  using Function = HRESULT(WINAPI*)(HANDLE, PCWSTR);
  static const auto function = reinterpret_cast<Function>(
      reinterpret_cast<void*>(::GetProcAddress(
          ::GetModuleHandleW(L"KernelBase.dll"), "SetThreadDescription")));
  if (!function) return;
  const std::wstring wide(name.begin(), name.end());  // our names are ASCII
  (void)function(::GetCurrentThread(), wide.c_str());
}

}  // namespace mininode
