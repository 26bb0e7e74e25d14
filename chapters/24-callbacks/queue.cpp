// Callbacks that add callbacks, first in, first out.
#include <iostream>

#include <mininode/callback_queue.hpp>

using namespace mininode;

int main() {
  CallbackQueue queue;
  queue.push([&] {
    std::cout << "one, and adds three\n";
    queue.push([&] {
      std::cout << "three, and adds four\n";
      queue.push([] { std::cout << "four\n"; });
    });
  });
  queue.push([] { std::cout << "two\n"; });

  int called = 0;
  while (!queue.empty()) {
    Callback<> callback = queue.pop();
    callback();
    ++called;
  }
  std::cout << called << " were called\n";
}
