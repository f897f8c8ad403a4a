#include "models/platform_work/measures/trials.h"

#include <algorithm>
#include <array>
#include <string>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"

namespace piecework::platform_work {
namespace {

/// Months since the lot, with which the course begins, or since the end of the full course; both ends in.
struct Window {
  bool after_course;
  std::int64_t first;
  std::int64_t last;
};
constexpr std::array<Window, 5> windows{
    {{false, 1, 12}, {false, 13, 24}, {false, 25, 36}, {true, 1, 6}, {true, 7, 12}}};

/// Sums over person-months.
struct TrialOutcome {
  std::int64_t persons = 0;       // in the city
  std::int64_t employed = 0;      // of any kind
  std::int64_t employees = 0;     // with an employer
  std::int64_t micro_pay = 0;     // from the board, US cents
  std::int64_t platform_pay = 0;  // from board, marketplace and driving, CAD cents
  std::int64_t contracts = 0;     // who had won a first contract on the marketplace since the lot
};

struct TrialLabel {
  std::string_view name;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
  std::int64_t TrialOutcome::* value;
};
constexpr std::array<TrialLabel, 6> labels{{
    {"persons", "person-months", "persons in the city", "personnes présentes", &TrialOutcome::persons},
    {"employed", "person-months", "employed or on own account", "en emploi ou à leur compte", &TrialOutcome::employed},
    {"employees", "person-months", "employees", "salariés", &TrialOutcome::employees},
    {"micro_pay", "US cents", "pay from the board", "rémunération de la plateforme", &TrialOutcome::micro_pay},
    {"platform_pay", "CAD cents", "pay from platforms of all kinds", "rémunération des plateformes",
     &TrialOutcome::platform_pay},
    {"contracts", "person-months", "with a first contract since the lot", "ayant un premier contrat depuis le tirage",
     &TrialOutcome::contracts},
}};

using TrialOutcomes = std::array<std::array<TrialOutcome, windows.size()>, 2>;  // of those left out, of those treated

std::int64_t course_months(const ProgrammePlan& plan) {
  const double weeks_a_month = static_cast<double>(weeks_per_year) / static_cast<double>(months_in_a_year);
  return static_cast<std::int64_t>(plan.weeks / weeks_a_month + 0.5);
}

void add(const State& state, const TrialMember& member, TrialOutcome& sum) {
  const PersonId person{member.person};
  if (!state.is_resident(person)) return;
  const Career& career = state.careers[person];
  const PersonRecord& record = state.records[person];
  const Account* account = freelance_account(state, record);
  const std::int64_t board_pay = state.board_life(record).month.pay_cents;
  ++sum.persons;
  sum.employed += career.state == LabourState::employed ? 1 : 0;
  sum.employees += career.kind == JobKind::employee ? 1 : 0;
  sum.micro_pay += board_pay;
  const double board = static_cast<double>(board_pay) / cents_per_dollar;
  sum.platform_pay += to_cents(board * state.scenario->board.exchange_rate).value +
                      freelance_income(state, record).value + driving_income(state, record).value;
  sum.contracts += account != nullptr && account->wins > 0 && member.had_contract == 0 ? 1 : 0;
}

bool holds(const Window& window, std::int64_t since_lot, std::int64_t course) {
  const std::int64_t since = window.after_course ? since_lot - course : since_lot;
  return since >= window.first && since <= window.last;
}

void record_outcome(const TrialOutcome& outcome, const std::string& group, const Window& window, Recorder& recorder) {
  const std::string first = std::to_string(window.first);
  const std::string last = std::to_string(window.last);
  for (const TrialLabel& label : labels) {
    const std::string path = "/series/trial/" + group + "_" + std::string(label.name) +
                             (window.after_course ? "_after_" : "_since_lot_") + first + "_" + last;
    const std::string meaning = std::string(label.en) + ", " + group + ", months " + first + " to " + last +
                                (window.after_course ? " after the course" : " since the lot") + "; sum over the month";
    recorder.record(
        SeriesInfo{path, std::string(label.unit), std::string(label.en), std::string(label.fr), meaning, {}, 1},
        std::vector<std::int64_t>{outcome.*label.value});
  }
}

}  // namespace

void record_trials(const State& state, Recorder& recorder) {
  if (std::ranges::none_of(*state.policies, &PolicyRecord::has_trial)) return;
  const std::int64_t ended = month_index(state.now) - 1;  // the month that is closed
  TrialOutcomes outcomes{};
  for (const TrialMember& member : state.programmes.trial) {
    const ProgrammePlan& plan = state.programmes.programmes[member.programme.row()].plan;
    const std::int64_t since_lot = ended - member.month + 1;
    for (std::size_t place = 0; place < windows.size(); ++place) {
      if (!holds(windows[place], since_lot, course_months(plan))) continue;
      add(state, member, outcomes[member.treated][place]);
    }
  }
  for (std::size_t place = 0; place < windows.size(); ++place) {
    record_outcome(outcomes[0][place], "control", windows[place], recorder);
    record_outcome(outcomes[1][place], "treated", windows[place], recorder);
  }
}

}  // namespace piecework::platform_work
