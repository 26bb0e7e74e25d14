#include "results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace bench {
namespace {

double median(std::vector<double> numbers) {
  if (numbers.empty()) return std::nan("");
  std::ranges::sort(numbers);
  const std::size_t half = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[half];
  return (numbers[half - 1] + numbers[half]) / 2;
}

std::string digits(double number, int after_point) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", after_point, number);
  return text.data();
}

// Nanoseconds, as microseconds of three digits or so.
std::string microseconds(double time) {
  return digits(time / 1000, time < 10'000 ? 2 : 1) + " µs";
}

using Row = std::vector<std::string>;

// One row for each work: the first contestant's time, the others' ratios.
std::vector<Row> rows_of(const Results& results) {
  Row head{"work"};
  for (const auto& contestant : results.contestants) {
    head.push_back(contestant.name);
  }
  std::vector<Row> rows{head};
  for (const auto& work : results.works) {
    Row row{work.title};
    for (const auto& contestant : results.contestants) {
      row.push_back(row.size() == 1
                        ? microseconds(results.time(work, contestant))
                        : digits(results.ratio(work, contestant), 2));
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> memory_rows_of(const Results& results) {
  Row head{"per connection"};
  Row row{"bytes of heap"};
  for (const auto& contestant : results.contestants) {
    head.push_back(contestant.name);
    row.push_back(digits(results.memory.at(contestant.program), 0));
  }
  return {head, row};
}

std::string conditions(const Results& results) {
  std::string text = "Medians of " + std::to_string(results.rounds) +
                     " rounds in turn, of";
  for (const auto& contestant : results.contestants) {
    const std::string& version = results.versions.at(contestant.program);
    if (text.find(version) == std::string::npos) {
      text += (text.ends_with("of") ? " " : ", ") + version;
    }
  }
  return text + ".";
}

// In lines that a page has room for.
std::string wrapped(std::string text) {
  constexpr std::size_t width = 66;
  for (std::size_t start = 0; text.size() - start > width;) {
    const std::size_t space = text.rfind(' ', start + width);
    if (space == text.npos || space <= start) break;
    text[space] = '\n';
    start = space + 1;
  }
  return text;
}

std::string markdown(const std::vector<Row>& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const auto& cell : row) text += "| " + cell + " ";
    text += "|\n";
    if (&row != &rows.front()) continue;
    text += "| --- ";
    for (std::size_t i = 1; i < row.size(); ++i) text += "| ---: ";
    text += "|\n";
  }
  return text;
}

// Characters, not bytes: µ is two bytes long.
std::size_t width(const std::string& cell) {
  return static_cast<std::size_t>(std::ranges::count_if(
      cell, [](char c) { return (c & '\xc0') != '\x80'; }));
}

std::string text(const std::vector<Row>& rows) {
  std::string result;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::size_t wide = 0;
      for (const auto& other : rows) wide = std::max(wide, width(other[i]));
      const std::string space(wide - width(row[i]), ' ');
      result += i == 0 ? row[i] + space : "  " + space + row[i];
    }
    result += '\n';
  }
  return result;
}

}  // namespace

double Results::time(const Work& work, const Contestant& contestant) const {
  return median(at(work, contestant));
}

double Results::ratio(const Work& work, const Contestant& contestant) const {
  const Rounds& yardstick = at(work, contestants.front());
  const Rounds& own = at(work, contestant);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < own.size(); ++i) {
    ratios.push_back(yardstick[i] / own[i]);
  }
  return median(ratios);
}

std::string as_markdown(const Results& results) {
  const Suite& suite = results.suite;
  std::string text = markdown(rows_of(results)) + "\n: Speed, as a part of " +
                     suite.yardstick + "'s; of " + suite.yardstick +
                     ", its time. " + conditions(results) + " {#tbl:" +
                     suite.name + "}\n";
  if (results.memory.empty()) return text;
  return text + "\n" + markdown(memory_rows_of(results)) +
         "\n: Memory for each of 10,000 registered connections; asio's with the "
         "buffer in which a read is under way. {#tbl:memory}\n";
}

std::string as_text(const Results& results) {
  std::string tables = text(rows_of(results)) + "\n";
  if (!results.memory.empty()) tables += text(memory_rows_of(results)) + "\n";
  return tables + wrapped(conditions(results)) + "\n";
}

}  // namespace bench
