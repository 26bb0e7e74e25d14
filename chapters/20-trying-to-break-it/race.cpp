// A loop that is closed by a flag without std::atomic. Built with the thread
// sanitizer, which reports it, although it does what it should.
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <iostream>
#include <thread>

// Report to where the output goes, and do not fail: this program is meant to.
extern "C" const char* __tsan_default_options() {
  return "log_path=stdout:exitcode=0";
}

namespace {

struct Loop {
  int bell = ::eventfd(0, EFD_CLOEXEC);
  bool closed = false;

  void close() {
    closed = true;  // first the flag, then the bell: that much is right
    const std::uint64_t one = 1;
    (void)!::write(bell, &one, sizeof one);
  }

  void run() {
    while (!closed) {
      std::uint64_t count = 0;
      (void)!::read(bell, &count, sizeof count);
    }
  }
};

}  // namespace

int main() {
  Loop loop;
  std::thread waiter([&] { loop.run(); });
  loop.close();
  waiter.join();
  std::cout << "the loop has ended\n";
  ::close(loop.bell);
}
