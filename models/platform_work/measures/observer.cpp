#include "models/platform_work/measures/observer.h"

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

void Observer::observe(const MonthView& view) {
  std::apply([&](auto&... measure) { (measure.observe(view, recorder_), ...); }, measures_);
  if (view.recorded) {
    observe_stocks(view.state);
    observe_transitions(view.state);
    observe_accounts(view.state);
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

void Observer::observe_stocks(const State& state) {
  std::array<std::int64_t, labour_states> counts{};
  std::int64_t members = 0;
  for (std::size_t row = 0; row < state.residents; ++row) {
    const Person& person = state.people.rows()[row];
    ++counts[static_cast<std::size_t>(person.labour_state)];
    if (person.membership != Membership::none) ++members;
  }
  const auto residents = static_cast<std::int64_t>(state.residents);
  record_count(recorder_, scalar("/series/stocks/population", "persons", "simulated residents", "résidents simulés"),
               residents);
  record_count(recorder_, scalar("/series/stocks/employed", "persons", "employed residents", "résidents en emploi"),
               counts[0]);
  record_count(recorder_,
               scalar("/series/stocks/unemployed", "persons", "unemployed residents", "résidents au chômage"),
               counts[1]);
  record_count(recorder_,
               scalar("/series/stocks/not_in_labour_force", "persons", "residents out of the labour force",
                      "résidents inactifs"),
               counts[2]);
  record_count(recorder_,
               scalar("/series/stocks/members", "persons", "members of the board", "membres de la plateforme"),
               members);
  record_count(recorder_, scalar("/series/stocks/open_batches", "batches", "batches on the board", "lots offerts"),
               static_cast<std::int64_t>(state.platform.board.open_count()));
}

void Observer::observe_transitions(const State& state) {
  std::vector<std::int64_t> counts(labour_states * labour_states);
  for (std::size_t row = 0; row < state.residents; ++row) {
    const auto from = static_cast<std::size_t>(state.records.rows()[row].state_at_census);
    const auto to = static_cast<std::size_t>(state.people.rows()[row].labour_state);
    ++counts[from * labour_states + to];
  }
  recorder_.record({"/transitions/labour_force",
                    "persons",
                    "residents by state at two censuses in a row",
                    "résidents selon l'état à deux recensements",
                    "counts of residents by state at the start (from) and at "
                    "the end (to) of the month: E employed, U unemployed, N not in the labour force",
                    {"from", "to"},
                    counts.size()},
                   counts);
}

void Observer::observe_accounts(const State& state) {
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
               now.paid_cents + now.fee_cents - last_books_.paid_cents - last_books_.fee_cents);
  flow("/accounts/tasks_posted", "tasks", "tasks posted", "tâches publiées", &BoardBooks::tasks_posted);
  flow("/accounts/tasks_done", "tasks", "tasks submitted", "tâches soumises", &BoardBooks::tasks_done);
  flow("/accounts/tasks_rejected", "tasks", "tasks rejected", "tâches refusées", &BoardBooks::tasks_rejected);
  flow("/accounts/tasks_returned", "tasks", "tasks given back", "tâches rendues", &BoardBooks::tasks_returned);
  flow("/accounts/tasks_expired", "tasks", "tasks expired", "tâches expirées", &BoardBooks::tasks_expired);
  flow("/accounts/batches_filled", "batches", "batches filled", "lots complétés", &BoardBooks::batches_filled);
  flow("/accounts/batches_expired", "batches", "batches expired", "lots expirés", &BoardBooks::batches_expired);
  flow("/accounts/joined", "persons", "residents who joined the board", "inscriptions", &BoardBooks::joined);
  flow("/accounts/left", "persons", "residents who left the board", "départs", &BoardBooks::left);
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
