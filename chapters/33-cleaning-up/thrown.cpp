// An exception leaves a callback: without somebody who wants it, and with.
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

void begin() {
  set_timeout(10ms, [] {
    print("ten: throws");
    throw std::runtime_error("the ten have failed");
  });
  set_timeout(20ms, [] { print("twenty"); });
}

std::string text_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "something that is no exception";
  }
}

}  // namespace

int main() {
  print("without");
  try {
    run(begin);
  } catch (const std::exception& error) {
    print(std::string("out of run: ") + error.what());
  }

  print("with");
  Options options;
  options.on_uncaught = [](std::exception_ptr error) {
    print("on_uncaught: " + text_of(error));
  };
  run(begin, std::move(options));
}
