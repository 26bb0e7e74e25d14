// A callback that owns its owner is never destroyed; and two ways to break
// the circle.
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include <mininode/callback.hpp>

using mininode::Callback;

namespace {

class Stream {
 public:
  explicit Stream(std::string name) : name_(std::move(name)) {}
  ~Stream() { std::cout << name_ << " is closed\n"; }

  void on_data(Callback<> callback) { on_data_ = std::move(callback); }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  Callback<> on_data_;
};

// The stream holds the callback, and the callback holds the stream.
std::weak_ptr<Stream> owning() {
  const auto stream = std::make_shared<Stream>("the stream with a circle");
  stream->on_data([stream] { std::cout << "data for " << stream->name(); });
  return stream;
}

void watching() {
  const auto stream = std::make_shared<Stream>("the stream without");
  stream->on_data([weak = std::weak_ptr(stream)] {
    if (const auto alive = weak.lock()) {
      std::cout << "data for " << alive->name();
    }
  });
}

}  // namespace

int main() {
  std::cout << "a callback that owns:\n";
  const auto leaked = owning();
  std::cout << "nobody has it any more, and it is "
            << (leaked.expired() ? "gone" : "still there") << "\n";
  leaked.lock()->on_data({});  // the callback goes, and with it the circle
  std::cout << "a callback that only looks:\n";
  watching();
}
