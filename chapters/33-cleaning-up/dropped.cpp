// What becomes of all that has not been called when the loop is stopped.
#include <string>
#include <utility>

#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

// Says when it goes; and that it could still ask for something then.
class Owned {
 public:
  explicit Owned(std::string name) : name_(std::move(name)) {}
  Owned(Owned&&) = default;
  Owned& operator=(Owned&&) = delete;
  ~Owned() {
    if (name_.empty()) return;
    print(name_ + " goes");
    set_timeout(1ms, [] { print("never called"); });
  }

 private:
  std::string name_;
};

auto holding(const char* name) {
  return [owned = Owned(name)] { print("never called"); };
}

}  // namespace

int main() {
  const int status = run([] {
    set_timeout(1h, holding("what a timer held"));
    set_immediate([] {
      print("stops");
      stop(3);
      set_immediate(holding("what an immediate held"));
    });
    print("begins");
  });
  print("status " + std::to_string(status));
}
