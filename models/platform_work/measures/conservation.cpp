#include "models/platform_work/measures/conservation.h"

#include <fmt/format.h>
#include <string>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/measures/conservation_marketplace.h"

namespace piecework::platform_work {
namespace {

struct Law {
  std::string_view name;
  std::int64_t left = 0;
  std::int64_t right = 0;
};

void check(const State& state, const Law& law) {
  if (law.left == law.right) return;
  fail(fmt::format("conservation of {} is broken at {}: {} against {}", law.name, to_string(state.now), law.left,
                   law.right));
}

/// What requesters spent = what workers earned + fees + what policies have them owe + pay withheld from lost accounts,
/// each kept by its own owner.
void check_money(const State& state) {
  std::int64_t spent = 0;
  std::int64_t earned = 0;
  for (const Requester& requester : state.platform.requesters.rows()) spent += requester.spent_cents;
  for (const BoardLife& life : state.platform.lives.rows()) earned += life.earned_cents;
  const BoardBooks& books = state.platform.books;
  const std::int64_t owed = books.levy_cents + books.contribution_cents;
  check(state, {"money", spent, earned + books.fee_cents + owed + books.withheld_cents});
  check(state, {"pay", earned, books.paid_cents});
}

/// Tasks posted = done + expired + waiting + in work; tasks in work = tasks in the hands of people.
void check_tasks(const State& state) {
  std::int64_t waiting = 0;
  std::int64_t in_work = 0;
  std::int64_t in_hand = 0;
  for (const Batch& batch : state.platform.board.batches().rows()) {
    waiting += batch.remaining;
    in_work += batch.in_work;
  }
  for (const BoardLife& life : state.platform.lives.rows()) in_hand += life.tasks_in_hand;
  const BoardBooks& books = state.platform.books;
  check(state, {"tasks", books.tasks_posted, books.tasks_done + books.tasks_expired + waiting + in_work});
  check(state, {"tasks in work", in_work, in_hand});
  const auto open = static_cast<std::int64_t>(state.platform.board.open_count());
  check(state, {"batches", books.batches_posted, books.batches_filled + books.batches_expired + open});
}

/// Residents by state and jobs by occupation as they stand in the people's own rows.
struct Stocks {
  std::array<std::int64_t, labour_states> states{};
  std::array<std::int64_t, occupations> employees{};
  std::int64_t own_account = 0;
  std::int64_t gone = 0;

  explicit Stocks(const State& state) {
    for (std::size_t row = state.abroad; row < state.careers.size(); ++row) add(state.careers.rows()[row]);
  }

  void add(const Career& career) {
    gone += career.presence == Presence::gone ? 1 : 0;
    if (career.presence != Presence::here) return;
    ++states[static_cast<std::size_t>(career.state)];
    own_account += career.kind == JobKind::own_account ? 1 : 0;
    if (career.kind == JobKind::employee) ++employees[career.held];
    const bool works = career.state == LabourState::employed;
    if (works != (career.hours > 0) || works != (career.kind != JobKind::none)) {
      fail("conservation of jobs is broken: a job without hours or hours without");
    }
  }
};

/// Stocks kept by the market = stocks of the people; arrived and departed explain the change; every vacancy opened was
/// filled, withdrawn or is open.
void check_jobs(const State& state) {
  const Stocks stocks(state);
  const JobMarket& jobs = state.jobs;
  const JobBooks& books = jobs.books;
  for (std::size_t kind = 0; kind < labour_states; ++kind) {
    check(state, {"persons by state", jobs.residents[kind], stocks.states[kind]});
  }
  for (std::size_t cell = 0; cell < occupations; ++cell) {
    check(state, {"jobs", jobs.cells[cell].employees, stocks.employees[cell]});
  }
  check(state, {"own account", jobs.own_account, stocks.own_account});
  check(state, {"departures", books.departed, stocks.gone});
  check(state,
        {"persons", jobs.population() + stocks.gone, static_cast<std::int64_t>(state.people.size() - state.abroad)});
  const auto open = static_cast<std::int64_t>(jobs.vacancies.open_count());
  check(state, {"vacancies", books.vacancies_opened, books.vacancies_filled + books.vacancies_withdrawn + open});
  check(state, {"hires", books.vacancies_filled, books.hires});
}

/// The employers' books by kind of applicant hold every application and every callback.
void check_applications(const State& state) {
  ApplicationCounts all;
  for (const auto& kinds : state.jobs.applications.counts) {
    for (const ApplicationCounts& counts : kinds) all += counts;
  }
  check(state, {"applications", state.jobs.books.applications, all.applications});
  check(state, {"callbacks", state.jobs.books.callbacks, all.callbacks});
}

/// Who has an account, abroad and here, and whose was shut.
struct AccountHolders {
  std::int64_t abroad = 0;
  std::int64_t residents = 0;
  std::int64_t deactivated = 0;

