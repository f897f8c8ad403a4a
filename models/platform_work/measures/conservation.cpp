#include "models/platform_work/measures/conservation.h"

#include <fmt/format.h>
#include <string>

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

/// What requesters spent = what workers earned + fees, each kept by its own owner.
void check_money(const State& state) {
  std::int64_t spent = 0;
  std::int64_t earned = 0;
  for (const Requester& requester : state.platform.requesters.rows()) spent += requester.spent_cents;
  for (const PersonRecord& record : state.records.rows()) earned += record.earned_cents;
  check(state, {"money", spent, earned + state.platform.books.fee_cents});
  check(state, {"pay", earned, state.platform.books.paid_cents});
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
  for (const Person& person : state.people.rows()) in_hand += person.tasks_in_hand;
  const BoardBooks& books = state.platform.books;
  check(state, {"tasks", books.tasks_posted, books.tasks_done + books.tasks_expired + waiting + in_work});
  check(state, {"tasks in work", in_work, in_hand});
  const auto open = static_cast<std::int64_t>(state.platform.board.open_count());
  check(state, {"batches", books.batches_posted, books.batches_filled + books.batches_expired + open});
}

/// Every resident is in one labour-force state; members at the start and joined - left = members now.
void check_persons(const State& state) {
  std::array<std::int64_t, labour_states> counts{};
  std::int64_t members = 0;
  for (std::size_t row = 0; row < state.residents; ++row) {
    const Person& person = state.people.rows()[row];
    ++counts[static_cast<std::size_t>(person.labour_state)];
    if (person.membership != Membership::none) ++members;
    const bool works = person.labour_state == LabourState::employed;
    if (works != (person.job_hours > 0)) fail("conservation of jobs is broken: a job without hours or hours without");
  }
  check(state, {"persons", counts[0] + counts[1] + counts[2], static_cast<std::int64_t>(state.residents)});
  check(state, {"members", state.platform.books.joined - state.platform.books.left, members});
  check(state, {"seats",
                [&] {
                  std::int64_t enrolled = 0;
                  for (const Programme& programme : state.programmes.programmes) enrolled += programme.enrolled;
                  return enrolled;
                }(),
                static_cast<std::int64_t>(state.programmes.seats.size())});
}

/// Nobody spends more time on the board than the month has. A session in hand is booked ahead, hence the allowance.
void check_hours(const State& state, std::int64_t month_seconds) {
  constexpr std::int64_t booked_ahead = 2 * seconds_per_day;
  for (const PersonRecord& record : state.records.rows()) {
    if (static_cast<std::int64_t>(record.month.total_seconds()) > month_seconds + booked_ahead) {
      fail("conservation of hours is broken: " + std::to_string(record.month.total_seconds()) + " s in one month");
    }
  }
}

}  // namespace

void check_conservation(const State& state, std::int64_t month_seconds) {
  check_persons(state);
  check_money(state);
  check_tasks(state);
  check_hours(state, month_seconds);
}

}  // namespace piecework::platform_work
