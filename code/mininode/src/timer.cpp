// Names of timers: they reach their runtime by the thread they are used on, and
// only if it is still the same.
#include "mininode/timer.hpp"

#include "mininode/runtime.hpp"

namespace mininode {
namespace {

Runtime* find(std::uint64_t number) noexcept {
  Runtime* runtime = Runtime::find_current();
  return runtime && runtime->number() == number ? runtime : nullptr;
}

}  // namespace

Timer Timer::start(std::chrono::nanoseconds delay, bool is_repeated,
                   Callback<> callback) {
  Runtime& runtime = Runtime::current();
  Timer timer;
  timer.runtime_ = runtime.number();
  timer.delay_ = delay;
  timer.key_ = runtime.timers().start(
      after(delay, Timers::Clock::now()), std::move(callback),
      is_repeated ? delay : std::chrono::nanoseconds::zero());
  return timer;
}

Runtime* Timer::runtime() const noexcept { return find(runtime_); }

void Timer::clear() const noexcept {
  if (Runtime* home = runtime()) home->timers().clear(key_);
}

void Timer::refresh() const {
  if (Runtime* home = runtime()) {
    home->timers().restart(key_, after(delay_, Timers::Clock::now()));
  }
}

void Timer::ref() const noexcept {
  if (Runtime* home = runtime()) home->timers().set_ref(key_, true);
}

void Timer::unref() const noexcept {
  if (Runtime* home = runtime()) home->timers().set_ref(key_, false);
}

bool Timer::has_ref() const noexcept {
  Runtime* home = runtime();
  return home && home->timers().has_ref(key_);
}

Immediate Immediate::start(Callback<> callback) {
  Runtime& runtime = Runtime::current();
  Immediate immediate;
  immediate.runtime_ = runtime.number();
  immediate.number_ = runtime.immediates().add(std::move(callback));
  return immediate;
}

Runtime* Immediate::runtime() const noexcept { return find(runtime_); }

void Immediate::clear() const noexcept {
  if (Runtime* home = runtime()) home->immediates().clear(number_);
}

void Immediate::ref() const noexcept {
  if (Runtime* home = runtime()) home->immediates().set_ref(number_, true);
}

void Immediate::unref() const noexcept {
  if (Runtime* home = runtime()) home->immediates().set_ref(number_, false);
}

bool Immediate::has_ref() const noexcept {
  Runtime* home = runtime();
  return home && home->immediates().has_ref(number_);
}

void next_tick(Callback<> callback) {
  Runtime::current().next_tick(std::move(callback));
}

void queue_microtask(Callback<> callback) {
  Runtime::current().queue_microtask(std::move(callback));
}

}  // namespace mininode
