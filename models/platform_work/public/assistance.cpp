#include "models/platform_work/public/assistance.h"

#include <algorithm>

namespace piecework::platform_work {
namespace {

struct ItemForm {
  std::string_view name;
  std::int64_t least_members = 0;
  std::int64_t most_members = 0;
};

constexpr std::array item_forms{ItemForm{"single", 1, 1}, ItemForm{"lone_parent", 1, 1}, ItemForm{"couple", 2, 2},
                                ItemForm{"shelter", 1, shelter_sizes}};

struct Item {
  std::string_view name;
  std::int64_t members = 0;
};

/// The rows of one item; `members` tells the shelter rows apart.
DatedSchedule read_item(LawTable& table, const Item& item, Time first) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (table.text(row, "item") == item.name && table.whole(row, "members") == item.members) rows.push_back(row);
  }
  if (rows.empty()) table.report_missing(std::string(item.name) + " of " + std::to_string(item.members));
  return read_dated(table, rows, first);
}

void check_items(LawTable& table) {
  std::vector<std::string> known;
  for (const ItemForm& form : item_forms) known.emplace_back(form.name);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::string& name = table.text(row, "item");
    const auto form =
        std::find_if(item_forms.begin(), item_forms.end(), [&](const ItemForm& each) { return each.name == name; });
    const std::int64_t members = table.whole(row, "members");
    if (form == item_forms.end()) {
      table.report(row, "item", "unknown item '" + name + "'", known);
    } else if (members < form->least_members || members > form->most_members) {
      table.report(row, "members", "does not belong to '" + name + "'");
    }
  }
}

}  // namespace

AssistanceTables read_assistance(const CsvTable& table, Time first) {
  LawTable law(table);
  check_items(law);
  AssistanceTables tables{read_item(law, {"single", 1}, first),
                          read_item(law, {"lone_parent", 1}, first),
                          read_item(law, {"couple", 2}, first),
                          {}};
  for (std::size_t size = 0; size < shelter_sizes; ++size) {
    tables.shelter[size] = read_item(law, {"shelter", static_cast<std::int64_t>(size) + 1}, first);
  }
  law.finish();
  return tables;
}

Cents AssistanceLaw::budget(const BenefitUnit& household, Time at) const {
  expect(household.adults == 1 || household.adults == 2, "a benefit unit has one adult or two");
  expect(household.children >= 0, "no negative number of children");
  const DatedSchedule& lone = household.children > 0 ? tables_.lone_parent : tables_.single;
  const DatedSchedule& basic = household.adults == 2 ? tables_.couple : lone;
  const auto size = static_cast<std::size_t>(household.adults + household.children);
  const DatedSchedule& shelter = tables_.shelter[std::min(size, shelter_sizes) - 1];
  return prices_.constant({basic.at(at).value + shelter.at(at).value}, at, Indexing::none);
}

Cents AssistanceLaw::counted(Cents earnings, int month, Time at) const {
  expect_money(earnings);
  if (static_cast<double>(month) <= parameters_.full_withdrawal_months) return earnings;
  const Cents exemption = prices_.constant(to_cents(parameters_.exemption), at, Indexing::none);
  return share_of(excess(earnings, exemption), to_rate(parameters_.withdrawal));
}

Cents AssistanceLaw::ontario_works(const AssistanceCase& month, Time at) const {
  expect(month.month >= 1, "months of assistance count from 1");
  expect_money(month.other_income);
  const Cents counted_earnings =
      counted(month.earnings, month.month, at) + counted(month.partner_earnings, month.month, at);
  return excess(budget(month.household, at), counted_earnings + month.other_income);
}

}  // namespace piecework::platform_work
