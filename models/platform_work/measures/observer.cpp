#include "models/platform_work/measures/observer.h"

#include <string>

#include "models/platform_work/measures/audit.h"
#include "models/platform_work/measures/programme_books.h"
#include "models/platform_work/measures/trials.h"

namespace piecework::platform_work {
namespace {

SeriesInfo scalar(std::string_view path, std::string_view unit, std::string_view label_en, std::string_view label_fr) {
  return {
      std::string(path), std::string(unit), std::string(label_en), std::string(label_fr), std::string(label_en), {}, 1};
}

void record_count(Recorder& recorder, const SeriesInfo& info, std::int64_t value) {
  recorder.record(info, std::vector<std::int64_t>{value});
}

}  // namespace

/// Members among the residents.
struct Observer::Census {
  std::int64_t members = 0;

  static constexpr bool only_of_platforms = true;

  void see(const MonthView&, const Resident& resident) {
    if (is_member(resident.person.membership)) ++members;
  }
};

void Observer::observe(const MonthView& view) {
  Census census;
  std::apply([&](auto&... measure) { show_residents(view, measure..., labour_, gig_, census); }, measures_);
  std::apply([&](auto&... measure) { (measure.close(view, recorder_), ...); }, measures_);
  labour_.close(view, recorder_);
  const bool has_residents = view.state.scenario->has_residents();
  if (has_residents) gig_.close(view, recorder_);
  marketplace_.close(view, recorder_);
  board_.close(view, recorder_);
  if (view.recorded) {
    record_stocks(census, view.state);
    record_accounts(view.state);
    record_programmes(view.state, recorder_);
    record_trials(view.state, recorder_);
    record_demand(view.state);
    record_public(view.state.public_books);
    if (view.state.supports.any()) record_support(view.state);
    if (has_residents) record_audit(view, recorder_);
  }
  last_books_ = view.state.platform.books;
  last_cost_ = 0;
  for (const Programme& programme : view.state.programmes.programmes) last_cost_ += programme.cost_cents;
}

std::vector<SummaryRow> Observer::summary() const {
  std::vector<SummaryRow> all;
  const auto append = [&](const auto& measure) {
    const std::vector<SummaryRow> rows = measure.summary();
    all.insert(all.end(), rows.begin(), rows.end());
  };
  std::apply([&](const auto&... measure) { (append(measure), ...); }, measures_);
  return all;
}

void Observer::record_stocks(const Census& census, const State& state) {
  record_count(recorder_,
               scalar("/series/stocks/members", "persons", "members of the board", "membres de la plateforme"),
               census.members);
  const BoardBooks& books = state.platform.books;
  record_count(recorder_,
               scalar("/series/stocks/accounts", "persons", "accounts of workers abroad",
                      "comptes de travailleurs à l'étranger"),
               books.accounts_opened - books.accounts_closed);
  record_count(recorder_, scalar("/series/stocks/open_batches", "batches", "batches on the board", "lots offerts"),
               static_cast<std::int64_t>(state.platform.board.open_count()));
  record_count(recorder_,
               scalar("/series/stocks/ei_claimants", "persons", "paid insurance benefits in the month",
                      "prestataires de l'assurance-emploi dans le mois"),
               state.public_books.ei_claimants);
  record_count(recorder_,
               scalar("/series/stocks/ontario_works_recipients", "persons", "paid Ontario Works in the month",
                      "bénéficiaires d'Ontario au travail dans le mois"),
               state.public_books.ontario_works_recipients);
}

/// What moved the work posted, if the scenario has it move.
void Observer::record_demand(const State& state) {
  const auto share = [&](std::string_view path, std::string_view en, std::string_view fr, double value) {
    recorder_.record(scalar(path, "1", en, fr), std::vector<double>{value});
  };
  if (state.scenario->board_demand.adopted > 0.0) {
    share("/series/stocks/employer_adoption", "employers of the city who use the board",
          "employeurs de la ville utilisant la plateforme", state.platform.demand.adoption);
  }
}

void Observer::record_public(const PublicBooks& books) {
  const PublicAccount& month = books.month;
  const auto amount = [&](std::string_view name, std::string_view en, std::string_view fr, Cents value) {
    record_count(recorder_, scalar("/accounts/public/" + std::string(name), "CAD cents", en, fr), value.value);
  };
  amount("income_tax", "income tax of the month", "impôt sur le revenu du mois", month.tax);
  amount("cpp", "contributions to the pension plan", "cotisations au RPC", month.cpp);
  amount("ei_premiums", "insurance premiums of employees", "cotisations à l'assurance-emploi", month.ei_premiums);
  amount("ei_benefits", "insurance benefits paid", "prestations d'assurance-emploi", month.ei_benefits);
  amount("ontario_works", "Ontario Works paid", "prestations d'Ontario au travail", month.ontario_works);
  amount("programme_cost", "cost of programmes committed", "coût des programmes engagé", month.programme_cost);
  amount("balance", "taken in less paid out", "recettes moins dépenses", month.balance());
}

/// Only in arms with a policy that has to do with it.
void Observer::record_support(const State& state) {
  const PublicAccount& month = state.public_books.month;
  const PublicAccount& total = state.public_books.total;
  const auto amount = [&](std::string_view name, std::string_view en, std::string_view fr, Cents value) {
    record_count(recorder_, scalar("/accounts/public/" + std::string(name), "CAD cents", en, fr), value.value);
  };
  amount("guaranteed_income", "guaranteed income paid", "revenu garanti versé", month.guaranteed_income);
  amount("dividends", "dividends paid", "dividendes versés", month.dividends);
  amount("wage_subsidies", "wage subsidies paid to employers", "subventions salariales", month.wage_subsidies);
  amount("levies", "levies on requesters", "prélèvements sur les donneurs d'ouvrage", month.levies);
  amount("benefit_deposits", "paid into benefit accounts", "versé aux comptes d'avantages", month.benefit_deposits);
  amount("benefit_withdrawals", "taken out of benefit accounts", "retiré des comptes d'avantages",
         month.benefit_withdrawals);
  amount("benefit_accounts", "held in benefit accounts", "solde des comptes d'avantages",
         total.benefit_deposits - total.benefit_withdrawals);
  const BoardBooks& now = state.platform.books;
  record_count(recorder_, scalar("/accounts/levies", "US cents", "levies on pay in the month", "prélèvements du mois"),
               now.levy_cents - last_books_.levy_cents);
  record_count(
      recorder_,
      scalar("/accounts/contributions", "US cents", "contributions on pay in the month", "cotisations du mois"),
      now.contribution_cents - last_books_.contribution_cents);
}

void Observer::record_accounts(const State& state) {
  const BoardBooks& now = state.platform.books;
  const auto flow = [&](std::string_view path, std::string_view unit, std::string_view en, std::string_view fr,
                        std::int64_t BoardBooks::* book) {
    record_count(recorder_, scalar(path, unit, en, fr), now.*book - last_books_.*book);
  };
  flow("/accounts/pay", "US cents", "approved pay in the month", "rémunération approuvée du mois",
       &BoardBooks::paid_cents);
  flow("/accounts/fees", "US cents", "platform fees in the month", "commissions du mois", &BoardBooks::fee_cents);
  record_count(recorder_,
               scalar("/accounts/requester_spending", "US cents", "spent by requesters in the month",
                      "dépenses des donneurs d'ouvrage du mois"),
               now.spent_cents() - last_books_.spent_cents());
  flow("/accounts/pay_withheld", "US cents", "pay withheld from lost accounts, less what was paid back",
       "rémunération retenue sur les comptes perdus, moins les remboursements", &BoardBooks::withheld_cents);
  flow("/accounts/accounts_shut", "accounts", "accounts shut by the platform", "comptes fermés par la plateforme",
       &BoardBooks::deactivated);
  flow("/accounts/accounts_reinstated", "accounts", "accounts opened again after an appeal",
       "comptes rouverts après un recours", &BoardBooks::reinstated);
  if (state.scenario->thresholds.any()) {
    flow("/accounts/accounts_shut_below", "accounts", "accounts shut below a threshold", "comptes fermés sous un seuil",
         &BoardBooks::shut_below);
    flow("/accounts/accounts_shut_unfairly", "accounts", "of these, only because correct work was rejected",
         "dont seulement parce que du travail correct a été refusé", &BoardBooks::shut_unfairly);
    flow("/accounts/accounts_cleared", "accounts", "accounts below a threshold left open after a review",
         "comptes sous un seuil laissés ouverts après examen", &BoardBooks::cleared);
  }
  flow("/accounts/accounts_ended", "accounts", "accounts that ended with the board",
       "comptes disparus avec la plateforme", &BoardBooks::ended_with_board);
  flow("/accounts/tasks_posted", "tasks", "tasks posted", "tâches publiées", &BoardBooks::tasks_posted);
  flow("/accounts/tasks_done", "tasks", "tasks submitted", "tâches soumises", &BoardBooks::tasks_done);
  flow("/accounts/tasks_rejected", "tasks", "tasks rejected", "tâches refusées", &BoardBooks::tasks_rejected);
  flow("/accounts/tasks_returned", "tasks", "tasks given back", "tâches rendues", &BoardBooks::tasks_returned);
  flow("/accounts/tasks_expired", "tasks", "tasks expired", "tâches expirées", &BoardBooks::tasks_expired);
  flow("/accounts/batches_filled", "batches", "batches filled", "lots complétés", &BoardBooks::batches_filled);
  flow("/accounts/batches_expired", "batches", "batches expired", "lots expirés", &BoardBooks::batches_expired);
  flow("/accounts/joined", "persons", "residents who joined the board", "inscriptions", &BoardBooks::joined);
  flow("/accounts/left", "persons", "residents who left the board", "départs", &BoardBooks::left);
  flow("/accounts/accounts_opened", "persons", "workers abroad who opened an account", "comptes ouverts à l'étranger",
       &BoardBooks::accounts_opened);
  flow("/accounts/accounts_closed", "persons", "workers abroad who closed theirs", "comptes fermés à l'étranger",
       &BoardBooks::accounts_closed);
  std::int64_t cost = 0;
  std::int64_t enrolled = 0;
  for (const Programme& programme : state.programmes.programmes) {
    cost += programme.cost_cents;
    enrolled += programme.enrolled;
  }
  record_count(recorder_,
               scalar("/accounts/programme_cost", "CAD cents", "cost of programmes committed in the month",
                      "coût des programmes engagé dans le mois"),
               cost - last_cost_);
  record_count(recorder_,
               scalar("/accounts/programme_seats", "persons", "participants at the end of the month",
                      "participants à la fin du mois"),
               enrolled);
}

}  // namespace piecework::platform_work
