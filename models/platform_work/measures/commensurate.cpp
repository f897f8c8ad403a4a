#include "models/platform_work/measures/commensurate.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<std::size_t, 3> incidence_months{12, 6, 24};  // months, in the order of the components
constexpr unsigned course_mask = 127;
constexpr std::size_t under_way = 2 * job_clocks;

constexpr unsigned bit(JobClock clock) { return 1U << static_cast<unsigned>(clock); }

CommensurateSpell::Seen seen_of(const MonthView& view, const Career& career) {
  if (career.state == LabourState::not_in_labour_force) return CommensurateSpell::Seen::out;
  return is_commensurate(view.state, career) ? CommensurateSpell::Seen::commensurate : CommensurateSpell::Seen::active;
}

/// What is kept of a resident until the next census.
std::uint8_t noted(const Resident& resident) {
  const unsigned courses = resident.record.participations & course_mask;
  return static_cast<std::uint8_t>(courses << 1U | (resident.career.kind == JobKind::employee ? 1U : 0U));
}

bool landed_in_month(const MonthView& view, const Career& career) {
  const Time began = view.began();
  return career.is_immigrant() && career.landed_day >= began.seconds / seconds_per_day;
}

}  // namespace

void CommensurateJob::see(const MonthView& view, Residents residents) {
  for (const Resident& resident : residents) {
    const bool is_as_before = resident.row < last_.size() && last_[resident.row] == noted(resident);
    const bool is_unemployed = resident.career.state == LabourState::unemployed;
    if (!is_as_before || is_unemployed || spells_.is_due(resident.row)) see(view, resident);
  }
}

void CommensurateJob::see(const MonthView& view, const Resident& resident) {
  unsigned open = 0;
  unsigned seen_clocks = 0;
  spells_.pass(
      resident.row, [&](CommensurateSpell& spell) { return see_spell(spell, CommensurateSpell::Seen::gone); },
      [&](CommensurateSpell& spell) {
        seen_clocks |= bit(spell.clock);
        const Keep keep = see_spell(spell, seen_of(view, resident.career));
        if (keep == Keep::yes) open |= bit(spell.clock);
        return keep;
      });
  const unsigned begun = begun_now(view, resident) & ~open;
  if ((seen_clocks | begun) != 0) month_.add(resident.career.traits, under_way);  // once, however many the spells
  if (begun == 0) return;
  const CommensurateSpell::Seen seen = seen_of(view, resident.career);
  for (const JobClock clock : {JobClock::landing, JobClock::job_loss, JobClock::intake}) {
    if ((begun & bit(clock)) == 0) continue;
    CommensurateSpell spell{.row = static_cast<std::uint32_t>(resident.row),
                            .clock = clock,
                            .combination = static_cast<std::uint8_t>(combination_of(resident.career.traits))};
    spell.begin(seen);
    begin(resident, spell);
  }
}

/// Bits of the clocks that this month sets off; notes the resident for the next census.
unsigned CommensurateJob::begun_now(const MonthView& view, const Resident& resident) {
  const Career& career = resident.career;
  unsigned begun = 0;
  if (last_.size() <= resident.row) {  // not seen before
    last_.reserve(std::max(resident.row + 1, view.state.people.size()));
    last_.resize(resident.row + 1);
    if (landed_in_month(view, career)) begun |= bit(JobClock::landing);
  }
  std::uint8_t& last = last_[resident.row];
  const std::uint8_t now = noted(resident);
  if ((last & 1U) != 0 && career.state == LabourState::unemployed) begun |= bit(JobClock::job_loss);
  if (last >> 1U != now >> 1U) begun |= bit(JobClock::intake);
  last = now;
  return view.recorded ? begun : 0;
}

void CommensurateJob::begin(const Resident& resident, const CommensurateSpell& spell) {
  const auto clock = static_cast<std::size_t>(spell.clock);
  const Traits& traits = resident.career.traits;
  spells_.add(spell);
  persons_[clock].see(resident.row, traits);
  month_.add(traits, clock);
}

Keep CommensurateJob::see_spell(CommensurateSpell& spell, CommensurateSpell::Seen seen) {
  const CommensurateSpell::Outcome outcome = spell.advance(seen);
  if (outcome == CommensurateSpell::Outcome::reached)
    month_.add(traits_of(spell.combination), job_clocks + static_cast<std::size_t>(spell.clock));
  if (outcome == CommensurateSpell::Outcome::open &&
      spell.months < CommensurateSpell::most_followed + CommensurateSpell::confirmation)
    return Keep::yes;
  count(ends_, spell, outcome);
  return Keep::no;
}

void CommensurateJob::count(Ends& ends, const CommensurateSpell& spell, CommensurateSpell::Outcome outcome) {
  if (spell.months < CommensurateSpell::confirmation) return;  // of no time is anything known
  const auto length = static_cast<std::size_t>(spell.months - CommensurateSpell::confirmation);
  for (const std::size_t cell : cells_of(traits_of(spell.combination))) {
    FollowUpEnds& end = ends[first_end(static_cast<std::size_t>(spell.clock), cell) + length];
    switch (outcome) {
      case CommensurateSpell::Outcome::reached: ++end.event; break;
      case CommensurateSpell::Outcome::competing: ++end.competing; break;
      case CommensurateSpell::Outcome::open: ++end.censored; break;
    }
  }
}

void CommensurateJob::close(const MonthView& view, Recorder& recorder) {
  spells_.end([&](CommensurateSpell& spell) { return see_spell(spell, CommensurateSpell::Seen::gone); });
  const auto month = month_.take();
  if (!view.recorded) return;
  const auto record = [&](std::size_t component, std::size_t kind) {
    std::vector<double> values(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) values[cell] = static_cast<double>(month[cell][kind]);
    recorder.record(component_series(info, components[component]), values);
  };
  for (std::size_t clock = 0; clock < job_clocks; ++clock) {
    record(clock * components_per_clock + 4, clock);
    record(clock * components_per_clock + 5, job_clocks + clock);
  }
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) persons[cell] = month[cell][under_way];
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> CommensurateJob::summary() const {
  Ends ends = ends_;
  std::array<std::array<std::int64_t, group_count>, job_clocks> begun{};
  for (const CommensurateSpell& spell : spells_.items()) {
    count(ends, spell, CommensurateSpell::Outcome::open);
    for (const std::size_t cell : cells_of(traits_of(spell.combination))) {
      if (spell.months < CommensurateSpell::confirmation) ++begun[static_cast<std::size_t>(spell.clock)][cell];
    }
  }
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t clock = 0; clock < job_clocks; ++clock) {
      const std::span<const FollowUpEnds> own(&ends[first_end(clock, cell)], lengths);
      const CumulativeIncidence incidence(own);
      std::int64_t spells = begun[clock][cell];
      std::int64_t reached = 0;
      for (const FollowUpEnds& end : own) {
        spells += std::int64_t{end.event} + end.competing + end.censored;
        reached += end.event;
      }
      std::array<double, components_per_clock> values{};
      for (std::size_t part = 0; part < incidence_months.size(); ++part)
        values[part] = incidence.at(incidence_months[part]);
      values[3] = incidence.median();
      values[4] = static_cast<double>(spells);
      values[5] = static_cast<double>(reached);
      for (std::size_t part = 0; part < values.size(); ++part) {
        const ComponentInfo& component = components[clock * components_per_clock + part];
        rows.push_back({info.name, component.name, cell, component.unit, values[part], persons_[clock].count(cell)});
      }
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
