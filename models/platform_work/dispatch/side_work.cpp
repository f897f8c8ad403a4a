#include "models/platform_work/dispatch/side_work.h"

#include <algorithm>

#include "models/platform_work/dispatch/month.h"

namespace piecework::platform_work {
namespace {

double chance(double hazard) { return 1.0 - math::exp(-hazard); }

/// One month more since it was last done, or none.
void count_month(std::uint8_t& since, bool done) {
  if (done) {
    since = 0;
  } else if (since < never_done) {
    since = static_cast<std::uint8_t>(std::min(never_done - 1, since + 1));
  }
}

/// Whole dollars a month.
std::uint16_t sideline_of(const SideParameters& side, Draws& draws) {
  constexpr double most = 65'535.0;
  return static_cast<std::uint16_t>(
      std::clamp(lognormal(draws, side.sideline_income, side.sideline_sigma) + 0.5, 1.0, most));
}

}  // namespace

SideWork::Chances::Chances(const SideParameters& side)
    : sideline_start(chance(side.sideline_start)),
      sideline_end(chance(side.sideline_end)),
      selling_start(chance(side.selling_start)),
      selling_end(chance(side.selling_end)) {}

SideWork::SideWork(const State& state) : chances_(state.scenario->side) {
  const DispatchParameters& parameters = state.scenario->dispatch;
  for (std::size_t cell = 0; cell < peer_cells; ++cell) {
    const double hazard = parameters.advertising + parameters.word_of_mouth * state.dispatch.driver_share[cell];
    consider_[cell] = chance(hazard * parameters.able_by_age[cell / education_levels % age_bands]);
  }
}

void SideWork::consider_sideline(const State& state, PersonId person, PersonRecord& record, Draws& draws) const {
  const double luck = uniform01(draws);
  if (record.sideline > 0) {
    if (luck < chances_.sideline_end) record.sideline = 0;
  } else if (luck < chances_.sideline_start && state.careers[person].kind == JobKind::employee) {
    record.sideline = sideline_of(state.scenario->side, draws);
  }
}

void SideWork::consider_selling(const Career& career, PersonRecord& record, Draws& draws) const {
  const double luck = uniform01(draws);
  if (record.months_since_selling == 0) {
    count_month(record.months_since_selling, luck >= chances_.selling_end);
  } else {
    const bool starts = career.traits.age_band < first_pension_band && luck < chances_.selling_start;
    count_month(record.months_since_selling, starts);
  }
}

void SideWork::begin_month(State& state, PersonId person) {
  PersonRecord& record = state.records[person];
  const Career& career = state.careers[person];
  count_month(record.months_since_driving, driving_seconds(state, record) > 0);
  const std::size_t cell = peer_cell(career.traits);
  ++residents_[cell];
  Draws draws =
      state.draws(purposes::side_work, state.people[person].id, static_cast<std::uint64_t>(month_index(state.now)));
  const bool considers = uniform01(draws) < consider_[cell];
  const double moment = uniform01(draws);
  consider_selling(career, record, draws);
  consider_sideline(state, person, record, draws);
  if (!considers || record.driver != no_driver) return;
  const auto wait = static_cast<std::int64_t>(moment * static_cast<double>(seconds_per_month));
  state.schedule.at(state.now + Duration{wait + 1}, DispatchConsideration{person});
}

void SideWork::close(State& state) const {
  std::array<std::int64_t, peer_cells> drivers{};
  for (const Driver& driver : state.dispatch.drivers) {
    if (driver.standing == Standing::active) ++drivers[peer_cell(state.careers[PersonId{driver.person}].traits)];
  }
  for (std::size_t cell = 0; cell < peer_cells; ++cell) {
    const auto all = static_cast<double>(std::max<std::int64_t>(1, residents_[cell]));
    state.dispatch.driver_share[cell] = std::min(1.0, static_cast<double>(drivers[cell]) / all);
  }
}

void draw_solo(const State& state, Career& career, Draws& draws) {
  const SideParameters& side = state.scenario->side;
  const bool solo = bernoulli(draws, side.solo_share);
  career.set(Flag::solo, solo);
  if (!solo) return;
  const double cents = static_cast<double>(career.wage_cents) * side.solo_income;
  career.wage_cents = static_cast<std::uint32_t>(std::max(1.0, cents + 0.5));
}

}  // namespace piecework::platform_work
