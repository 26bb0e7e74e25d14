// Three workers that share a shelf. What a worker does with it is the program's
// affair: work() is defined there.
#pragma once

#include <chrono>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "mininode/print.hpp"

using mininode::print;
using mininode::Span;
using mininode::ThreadName;
using mininode::Trace;
using namespace std::chrono_literals;

inline std::mutex shelf;

// Locks the shelf, and tells the trace how long that took.
inline std::unique_lock<std::mutex> lock_shelf() {
  const Span span("wait", "shelf");
  return std::unique_lock(shelf);
}

// Takes what is needed from the shelf; only with the lock.
inline void fetch() {
  const Span span("task", "fetch");
  std::this_thread::sleep_for(20ms);
}

// Needs nobody.
inline void compute() {
  const Span span("task", "compute");
  std::this_thread::sleep_for(80ms);
}

void work();

inline void worker(int number, Trace* trace) {
  const ThreadName here("worker " + std::to_string(number), trace);
  print("begins");
  work();
  print("is done");
}

// The trace that the environment asks for, or null.
inline std::unique_ptr<Trace> open_trace() {
  const char* file = std::getenv("MININODE_TRACE");
  if (!file) return nullptr;
  auto trace = Trace::create(file);
  if (!trace) throw std::system_error(trace.error(), file);
  return std::move(*trace);
}

inline void run_workers(Trace* trace) {
  const ThreadName here("main", trace);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int number = 1; number <= 3; ++number) {
    threads.emplace_back(worker, number, trace);
    std::this_thread::sleep_for(5ms);
  }
  {
    const Span span("wait", "join");
    for (auto& thread : threads) thread.join();
  }
  const auto taken = std::chrono::steady_clock::now() - begin;
  print("all of it took " + std::to_string(taken / 1ms) + " ms");
}
