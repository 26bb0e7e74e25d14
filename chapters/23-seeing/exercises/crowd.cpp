// Four threads print at the same time, two lines in each round.
#include <string>
#include <thread>
#include <vector>

#include "mininode/print.hpp"

using mininode::print;
using mininode::ThreadName;

namespace {

void talk(char letter) {
  const ThreadName here(std::string(5, letter));
  for (int round = 0; round < 1000; ++round) {
    print("first");
    print("second");
  }
}

}  // namespace

int main() {
  std::vector<std::thread> threads;
  for (char letter = 'a'; letter <= 'd'; ++letter) {
    threads.emplace_back(talk, letter);
  }
  for (auto& thread : threads) thread.join();
}
