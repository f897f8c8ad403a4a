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

 private:
  SeriesInfo info_;
  std::vector<Value> values_;
};

}  // namespace piecework
