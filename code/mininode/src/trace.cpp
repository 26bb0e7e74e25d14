// The Trace Event Format: a list of objects in JSON, one for each event. Times
// are in microseconds.
#include "mininode/trace.hpp"

#include <cerrno>
#include <string>

#include "mininode/print.hpp"

namespace mininode {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 32 || code == 127) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", unsigned{code});
      result += escape;
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string microseconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string entry(std::string_view phase, int thread, std::string_view kind,
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
  write(entry("X", thread, kind, name) +
        ",\"ts\":" + microseconds(since_start(begin)) + ",\"dur\":" +
        microseconds(since_start(end) - since_start(begin)) + "}");
}

void Trace::instant(int thread, std::string_view kind, std::string_view name) {
  write(entry("i", thread, kind, name) + ",\"s\":\"t\",\"ts\":" +
        microseconds(since_start(Clock::now())) + "}");
}

int Trace::add_thread(std::string_view name) {
  const std::unique_lock lock(mutex_);
  const int number = ++threads_;
  std::fprintf(file_.get(),
               "%s\n{\"ph\":\"M\",\"pid\":1,\"tid\":%d,"
               "\"name\":\"thread_name\",\"args\":{\"name\":%s}}",
               number > 1 ? "," : "", number, quoted(name).c_str());
  return number;
}

// Some thread has been added before, so there is an entry for the comma to
// stand after.
void Trace::write(std::string_view text) {
  const std::unique_lock lock(mutex_);
  std::fprintf(file_.get(), ",\n%.*s", static_cast<int>(text.size()),
               text.data());
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
