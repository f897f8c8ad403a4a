#include "models/platform_work/measures/public_account.h"

#include "models/platform_work/measures/components.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {

void PublicBalance::see(const MonthView& view, const Resident& resident) {
  if (!view.recorded) return;  // tax is settled from then on
  const Livelihood& own = resident.livelihood;
  const Support support = view.state.supports.of(view.state.people.id(resident.row));
  const std::int64_t benefits = std::int64_t{own.insurance} + own.assistance + support.unearned().value;
  const Traits& traits = resident.career.traits;
  month_.add(traits, residents);
  month_.add(traits, taken, own.gross + benefits + support.withdrawal - own.net);
  month_.add(traits, paid, benefits);
  if (view.evaluated) persons_.see(resident.row, traits);
}

std::array<double, PublicBalance::components.size()> PublicBalance::values_of(
    const std::array<std::int64_t, kinds>& sums) {
  const auto mean = [&](std::int64_t cents) {
    if (sums[residents] == 0) return no_default;
    return static_cast<double>(cents) / cents_per_dollar / static_cast<double>(sums[residents]);
  };
  return {mean(sums[taken]), mean(sums[paid]), mean(sums[taken] - sums[paid])};
}

void PublicBalance::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Sums month = month_.take();
  std::vector<std::int64_t> people(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    people[cell] = month[cell][residents];
  }
  record_components<PublicBalance>([&](std::size_t cell) { return values_of(month[cell]); }, people, recorder);
}

std::vector<SummaryRow> PublicBalance::summary() const {
  return summary_of_components<PublicBalance>([&](std::size_t cell) { return values_of(evaluated_[cell]); }, persons_);
}

}  // namespace piecework::platform_work
