// Who does what: five tasks, two threads, and the one that gets the results.
#include <chrono>
#include <string>
#include <thread>

#include <mininode/print.hpp>

#include "little_loop.hpp"

using namespace mininode;
using namespace std::chrono_literals;

int main() {
  LittleLoop loop(2);
  for (int number = 1; number <= 5; ++number) {
    loop.pool.submit(
        "square",
        [number] {
          const int time = number == 1 ? 350 : 100;  // the first is slow
          std::this_thread::sleep_for(std::chrono::milliseconds(time));
          print("squares " + std::to_string(number));
          return number * number;
        },
        [](Result<int> square) { print("gets " + std::to_string(*square)); });
  }
  print("has submitted five tasks");
  loop.run();
}
