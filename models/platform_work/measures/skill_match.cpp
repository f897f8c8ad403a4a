#include "models/platform_work/measures/skill_match.h"

#include <algorithm>

#include "models/platform_work/measures/components.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint32_t last_step = 1023;
constexpr double steps_per_rating = last_step / highest_rating;
constexpr unsigned occupation_bits = 6;  // 43 occupations
constexpr unsigned step_bits = 10;
constexpr std::uint32_t no_gap = 0xFFFFFFFF;
static_assert(occupations < (1U << occupation_bits) - 1 && 2 * (occupation_bits + step_bits) == 32);

std::uint32_t steps(double rating) { return static_cast<std::uint32_t>(rating * steps_per_rating + 0.5); }

/// The upper half of a kept gap: what it holds for.
std::uint32_t pair_of(const Career& career) {
  return (std::uint32_t{career.held} << occupation_bits | career.trained) << 2 * step_bits;
}

}  // namespace

Skills SkillMatch::skills_at_start(const State& state, const Resident& resident) {
  const Occupation trained = resident.career.trained;
  const auto draw = [&] {
    Draws draws = state.draws(purposes::skills, resident.person.id, 0);
    return state.scenario->occupations.person_skills(trained, draws);
  };
  const std::size_t learner = resident.record.learner;
  if (learner == 0) return draw();
  if (started_.size() <= learner) started_.resize(state.learning.learners.size() + 1);
  Started& own = started_[learner];
  if (own.id != resident.person.id || own.trained != trained) own = {resident.person.id, draw(), trained};
  return own.skills;
}

SkillGap SkillMatch::gap_between(const State& state, const Resident& resident) {
  const Occupations& all = state.scenario->occupations;
  Skills skills = skills_at_start(state, resident);
  if (const Gains* gains = gains_of(state, state.people.id(resident.row))) {
    for (std::size_t skill = 0; skill < rated_skills; ++skill) {
      skills[skill] = std::min(skills[skill] + (*gains)[skill], highest_rating);
    }
  }
  return skill_gap(skills, all.skills(resident.career.held));
}

inline SkillMatch::Worked& SkillMatch::Worked::operator+=(const Worked& other) {
  over += other.over;
  under += other.under;
  seconds += other.seconds;
  return *this;
}

std::array<double, SkillMatch::components.size()> SkillMatch::Worked::values() const {
  if (seconds == 0) return {no_default, no_default, no_default};
  const double scale = steps_per_rating * static_cast<double>(seconds);
  const double beyond = static_cast<double>(over) / scale;
  const double short_of = static_cast<double>(under) / scale;
  return {1.0 - (beyond + short_of) / highest_rating, beyond, short_of};
}

inline std::uint32_t SkillMatch::gap_of(const State& state, const Resident& resident) {
  constexpr std::uint32_t steps_mask = (1U << 2 * step_bits) - 1;
  std::uint32_t& kept = gaps_[resident.row];
  const std::uint32_t pair = pair_of(resident.career);
  // Gains move from month to month, so nothing is kept for who has some.
  if ((kept & ~steps_mask) != pair || resident.record.learner > 0) {
    const SkillGap gap = gap_between(state, resident);
    kept = pair | steps(gap.over) << step_bits | steps(gap.under);
  }
  return kept & steps_mask;
}

void SkillMatch::see(const MonthView& view, Residents residents) {
  if (!view.recorded) return;
  if (gaps_.size() <= residents.back().row) gaps_.resize(view.state.people.size(), no_gap);
  for (const Resident& resident : residents) {
    const std::int64_t seconds = resident.record.job_seconds;
    if (seconds <= 0 || resident.career.held == no_occupation) continue;
    const std::uint32_t gap = gap_of(view.state, resident);
    Month& month = month_[resident.combination];
    month.worked += {std::int64_t{gap >> step_bits} * seconds, std::int64_t{gap & last_step} * seconds, seconds};
    ++month.persons;
    if (view.evaluated) persons_.see(resident.row, resident.career.traits);
  }
}

void SkillMatch::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  std::array<Worked, group_count> month{};
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t combination = 0; combination < trait_combinations; ++combination) {
    for (const std::size_t cell : cells_of(traits_of(combination))) {
      month[cell] += month_[combination].worked;
      persons[cell] += month_[combination].persons;
    }
  }
  month_ = {};
  for (std::size_t cell = 0; view.evaluated && cell < group_count; ++cell) evaluated_[cell] += month[cell];
  record_components<SkillMatch>([&](std::size_t cell) { return month[cell].values(); }, persons, recorder);
}

std::vector<SummaryRow> SkillMatch::summary() const {
  return summary_of_components<SkillMatch>([&](std::size_t cell) { return evaluated_[cell].values(); }, persons_);
}

}  // namespace piecework::platform_work
