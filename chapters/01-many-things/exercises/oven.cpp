// Two chores, two threads, and one oven.
#include <chrono>
#include <mutex>
#include <thread>

#include "diary.hpp"

using namespace std::chrono_literals;

namespace {

// While one has it, the other waits: not for a time, but for a thing.
std::mutex oven;

void bake(Diary& diary, const std::string& what,
          std::chrono::milliseconds time) {
  diary.note(what + ": dough is ready");
  {
    const std::lock_guard mine(oven);
    std::this_thread::sleep_for(time);
  }
  diary.note(what + ": done");
}

}  // namespace

int main() {
  Diary diary("two threads, one oven");
  std::thread bread([&] { bake(diary, "bread", 200ms); });
  std::thread pizza([&] { bake(diary, "pizza", 150ms); });
  bread.join();
  pizza.join();
}
