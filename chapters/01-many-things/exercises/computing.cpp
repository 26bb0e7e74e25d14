// Three chores that only compute: what interleaving is worth to them, and what
// threads are.
#include <chrono>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "diary.hpp"
#include "work.hpp"

namespace {

void work(Diary& diary, const std::string& what) {
  if (primes_below(500'000) != 41538) throw std::logic_error("miscounted");
  diary.note(what);
}

const std::vector<std::string> names = {"first", "second", "third"};

void do_chore(Diary& diary, const std::string& name) {
  work(diary, name + ", one half");
  work(diary, name + ", other half");
}

void one_after_another() {
  Diary diary("one after the other");
  for (const auto& name : names) do_chore(diary, name);
}

void interleaved() {
  Diary diary("interleaved");
  for (const auto& name : names) work(diary, name + ", one half");
  for (const auto& name : names) work(diary, name + ", other half");
}

void in_parallel() {
  Diary diary("in parallel");
  std::vector<std::thread> threads;
  for (const auto& name : names) {
    threads.emplace_back([&diary, &name] { do_chore(diary, name); });
  }
  for (auto& thread : threads) thread.join();
}

}  // namespace

int main() {
  one_after_another();
  interleaved();
  in_parallel();
}
