// What fork copies: nothing, until somebody writes.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <iostream>

#include "page_faults.hpp"
#include "pages.hpp"

namespace {

constexpr int page_count = 1000;

template <class Action>
long faults_of(Action action) {
  const long before = page_faults();
  action();
  return page_faults() - before;
}

void read_each(const volatile char* pages) {
  const std::size_t size = page_size();
  for (std::size_t i = 0; i < page_count; ++i) {
    [[maybe_unused]] const char byte = pages[i * size];
  }
}

void write_to_each(volatile char* pages, char value) {
  const std::size_t size = page_size();
  for (std::size_t i = 0; i < page_count; ++i) pages[i * size] = value;
}

void be_the_child(char* pages) {
  const long read = faults_of([&] { read_each(pages); });
  const long written = faults_of([&] { write_to_each(pages, 2); });
  std::printf("the child reads 1000 pages: %ld faults\n", read);
  std::printf("the child writes to them: %ld faults\n", written);
}

}  // namespace

int main() try {
  char* const pages = map_pages(page_count, Access::read_write);
  write_to_each(pages, 1);
  const pid_t child = fork();
  if (child == 0) {
    be_the_child(pages);
    return 0;
  }
  waitpid(child, nullptr, 0);
  std::printf("the parent finds a %d, as before\n", pages[0]);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
