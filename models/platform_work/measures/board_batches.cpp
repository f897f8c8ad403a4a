#include "models/platform_work/measures/board_batches.h"

#include <algorithm>

namespace piecework::platform_work {
namespace {

constexpr std::int64_t behind_utc = 5 * seconds_per_hour;  // model time is UTC-5
constexpr std::int64_t ten_minutes = 600;

/// Third of the hidden fairness, which is standard normal.
std::uint8_t third_of(double fairness) {
  const double bound = math::normal_quantile(2.0 / 3.0);
  return fairness < -bound ? std::uint8_t{0} : fairness < bound ? std::uint8_t{1} : std::uint8_t{2};
}

/// Offered for whom nobody has tasks left, and done.
bool ends_with(const Batch& batch, std::int64_t tasks) { return !batch.open && batch.in_work == tasks; }

}  // namespace

std::size_t BatchRecords::weekday_utc(Time now) {
  const Time there{now.seconds + behind_utc};
  const std::int64_t day = there.seconds / seconds_per_day;
  if (day != day_) {
    day_ = day;
    weekday_ = static_cast<std::size_t>(weekday(there));
  }
  return weekday_;
}

void BatchRecords::will_post(const State& state) { next_ = state.platform.board.next(); }

std::uint32_t BatchRecords::poster_of(const State& state, RequesterId requester) {
  const std::uint64_t id = state.platform.requesters[requester].id;
  if (places_.size() <= requester.row()) places_.resize(state.platform.requesters.size());
  std::uint32_t& place = places_[requester.row()];
  if (place == 0 || posters_[place - 1].id != id) {
    Poster poster;
    poster.id = id;
    posters_.push_back(poster);
    place = static_cast<std::uint32_t>(posters_.size());
  }
  return place - 1;
}

void BatchRecords::posted(const State& state, const RecordingClock& clock, RequesterId requester) {
  const auto rows = state.platform.board.batches().rows();
  if (next_.row() >= rows.size() || !rows[next_.row()].open) return;  // nothing was posted
  const Batch& batch = rows[next_.row()];
  if (traces_.size() <= next_.row()) traces_.resize(next_.row() + 1);
  BatchTrace& trace = traces_[next_.row()];
  trace = BatchTrace{};
  if (!clock.recorded(state.now)) return;
  trace.posted_at = state.now.seconds;
  trace.poster = poster_of(state, requester);
  trace.counted = trace.is_offered = 1;
  Poster& poster = posters_[trace.poster];
  trace.fairness = third_of(static_cast<double>(batch.fairness));
  trace.half = batch.sample.half ? 1 : 0;
  trace.in_half = batch.sample.small ? 1 : 0;
  const std::int64_t cents = batch.posted * std::int64_t{batch.reward_cents};
  sums_.rewards[std::min<std::size_t>(batch.reward_cents, reward_bins - 1)] += batch.posted;
  sums_.posted_cents[weekday_utc(state.now)] += cents;
  if (clock.in_window(state.now)) {
    poster.posted_cents += cents;
    poster.has_posted = 1;
  }
  add_to(trace, &BatchTotals::batches, 1);
}

BatchTrace* BatchRecords::counted(BatchId batch) {
  if (batch.row() >= traces_.size() || traces_[batch.row()].counted == 0) return nullptr;
  return &traces_[batch.row()];
}

void BatchRecords::add_to(const BatchTrace& trace, std::int64_t BatchTotals::* member, std::int64_t amount) {
  sums_.by_fairness[trace.fairness].*member += amount;
  if (trace.in_half != 0) sums_.by_half[trace.half].*member += amount;
}

/// No task of it is offered any more: the last one was taken, or it expires with some left.
void BatchRecords::end_offer(BatchTrace& trace, const Batch& batch, Time now) {
  const std::int64_t seconds = now.seconds - trace.posted_at;
  const bool filled = batch.remaining == 0;
  trace.is_offered = 0;
  add_to(trace, &BatchTotals::open_seconds, seconds);
  if (seconds <= ten_minutes) return;
  add_to(trace, filled ? &BatchTotals::outlasting : &BatchTotals::outlived, 1);
  const double log_seconds = math::log(static_cast<double>(seconds));
  const auto add = [&](BatchTotals& totals) {
    (filled ? totals.log_fill_seconds : totals.log_outlived) += log_seconds;
    totals.log_reward += static_cast<double>(batch.log_reward);
  };
  add(sums_.by_fairness[trace.fairness]);
  if (trace.in_half != 0) add(sums_.by_half[trace.half]);
}

void BatchRecords::will_expire(const State& state, BatchId id) {
  BatchTrace* trace = counted(id);
  if (trace == nullptr) return;
  const auto seconds = static_cast<double>(state.now.seconds - trace->posted_at);
  ++sums_.censored[duration_bins.of(seconds)];
  end_offer(*trace, state.platform.board[id], state.now);
}

void BatchRecords::look_if_filled(const State& state, PersonId person) {
  const BoardLife& life = state.board_life(person);
  if (life.tasks_in_hand == 0) return;
  const BatchId id{life.batch};
  BatchTrace* trace = counted(id);
  const Batch& batch = state.platform.board[id];
  if (trace != nullptr && trace->is_offered != 0 && !batch.open) end_offer(*trace, batch, state.now);
}

void BatchRecords::found(const State& state, PersonId person) {
  const BoardLife& life = state.board_life(person);
  if (life.tasks_in_hand == 0) return;
  const BatchTrace* trace = counted(BatchId{life.batch});
  if (trace != nullptr) add_to(*trace, &BatchTotals::arrivals, 1);
  look_if_filled(state, person);
}

void BatchRecords::will_settle(const State& state, PersonId person) {
  const BoardLife& life = state.board_life(person);
  spell_ = {.batch = BatchId{life.batch},
            .tasks = life.tasks_in_hand,
            .cents = std::int64_t{life.tasks_in_hand} * life.pay_cents,
            .seconds = life.spell_seconds,
            .pay_before = life.month.pay_cents};
  if (spell_.batch.row() < traces_.size()) prefetch_line(&traces_[spell_.batch.row()]);
  const Batch& batch = state.platform.board[spell_.batch];
  spell_.is_last = ends_with(batch, spell_.tasks) && batch.expired == 0 ? 1 : 0;
}

void BatchRecords::add_spell(const BatchTrace& trace, Time now) {
  Poster& poster = posters_[trace.poster];
  prefetch_line(&poster);
  const auto tasks = static_cast<double>(spell_.tasks);
  const double log_seconds = tasks * math::log(static_cast<double>(spell_.seconds) / tasks);
  add_to(trace, &BatchTotals::tasks, spell_.tasks);
  add_to(trace, &BatchTotals::work_seconds, spell_.seconds);
  if (spell_.is_last != 0) ++sums_.completed[duration_bins.of(static_cast<double>(now.seconds - trace.posted_at))];
  poster.tasks += spell_.tasks;
  poster.offered_cents += spell_.cents;
  poster.log_seconds += log_seconds;
}

void BatchRecords::settled(const State& state, const RecordingClock& clock, PersonId person) {
  const BatchTrace* trace = counted(spell_.batch);
  if (clock.recorded(state.now)) {
    sums_.done_cents[weekday_utc(state.now)] += spell_.cents;
    if (trace != nullptr) add_spell(*trace, state.now);
  }
  if (trace == nullptr) return;
  add_to(*trace, &BatchTotals::pay_cents, state.board_life(person).month.pay_cents - spell_.pay_before);
  look_if_filled(state, person);
}

BatchRecords::Sums BatchRecords::sums(const State& state) const {
  BatchRecords whole = *this;
  const auto rows = state.platform.board.batches().rows();
  for (std::size_t row = 0; row < std::min(rows.size(), traces_.size()); ++row) {
    if (rows[row].posted == 0 || traces_[row].counted == 0 || rows[row].expired > 0) continue;
    const std::int64_t seconds = state.now.seconds - traces_[row].posted_at;
    ++whole.sums_.censored[duration_bins.of(static_cast<double>(seconds))];
    if (traces_[row].is_offered != 0) whole.add_to(traces_[row], &BatchTotals::open_seconds, seconds);
  }
  return whole.sums_;
}

bool BatchRecords::is_whole() const {
  const auto known = [&](const BatchTrace& trace) {
    return (trace.counted == 0 || trace.poster < posters_.size()) && trace.fairness < thirds && trace.half < halves;
  };
  const auto placed = [&](std::uint32_t place) { return place <= posters_.size(); };
  return std::ranges::all_of(traces_, known) && std::ranges::all_of(places_, placed);
}

}  // namespace piecework::platform_work
