// Ctrl-C: a signal becomes a callback. One thread waits for signals, and posts
// to the loop what it hears.
#include <signal.h>
#include <unistd.h>

#include <thread>

#include <mininode/mininode.hpp>
#include <mininode/remote.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

// Blocked before any thread begins, so in all threads; whoever waits for a
// blocked signal gets it.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

int main() {
  const sigset_t signals = block_signals();
  std::thread waiter;
  const int status = run([&] {
    const Timer work = set_interval(20ms, [] { print("works"); });
    waiter = std::thread([&signals, work, remote = Remote::make()] {
      int signal = 0;
      sigwait(&signals, &signal);
      remote.post([&signals, work, signal] {
        print("signal " + std::to_string(signal) + ": cleans up");
        work.clear();
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // twice: ends
      });
    });
    set_timeout(50ms, [] {
      print("somebody presses Ctrl-C");
      ::kill(::getpid(), SIGINT);
    });
  });
  waiter.join();
  print("ended with " + std::to_string(status));
}
