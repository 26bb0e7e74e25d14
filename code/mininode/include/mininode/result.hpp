// Result: a value, or the reason why there is none, as minimio has it.
#pragma once

#include <minimio/result.hpp>

namespace mininode {

using minimio::Result;

}  // namespace mininode
