#include "sim/config/problems.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <tuple>

namespace piecework {

void Problems::add(Problem problem) {
  if (listed_.size() < most_listed) {
    listed_.push_back(std::move(problem));
  } else {
    ++unlisted_;
  }
}

void Problems::add(const Place& place, std::string_view key, std::string_view problem) {
  add(Problem{place, std::string(key), std::string(problem), {}, {}});
}

void Problems::add_unknown(Problem problem, std::string_view name, const std::vector<std::string>& known) {
  if (listed_.size() < most_listed) {  // else the comparison of names would be for nothing
    if (problem.suggestion.empty()) problem.suggestion = nearest_name(name, known);
    if (known.size() <= most_allowed_listed) problem.allowed = known;
  }
  add(std::move(problem));
}

std::vector<Problem> Problems::sorted() const {
  std::vector<std::string> files;
  for (const Problem& problem : listed_) {
    if (std::find(files.begin(), files.end(), problem.place.file) == files.end()) files.push_back(problem.place.file);
  }
  const auto file_rank = [&](const Problem& problem) {
    return std::find(files.begin(), files.end(), problem.place.file) - files.begin();
  };
  std::multimap<std::tuple<std::ptrdiff_t, int, int>, Problem> in_order;  // equal places stay as they came
  for (const Problem& problem : listed_) {
    in_order.emplace(std::tuple(file_rank(problem), problem.place.line, problem.place.column), problem);
  }
  std::vector<Problem> result;
  for (const auto& [place, problem] : in_order) result.push_back(problem);
  return result;
}

void Problems::throw_if_any() const {
  if (empty()) return;
  std::vector<Problem> all = sorted();
  if (unlisted_ > 0) all.push_back({all.front().place, {}, fmt::format("and {} more problems", unlisted_), {}, {}});
  throw InputError(std::move(all));
}

}  // namespace piecework
