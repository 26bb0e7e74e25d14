// What a Callback holds, where it holds it, and when that ends.
#include <array>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include <mininode/callback.hpp>

using mininode::Callback;

namespace {

int allocations = 0;

// Says when the last of its kind goes.
class Token {
 public:
  explicit Token(std::string name) : name_(std::move(name)) {}
  Token(Token&&) = default;
  Token& operator=(Token&&) = delete;
  ~Token() {
    if (!name_.empty()) std::cout << "  " << name_ << " has gone\n";
  }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

template <class Function>
void hold(const char* what, Function function) {
  const int before = allocations;
  Callback<> callback(std::move(function));
  Callback<> moved = std::move(callback);
  std::cout << what << ": " << sizeof(Function) << " bytes, "
            << (allocations == before ? "within" : "elsewhere") << "\n";
  moved();
}

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int main() {
  int counter = 0;
  hold("a reference", [&counter] { ++counter; });
  hold("a pointer that owns", [owned = std::make_unique<int>(7)] { ++*owned; });
  hold("a string and a number",
       [text = std::string("hello"), number = 1] { (void)number; });
  hold("a hundred bytes", [room = std::array<char, 100>()] { (void)room; });

  std::cout << "a token, first in one callback and then in another:\n";
  Callback<> first = [token = Token("token")] {
    std::cout << "  called, with the " << token.name() << "\n";
  };
  Callback<> second = std::move(first);
  second();
  std::cout << "  the first holds " << (first ? "something" : "nothing")
            << "\n";
  second = {};
  std::cout << "and that was it; the counter is at " << counter << "\n";
}
