#include "models/platform_work/measures/skill_gain.h"

#include "models/platform_work/measures/components.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

constexpr double millionths = 1e6;
std::int64_t hours_spent(const MonthView& view, const Resident& resident, const Learner* learner) {
  const std::int64_t course = learner == nullptr ? 0 : learner->course_seconds;  // booked with their gains
  return std::int64_t{resident.board.total_seconds()} + driving_seconds(view.state, resident.record) +
         freelance_seconds(view.state, resident.record) + course;
}

}  // namespace

void SkillGain::see(const MonthView& view, const Resident& resident) {
  if (!view.recorded) return;
  const Traits& traits = resident.career.traits;
  const Learner* learner = learner_called(view.state, view.state.people.id(resident.row));
  const std::int64_t spent = hours_spent(view, resident, learner);
  if (spent == 0 && learner == nullptr) return;
  month_.add(traits, seconds, spent);
  for (std::size_t channel = 0; learner != nullptr && channel < channels; ++channel) {
    month_.add(traits, practice + channel, static_cast<std::int64_t>(learner->learned[channel] * millionths));
  }
  if (spent == 0) return;
  month_.add(traits, persons);
  if (view.evaluated) persons_.see(resident.row, traits);
}

std::array<double, SkillGain::components.size()> SkillGain::values_of(const std::array<std::int64_t, kinds>& sums) {
  constexpr double hundred_hours = 100.0 * seconds_per_hour;
  std::array<double, components.size()> values{};
  values.fill(no_default);
  for (std::size_t channel = 0; sums[seconds] > 0 && channel < channels; ++channel) {
    const double gained = static_cast<double>(sums[practice + channel]) / millionths;
    values[channel] = gained / (static_cast<double>(sums[seconds]) / hundred_hours);
  }
  return values;
}

void SkillGain::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Sums month = month_.take();
  std::vector<std::int64_t> people(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    people[cell] = month[cell][persons];
  }
  record_components<SkillGain>([&](std::size_t cell) { return values_of(month[cell]); }, people, recorder);
}

std::vector<SummaryRow> SkillGain::summary() const {
  return summary_of_components<SkillGain>([&](std::size_t cell) { return values_of(evaluated_[cell]); }, persons_);
}

}  // namespace piecework::platform_work
