// A small result file in the documented layout: two months, two groups, a missing value, accented text.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "sim/output/result.h"

namespace piecework {

inline constexpr double sample_missing = std::numeric_limits<double>::quiet_NaN();

inline Variable sample_texts(std::string path, std::vector<std::string> dims, std::vector<std::string> values) {
  const std::vector<std::size_t> shape = dims.empty() ? std::vector<std::size_t>{} : std::vector{values.size()};
  return {std::move(path), std::move(dims), shape, std::move(values), {{"long_name", "text"}}};
}

/// Values that tell where they stand: 100 * replicate + position, NaN in the last place.
inline Variable sample_series(std::uint64_t replicate) {
  std::vector<double> values;
  for (int i = 0; i < 4; ++i) values.push_back(100.0 * static_cast<double>(replicate) + i + 0.25);
  values.back() = sample_missing;
  return {.path = "/series/M1/median",
          .dims = {"arm", "replicate", "month", "group"},
          .shape = {1, 1, 2, 2},
          .values = values,
          .attributes = {{"units", "CAD/hour"}, {"long_name", "median pay"}, {"long_name_fr", "médiane du gain"}}};
}

inline ResultFile sample_file(const std::string& arm, std::uint64_t replicate) {
  const auto number = static_cast<std::int64_t>(replicate);
  ResultFile file;
  file.dimensions = {{"arm", 1}, {"replicate", 1}, {"month", 2}, {"group", 2}, {"bin", 3}};
  file.attributes = {{"Conventions", "CF-1.8"}, {"format", "piecework-replicate"}, {"format_version", std::int64_t{1}}};
  file.variables = {
      sample_texts("/arm", {"arm"}, {arm}),
      {"/replicate", {"replicate"}, {1}, std::vector<std::int64_t>{number}, {{"units", "1"}}},
      {"/month",
       {"month"},
       {2},
       std::vector<std::int64_t>{20089, 20120},
       {{"units", "days since 1970-01-01"}, {"calendar", "proleptic_gregorian"}}},
      sample_texts("/group", {"group"}, {"all", "immigrant_class=newcomer"}),
      sample_texts("/group_label_fr", {"group"}, {"Ensemble", "Nouveaux arrivés"}),
      sample_texts("/scenario_json", {}, {R"({"title":"essai"})"}),
      sample_texts("/arm_json", {"arm"}, {"[\"" + arm + "\"]"}),
      sample_series(replicate),
      {"/series/M1/persons",
       {"arm", "replicate", "month", "group"},
       {1, 1, 2, 2},
       std::vector<std::int64_t>{10 + number, 11, 12, 13},
       {{"units", "1"}}},
      {"/distributions/pay", {"arm", "replicate", "bin"}, {1, 1, 3}, std::vector<double>{1, 2, 3}, {{"units", "1"}}}};
  return file;
}

}  // namespace piecework
