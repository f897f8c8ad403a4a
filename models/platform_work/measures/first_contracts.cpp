#include "models/platform_work/measures/first_contracts.h"

#include <algorithm>
#include <string>

namespace piecework::platform_work {
namespace {

using ByScore = std::array<std::int64_t, satisfaction_bins>;

struct Firsts {
  std::int64_t hired = 0;
  std::int64_t wait_days = 0;  // from the opening of the account, of those
  ByScore rated{};
  ByScore rated_before{};  // six months ago
  ByScore survived{};      // of these, bidding or with a contract in hand

  void add(const Account& account, std::int64_t month) {
    if (account.first_hired_at > 0 && month_of(account.first_hired_at) == month) {
      ++hired;
      wait_days += (account.first_hired_at - account.opened_at) / seconds_per_day;
    }
    if (account.first_rated_at == 0) return;
    const std::size_t bin = score_bin(static_cast<double>(account.first_score));
    const std::int64_t rated_in = month_of(account.first_rated_at);
    rated[bin] += rated_in == month ? 1 : 0;
    if (rated_in + survival_months != month) return;
    ++rated_before[bin];
    survived[bin] += account.status == AccountStatus::bidding || account.in_hand > 0 ? 1 : 0;
  }
};

SeriesInfo info_of(const char* path, const char* unit, const char* en, const char* fr) {
  return {std::string("/series/marketplace/") + path, unit, en, fr, en, {}, 1};
}

void record_first(Recorder& recorder, const SeriesInfo& info, std::int64_t value) {
  recorder.record(info, std::vector<std::int64_t>{value});
}

void record_first(Recorder& recorder, SeriesInfo info, const ByScore& values) {
  info.axes = {"satisfaction_bin"};
  info.width = values.size();
  recorder.record(info, std::vector<std::int64_t>(values.begin(), values.end()));
}

}  // namespace

std::size_t score_bin(double score) {
  constexpr double bins_per_point = 2.0;
  return std::min(static_cast<std::size_t>(std::max(0.0, score - 1.0) * bins_per_point), satisfaction_bins - 1);
}

void record_first_contracts(const State& state, Recorder& recorder) {
  const std::int64_t month = month_index(state.now) - 1;
  Firsts firsts;
  for (const Account& account : state.marketplace.accounts.rows()) firsts.add(account, month);
  record_first(recorder,
               info_of("first_contracts", "accounts", "accounts hired for the first time", "premières embauches"),
               firsts.hired);
  record_first(
      recorder,
      info_of("first_contract_days", "days", "days from their opening to that, summed", "jours depuis l'ouverture"),
      firsts.wait_days);
  record_first(recorder,
               info_of("first_ratings", "accounts", "accounts rated for the first time, by score", "premières notes"),
               firsts.rated);
  record_first(recorder,
               info_of("first_ratings_half_year_ago", "accounts", "accounts first rated six months ago, by score",
                       "premières notes six mois plus tôt"),
               firsts.rated_before);
  record_first(recorder,
               info_of("first_ratings_survived", "accounts", "of these, bidding or at work now", "dont encore actifs"),
               firsts.survived);
}

}  // namespace piecework::platform_work
