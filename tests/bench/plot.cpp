// The figure: a row for each work, in it a line for each contestant, and the
// raw loop's speed as a line down through all of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "results.hpp"

namespace bench {
namespace {

constexpr double left = 206;
constexpr double right = 690;
constexpr double line_height = 11;
constexpr double row_gap = 15;
constexpr double legend_height = 56;

// How a contestant is drawn; its shape alone tells it apart, also in print.
struct Look {
  const char* shape;  // drawn around (0, 0)
  const char* style;
};

constexpr std::array<Look, 7> looks{{
    {R"(<path d="M-5 -5L5 5M-5 5L5 -5"/>)",
     "fill:none;stroke:var(--fig-dim);stroke-width:2"},
    {R"(<circle r="5"/>)", "fill:var(--fig-accent);stroke:var(--fig-accent)"},
    {R"(<circle r="5"/>)",
     "fill:var(--fig-paper);stroke:var(--fig-accent);stroke-width:2"},
    {R"(<rect x="-4.5" y="-4.5" width="9" height="9"/>)",
     "fill:var(--fig-warm);stroke:var(--fig-warm)"},
    {R"(<path d="M0 -6L6 0L0 6L-6 0z"/>)",
     "fill:var(--fig-cool);stroke:var(--fig-cool)"},
    {R"(<path d="M0 -5.5L5.5 4.5H-5.5z"/>)",
     "fill:var(--fig-paper);stroke:var(--fig-ink);stroke-width:1.5"},
    {R"(<path d="M-6 0H6M0 -6V6"/>)",
     "fill:none;stroke:var(--fig-ink);stroke-width:2.5"},
}};

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return text.data();
}

std::string label(double x, double y, const std::string& anchor,
                  const std::string& color, const std::string& words) {
  return "  <text x=\"" + number(x) + "\" y=\"" + number(y) +
         "\" text-anchor=\"" + anchor + "\" style=\"fill:var(--fig-" + color +
         ")\">" + words + "</text>\n";
}

std::string vertical(double x, double from, double to,
                     const std::string& style) {
  return "  <path d=\"M" + number(x) + " " + number(from) + "V" + number(to) +
         "\" style=\"" + style + "\"/>\n";
}

// Where 0.7 or 1.05 is. What is not worth a wider scale is put at its end. On a
// logarithmic one, twice as fast is as far away everywhere.
struct Scale {
  double low;
  double high;
  bool is_logarithmic;

  double x(double ratio) const {
    ratio = std::clamp(ratio, low, high);
    const double part = is_logarithmic
                            ? std::log(ratio / low) / std::log(high / low)
                            : (ratio - low) / (high - low);
    return left + part * (right - left);
  }
};

class Plot {
 public:
  explicit Plot(const Results& results) : results_(results) {
    for (const auto& contestant : results.contestants) {
      if (contestant.look >= 0) drawn_.push_back(&contestant);
    }
    row_height_ = line_height * static_cast<double>(drawn_.size()) + row_gap;
    bottom_ =
        legend_height + row_height_ * static_cast<double>(results.works.size());
    scale_ = scale();
  }

  std::string draw() {
    text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 " +
            number(bottom_ + 50) +
            "\" font-family=\"IBM Plex Sans\" font-size=\"14\">\n";
    axis();
    legend();
    double y = legend_height;
    for (const auto& work : results_.works) {
      row(work, y);
      y += row_height_;
    }
    return text_ + "</svg>\n";
  }

 private:
  // From a tenth below the slowest, but not below a half, to a tenth above.
  Scale scale() const {
    const auto& ticks = results_.suite.ticks;
    if (!ticks.empty()) return {ticks.front(), ticks.back(), true};
    double low = 1;
    double high = 1;
    for (const auto& work : results_.works) {
      for (const auto* contestant : drawn_) {
        const double ratio = results_.ratio(work, *contestant);
        low = std::min(low, ratio);
        high = std::max(high, ratio);
      }
    }
    return {std::max(0.5, std::floor(low * 10 - 0.2) / 10),
            std::min(1.5, std::ceil(high * 20 + 0.2) / 20), false};
  }

  std::vector<double> ticks() const {
    if (!results_.suite.ticks.empty()) return results_.suite.ticks;
    const int first = static_cast<int>(std::ceil(scale_.low * 20 - 0.01));
    const int last = static_cast<int>(std::floor(scale_.high * 20 + 0.01));
    std::vector<double> ticks;
    for (int tick = first; tick <= last; ++tick) ticks.push_back(tick / 20.0);
    return ticks;
  }

  void axis() {
    for (const double tick : ticks()) {
      const double x = scale_.x(tick);
      const bool is_one = tick == 1;
      text_ += vertical(
          x, legend_height, bottom_,
          is_one ? "stroke:var(--fig-ink);stroke-width:2"
                 : "stroke:var(--fig-dim);stroke-width:0.5");
      text_ += label(x, bottom_ + 18, "middle", is_one ? "ink" : "dim",
                     number(tick));
    }
    text_ += label(scale_.x(1), bottom_ + 38, "middle", "ink",
                   results_.suite.contestants.front().plotted_as);
  }

  void legend() {
    const std::size_t in_a_row = 3;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      const double x = left + 12 + 165 * static_cast<double>(i % in_a_row);
      const double y = 16 + 22 * static_cast<double>(i / in_a_row);
      mark(*drawn_[i], x, y);
      text_ += label(x + 14, y + 5, "start", "ink", drawn_[i]->name);
    }
  }

  void row(const Work& work, double top) {
    const double middle = top + row_height_ / 2;
    text_ += label(left - 14, middle + 5, "end", "ink", work.title);
    text_ += "  <path d=\"M" + number(20) + " " + number(top) + "H" +
             number(right) +
             "\" style=\"stroke:var(--fig-dim);stroke-width:0.5\"/>\n";
    double y = top + (row_gap + line_height) / 2;
    for (const auto* contestant : drawn_) {
      mark(*contestant, scale_.x(results_.ratio(work, *contestant)), y);
      y += line_height;
    }
  }

  void mark(const Contestant& contestant, double x, double y) {
    const Look& look = looks[static_cast<std::size_t>(contestant.look)];
    text_ += "  <g transform=\"translate(" + number(x) + " " + number(y) +
             ")\" style=\"" + look.style + "\">" + look.shape + "</g>\n";
  }

  const Results& results_;
  std::vector<const Contestant*> drawn_;
  double row_height_ = 0;
  double bottom_ = 0;
  Scale scale_{};
  std::string text_;
};

}  // namespace

std::string as_plot(const Results& results) { return Plot(results).draw(); }

}  // namespace bench
