#pragma once
// Small worlds on the project's schedule and loop, for the battery. What a planted bug changes is a parameter of the
// template; the sound variant is the default.

#include <utility>
#include <vector>

#include "sim/base/id.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"
#include "tests/statistical/subjects.h"

namespace piecework::statistical {

struct Entities {};
using EntityId = Id<Entities>;

inline constexpr Time end_of_time{1LL << 39};

template <class World>
void run_to_the_end(World& world) {
  run_events(world, {Time{0}, end_of_time, end_of_time}, {});
}

struct Ring {
  static constexpr bool cancellable = true;
  EntityId row;
};
struct Move {
  EntityId row;
};

/// What is done wrong when an alarm is set or moved.
enum class AlarmBug : std::uint8_t { none, old_one_rings_too, some_never_ring };

template <AlarmBug bug = AlarmBug::none>
class Alarms {
 public:
  explicit Alarms(const AlarmPlan& plan)
      : plan_(plan), tickets_(plan.set.size()), story_{std::vector<Time>(plan.set.size()), {}} {
    story_.rung.resize(plan.set.size());
    for (std::uint32_t i = 0; i < plan.set.size(); ++i) {
      if (bug == AlarmBug::some_never_ring && i % 100 == 7) continue;
      schedule_.at(Time{} + plan.set[i], Ring{EntityId(i)}, *this);
      if (plan.moved_at[i].seconds > 0) schedule_.at(Time{} + plan.moved_at[i], Move{EntityId(i)});
    }
  }

  Schedule<TypeList<Ring, Move>>& schedule() { return schedule_; }
  Ticket& live_ticket(Ring event) { return tickets_[event.row.row()]; }

  void handle(Time now, Ring event) {
    const std::uint32_t i = event.row.row();
    if (story_.rung[i]++ == 0) story_.rang[i] = now;
  }

  void handle(Time now, Move event) {
    const std::uint32_t i = event.row.row();
    if (tickets_[i] == Ticket{}) return;  // it rang
    if constexpr (bug == AlarmBug::old_one_rings_too) {
      if (Time{} + plan_.set[i] < now + plan_.moved_by[i]) return;
    }
    schedule_.at(now + plan_.moved_by[i], Ring{event.row}, *this);
  }

  AlarmStory story() && { return std::move(story_); }

 private:
  const AlarmPlan& plan_;
  std::vector<Ticket> tickets_;
  AlarmStory story_;
  Schedule<TypeList<Ring, Move>> schedule_;
};

template <std::size_t side>
struct Runner {
  static constexpr bool cancellable = true;
  EntityId row;
};

template <bool loser_is_cancelled = true>
class Races {
 public:
  Races(const std::vector<Duration>& first, const std::vector<Duration>& second)
      : tickets_{std::vector<Ticket>(first.size()), std::vector<Ticket>(first.size())},
        story_{std::vector<Time>(first.size()), std::vector<std::size_t>(first.size()), 0} {
    for (std::uint32_t i = 0; i < first.size(); ++i) {
      schedule_.at(Time{} + first[i], Runner<0>{EntityId(i)}, *this);
      schedule_.at(Time{} + second[i], Runner<1>{EntityId(i)}, *this);
    }
  }

  using Events = TypeList<Runner<0>, Runner<1>>;
  Schedule<Events>& schedule() { return schedule_; }

  template <std::size_t side>
  Ticket& live_ticket(Runner<side> event) {
    return tickets_[side][event.row.row()];
  }

  template <std::size_t side>
  void handle(Time now, Runner<side> event) {
    story_.first[event.row.row()] = now;
    story_.winner[event.row.row()] = side;
    ++story_.fired;
    if (loser_is_cancelled) schedule_.cancel(Runner<1 - side>{event.row}, *this);
  }

  RaceStory story() && { return std::move(story_); }

