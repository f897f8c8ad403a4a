#pragma once
// What a run records: named arrays over months and further axes, with unit and meaning beside the numbers, so that an
// output file can explain itself. Values are appended month by month.

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/error.h"

namespace piecework {

/// What a recorded array is. `axes` are the dimensions after the month.
struct SeriesInfo {
  std::string path;  // "/accounts/fees"
  std::string unit;
  std::string label_en;
  std::string label_fr;
  std::string meaning;
  std::vector<std::string> axes;
  std::size_t width = 1;  // numbers per month: the product of the axes' sizes

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [path, unit, label_en, label_fr, meaning, axes, width] = self;
    std::vector<std::string> texts{path, unit, label_en, label_fr, meaning};
    list.texts("texts", texts);
    list.texts("axes", axes);
    list.value("width", width);
    if constexpr (Sections::loading) {
      list.require(texts.size() == 5, "texts", "holds not five texts");
      list.require(width > 0, "width", "is 0");
      path = texts[0], unit = texts[1], label_en = texts[2], label_fr = texts[3], meaning = texts[4];
    }
  }
};

template <class Value>
class Series {
 public:
  explicit Series(SeriesInfo info) : info_(std::move(info)) {}

  void append(const std::vector<Value>& month) {
    expect(month.size() == info_.width, "a month of a series has as many numbers as its axes");
    values_.insert(values_.end(), month.begin(), month.end());
  }

  [[nodiscard]] const SeriesInfo& info() const { return info_; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] std::size_t months() const { return values_.size() / info_.width; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [info, values] = self;
    list.part("info", info);
    list.rows("values", values);
    if constexpr (Sections::loading) list.require(values.size() % info.width == 0, "values", "ends inside a month");
  }

 private:
  SeriesInfo info_;
  std::vector<Value> values_;
};

}  // namespace piecework
