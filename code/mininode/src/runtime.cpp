// The loop, in Node's order.
#include "mininode/runtime.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace mininode {
namespace {

thread_local Runtime* current_runtime = nullptr;

// Of a new runtime. Taken before anything else is done: a second one must not
// empty the trace of the first.
std::uint64_t next_number() {
  if (current_runtime) {
    throw std::logic_error("this thread has a mininode::Runtime already");
  }
  static std::atomic<std::uint64_t> last = 0;
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

template <class T>
T must(Result<T> result, const std::string& attempt) {
  if (!result) throw std::system_error(result.error(), attempt);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// The second runtime of a process writes to NAME.2.json.
std::unique_ptr<Trace> open_trace(std::filesystem::path file,
                                  std::uint64_t number) {
  if (file.empty()) {
    const char* named = std::getenv("MININODE_TRACE");
    if (!named || !*named) return nullptr;
    file = named;
    const std::string extension = file.extension().string();
    if (number > 1) {
      file.replace_extension(std::to_string(number) + extension);
    }
  }
  return must(Trace::create(file), "cannot write the trace " + file.string());
}

// Does something at the end of a block, even when an exception ends it.
template <class Function>
class Finally {
 public:
  explicit Finally(Function function) : function_(std::move(function)) {}
  Finally(const Finally&) = delete;
  Finally& operator=(const Finally&) = delete;
  ~Finally() { function_(); }

 private:
  Function function_;
};

}  // namespace

Runtime::Runtime(Options options)
    : number_(next_number()),
      on_uncaught_(std::move(options.on_uncaught)),
      trace_(open_trace(std::move(options.trace), number_)),
      thread_(std::move(options.name), trace_.get()),
      io_(std::make_shared<IoQueue>(
          must(IoQueue::create(), "no event queue"))) {
  auto bell = must(io_->hang_bell("pool", [this](const minimio::Event&) {
    deliver_results();
  }), "no bell for the pool");
  pool_.emplace(options.pool_threads, "pool",
                [waker = bell.waker] { (void)waker.wake(); }, trace_.get());
  current_runtime = this;
}

// What is forgotten may hold things whose destructors call us. They find a
// runtime that is empty, but there.
Runtime::~Runtime() {
  pool_->close();
  (void)std::exchange(modules_, {});
  (void)std::exchange(ticks_, {});
  (void)std::exchange(microtasks_, {});
  (void)std::exchange(closing_, {});
  (void)std::exchange(immediates_, {});
  (void)std::exchange(timers_, {});
  io_.reset();
  current_runtime = nullptr;
}

Runtime& Runtime::current() {
  if (current_runtime) return *current_runtime;
  throw std::logic_error("no mininode::Runtime runs on this thread");
}

Runtime* Runtime::find_current() noexcept { return current_runtime; }

void Runtime::stop(int status) noexcept { status_ = status; }

Result<Watch> Runtime::watch(minimio::Source& source,
                             minimio::Interests interests,
                             std::string_view name, IoQueue::OnEvent on_event,
                             minimio::Trigger trigger) {
  const auto key =
      io_->watch(source, interests, trigger, name, std::move(on_event));
  if (!key) return std::unexpected(key.error());
  return Watch(io_, *key);
}

void Runtime::call_back(std::string_view name, Callback<> callback) {
  call(name, [&] { Callback<>(std::move(callback))(); });
}

int Runtime::run(Callback<> main) {
  if (is_running_) {
    throw std::logic_error("this mininode::Runtime runs already");
  }
  is_running_ = true;
  const Finally ended([this] { is_running_ = false; });
  status_.reset();
  turn_ = 0;
  call("main", main);
  bool goes_on = has_work();
  if (goes_on) run_timers();
  while (goes_on && !status_) {
    poll();
    run_immediates();
    run_closing();
    run_timers();
    goes_on = has_work();
  }
  return status_.value_or(0);
}

bool Runtime::has_work() const noexcept {
  return timers_.ref_count() > 0 || immediates_.ref_count() > 0 ||
         pool_->ref_count() > 0 || io_->ref_count() > 0 || !closing_.empty();
}

std::optional<std::chrono::nanoseconds> Runtime::time_to_wait() const {
  if (immediates_.ref_count() > 0 || !closing_.empty() || !has_work()) {
    return std::chrono::nanoseconds(0);
  }
  const auto deadline = timers_.next_deadline();
  if (!deadline || *deadline == Clock::time_point::max()) return {};
  return std::max(*deadline - Clock::now(), Clock::duration::zero());
}

void Runtime::run_timers() {
  timers_.collect(Clock::now());
  while (auto due = timers_.take(Clock::now())) {
    call("timer", [&] {
      const Finally end([&] { timers_.give_back(std::move(*due)); });
      due->callback();
    });
  }
}

void Runtime::poll() {
  ++turn_;
  {
    const Span span("wait", "poll");
    must(io_->wait(time_to_wait()), "cannot wait for events");
  }
  while (auto ready = io_->take()) {
    call(ready->name, [&] {
      const Finally end([&] { io_->give_back(std::move(*ready)); });
      ready->on_event(ready->event);
    });
  }
}

void Runtime::deliver_results() {
  std::vector<std::shared_ptr<Job>> jobs = pool_->take_finished();
  auto next = jobs.begin();
  const Finally end([&] {
    jobs.erase(jobs.begin(), next);
    pool_->give_back(std::move(jobs));
  });
  while (next != jobs.end()) {
    Job& job = **next++;
    call(job.name(), [&] { job.deliver(); });
  }
}

void Runtime::run_immediates() {
  immediates_.collect();
  while (auto callback = immediates_.take()) {
    call("immediate", [&] { Callback<>(std::move(*callback))(); });
  }
}

void Runtime::run_closing() {
  for (std::size_t left = closing_.size(); left > 0; --left) {
    call("close", [&] { closing_.pop()(); });
  }
}

// `function` ends what it has called: destructors may ask for a tick too.
template <class Function>
void Runtime::call(std::string_view name, Function&& function) {
  {
    const Span span("callback", name);
    guard(function);
  }
  run_ticks();
}

template <class Function>
void Runtime::guard(Function&& function) {
  if (!on_uncaught_) return function();
  try {
    function();
  } catch (...) {
    on_uncaught_(std::current_exception());
  }
}

// All ticks, then all microtasks; each may add to both.
void Runtime::run_ticks() {
  while (!ticks_.empty() || !microtasks_.empty()) {
    while (!ticks_.empty()) {
      Callback<> callback = ticks_.pop();
      const Span span("callback", "tick");
      guard(callback);
    }
    while (!microtasks_.empty()) {
      Callback<> callback = microtasks_.pop();
      const Span span("callback", "microtask");
      guard(callback);
    }
  }
}

}  // namespace mininode
