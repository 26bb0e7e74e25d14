// One call for what most programs want.
#include "mininode/mininode.hpp"

#include <utility>

namespace mininode {

int run(Callback<> main, Options options) {
  Runtime runtime(std::move(options));
  return runtime.run(std::move(main));
}

void stop(int status) { Runtime::current().stop(status); }

}  // namespace mininode
