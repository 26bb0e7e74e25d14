// The Trace Event Format: a list of objects in JSON, one for each event. Times
// are in microseconds.
#include "mininode/trace.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include "mininode/print.hpp"

namespace mininode {
namespace {

// How many bytes the character at the beginning of `text` has in UTF-8; 0 if it
// is not one: RFC 3629, section 4.
std::size_t size_of_character(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const unsigned lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const unsigned highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (byte(1) < lowest || byte(1) > highest) return 0;
  const std::size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (std::size_t at = 2; at < size; ++at) {
    if (byte(at) < 0x80 || byte(at) > 0xbf) return 0;
  }
  return size;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    const std::size_t size = size_of_character(text);
    const auto code = static_cast<unsigned char>(text[0]);
    if (size == 0 || code < 32 || code == 127) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x",
                    size == 0 ? 0xfffdu : unsigned{code});
      result += escape;
    } else {
      if (code == '"' || code == '\\') result += '\\';
      result += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result + "\"";
}

std::string microseconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

// What all entries have in common; the rest follows, and a brace.
std::string head(std::string_view phase, int thread, std::string_view kind,
                 std::string_view name) {
  return "{\"ph\":\"" + std::string(phase) + "\",\"pid\":1,\"tid\":" +
         std::to_string(thread) + ",\"cat\":" + quoted(kind) +
         ",\"name\":" + quoted(name);
}

}  // namespace

void Trace::Close::operator()(std::FILE* file) const noexcept {
  std::fputs("\n]\n", file);
  std::fclose(file);
}

Trace::Trace(File file) : file_(std::move(file)) {}

Result<std::unique_ptr<Trace>> Trace::create(
    const std::filesystem::path& path) {
  File file(std::fopen(path.string().c_str(), "w"));
  if (!file) {
    return std::unexpected(std::error_code(errno, std::generic_category()));
  }
  std::fputs("[", file.get());
  return std::unique_ptr<Trace>(new Trace(std::move(file)));
}

void Trace::span(int thread, std::string_view kind, std::string_view name,
                 Clock::time_point begin, Clock::time_point end) {
  write(head("X", thread, kind, name) +
        ",\"ts\":" + microseconds(since_start(begin)) + ",\"dur\":" +
        microseconds(since_start(end) - since_start(begin)) + "}");
}

void Trace::instant(int thread, std::string_view kind, std::string_view name) {
  write(head("i", thread, kind, name) + ",\"s\":\"t\",\"ts\":" +
        microseconds(since_start(Clock::now())) + "}");
}

int Trace::add_thread(std::string_view name) {
  const int number = ++threads_;
  write(head("M", number, "__metadata", "thread_name") +
        ",\"args\":{\"name\":" + quoted(name) + "}}");
  return number;
}

void Trace::write(std::string_view entry) {
  const std::unique_lock lock(mutex_);
  std::fputs(before_entry_, file_.get());
  std::fwrite(entry.data(), 1, entry.size(), file_.get());
  before_entry_ = ",\n";
}

double Trace::since_start(Clock::time_point time) const {
  return std::chrono::duration<double, std::micro>(time - start_).count();
}

Span::Span(std::string_view kind, std::string_view name) noexcept
    : kind_(kind), name_(name) {
  const ThreadName* here = ThreadName::innermost();
  is_recorded_ = here && here->trace();
  if (is_recorded_) begin_ = Trace::Clock::now();
}

Span::~Span() {
  if (!is_recorded_) return;
  const ThreadName* here = ThreadName::innermost();
  here->trace()->span(here->number(), kind_, name_, begin_,
                      Trace::Clock::now());
}

}  // namespace mininode
