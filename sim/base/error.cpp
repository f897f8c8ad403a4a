#include "sim/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cstring>

namespace piecework {
namespace {

std::string joined(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(problem);
  }
  return text;
}

/// Optimal string alignment distance (Damerau-Levenshtein without overlapping swaps).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string to_string(const Problem& problem) {
  std::string text = to_string(problem.place) + ": ";
  if (!problem.key.empty()) text += fmt::format("key '{}': ", problem.key);
  text += problem.problem;
  if (!problem.allowed.empty()) text += fmt::format("; allowed: {}", fmt::join(problem.allowed, ", "));
  if (!problem.suggestion.empty()) text += fmt::format("; did you mean '{}'?", problem.suggestion);
  return text;
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

InputError::InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}

OutputError::OutputError(std::string path, std::string what_failed, int error_number)
    : std::runtime_error(error_number == 0
                             ? fmt::format("{}: {}", path, what_failed)
                             : fmt::format("{}: {} ({})", path, what_failed, std::strerror(error_number))),
      path_(std::move(path)),
      error_number_(error_number) {}

void fail(std::string_view message, std::source_location where) {
  throw InternalError(fmt::format("internal error: {} ({}:{})", message, where.file_name(), where.line()));
}

std::string nearest_name(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t longest_compared = 200;  // a hostile key must not cost quadratic time
  if (name.size() > longest_compared) return {};
  std::size_t best = std::max<std::size_t>(2, name.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace piecework
