#include "models/platform_work/measures/first_job.h"

#include "models/platform_work/measures/components.h"
#include "models/platform_work/measures/first_contracts.h"

namespace piecework::platform_work {
void FirstJob::see(const MonthView& view, const Resident& resident) {
  const Account* account = freelance_account(view.state, resident.record);
  if (account == nullptr || !view.recorded) return;
  const Traits& traits = resident.career.traits;
  const std::int64_t month = view.next_month - 1;  // that ended
  if (account->first_hired_at > 0 && month_of(account->first_hired_at) == month) {
    month_.add(traits, persons);
    month_.add(traits, days, (account->first_hired_at - account->opened_at) / seconds_per_day);
    if (view.evaluated) persons_.see(resident.row, traits);
  }
  if (account->first_rated_at == 0) return;
  const std::int64_t rated_in = month_of(account->first_rated_at);
  const auto first = static_cast<double>(account->first_score);
  if (rated_in == month) {
    month_.add(traits, rated);
    month_.add(traits, score, static_cast<std::int64_t>(first * thousandths));
  }
  if (rated_in + survival_months != month) return;
  const bool stayed = account->status == AccountStatus::bidding || account->in_hand > 0;
  const bool is_low = first < view.state.marketplace.score_mean;
  month_.add(traits, is_low ? low : high);
  month_.add(traits, is_low ? low_stayed : high_stayed, stayed ? 1 : 0);
}

std::array<double, FirstJob::components.size()> FirstJob::values_of(const std::array<std::int64_t, kinds>& sums) {
  constexpr double days_in_a_month = 30.436875;
  const auto mean = [&](Kind sum, Kind count) {
    return sums[count] > 0 ? static_cast<double>(sums[sum]) / static_cast<double>(sums[count]) : no_default;
  };
  return {mean(days, persons) / days_in_a_month, mean(score, rated) / thousandths, mean(low_stayed, low),
          mean(high_stayed, high)};
}

void FirstJob::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Sums month = month_.take();
  std::vector<std::int64_t> people(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    people[cell] = month[cell][persons];
  }
  record_components<FirstJob>([&](std::size_t cell) { return values_of(month[cell]); }, people, recorder);
}

std::vector<SummaryRow> FirstJob::summary() const {
  return summary_of_components<FirstJob>([&](std::size_t cell) { return values_of(evaluated_[cell]); }, persons_);
}

}  // namespace piecework::platform_work