 private:
  std::array<std::vector<Ticket>, 2> tickets_;
  RaceStory story_;
  Schedule<Events> schedule_;
};

struct Emission {
  EntityId row;
};

namespace purposes {
inline constexpr Purpose emission{901}, thinning{902}, chain{903}, chain_start{904};
}

/// Emits at the rate `bound`, keeps each with probability rate / bound.
class Source {
 public:
  Source(const SourcePlan& plan, double bound, StreamKey key) : plan_(plan), bound_(bound), key_(key) {
    story_.kept.resize(static_cast<std::size_t>(plan.phases));
    story_.dropped.resize(story_.kept.size());
    await_next(Time{});
  }

  Schedule<TypeList<Emission>>& schedule() { return schedule_; }

  void handle(Time now, Emission) {
    const auto phase = static_cast<std::size_t>(now.seconds / plan_.phase.seconds);
    Draws draws(key_, {purposes::thinning, 0, emitted_});
    const bool keep = bernoulli(draws, std::min(1.0, plan_.rates[phase % 2] / bound_));
    ++(keep ? story_.kept : story_.dropped)[phase];
    if (keep && phase == 0) story_.kept_times.push_back(static_cast<double>(now.seconds));
    ++emitted_;
    await_next(now);
  }

  SourceStory run() {
    const Time end{plan_.phase.seconds * plan_.phases};
    run_events(*this, {Time{}, end, end}, {});
    return std::move(story_);
  }

 private:
  void await_next(Time now) {
    Draws draws(key_, {purposes::emission, 0, emitted_});
    // A source keeps time in fractions of a second, or the fractions lost at each emission would add up.
    exact_ = std::max(exact_, static_cast<double>(now.seconds)) + exponential(draws, 1 / bound_);
    schedule_.at(Time{static_cast<std::int64_t>(exact_)}, Emission{EntityId(0)});
  }

  SourcePlan plan_;
  double bound_;
  StreamKey key_;
  std::uint64_t emitted_ = 0;
  double exact_ = 0;
  SourceStory story_;
  Schedule<TypeList<Emission>> schedule_;
};

struct Change {
  EntityId row;
};

/// Months until a person's next change of state, at least one.
struct ChainLuck {
  StreamKey key;

  [[nodiscard]] std::int64_t stay(std::uint64_t person, std::uint64_t count, double hazard) const {
    Draws draws(key, {purposes::chain, person, count});
    return 1 + geometric(draws, hazard);
  }
};

template <class Luck = ChainLuck>
class Chain {
 public:
  Chain(const ChainPlan& plan, StreamKey key, const Luck& luck)
      : rates_(plan.rates), luck_(luck), states_(plan.people), changes_(plan.people) {
    for (std::uint32_t person = 0; person < plan.people; ++person) {
      Draws draws(key, {purposes::chain_start, person, 0});
      states_[person] = bernoulli(draws, rates_.share()) ? 1 : 0;
      await_change(person, Time{});
    }
  }

  Schedule<TypeList<Change>>& schedule() { return schedule_; }

  void handle(Time now, Change event) {
    const std::uint32_t person = event.row.row();
    states_[person] = states_[person] == 1 ? 0 : 1;
    ++changes_[person];
    await_change(person, now);
  }

  ChainStory run(const std::vector<std::int64_t>& months) {
    ChainStory story;
    Time at{};
    for (const std::int64_t month : months) {
      const Time until{month * seconds_per_month + 1};
      run_events(*this, {at, until, until}, {});
      at = until;
      story.states.push_back(states_);
      story.changes.push_back(changes_);
    }
    return story;
  }

 private:
  void await_change(std::uint32_t person, Time now) {
    const double hazard = states_[person] == 1 ? rates_.leave : rates_.enter;
    const std::int64_t months = luck_.stay(person, static_cast<std::uint64_t>(changes_[person]), hazard);
    schedule_.at(now + Duration{std::min<std::int64_t>(months, 100'000) * seconds_per_month}, Change{EntityId(person)});
  }

  TwoStates rates_;
  Luck luck_;
  std::vector<std::uint8_t> states_;
  std::vector<std::int64_t> changes_;
  Schedule<TypeList<Change>> schedule_;
};

}  // namespace piecework::statistical
