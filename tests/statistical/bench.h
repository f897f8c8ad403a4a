#pragma once
// Where a group of checks finds its subjects and puts its checks. Samples of different calls are independent: each has
// its own purpose.

#include <string>
#include <utility>

#include "tests/statistical/battery.h"
#include "tests/statistical/subjects.h"

namespace piecework::statistical {

/// Evidence and the bias that its power is for, in words.
struct Seen {
  std::string bias;
  Evidence evidence;
};

class Bench {
 public:
  Bench(const Subjects& tested, const Setting& chosen) : subjects(tested), setting(chosen) {}

  const Subjects& subjects;
  const Setting& setting;

  void add(std::string name, std::string claim, Seen seen) {
    checks_.push_back({std::move(name), std::move(claim), std::move(seen.bias), std::move(seen.evidence)});
  }

  // The tests of statistics.h at the setting's effort; `bias` is that of the full effort.
  [[nodiscard]] Seen mean(const Sample& sample, const Law& law, double bias) const;  // in deviations
  /// Nothing on average; the bias in deviations, which are taken from the sample.
  [[nodiscard]] Seen balanced(const Sample& sample, double bias) const;
  /// Biases and allowances are relative to the mean.
  [[nodiscard]] Seen expected(const Sample& sample, const Expectation& expectation) const;
  [[nodiscard]] Seen shape(const Sample& sample, const std::function<double(double)>& distribution) const;
  [[nodiscard]] Seen cells(const std::vector<std::int64_t>& values, const std::vector<double>& probabilities) const;
  [[nodiscard]] Seen share(const Share& share, double p, double bias) const;
  [[nodiscard]] Seen count(std::int64_t count, double mean, double bias) const;
  [[nodiscard]] Seen never(const Share& cases) const;
  [[nodiscard]] Seen unrelated(const Sample& a, const Sample& b) const;

  Purpose new_purpose() { return Purpose{first_purpose + used_++}; }
  [[nodiscard]] StreamKey key(std::uint64_t replicate = 0) const { return {setting.seed, replicate}; }

  /// One value of draw(draws) from each of so many addresses that differ in their entity.
  template <class Draw>
  auto sample(std::int64_t full_size, Draw draw) {
    const Purpose purpose = new_purpose();
    std::vector<decltype(draw(std::declval<Draws&>()))> values;
    for (std::int64_t entity = 0; entity < setting.size(full_size); ++entity) {
      Draws draws = subjects.draws_at(key(), {purpose, static_cast<std::uint64_t>(entity), 0});
      values.push_back(draw(draws));
    }
    return values;
  }

  std::vector<Check> checks() && { return std::move(checks_); }

 private:
  static constexpr std::uint64_t first_purpose = 1000;

  std::vector<Check> checks_;
  std::uint64_t used_ = 0;
};

// The groups.
void check_draws(Bench& bench);
void check_durations(Bench& bench);
void check_chain(Bench& bench);
void check_queues(Bench& bench);
void check_matching(Bench& bench);

struct Group {
  const char* name;
  void (*run)(Bench&);
};
inline constexpr Group groups[] = {{"draws", check_draws},
                                   {"durations", check_durations},
                                   {"chain", check_chain},
                                   {"queues", check_queues},
                                   {"matching", check_matching}};

/// How many checks the groups make together; they share the budget of false alarms.
inline constexpr std::size_t battery_size = 116;

std::vector<Check> checks_of(const Group& group, const Subjects& subjects, const Setting& setting);

}  // namespace piecework::statistical
