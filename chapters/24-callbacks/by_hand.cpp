// A callback as C has it: a function, and a pointer for it to find its data by.
#include <iostream>
#include <string>
#include <vector>

namespace {

struct Callback {
  void (*function)(void* data);
  void* data;
};

std::vector<Callback> later;

void say(void* data) {
  const auto* text = static_cast<std::string*>(data);
  std::cout << *text << "\n";
  delete text;
}

void count(void* data) { ++*static_cast<int*>(data); }

}  // namespace

int main() {
  int counter = 0;
  later.push_back({say, new std::string("first")});
  later.push_back({count, &counter});
  later.push_back({say, new std::string("third")});
  for (const Callback& callback : later) callback.function(callback.data);
  std::cout << "counted: " << counter << "\n";
}
