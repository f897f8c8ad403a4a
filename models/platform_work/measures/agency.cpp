#include "models/platform_work/measures/agency.h"

#include "models/platform_work/measures/components.h"

namespace piecework::platform_work {
namespace {

constexpr double hours_of_a_rate = 100.0;

/// In a programme with counsellors, at the census.
bool is_counselled(const State& state, std::size_t row) {
  const auto seat = state.programmes.seats.find(static_cast<std::uint32_t>(row));
  return seat != state.programmes.seats.end() &&
         state.programmes.programmes[seat->second.programme.row()].plan.is_counselling();
}

/// In the month that ended, though it may be over.
bool was_counselled(const MonthView& view, std::size_t row) {
  if (is_counselled(view.state, row)) return true;
  bool was = false;
  view.state.programmes.visit_attendance(view.state.people.id(row),
                                         [&](const ProgrammePlan& plan, const Attendance& own) {
                                           was |= plan.is_counselling() && own.ended >= view.began().seconds;
                                         });
  return was;
}

}  // namespace

void AgencyWork::see(const MonthView& view, const Resident& resident) {
  bool is_followed = false;
  spells_.pass(
      resident.row,
      [&](ClientSpell& spell) {
        count(spell, not_placed);
        return Keep::no;
      },
      [&](ClientSpell& spell) {
        const Keep keep = follow(view, resident, spell);
        is_followed = keep == Keep::yes;
        return keep;
      });
  if (is_counselled(view.state, resident.row)) month_.add(resident.career.traits, clients);
  if (!starts_.has_begun(view, resident) || !view.recorded || is_followed) return;
  if (resident.record.state_at_census == LabourState::employed || !was_counselled(view, resident.row)) return;
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
  ClientSpell spell{.row = static_cast<std::uint32_t>(resident.row),
                    .combination = static_cast<std::uint8_t>(combination_of(resident.career.traits))};
  if (follow(view, resident, spell) == Keep::yes) spells_.add(spell);
}

Keep AgencyWork::follow(const MonthView& view, const Resident& resident, ClientSpell& spell) {
  if (resident.career.kind == JobKind::employee) {
    count(spell, placed);
    return Keep::no;
  }
  if (is_counselled(view.state, spell.row)) return Keep::yes;
  spell.months =
      spell.months == ClientSpell::counselled ? std::uint8_t{0} : static_cast<std::uint8_t>(spell.months + 1);
  if (spell.months < ClientSpell::followed_months) return Keep::yes;
  count(spell, not_placed);
  return Keep::no;
}

std::array<double, AgencyWork::components.size()> AgencyWork::values_of(std::size_t cell, const Sums& sums,
                                                                        const Counselling& counselling) {
  const auto of_group = [&](Kind kind) { return static_cast<double>(sums[cell][kind]); };
  const auto a_month = [&](double sum) {
    return counselling.months > 0 ? sum / static_cast<double>(counselling.months) : no_default;
  };
  const double closed = of_group(placed) + of_group(not_placed);
  const double hours = static_cast<double>(counselling.seconds) / static_cast<double>(seconds_per_hour);
  const bool has_hours = cell == everybody_cell && hours > 0.0;
  return {a_month(of_group(clients)), a_month(of_group(placed)), closed > 0.0 ? of_group(placed) / closed : no_default,
          cell == everybody_cell ? a_month(hours) : no_default,
          has_hours ? of_group(placed) / hours * hours_of_a_rate : no_default};
}

void AgencyWork::close(const MonthView& view, Recorder& recorder) {
  spells_.end([&](ClientSpell& spell) {
    count(spell, not_placed);
    return Keep::no;
  });
  const Sums month = month_.take();
  std::int64_t booked = 0;
  for (const Programme& programme : view.state.programmes.programmes) booked += programme.counsellor_seconds;
  const std::int64_t given = booked - counselled_.booked;
  counselled_.booked = booked;
  if (!view.recorded) return;
  if (view.evaluated) {
    ++counselled_.months;
    counselled_.seconds += given;
  }
  std::vector<std::int64_t> people(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    people[cell] = month[cell][clients];
  }
  const Counselling now{.months = 1, .seconds = given};
  record_components<AgencyWork>([&](std::size_t cell) { return values_of(cell, month, now); }, people, recorder);
}

std::vector<SummaryRow> AgencyWork::summary() const {
  return summary_of_components<AgencyWork>([&](std::size_t cell) { return values_of(cell, evaluated_, counselled_); },
                                           persons_);
}

}  // namespace piecework::platform_work
