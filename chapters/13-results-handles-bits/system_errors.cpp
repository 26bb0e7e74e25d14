// What a failed call says on Linux, macOS and the BSDs, wrapped once.
#include <fcntl.h>
#include <unistd.h>

#include <iostream>

#include "minimio/error.hpp"
#include "minimio/handle.hpp"
#include "system_call.hpp"

using minimio::Errc;
using minimio::system_call;

namespace {

template <class T>
void print(const char* what, const minimio::Result<T>& result) {
  std::cout << what << ": ";
  if (result) {
    std::cout << *result << "\n";
    return;
  }
  const std::error_code error = result.error();
  std::cout << "\"" << error.message() << "\""
            << (error == Errc::would_block ? ", which is would_block" : "")
            << (error == std::errc::bad_file_descriptor
                    ? ", which is bad_file_descriptor"
                    : "")
            << "\n";
}

}  // namespace

int main() {
  int ends[2];
  if (::pipe(ends) != 0) return 1;
  const minimio::OwnedHandle reader(ends[0]);
  const minimio::OwnedHandle writer(ends[1]);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  char byte = 0;

  print("read from an empty pipe",
        system_call([&] { return ::read(ends[0], &byte, 1); }));
  print("write a byte to it",
        system_call([&] { return ::write(ends[1], "x", 1); }));
  print("read again", system_call([&] { return ::read(ends[0], &byte, 1); }));
  print("read from no descriptor",
        system_call([&] { return ::read(-1, &byte, 1); }));
}
