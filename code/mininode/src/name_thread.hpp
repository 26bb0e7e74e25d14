// Tells the operating system the name of the current thread.
#pragma once

#include <string>

namespace mininode {

void name_thread(const std::string& name) noexcept;

}  // namespace mininode
