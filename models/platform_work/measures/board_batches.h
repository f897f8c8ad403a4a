#pragma once
// Batches and requesters of the board over the recorded months: what was offered, posted and done, how long batches
// took, and what requesters posted, those included that have left since. Counts and sums only, nothing of one event.
//
// Seconds; US cents. A batch is completed when its last task is submitted and censored when it expires or the run ends
// with tasks left; only batches posted in the recorded months count. A requester's usual seconds per task are the
// geometric mean over its tasks done, which for log-normal times is their median.

#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/measures/log_bins.h"
#include "models/platform_work/measures/recording_clock.h"
#include "models/platform_work/week.h"

namespace piecework::platform_work {

/// Work on the batches of one kind.
struct BatchTotals {
  std::int64_t batches = 0;
  std::int64_t arrivals = 0;      // searches that ended with one of these batches
  std::int64_t open_seconds = 0;  // batches offered, times how long
  std::int64_t tasks = 0;         // submitted
  std::int64_t work_seconds = 0;  // on them
  std::int64_t pay_cents = 0;     // approved
  std::int64_t outlasting = 0;    // filled after more than ten minutes
  std::int64_t outlived = 0;      // expired after more than ten minutes
  double log_fill_seconds = 0.0;  // summed over the former: from posting until the last task is taken
  double log_outlived = 0.0;      // summed over the latter: seconds offered
  double log_reward = 0.0;        // summed over both: US cents
};
static_assert(Packed<BatchTotals>);

/// A batch beside its row on the board.
struct BatchTrace {
  std::int64_t posted_at = 0;
  std::uint32_t poster = 0;     // row of the posters
  std::uint8_t fairness = 0;    // third of the hidden fairness: 0 least
  std::uint8_t half = 0;        // side of the coin of an experiment
  std::uint8_t counted = 0;     // posted in the recorded months
  std::uint8_t is_offered = 0;  // its open time is not settled yet
  std::uint8_t in_half = 0;     // of a small requester, whom an experiment may be about
  std::array<std::uint8_t, 7> unused{};
};
static_assert(Packed<BatchTrace>);

/// What a requester posted and got done in the recorded months.
struct Poster {
  std::uint64_t id = 0;
  std::int64_t posted_cents = 0;   // in the first sixteen recorded months
  std::int64_t tasks = 0;          // submitted
  std::int64_t offered_cents = 0;  // for them
  double log_seconds = 0.0;        // summed over them
  std::uint64_t has_posted = 0;    // 1 if in those sixteen months
};
static_assert(Packed<Poster>);

class BatchRecords {
 public:
  static constexpr std::size_t thirds = 3;
  static constexpr std::size_t halves = 2;
  static constexpr std::size_t reward_bins = 201;  // cents; the last is open

  /// Sums over the recorded months.
  struct Sums {
    std::array<std::int64_t, reward_bins> rewards{};            // tasks posted
    std::array<std::int64_t, duration_bins.count> completed{};  // batches
    std::array<std::int64_t, duration_bins.count> censored{};   // batches
    std::array<std::int64_t, days_per_week> posted_cents{};     // from Monday, UTC
    std::array<std::int64_t, days_per_week> done_cents{};       // tasks submitted, at the reward offered
    std::array<BatchTotals, thirds> by_fairness{};
    std::array<BatchTotals, halves> by_half{};  // of small requesters
  };

  void will_post(const State& state);
  void posted(const State& state, const RecordingClock& clock, RequesterId requester);
  void will_expire(const State& state, BatchId batch);
  void found(const State& state, PersonId person);
  /// Before a spell of work is settled, and after: what it was is noted, and the batch's trace asked for, while the
  /// event is handled.
  void will_settle(const State& state, PersonId person);
  void settled(const State& state, const RecordingClock& clock, PersonId person);

  /// With the batches that are open at the end.
  [[nodiscard]] Sums sums(const State& state) const;
  [[nodiscard]] const std::vector<Poster>& posters() const { return posters_; }

  /// For a checkpoint; see sim/output/checkpoint.h. What lies between the two sides of an event is in none.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [sums, traces, posters, places, next, spell, day, weekday] = self;
    list.value("sums", sums);
    list.rows("traces", traces);
    list.rows("posters", posters);
    list.rows("places", places);
  }

  /// Whether every poster that is named exists.
  [[nodiscard]] bool is_whole() const;

 private:
  std::uint32_t poster_of(const State& state, RequesterId requester);
  /// The trace of a batch that counts, or none.
  [[nodiscard]] BatchTrace* counted(BatchId batch);
  /// A spell of work on a batch, as it stood before it was settled.
  struct Spell {
    BatchId batch;
    std::int64_t tasks = 0;
    std::int64_t cents = 0;  // for them
    std::int64_t seconds = 0;
    std::int64_t pay_before = 0;  // of the month
    std::uint64_t is_last = 0;    // 1: nobody has tasks of the batch left
  };
  /// From Monday, UTC.
  std::size_t weekday_utc(Time now);
  void add_spell(const BatchTrace& trace, Time now);
  void add_to(const BatchTrace& trace, std::int64_t BatchTotals::* member, std::int64_t amount);
  void end_offer(BatchTrace& trace, const Batch& batch, Time now);
  void look_if_filled(const State& state, PersonId person);

  Sums sums_;
  std::vector<BatchTrace> traces_;     // by row of the board
  std::vector<Poster> posters_;        // in the order of their first batch
  std::vector<std::uint32_t> places_;  // by requester's place: its row there, and 1
  BatchId next_;                       // where the batch that is being posted goes
  Spell spell_;                        // that is being settled
  std::int64_t day_ = -1;              // UTC, since 1970, of which the weekday is known
  std::size_t weekday_ = 0;
};

}  // namespace piecework::platform_work
