#include "models/platform_work/measures/funder_success.h"

#include "models/platform_work/measures/components.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint8_t full_time_hours = 30;    // a week
constexpr std::int64_t least_paid_hours = 20;   // a week
constexpr std::int64_t full_time_year = 1'820;  // hours

bool has_full_time_job(const Career& career) {
  return career.kind == JobKind::employee && career.hours >= full_time_hours;
}

/// Of any work, in the month that ended.
bool is_paid_enough(const MonthView& view, const Resident& resident) {
  const PersonRecord& record = resident.record;
  const std::int64_t seconds = record.job_seconds + std::int64_t{resident.board.paid_seconds} +
                               driving_seconds(view.state, record) + freelance_seconds(view.state, record);
  return seconds * months_in_a_year >= least_paid_hours * seconds_per_hour * weeks_per_year;
}

bool has_earned_enough(const MonthView& view, const FundedSpell& spell) {
  const Cents minimum = view.state.scenario->public_side.minimum_wage_cents(view.began());
  return spell.earned_cents >= full_time_year * minimum.value;
}

}  // namespace

void FunderSuccess::see(const MonthView& view, const Resident& resident) {
  bool is_followed = false;
  spells_.pass(
      resident.row,
      [&](FundedSpell& spell) {
        lose(spell);
        return Keep::no;
      },
      [&](FundedSpell& spell) {
        const Keep keep = follow(view, resident, spell);
        is_followed = keep == Keep::yes;
        return keep;
      });
  if (!starts_.has_begun(view, resident) || !view.recorded || is_followed) return;
  FundedSpell spell{.row = static_cast<std::uint32_t>(resident.row),
                    .combination = static_cast<std::uint8_t>(combination_of(resident.career.traits))};
  count(spell, begun);
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
  follow(view, resident, spell);  // the course may have ended already
  spells_.add(spell);
}

Keep FunderSuccess::follow(const MonthView& view, const Resident& resident, FundedSpell& spell) {
  if (spell.months == FundedSpell::on_course) {
    if (view.state.programmes.seats.contains(spell.row)) return Keep::yes;
    spell.months = 0;
    spell.full_time = has_full_time_job(resident.career) ? 1 : 0;
    count(spell, ended);
    if (spell.full_time != 0) count(spell, full_time);
    return Keep::yes;
  }
  ++spell.months;
  spell.earned_cents += std::int64_t{resident.livelihood.gross};
  pass_month(view, resident, spell);
  return spell.months < FundedSpell::followed_months ? Keep::yes : Keep::no;
}

void FunderSuccess::pass_month(const MonthView& view, const Resident& resident, const FundedSpell& spell) {
  const auto note = [&](Kind over, Kind paid) {
    count(spell, over);
    if (is_paid_enough(view, resident)) count(spell, paid);
  };
  switch (spell.months) {
    case 1: return note(after_1, paid_1);
    case 3: return note(after_3, paid_3);
    case 6: return note(after_6, paid_6);
    case FundedSpell::followed_months: break;
    default: return;
  }
  note(after_12, paid_12);
  const bool enough = has_earned_enough(view, spell);
  if (enough) count(spell, earned);
  if (enough != (spell.full_time != 0)) count(spell, disagreed);
  if (is_commensurate(view.state, resident.career)) count(spell, commensurate);
}

/// Gone from the city: what was to come is over, without success.
void FunderSuccess::lose(const FundedSpell& spell) {
  const bool on_course = spell.months == FundedSpell::on_course;
  if (on_course) count(spell, ended);
  const unsigned passed = on_course ? 0 : spell.months;
  if (passed < 1) count(spell, after_1);
  if (passed < 3) count(spell, after_3);
  if (passed < 6) count(spell, after_6);
  count(spell, after_12);
  if (spell.full_time != 0) count(spell, disagreed);  // a job at the end, and no earnings
}

std::array<double, FunderSuccess::components.size()> FunderSuccess::values_of(
    const std::array<std::int64_t, kinds>& sums) const {
  const auto share = [&](Kind success, Kind over) {
    return sums[over] > 0 ? static_cast<double>(sums[success]) / static_cast<double>(sums[over]) : no_default;
  };
  const auto cost = [&](double successes) { return successes > 0.0 ? cost_of_course_ / successes : no_default; };
  const double at_end = share(full_time, ended);
  const double paid = share(paid_12, after_12);
  const double by_earnings = share(earned, after_12);
  const double by_level = share(commensurate, after_12);
  return {at_end,
          share(paid_1, after_1),
          share(paid_3, after_3),
          share(paid_6, after_6),
          paid,
          by_earnings,
          by_level,
          share(disagreed, after_12),
          cost(at_end),
          cost(paid),
          cost(by_earnings),
          cost(by_level),
          static_cast<double>(sums[begun])};
}

void FunderSuccess::close(const MonthView& view, Recorder& recorder) {
  spells_.end([&](FundedSpell& spell) {
    lose(spell);
    return Keep::no;
  });
  const Sums month = month_.take();
  if (!view.recorded) return;
  std::int64_t cents = 0;
  std::int64_t courses = 0;
  for (const Programme& programme : view.state.programmes.programmes) {
    cents += programme.cost_cents;
    courses += programme.started;
  }
  cost_of_course_ = courses > 0 ? static_cast<double>(cents) / cents_per_dollar / static_cast<double>(courses) : 0.0;
  std::vector<std::int64_t> people(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    people[cell] = month[cell][begun];
  }
  record_components<FunderSuccess>([&](std::size_t cell) { return values_of(month[cell]); }, people, recorder);
}

std::vector<SummaryRow> FunderSuccess::summary() const {
  return summary_of_components<FunderSuccess>([&](std::size_t cell) { return values_of(evaluated_[cell]); }, persons_);
}

}  // namespace piecework::platform_work
