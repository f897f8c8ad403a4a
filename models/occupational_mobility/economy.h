#pragma once
// Workers, occupations and vacancies, worker by worker, after del Rio-Chanona et al. (2021; parameters.h). With e jobs,
// v vacancies and target demand D of an occupation at the beginning of a step, d = e + v, in one step
//   each job ends        with probability min(1, delta_u + (1 - delta_u) gamma_u max(0, d - D) / e),
//   each job opens a vacancy with probability min(1, delta_v + (1 - delta_v) gamma_v max(0, D - d) / e),
//   each worker out of work since before the step applies to one vacancy, in occupation j with probability proportional
//   to v_j times the network's weight, each vacancy of it alike; each vacancy takes one of its applicants at random.
// Jobs, vacancies and people are counted; people never come or go. One event per step; the time is the step's number in
// seconds.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/occupational_mobility/network.h"
#include "models/occupational_mobility/parameters.h"
#include "sim/base/id.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"
#include "sim/random/address.h"

namespace piecework::occupational_mobility {

struct EconomyTable {};

struct Step {
  Id<EconomyTable> row;
};

/// Counts of one occupation.
struct Occupation {
  std::int64_t employed = 0;
  std::int64_t unemployed = 0;
  std::int64_t vacancies = 0;
};

struct Totals {
  Occupation counts;
  std::int64_t long_term = 0;  // out of work for tau steps or more
};

class Economy {
 public:
  /// Everybody is employed in the occupation in which it begins and there is no vacancy; target demand is the
  /// network's, times the cycle.
  Economy(Parameters parameters, Network network, StreamKey key);

  void run_steps(std::int64_t count);

  [[nodiscard]] const std::vector<Occupation>& occupations() const { return occupations_; }
  [[nodiscard]] Totals totals() const;
  [[nodiscard]] std::int64_t steps() const { return step_; }
  /// In the step after `steps` steps.
  [[nodiscard]] double target_demand(std::size_t occupation, std::int64_t steps) const;

  /// For a checkpoint; see sim/output/checkpoint.h. Parameters and network are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.value("key", self.key_);
    list.rows("workers", self.workers_);
    list.rows("occupations", self.occupations_);
    list.value("step", self.step_);
    list_pending(list, self.schedule_, self, [&](const EventKeys& keys) {
      const auto known = [&](const EventKey& key) { return self.schedule_.knows(key); };
      const auto in = [&](const Worker& worker) { return worker.occupation < self.network_.size; };
      return self.occupations_.size() == self.network_.size && std::ranges::is_sorted(keys) &&
             std::ranges::all_of(keys, known) && std::ranges::all_of(self.workers_, in);
    });
  }

  // For the engine.
  Schedule<TypeList<Step>>& schedule() { return schedule_; }
  void handle(Time now, Step event);

 private:
  struct Worker {
    std::uint32_t occupation = 0;
    bool employed = true;
    std::array<std::uint8_t, 3> unused{};  // no padding
    std::int64_t since = 0;                // step in which it lost its job
  };

  struct Hopeful {
    std::uint32_t worker = 0;
    std::uint32_t vacancy = 0;
  };

  [[nodiscard]] std::vector<std::int64_t> openings() const;
  void apply(std::vector<std::vector<Hopeful>>& by_occupation) const;
  [[nodiscard]] std::vector<Hopeful> chosen(std::uint32_t occupation, std::vector<Hopeful>& hopefuls) const;
  void separate(const std::vector<Occupation>& before);
  void hire(std::uint32_t occupation, const std::vector<Hopeful>& hired);

  Parameters parameters_;
  Network network_;
  StreamKey key_;
  std::vector<Worker> workers_;
  std::vector<Occupation> occupations_;
  Schedule<TypeList<Step>> schedule_;
  std::int64_t step_ = 0;
};

}  // namespace piecework::occupational_mobility
