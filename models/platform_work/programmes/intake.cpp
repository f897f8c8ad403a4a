// Who applies, who waits, who gets a seat.

#include <algorithm>
#include <tuple>

#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/programmes/course.h"
#include "models/platform_work/programmes/eligibility.h"
#include "models/platform_work/programmes/handle.h"

namespace piecework::platform_work {
namespace {

/// Of this month's intake: whether the person applies, then the lot.
Draws intake_luck(const State& state, const Programme& programme, PersonId person) {
  constexpr std::uint64_t programmes_apart = 1ULL << 32;
  const std::uint64_t ordinal = programme.id * programmes_apart + static_cast<std::uint64_t>(month_index(state.now));
  return state.draws(purposes::application, state.people[person].id, ordinal);
}

std::uint64_t new_lot(const State& state, const Programme& programme, PersonId person) {
  Draws draws = intake_luck(state, programme, person);
  draws();  // the first word was whether the person applies
  return draws();
}

/// Whether the person gets the seat, where chance leaves some out; both are noted.
bool is_chosen(State& state, ProgrammeId row, PersonId person) {
  const Programme& programme = state.programmes.programmes[row.row()];
  if (programme.plan.control_share <= 0.0) return true;
  Draws draws = intake_luck(state, programme, person);
  draws();  // whether the person applies
  draws();  // the lot
  const bool chosen = !bernoulli(draws, programme.plan.control_share);
  const Account* account = freelance_account(state, state.records[person]);
  const bool had_contract = account != nullptr && account->wins > 0;
  state.programmes.trial.push_back({.month = month_index(state.now),
                                    .person = person.row(),
                                    .programme = row,
                                    .treated = chosen ? std::uint8_t{1} : std::uint8_t{0},
                                    .had_contract = had_contract ? std::uint8_t{1} : std::uint8_t{0}});
  if (!chosen) state.programmes.attendance[{person.row(), row.row()}].left_out = 1;
  return chosen;
}

/// Takes those who wait for this programme off the queue, in the order of the line.
std::vector<Waiting> take_line(State& state, ProgrammeId row) {
  std::vector<Waiting>& queue = state.programmes.queue;
  std::vector<Waiting> line;
  std::ranges::copy_if(queue, std::back_inserter(line), [&](const Waiting& at) { return at.programme == row; });
  std::erase_if(queue, [&](const Waiting& at) { return at.programme == row; });
  return line;
}

std::vector<std::uint32_t> persons_of(const std::vector<Waiting>& line) {
  std::vector<std::uint32_t> persons(line.size());
  std::ranges::transform(line, persons.begin(), &Waiting::person);
  std::ranges::sort(persons);
  return persons;
}

/// Whoever is no longer eligible, or has waited too long, goes away. On another course one keeps one's place.
void send_away(const State& state, Programme& programme, std::vector<Waiting>& line) {
  const auto month = month_index(state.now);
  const auto gives_up = [&](const Waiting& at) {
    const bool impatient = static_cast<double>(month - at.since) > programme.plan.waiting_months;
    return impatient || !is_eligible(state, programme, at.programme, PersonId{at.person});
  };
  programme.gave_up += static_cast<std::int64_t>(std::erase_if(line, gives_up));
}

/// Some go away, new applicants come to the end of the line; whoever goes away does not come again at once.
void renew_line(State& state, const Rules& rules, ProgrammeId row, std::vector<Waiting>& line) {
  Programme& programme = state.programmes.programmes[row.row()];
  const std::vector<std::uint32_t> known = persons_of(line);
  send_away(state, programme, line);
  for (std::size_t place = state.abroad; place < state.people.size(); ++place) {
    const PersonId person = state.people.id(place);
    if (!is_eligible(state, programme, row, person) || has_seat(state, person)) continue;
    if (std::ranges::binary_search(known, person.row())) continue;
    Draws draws = intake_luck(state, programme, person);
    if (!bernoulli(draws, rules.decide(Enrolment{person}, programme.plan.application, state))) continue;
    line.push_back({person.row(), row, month_index(state.now), draws()});
    ++programme.applied;
  }
}

void put_in_order(const State& state, const Programme& programme, std::vector<Waiting>& line) {
  const bool by_lot = programme.plan.order == QueueOrder::lottery;
  if (by_lot) {
    for (Waiting& at : line) at.lottery = new_lot(state, programme, PersonId{at.person});
  }
  std::ranges::sort(line, {}, [&](const Waiting& at) {
    return std::tuple{by_lot ? 0 : at.since, at.lottery, state.people[PersonId{at.person}].id};
  });
}

/// What members made of late, which a course may tell.
void note_board_pay(State& state) {
  double sum = 0.0;
  double members = 0.0;
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const Person& person = state.people.rows()[row];
    if (person.membership != Membership::active) continue;
    sum += static_cast<double>(state.board_life(state.people.id(row)).believed_wage);
    members += 1.0;
  }
  if (members > 0.0) state.programmes.board_pay = sum / members;
}

/// Seats from the front of the line; who is on another course is passed over, and a control group goes away. What is
/// left of the line is returned.
std::vector<Waiting> give_seats(State& state, const Rules& rules, ProgrammeId row, std::vector<Waiting> line) {
  Programme& programme = state.programmes.programmes[row.row()];
  std::int64_t free = std::min(programme.seats - programme.enrolled, programme.intake);
  std::vector<Waiting> left;
  for (const Waiting& at : line) {
    const PersonId person{at.person};
    if (free <= 0 || has_seat(state, person)) {
      left.push_back(at);
      continue;
    }
    if (!is_chosen(state, row, person)) {
      ++programme.gave_up;
      continue;
    }
    start_course(state, rules, row, person);
    --free;
  }
  return left;
}

}  // namespace

void handle(State& state, const Rules& rules, ProgrammeIntake event) {
  Programme& programme = state.programmes.programmes[event.row.row()];
  if (!programme.open) return;
  const ProgrammePlan& plan = programme.plan;
  if (plan.pay_knowledge > 0.0) note_board_pay(state);
  if (plan.waiting_months > 0.0 || programme.seats > programme.enrolled) {
    std::vector<Waiting> line = take_line(state, event.row);
    renew_line(state, rules, event.row, line);
    put_in_order(state, programme, line);
    const std::vector<Waiting> left = give_seats(state, rules, event.row, std::move(line));
    if (plan.waiting_months > 0.0) {
      std::ranges::copy(left, std::back_inserter(state.programmes.queue));
    } else {
      programme.gave_up += static_cast<std::int64_t>(left.size());
    }
  }
  state.schedule.at(start_of_month(month_index(state.now) + 1), ProgrammeIntake{event.row});
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
