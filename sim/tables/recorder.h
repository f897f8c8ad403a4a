#pragma once
// Collects what is observed in a run. Observing never changes what is observed: the recorder only receives numbers.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/tables/series.h"

namespace piecework {

class Recorder {
 public:
  /// Appends one month to the series of that path, which begins with its first month.
  void record(const SeriesInfo& info, const std::vector<double>& month) { find(reals_, info).append(month); }
  void record(const SeriesInfo& info, const std::vector<std::int64_t>& month) { find(counts_, info).append(month); }

  /// In the order in which the series were first recorded.
  [[nodiscard]] const std::vector<Series<double>>& reals() const { return reals_; }
  [[nodiscard]] const std::vector<Series<std::int64_t>>& counts() const { return counts_; }

 private:
  template <class Value>
  Series<Value>& find(std::vector<Series<Value>>& all, const SeriesInfo& info) {
    const auto [place, is_new] = places_.try_emplace(info.path, all.size());
    if (is_new) all.emplace_back(info);
    expect(place->second < all.size() && all[place->second].info().path == info.path,
           "a series keeps its type of value");
    return all[place->second];
  }

  std::vector<Series<double>> reals_;
  std::vector<Series<std::int64_t>> counts_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace piecework
