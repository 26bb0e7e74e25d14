// Lines are put together first and written in one go, so that those of several
// threads do not get mixed up.
#include "mininode/print.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>
#include <utility>

#include "name_thread.hpp"

namespace mininode {
namespace {

// Set before main() begins, so on the thread that runs it.
const std::thread::id main_thread = std::this_thread::get_id();

thread_local const ThreadName* innermost_name = nullptr;

constexpr std::size_t lines_shown = 12;
constexpr std::size_t columns_shown = 68;

void write(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void note(std::string_view text) {
  const ThreadName* here = ThreadName::innermost();
  if (here && here->trace()) {
    here->trace()->instant(here->number(), "print", text);
  }
}

std::string prefix() { return "[" + std::string(current()) + "] "; }

// Bytes from 128 on are let through: they are parts of UTF-8 characters.
char printable(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code < 32 || code == 127 ? '.' : c;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// The line without its end, cut if it is too long.
std::string shown(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t size = std::min(line.size(), columns_shown);
  while (size < line.size() && continues_character(line[size])) --size;
  std::string result(line.substr(0, size));
  std::ranges::transform(result, result.begin(), printable);
  if (size < line.size()) result += " ...";
  return result;
}

}  // namespace

std::string_view current() noexcept {
  if (innermost_name) return innermost_name->name();
  return std::this_thread::get_id() == main_thread ? "main" : "unnamed";
}

void print(std::string_view text) {
  note(text);
  write(prefix() + std::string(text) + "\n");
}

void print_content(std::string_view content, std::string_view description) {
  note(description);
  std::string text = prefix() + std::string(description) + ", " +
                     std::to_string(content.size()) + " bytes:\n";
  std::size_t lines = 0;
  for (; !content.empty() && lines < lines_shown; ++lines) {
    const std::size_t end = content.find('\n');
    text += "  | " + shown(content.substr(0, end)) + "\n";
    content.remove_prefix(end == content.npos ? content.size() : end + 1);
  }
  if (!content.empty()) {
    text += "  | ... " + std::to_string(content.size()) + " bytes more\n";
  }
  write(text);
}

ThreadName::ThreadName(std::string name, Trace* trace)
    : name_(std::move(name)), trace_(trace), outer_(innermost_name) {
  if (trace_) number_ = trace_->add_thread(name_);
  innermost_name = this;
  name_thread(name_);
}

ThreadName::~ThreadName() {
  innermost_name = outer_;
  name_thread(std::string(current()));
}

const ThreadName* ThreadName::innermost() noexcept { return innermost_name; }

}  // namespace mininode
