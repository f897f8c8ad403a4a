#include "models/platform_work/measures/treatments.h"

#include <string>

namespace piecework::platform_work {
namespace {

using ByTreatment = std::array<std::int64_t, treatments>;

constexpr std::array<std::int64_t, 2> horizons{6, 12};  // months since the assignment

/// Since their assignment, of the accounts that are so old.
struct Outcome {
  ByTreatment accounts{};
  ByTreatment hired{};         // won a contract
  ByTreatment contracts{};     // won
  ByTreatment value{};         // of these contracts, US cents
  ByTreatment pay{};           // paid by clients, US cents
  ByTreatment work_quality{};  // hidden quality of all, thousandths: how equal chance made the groups

  void add(const Account& account, const Assignment& began) {
    const auto place = static_cast<std::size_t>(began.treatment);
    ++accounts[place];
    hired[place] += account.wins > began.wins ? 1 : 0;
    contracts[place] += account.wins - began.wins;
    value[place] += account.won_cents - began.won_cents;
    pay[place] += account.gross_cents - began.gross_cents;
    work_quality[place] += static_cast<std::int64_t>(static_cast<double>(account.quality) * thousandths);
  }
};

struct Label {
  std::string name;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
};

void record_treatment(Recorder& recorder, const Label& label, const ByTreatment& values) {
  const SeriesInfo info{"/series/treatments/" + label.name,
                        std::string(label.unit),
                        std::string(label.en),
                        std::string(label.fr),
                        std::string(label.en),
                        {"treatment"},
                        treatments};
  recorder.record(info, std::vector<std::int64_t>(values.begin(), values.end()));
}

void record_outcome(Recorder& recorder, const Outcome& outcome, const std::string& months) {
  record_treatment(recorder,
                   {"accounts_" + months, "accounts", "accounts assigned so many months ago", "comptes affectés"},
                   outcome.accounts);
  record_treatment(recorder, {"hired_" + months, "accounts", "of these, hired since", "dont embauchés depuis"},
                   outcome.hired);
  record_treatment(recorder,
                   {"contracts_" + months, "contracts", "contracts that they won since", "contrats obtenus depuis"},
                   outcome.contracts);
  record_treatment(recorder, {"value_" + months, "US cents", "prices of these contracts", "prix de ces contrats"},
                   outcome.value);
  record_treatment(recorder,
                   {"pay_" + months, "US cents", "paid to them by clients since", "payé par les clients depuis"},
                   outcome.pay);
  record_treatment(
      recorder,
      {"quality_" + months, "thousandths", "sum of their hidden quality", "somme de leur qualité non observée"},
      outcome.work_quality);
}

}  // namespace

void record_treatments(const State& state, Recorder& recorder) {
  const MarketplaceState& market = state.marketplace;
  const std::int64_t month = month_index(state.now);
  ByTreatment assigned{};
  std::array<Outcome, horizons.size()> outcomes;
  for (const Assignment& row : market.assignments) {
    if (row.month + 1 == month) ++assigned[static_cast<std::size_t>(row.treatment)];
    for (std::size_t place = 0; place < horizons.size(); ++place) {
      if (row.month + horizons[place] == month) outcomes[place].add(market.accounts[AccountId{row.account}], row);
    }
  }
  record_treatment(
      recorder, {"assigned", "accounts", "accounts assigned in the month", "comptes affectés dans le mois"}, assigned);
  for (std::size_t place = 0; place < horizons.size(); ++place) {
    record_outcome(recorder, outcomes[place], std::to_string(horizons[place]));
  }
}

}  // namespace piecework::platform_work
