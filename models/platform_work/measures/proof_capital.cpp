#include "models/platform_work/measures/proof_capital.h"

namespace piecework::platform_work {
namespace {

/// Whether the rule in force lets this person show its history.
bool can_show(const State& state, std::size_t row) {
  const std::uint32_t policy = state.platform.management.portable;
  if (policy == 0) return false;
  const TargetGroup& group = state.policy(PolicyId{policy - 1}).group;
  const Career& career = state.careers.rows()[row];
  return group.everybody() || (career.presence == Presence::here && group.contains(career.traits));
}

}  // namespace

ProofCapital::Sums& ProofCapital::Sums::operator+=(const Sums& other) {
  people += other.people;
  visible += other.visible;
  with_visible += other.with_visible;
  held += other.held;
  with_held += other.with_held;
  return *this;
}

std::array<double, ProofCapital::components.size()> ProofCapital::Sums::values() const {
  const auto mean = [&](std::int64_t sum) {
    return people > 0 ? static_cast<double>(sum) / static_cast<double>(people) : no_default;
  };
  return {mean(visible), mean(with_visible), mean(held), mean(with_held)};
}

void ProofCapital::add(const MonthView& view, std::size_t row, GroupSpan groups) {
  const State& state = view.state;
  const auto& lost = state.platform.management.lost;
  const auto found = lost.find(static_cast<std::uint32_t>(row));
  const std::uint32_t tasks =
      found == lost.end() ? state.board_life(state.people.id(row)).approved : found->second.approved;
  Sums own;
  own.people = 1;
  own.held = tasks / tasks_per_unit;
  own.visible = can_show(state, row) ? own.held : 0;
  own.with_held = own.held > 0 ? 1 : 0;
  own.with_visible = own.visible > 0 ? 1 : 0;
  for (const std::size_t cell : groups) month_[cell] += own;
  if (view.evaluated) persons_.see(row, groups);
}

void ProofCapital::close(const MonthView& view, Recorder& recorder) {
  show_accounts(view, [&](std::size_t row, GroupSpan groups) {
    if (is_concerned(view.state, row)) add(view, row, groups);
  });
  std::array<std::int64_t, group_count> persons{};
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = month_[cell].people;
    if (view.evaluated) evaluated_[cell] += month_[cell];
  }
  if (view.recorded) record_sums<ProofCapital>(month_, persons, recorder);
  month_ = {};
}

std::vector<SummaryRow> ProofCapital::summary() const { return summary_of_sums<ProofCapital>(evaluated_, persons_); }

}  // namespace piecework::platform_work
