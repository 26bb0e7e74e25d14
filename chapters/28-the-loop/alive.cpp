// What keeps a loop alive, and how often it wakes up for it.
#include <chrono>
#include <string>
#include <thread>

#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

int main() {
  const int status = run([] {
    const Timer heartbeat = set_interval(50ms, [] { print("heartbeat"); });
    heartbeat.unref();  // no reason to go on

    Runtime::current().pool().submit(
        "work", [] { std::this_thread::sleep_for(120ms); },
        [](Result<>) {
          print("the work is done, in turn " +
                std::to_string(Runtime::current().turn()));
        });
    const Timer never = set_timeout(std::chrono::hours(24 * 30), [] {});
    set_timeout(80ms, [never] { never.clear(); });
  });
  print("ended with " + std::to_string(status));
}
