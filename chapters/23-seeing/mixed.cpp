// Three threads report what they have read, each in one line of code.
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

// Stands for anything that takes its time.
int read_part(int number) {
  std::this_thread::sleep_for(200ms);
  return 100 * number;
}

void report(int number) {
  std::cout << "part " << number << " has " << read_part(number) << " bytes\n";
}

}  // namespace

int main() {
  std::vector<std::thread> threads;
  for (int number = 1; number <= 3; ++number) {
    threads.emplace_back(report, number);
    std::this_thread::sleep_for(40ms);
  }
  for (auto& thread : threads) thread.join();
}
