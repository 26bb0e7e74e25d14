// A callback that outlives what it speaks of.
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

std::vector<std::function<void()>> later;

class Client {
 public:
  explicit Client(std::string name) : name_(std::move(name)) {}

  void greet_later() {
    later.push_back([this] { std::cout << "hello, " << name_ << std::endl; });
  }

 private:
  std::string name_;
};

int main() {
  {
    const auto client = std::make_unique<Client>("a client of long standing");
    client->greet_later();
  }
  for (auto& callback : later) callback();
}
