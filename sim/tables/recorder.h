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

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [reals, counts, places] = self;
    series_sections(reals, "reals", list);
    series_sections(counts, "counts", list);
    if constexpr (Sections::loading) {
      places.clear();
      for (std::size_t i = 0; i < reals.size(); ++i) places.emplace(reals[i].info().path, i);
      for (std::size_t i = 0; i < counts.size(); ++i) places.emplace(counts[i].info().path, i);
      list.require(places.size() == reals.size() + counts.size(), "reals.size", "names a series twice");
    }
  }

 private:
  template <class All, class Sections>
  static void series_sections(All& all, const std::string& kind, Sections& list) {
    std::uint64_t size = all.size();
    list.value(kind + ".size", size);
    if constexpr (Sections::loading) all.clear();
    for (std::uint64_t i = 0; i < size; ++i) {
      if constexpr (Sections::loading) all.emplace_back(SeriesInfo{});
      list.part(kind + "." + std::to_string(i), all[i]);
    }
  }

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
