// Ctrl-C on Windows: the console calls a handler on a thread that it makes for
// that.
#include <windows.h>

#include <atomic>
#include <optional>

#include <mininode/mininode.hpp>
#include <mininode/remote.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

std::atomic<bool> is_interrupted = false;
std::optional<Remote> remote;
Timer work;

BOOL WINAPI on_event(DWORD event) {
  if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) return FALSE;
  if (is_interrupted.exchange(true)) return FALSE;  // twice: ends, as usual
  remote->post([] {
    print("interrupted: cleans up");
    work.clear();
    remote.reset();
  });
  return TRUE;
}

}  // namespace

int main() {
  ::SetConsoleCtrlHandler(on_event, TRUE);
  const int status = run([] {
    remote = Remote::make();
    work = set_interval(20ms, [] { print("works"); });
    set_timeout(50ms, [] {
      print("somebody presses Ctrl-C");
      on_event(CTRL_C_EVENT);
    });
  });
  print("ended with " + std::to_string(status));
}
