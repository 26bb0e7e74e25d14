#include "expected.hpp"

#include <charconv>
#include <regex>
#include <stdexcept>
#include <vector>

namespace support {

namespace {

// The least value of each {ms:N} of a line, in order.
using Least = std::vector<long>;
constexpr long slack_ms = 1000;

std::string quoted(std::string_view text) {
  static const std::regex special(R"([.^$|()\[\]{}*+?\\])");
  return std::regex_replace(std::string(text), special, R"(\$&)");
}

// The regular expression for the inside of one {…}. What stands behind a ~ is
// for the reader: an example of what may be printed there.
std::string pattern_of(const std::string& inside, Least& least) {
  const std::string name = inside.substr(0, inside.find('~'));
  if (name == "id") return R"(\S+)";
  if (name == "number") return R"(-?\d+)";
  if (name == "decimal") return R"(-?\d+\.\d+)";
  if (name == "port") return R"(\d{1,5})";
  if (name == "ms") return R"(\d+)";
  if (name == "any") return ".*";
  if (name.starts_with("ms:")) {
    least.push_back(std::stol(name.substr(3)));
    return R"((\d+))";
  }
  if (name.starts_with("or:") && name.contains('|')) {
    std::string either = "(?:";
    for (const char c : name.substr(3)) {
      either += c == '|' ? "|" : quoted({&c, 1});
    }
    return either + ")";
  }
  throw std::runtime_error("no placeholder is called {" + name + "}");
}

// Braces that hold no placeholder-like word are themselves.
std::string pattern_of_line(std::string_view line, Least& least) {
  static const std::regex placeholder(
      R"(\{((?:or:[^}]*)|[a-z]+(?::\d+)?(?:~[^}]*)?)\})");
  std::string pattern;
  std::cmatch found;
  const char* at = line.data();
  const char* const end = line.data() + line.size();
  while (std::regex_search(at, end, found, placeholder)) {
    pattern += quoted({at, static_cast<std::size_t>(found[0].first - at)});
    pattern += pattern_of(found[1].str(), least);
    at = found[0].second;
  }
  return pattern + quoted({at, static_cast<std::size_t>(end - at)});
}

bool line_matches(std::string_view expected, const std::string& printed) {
  Least least;
  const std::regex pattern(pattern_of_line(expected, least));
  std::smatch found;
  if (!std::regex_match(printed, found, pattern)) return false;
  for (std::size_t i = 0; i < least.size(); ++i) {
    const long value = std::stol(found[i + 1].str());
    if (value < least[i] || value >= least[i] + slack_ms) return false;
  }
  return true;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == text.npos) {
      lines.back() += "⏎ missing";
      break;
    }
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

std::optional<std::string> difference(std::string_view expected,
                                      std::string_view printed) {
  const auto wanted = lines_of(expected);
  const auto got = lines_of(printed);
  for (std::size_t i = 0; i < wanted.size() || i < got.size(); ++i) {
    const bool same = i < wanted.size() && i < got.size() &&
                      line_matches(wanted[i], got[i]);
    if (same) continue;
    return "line " + std::to_string(i + 1) + "\n  expected: " +
           (i < wanted.size() ? wanted[i] : "(nothing)") +
           "\n  printed:  " + (i < got.size() ? got[i] : "(nothing)");
  }
  return {};
}

}  // namespace support
