#pragma once
// What the battery checks, as functions: the distributions and addresses of sim/random, small worlds on the engine, the
// service station and the urns. The sound ones call the project's code; planted.cpp puts wrong ones in their places.

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "models/queueing/parameters.h"
#include "models/queueing/station.h"
#include "sim/random/distributions.h"
#include "sim/random/slot_table.h"
#include "tests/statistical/closed_forms.h"

namespace piecework::statistical {

/// Of two competing risks: when, and which.
struct Ending {
  double time = 0;
  std::size_t cause = 0;
};
using Hazards = std::array<double, 2>;

/// Alarms that are set, and moved at a second time to a third, counted from then; `moved_at` 0: never.
struct AlarmPlan {
  std::vector<Duration> set, moved_at, moved_by;
};
struct AlarmStory {
  std::vector<Time> rang;          // by alarm, the first time
  std::vector<std::int64_t> rung;  // how often
};

/// Pairs of events of which the first cancels the other.
struct RaceStory {
  std::vector<Time> first;
  std::vector<std::size_t> winner;
  std::int64_t fired = 0;
};

/// A Poisson source whose rate has two phases, by thinning.
struct SourcePlan {
  Hazards rates{};   // per second, phase by phase
  Duration phase{};  // length of each
  std::int64_t phases = 0;
};
struct SourceStory {
  std::vector<std::int64_t> kept, dropped;  // by phase
  std::vector<double> kept_times;           // in the first phase
};

/// People in two states, changed by monthly probabilities; starts stationary.
struct ChainPlan {
  std::uint32_t people = 0;
  TwoStates rates;
  std::vector<std::int64_t> looks;  // months
};
struct ChainStory {
  std::vector<std::vector<std::uint8_t>> states;   // by look and person
  std::vector<std::vector<std::int64_t>> changes;  // since the beginning
};

struct StationPlan {
  queueing::StationParameters parameters;
  std::vector<Time> looks;  // the last ends the run
};
struct StationStory {
  std::vector<queueing::Visit> visits;  // in the order of leaving
  std::vector<std::uint32_t> in_system;
  std::vector<std::int64_t> customer_seconds;
};

struct Subjects {
  std::function<Draws(StreamKey, Address)> draws_at;
  std::function<double(Draws&)> uniform01;
  std::function<double(Draws&)> normal;
  std::function<double(Draws&)> gumbel;
  std::function<double(Draws&, double)> exponential;
  std::function<double(Draws&, double, double)> lognormal;
  std::function<double(Draws&, double, double)> gamma;
  std::function<std::int64_t(Draws&, std::int64_t, std::int64_t)> uniform_int;
  std::function<bool(Draws&, double)> bernoulli;
  std::function<std::int64_t(Draws&, double)> geometric;
  std::function<std::int64_t(Draws&, double)> poisson;
  std::function<std::int64_t(Draws&, std::int64_t, double)> binomial;
  std::function<std::size_t(Draws&, std::span<const double>)> categorical;
  std::function<std::uint32_t(const SlotTable<std::uint32_t>&, Draws&)> pick;
  std::function<Ending(Draws&, const Hazards&)> compete;

  std::function<Duration(double)> on_the_clock;
  std::function<AlarmStory(const AlarmPlan&)> ring;
  std::function<RaceStory(const std::vector<Duration>&, const std::vector<Duration>&)> race;
  std::function<SourceStory(const SourcePlan&, StreamKey)> run_source;
  std::function<ChainStory(const ChainPlan&, StreamKey)> run_chain;
  std::function<StationStory(const StationPlan&, StreamKey)> run_station;
  std::function<std::int64_t(Draws&, int balls, int urns)> fill_urns;
};

Subjects sound_subjects();

/// A station with another luck or discipline than the project's.
template <class Discipline, class Luck>
StationStory story_of(const StationPlan& plan, const Luck& luck) {
  queueing::Station<Luck, Discipline> station(plan.parameters, luck);
  StationStory story;
  for (const Time look : plan.looks) {
    station.run_until(look);
    story.in_system.push_back(station.in_system());
    story.customer_seconds.push_back(station.customer_seconds());
  }
  story.visits = station.visits();
  return story;
}

}  // namespace piecework::statistical
