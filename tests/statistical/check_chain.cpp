// Employment as a chain of two states with monthly probabilities: stationary share s / (s + f), memory, hazards.

#include <algorithm>
#include <cmath>

#include "tests/statistical/bench.h"

namespace piecework::statistical {
namespace {

constexpr TwoStates rates{.leave = 0.2, .enter = 0.025};  // state 1: out of work
constexpr std::uint32_t group = 40;

std::int64_t in_one(const std::vector<std::uint8_t>& states) { return std::count(states.begin(), states.end(), 1); }

Share moved(const ChainStory& story, std::uint8_t from) {
  Share share;
  for (std::size_t i = 0; i < story.states[0].size(); ++i) {
    if (story.states[1][i] != from) continue;
    ++share.n;
    share.count += story.states[2][i] != from ? 1 : 0;
  }
  return share;
}

/// Of those who stayed in `from` throughout the first year.
Share moved_late(const ChainStory& story, std::uint8_t from) {
  Share share;
  for (std::size_t i = 0; i < story.states[0].size(); ++i) {
    if (story.states[1][i] != from || story.changes[1][i] != 0) continue;
    ++share.n;
    share.count += story.states[2][i] != from ? 1 : 0;
  }
  return share;
}

void check_shares(Bench& bench, const ChainStory& story) {
  const auto n = static_cast<std::int64_t>(story.states[0].size());
  const std::vector<std::string> months{"0", "12", "13", "18", "60"};
  for (std::size_t look = 1; look < months.size(); ++look) {
    bench.add("chain/share out of work after " + months[look] + " months", "s / (s + f), exact binomial",
              bench.share({in_one(story.states[look]), n}, rates.share(), 0.036));
  }
  for (const auto& [look, lag, bias] : {std::tuple(2U, 1, 0.05), std::tuple(3U, 6, 0.08), std::tuple(4U, 48, 0.13)}) {
    std::int64_t both = 0;
    for (std::size_t i = 0; i < story.states[0].size(); ++i) {
      both += story.states[1][i] == 1 && story.states[look][i] == 1 ? 1 : 0;
    }
    bench.add("chain/out of work again after " + std::to_string(lag) + " months", "(1 - s - f)^lag",
              bench.share({both, n}, rates.both(lag), bias));
  }
  std::vector<std::int64_t> counts;
  for (std::size_t i = 0; i + group <= story.states[4].size(); i += group) {
    const auto from = story.states[4].begin() + static_cast<std::ptrdiff_t>(i);
    counts.push_back(std::count(from, from + group, 1));
  }
  bench.add("chain/out of work among 40", "binomial: variance n p q",
            bench.cells(counts, binomial_probabilities(group, rates.share())));
}

}  // namespace

void check_chain(Bench& bench) {
  const ChainPlan plan{static_cast<std::uint32_t>(bench.setting.size(400'000)), rates, {0, 12, 13, 18, 60}};
  const ChainStory story = bench.subjects.run_chain(plan, bench.key());
  check_shares(bench, story);
  bench.add("chain/monthly hazard of separation", "s, exact binomial", bench.share(moved(story, 0), rates.enter, 0.08));
  bench.add("chain/monthly hazard of finding", "f, exact binomial", bench.share(moved(story, 1), rates.leave, 0.08));
  bench.add("chain/hazard after a year in work", "the same: no memory",
            bench.share(moved_late(story, 0), rates.enter, 0.09));
  bench.add("chain/changes in a year", "the distribution by dynamic programming",
            bench.cells(story.changes[1], rates.changes(12)));
}

}  // namespace piecework::statistical
