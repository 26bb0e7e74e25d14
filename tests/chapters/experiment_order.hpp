// What may be said of the experiment's output, in whatever language it is
// written: where a clock or a cause decides, the order is fixed, and elsewhere
// it is a matter of luck.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace experiment {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Each of these comes in the order of its list; all of them are all lines.
inline const std::vector<std::vector<std::string_view>>& chains() {
  static const std::vector<std::vector<std::string_view>> all = {
      {"first call to read test.txt", "timeouts of 0, 0, 3000 and 1000 ms",
       "second call to read test.txt",
       "a question that is answered after 2000 ms", "all is asked",
       "first 0 ms are over", "second 0 ms are over", "1000 ms are over",
       "answered 200: better late", "3000 ms are over, and 500 begin",
       "500 ms are over"},
      {"all is asked", "first read: 203 bytes", "making a magic number of it",
       "the magic number is 2110830137618678184", "1000 ms are over"},
      {"all is asked", "second read is done, a third is wanted",
       "third read is done", "1000 ms are over"},
  };
  return all;
}

// What is wrong with the lines; empty if nothing is.
inline std::string fault(const std::vector<std::string>& lines) {
  constexpr std::size_t count = 16;
  if (lines.size() != count) {
    return std::to_string(lines.size()) + " lines, not 16";
  }
  for (const auto& chain : chains()) {
    auto place = lines.begin();
    for (const std::string_view line : chain) {
      place = std::find(place, lines.end(), line);
      if (place == lines.end()) {
        return "not there, or too early: " + std::string(line);
      }
    }
  }
  const auto read = std::ranges::find(lines, "first read: 203 bytes");
  if (*(read + 1) != "making a magic number of it") {
    return "something came between two lines of one callback";
  }
  return {};
}

}  // namespace experiment