  explicit AccountHolders(const State& state) {
    const auto people = state.people.rows();
    for (std::size_t row = 0; row < people.size(); ++row) {
      (row < state.abroad ? abroad : residents) += is_member(people[row].membership) ? 1 : 0;
      deactivated += people[row].membership == Membership::deactivated ? 1 : 0;
    }
  }
};

/// Where lots are drawn, those begin whom they chose.
void check_trials(const State& state) {
  std::int64_t begun = 0;
  for (const Programme& programme : state.programmes.programmes) {
    if (programme.plan.control_share > 0.0) begun += programme.started;
  }
  std::int64_t chosen = 0;
  for (const TrialMember& member : state.programmes.trial) chosen += member.treated;
  check(state, {"courses by lot", begun, chosen});
}

/// Applicants have begun, given up or wait; who began has completed, dropped out or has a seat; nobody has two.
void check_programmes(const State& state) {
  Programme all;
  for (const Programme& programme : state.programmes.programmes) {
    all.enrolled += programme.enrolled;
    all.applied += programme.applied;
    all.gave_up += programme.gave_up;
    all.started += programme.started;
    all.completed += programme.completed;
    all.dropped_out += programme.dropped_out;
  }
  std::int64_t begun = 0;
  for (const auto& [key, own] : state.programmes.attendance) begun += own.times;
  check(state, {"seats", all.enrolled, static_cast<std::int64_t>(state.programmes.seats.size())});
  check(state, {"courses", all.started, all.completed + all.dropped_out + all.enrolled});
  check(state, {"courses of persons", all.started, begun});
  const auto waiting = static_cast<std::int64_t>(state.programmes.queue.size());
  check(state, {"applicants", all.applied, all.started + all.gave_up + waiting});
  check_trials(state);
}

/// Accounts of workers abroad that were opened and not closed; residents who were members at the start or joined and
/// did not leave. Accounts shut by the platform and not open again are known one by one; who lost one has none.
void check_accounts(const State& state) {
  const AccountHolders holders(state);
  const BoardBooks& books = state.platform.books;
  check(state, {"accounts", books.accounts_opened - books.accounts_closed, holders.abroad});
  check(state, {"members", books.joined - books.left, holders.residents});
  std::int64_t shut = 0;
  for (const auto& [row, account] : state.platform.management.lost) {
    const Person& person = state.people.rows()[row];
    const bool in_work = state.board_life(state.people.id(row)).tasks_in_hand > 0;
    const bool closing = person.membership == Membership::leaving || in_work;
    if (person.membership == Membership::active && !closing) fail("conservation of lost accounts is broken");
    shut += person.membership == Membership::deactivated ? 1 : 0;
  }
  check(state, {"accounts shut", holders.deactivated, shut});
  const bool nested = books.shut_unfairly <= books.shut_below && books.shut_below <= books.deactivated;
  if (!nested) fail("conservation of accounts shut below a threshold is broken");
}

/// What policies paid or had others pay for people in the month that was settled last, as it stands in their rows; each
/// benefit account holds what was put in and not taken out. Returns what people were paid.
std::int64_t check_support(const State& state) {
  PublicAccount sum;
  std::int64_t held = 0;
  for (const Support& row : state.supports.rows()) {
    sum.guaranteed_income += Cents{row.guaranteed_income};
    sum.dividends += Cents{row.dividend};
    sum.wage_subsidies += Cents{row.wage_subsidy};
    sum.levies += Cents{row.levy};
    sum.benefit_deposits += Cents{row.deposit};
    sum.benefit_withdrawals += Cents{row.withdrawal};
    held += row.benefit_account;
  }
  const PublicAccount& month = state.public_books.month;
  check(state, {"guaranteed income", month.guaranteed_income.value, sum.guaranteed_income.value});
  check(state, {"dividends", month.dividends.value, sum.dividends.value});
  check(state, {"wage subsidies", month.wage_subsidies.value, sum.wage_subsidies.value});
  check(state, {"levies", month.levies.value, sum.levies.value});
  check(state, {"deposits", month.benefit_deposits.value, sum.benefit_deposits.value});
  check(state, {"withdrawals", month.benefit_withdrawals.value, sum.benefit_withdrawals.value});
  const PublicAccount& total = state.public_books.total;
  check(state, {"benefit accounts", held, (total.benefit_deposits - total.benefit_withdrawals).value});
  return (sum.guaranteed_income + sum.dividends + sum.benefit_withdrawals).value;
}

/// What people kept of the month that was settled last = what they earned + what the public purse paid and their own
/// accounts gave - what it took.
void check_public(const State& state) {
  std::int64_t gross = 0;
  std::int64_t net = 0;
  std::int64_t insurance = 0;
  std::int64_t assistance = 0;
  for (const Livelihood& own : state.livelihoods.rows()) {
    gross += own.gross;
    net += own.net;
    insurance += own.insurance;
    assistance += own.assistance;
  }
  const std::int64_t supported = check_support(state);
  const PublicAccount& month = state.public_books.month;
  check(state, {"insurance benefits", month.ei_benefits.value, insurance});
  check(state, {"assistance", month.ontario_works.value, assistance});
  check(state, {"public money", month.income().value, gross + insurance + assistance + supported - net});
}

/// Drivers joined - left = drivers now, each known by its own row; their books add up to those of all; nobody is
/// engaged for longer than online, or drives for longer than a job leaves of the month.
void check_drivers(const State& state, std::int64_t month_seconds) {
  const DispatchState& dispatch = state.dispatch;
  DispatchBooks sum;
  std::int64_t active = 0;
  for (std::size_t row = 0; row < dispatch.drivers.size(); ++row) {
    const Driver& driver = dispatch.drivers[row];
    const PersonRecord& record = state.records[PersonId{driver.person}];
    active += driver.standing == Standing::active ? 1 : 0;
    sum.online_seconds += driver.online_seconds;
    sum.engaged_seconds += driver.engaged_seconds;
    sum.pay_cents += driver.pay_cents;
    sum.cost_cents += driver.cost_cents;
    const bool fits = std::int64_t{driver.online_seconds} + record.job_seconds <= month_seconds;
    if (record.driver != row || driver.engaged_seconds > driver.online_seconds || !fits) {
      fail("conservation of driving is broken: a row that is not its person's, or more hours than there are");
    }
  }
  check(state, {"drivers", dispatch.total.joined - dispatch.total.left, active});
  check(state, {"time online", dispatch.month.online_seconds, sum.online_seconds});
  check(state, {"engaged time", dispatch.month.engaged_seconds, sum.engaged_seconds});
  check(state, {"drivers' pay", dispatch.month.pay_cents, sum.pay_cents});
  check(state, {"cost of vehicles", dispatch.month.cost_cents, sum.cost_cents});
}

/// Nobody spends more time on the board than the month has. A session in hand is booked ahead, hence the allowance.
void check_hours(const State& state, std::int64_t month_seconds) {
  constexpr std::int64_t booked_ahead = 2 * seconds_per_day;
  for (const PersonRecord& record : state.records.rows()) {
    const std::int64_t freelance = freelance_seconds(state, record);
    const std::int64_t projects = freelance + record.job_seconds;
    if (freelance > 0 && projects > month_seconds) {
      fail("conservation of hours is broken: " + std::to_string(projects) + " s on projects and jobs in one month");
    }
  }
  for (const BoardLife& life : state.platform.lives.rows()) {
    const std::int64_t seconds = life.month.total_seconds();
    if (seconds > month_seconds + booked_ahead) {
      fail("conservation of hours is broken: " + std::to_string(seconds) + " s in one month");
    }
  }
}

}  // namespace

void check_conservation(const State& state, std::int64_t month_seconds) {
  check_jobs(state);
  check_applications(state);
  check_accounts(state);
  check_programmes(state);
  check_money(state);
  check_tasks(state);
  check_drivers(state, month_seconds);
  check_hours(state, month_seconds);
  check_public(state);
  check_marketplace_books(state);
}

}  // namespace piecework::platform_work
