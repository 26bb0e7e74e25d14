// Who reads? On Linux this file has the name of the thread that reads it.
#include <fstream>
#include <iostream>
#include <string>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

int main() {
  return run([] {
    const char* const file = "/proc/thread-self/comm";
    std::string name;
    std::getline(std::ifstream(file), name);
    print("read here, it is " + name);
    Fs::read(file, [](Result<std::string> content) {
      content->pop_back();  // the line's end
      print("read by Fs, it is " + *content);
    });
  });
}
