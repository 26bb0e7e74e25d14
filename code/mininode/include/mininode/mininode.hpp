// All of mininode but its modules: an event loop after Node's.
#pragma once

#include "mininode/print.hpp"
#include "mininode/runtime.hpp"
#include "mininode/timer.hpp"

namespace mininode {

/// Makes a Runtime for the calling thread, runs `main` on it and all that comes
/// of that, and ends it: the status of stop(), or 0. Throws what Runtime's
/// constructor throws, and what a callback does, unless
/// Options::on_uncaught gets that.
int run(Callback<> main, Options options = {});

/// Ends the run of the current runtime after the present turn. Throws
/// std::logic_error on a thread without one.
void stop(int status = 0);

}  // namespace mininode
