// One descriptor, two who believe that they own it, and a third who suffers.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <string>
#include <utility>

#include "minimio/handle.hpp"

using minimio::OwnedHandle;

namespace {

int open_null() { return ::open("/dev/null", O_WRONLY | O_CLOEXEC); }

// Whether `descriptor` can be written to.
std::string state_of(int descriptor) {
  return ::write(descriptor, "x", 1) == 1 ? "works" : std::strerror(errno);
}

// Closes what it holds. But it can be copied, and so can what it holds.
struct Careless {
  explicit Careless(int number) : descriptor(number) {}
  ~Careless() { ::close(descriptor); }
  int descriptor;
};

void careless() {
  auto* const first = new Careless(open_null());
  auto* const second = new Careless(*first);
  std::cout << "two owners of descriptor " << first->descriptor << "\n";
  delete first;
  const int stranger = open_null();
  std::cout << "the first has gone; a stranger opens a file, and gets "
            << stranger << ": " << state_of(stranger) << "\n";
  delete second;
  std::cout << "the second has gone; the stranger's file: "
            << state_of(stranger) << "\n";
}

void owned() {
  auto first = OwnedHandle(open_null());
  std::cout << "one owner of descriptor " << first.get() << "\n";
  OwnedHandle second = std::move(first);
  std::cout << "moved: the first holds " << first.get() << ", the second "
            << second.get() << "\n";
  first.close();
  const int number = static_cast<int>(second.get());
  std::cout << "the first has been closed; the second's file: "
            << state_of(number) << "\n";
  second.close();
  std::cout << "the second has been closed; its file: " << state_of(number)
            << "\n";
}

}  // namespace

int main() {
  careless();
  std::cout << "\n";
  owned();
}
