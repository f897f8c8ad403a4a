#include "models/platform_work/measures/public_account.h"

#include "models/platform_work/measures/components.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {

void PublicBalance::see(const MonthView& view, Residents residents) {
  if (!view.recorded) return;  // tax is settled from then on
  const Supports& supports = view.state.supports;
  const bool any = supports.any();
  for (const Resident& resident : residents) {
    const Livelihood& own = resident.livelihood;
    std::int64_t benefits = std::int64_t{own.insurance} + own.assistance;
    std::int64_t withdrawal = 0;
    if (any) {
      const Support support = supports.of(view.state.people.id(resident.row));
      benefits += support.unearned().value;
      withdrawal = support.withdrawal;
    }
    month_.add_to(resident.combination, people);
    month_.add_to(resident.combination, taken, own.gross + benefits + withdrawal - own.net);
    month_.add_to(resident.combination, paid, benefits);
  }
  if (view.evaluated) persons_.see(residents);
}

std::array<double, PublicBalance::components.size()> PublicBalance::values_of(
    const std::array<std::int64_t, kinds>& sums) {
  const auto mean = [&](std::int64_t cents) {
    if (sums[people] == 0) return no_default;
    return static_cast<double>(cents) / cents_per_dollar / static_cast<double>(sums[people]);
  };
  return {mean(sums[taken]), mean(sums[paid]), mean(sums[taken] - sums[paid])};
}

void PublicBalance::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Sums month = month_.take();
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    persons[cell] = month[cell][people];
  }
  record_components<PublicBalance>([&](std::size_t cell) { return values_of(month[cell]); }, persons, recorder);
}

std::vector<SummaryRow> PublicBalance::summary() const {
  return summary_of_components<PublicBalance>([&](std::size_t cell) { return values_of(evaluated_[cell]); }, persons_);
}

}  // namespace piecework::platform_work
