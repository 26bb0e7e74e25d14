// Green threads: threads that the kernel knows nothing of. Each has a stack of
// its own, and one real thread runs all of them, one at a time.
//
//   makecontext   prepares a stack to call a function on
//   swapcontext   leaves this stack, and goes on where another was left
#include <ucontext.h>

#include <chrono>
#include <iostream>
#include <memory>

#include "descriptor_limit.hpp"
#include "errand.hpp"
#include "poll_loop.hpp"

namespace {

constexpr std::size_t stack_size = 64 * 1024;

class GreenThreads {
 public:
  using Work = std::function<void()>;

  // Runs `work` on a stack of its own until it waits for the first time.
  void start(Work work) {
    auto& thread = *threads_.emplace_back(new Thread);
    thread.work = std::move(work);
    thread.stack = std::make_unique_for_overwrite<char[]>(stack_size);
    getcontext(&thread.context);
    thread.context.uc_stack.ss_sp = thread.stack.get();
    thread.context.uc_stack.ss_size = stack_size;
    thread.context.uc_link = &outside_;  // where it goes when it returns
    starting_ = &thread;
    makecontext(&thread.context, &GreenThreads::enter, 0);
    resume(thread);
  }

  // For green threads: returns when the socket can be read. From any depth of
  // calls, for the stack stays as it is.
  void wait_readable(SocketHandle socket) {
    Thread& self = *current_;
    loop_.when_readable(socket, [this, &self] { resume(self); });
    swapcontext(&self.context, &outside_);
  }

  void run() { loop_.run(); }

 private:
  struct Thread {
    Work work;
    std::unique_ptr<char[]> stack;
    ucontext_t context;
  };

  static void enter() { starting_->work(); }

  void resume(Thread& thread) {
    current_ = &thread;
    swapcontext(&outside_, &thread.context);
  }

  // enter() gets no arguments that a pointer would be sure to fit into.
  static inline Thread* starting_ = nullptr;

  PollLoop loop_;
  std::vector<std::unique_ptr<Thread>> threads_;
  Thread* current_ = nullptr;
  ucontext_t outside_;
};

// Not a word in here says that it does not block.
std::string read_to_end(GreenThreads& green, const Socket& socket) {
  std::string reply;
  do {
    green.wait_readable(socket.get());
  } while (receive_some(socket.get(), reply) != Received::end);
  return reply;
}

// No exception may leave a green thread: there is nobody outside to catch it.
void run_one(GreenThreads& green, Errand& errand, int number) try {
  const Socket socket = errand.ask(number);
  set_nonblocking(socket.get());
  errand.take(number, read_to_end(green, socket));
} catch (...) {
  errand.fail(std::current_exception());
}

}  // namespace

int main() try {
  using Clock = std::chrono::steady_clock;
  raise_descriptor_limit();
  Errand errand(delay_server_port(), 1000);
  const auto start = Clock::now();
  GreenThreads green;
  for (int number = 0; number < errand.count(); ++number) {
    green.start([&, number] { run_one(green, errand, number); });
  }
  green.run();
  errand.check();
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
      Clock::now() - start);
  std::cout << errand.count() << " green threads, " << errand.threads()
            << " thread: " << elapsed.count() << " ms\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
