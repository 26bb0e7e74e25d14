// How much of a trace is in its file before the trace has ended.
#include <filesystem>
#include <iostream>

#include "mininode/print.hpp"

using mininode::Span;
using mininode::ThreadName;
using mininode::Trace;

int main() {
  const auto path = std::filesystem::temp_directory_path() / "23_lost.json";
  {
    const auto trace = Trace::create(path).value();
    const ThreadName here("main", trace.get());
    for (int n = 0; n < 20; ++n) const Span span("task", "nothing");
    std::cout << "after 20 spans: " << std::filesystem::file_size(path)
              << " bytes\n";
  }
  std::cout << "at the end: " << std::filesystem::file_size(path)
            << " bytes\n";
  std::filesystem::remove(path);
}
