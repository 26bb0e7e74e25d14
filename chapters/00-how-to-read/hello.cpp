// A first program: a thread that waits, and says for how long.
#include <chrono>
#include <iostream>
#include <thread>

int main() {
  using namespace std::chrono;
  std::thread([] {
    const auto begin = steady_clock::now();
    std::this_thread::sleep_for(10ms);
    const auto waited = steady_clock::now() - begin;
    std::cout << "thread " << std::this_thread::get_id() << " has waited for "
              << duration_cast<milliseconds>(waited).count() << " ms\n";
  }).join();
}
