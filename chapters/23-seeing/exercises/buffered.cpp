// A recorder that only remembers while the program runs, each thread for
// itself, and writes at the end; measured beside Trace.
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "mininode/print.hpp"

using mininode::Span;
using mininode::ThreadName;
using mininode::Trace;
using Clock = Trace::Clock;

namespace {

class Recorder {
 public:
  struct Event {
    std::string_view kind, name;  // must outlive the recorder
    Clock::time_point begin, end;
  };
  using Events = std::vector<Event>;

  // The calling thread's own list. The lock is taken once for each thread.
  Events& join() {
    const std::lock_guard lock(mutex_);
    return *lists_.emplace_back(std::make_unique<Events>());
  }

  // When all threads have ended.
  void write(Trace& trace) const {
    for (const auto& list : lists_) {
      const int thread = trace.add_thread("a thread");
      for (const Event& event : *list) {
        trace.span(thread, event.kind, event.name, event.begin, event.end);
      }
    }
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Events>> lists_;
};

constexpr int thread_count = 2;
constexpr int span_count = 50'000;  // of each thread

// What a span costs if all threads record at the same time.
template <class Function>
long nanoseconds(Function record_all) {
  const auto begin = Clock::now();
  std::vector<std::thread> threads;
  for (int n = 0; n < thread_count; ++n) threads.emplace_back(record_all);
  for (auto& thread : threads) thread.join();
  return static_cast<long>((Clock::now() - begin) / span_count /
                           std::chrono::nanoseconds(1));
}

void record_to_trace(Trace& trace) {
  const ThreadName here("a thread", &trace);
  for (int n = 0; n < span_count; ++n) const Span span("task", "nothing");
}

void record_to_memory(Recorder& recorder) {
  Recorder::Events& events = recorder.join();
  for (int n = 0; n < span_count; ++n) {
    const auto begin = Clock::now();
    events.push_back({"task", "nothing", begin, Clock::now()});
  }
}

}  // namespace

int main() {
  const auto path = std::filesystem::temp_directory_path() / "23_buffer.json";
  const auto size = [&] { return std::filesystem::file_size(path) >> 20; };
  {
    const auto trace = Trace::create(path).value();
    std::cout << "to the trace: "
              << nanoseconds([&] { record_to_trace(*trace); }) << " ns\n";
  }
  std::cout << size() << " MiB\n";
  {
    Recorder recorder;
    std::cout << "to memory: "
              << nanoseconds([&] { record_to_memory(recorder); }) << " ns\n";
    recorder.write(*Trace::create(path).value());
  }
  std::cout << size() << " MiB\n";
  std::filesystem::remove(path);
}
