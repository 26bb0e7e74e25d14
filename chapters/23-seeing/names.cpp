// The names by which Linux knows the threads of this process.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "mininode/print.hpp"

using mininode::print;
using mininode::ThreadName;

namespace {

std::vector<std::string> names_in_the_kernel() {
  std::vector<std::string> names;
  for (const auto& task :
       std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream file(task.path() / "comm");
    std::getline(file, names.emplace_back());
  }
  std::ranges::sort(names);
  return names;
}

// A thread that does nothing but have a name, until `end` is ready.
std::thread idler(std::string name, std::shared_future<void> end) {
  std::promise<void> named;
  auto is_named = named.get_future();
  std::thread thread([name, end, &named] {
    const ThreadName here(name);
    named.set_value();
    end.wait();
  });
  is_named.wait();
  return thread;
}

}  // namespace

int main() {
  const ThreadName here("the loop");
  std::promise<void> end;
  const std::shared_future<void> until = end.get_future().share();
  std::thread first = idler("pool 1", until);
  std::thread second = idler("a name that is too long", until);
  for (const auto& name : names_in_the_kernel()) print("“" + name + "”");
  end.set_value();
  first.join();
  second.join();
}
