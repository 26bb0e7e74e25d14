// print() on threads with a name, without one, and with a second one.
#include <thread>

#include "mininode/print.hpp"

using mininode::print;
using mininode::ThreadName;

int main() {
  print("here it all began");
  std::thread([] { print("and who am I?"); }).join();
  std::thread([] {
    const ThreadName here("worker 1");
    print("at work");
    {
      const ThreadName for_now("worker 1 at lunch");
      print("not at work");
    }
    print("back again");
  }).join();
  print("here it ends");
}
