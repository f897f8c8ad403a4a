#pragma once
// I21, guaranteed income after the design of the Ontario pilot of 2017: an amount a month, less a share of what is
// earned and all that the insurance pays. It acts through money alone: it is income to Ontario Works; the part of the
// need that it meets no longer presses its recipients to take what comes (Career::need_met); earnings that cost a part
// of it count less; and a job is not taken below the benefits that it would cost. No better matching is put in.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct BasicIncomeParameters {
  double amount = 0.0;
  double withdrawal = 0.0;
  double income_effect = 0.0;
};

inline constexpr std::array basic_income_fields{
    field<&BasicIncomeParameters::amount>({.name = "amount",
                                           .unit = "CAD/month",
                                           .low = 0,
                                           .high = 10000,
                                           .label_en = "Amount",
                                           .label_fr = "Montant",
                                           .meaning = "what an adult of 18 to 64 without any earnings is paid"}),
    field<&BasicIncomeParameters::withdrawal>({.name = "withdrawal",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 1,
                                               .label_en = "Withdrawal",
                                               .label_fr = "Taux de réduction",
                                               .meaning = "share of earnings before tax by which the amount falls"}),
    field<&BasicIncomeParameters::income_effect>(
        {.name = "income_effect",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Effect on the value of an hour",
         .label_fr = "Effet sur la valeur d'une heure",
         .meaning = "rise of the value of an hour at home, relative to it, if the need is met in full"}),
};
static_assert(described_bytes(basic_income_fields) == sizeof(BasicIncomeParameters));

struct BasicIncome {
  using Parameters = BasicIncomeParameters;
  static constexpr std::span<const FieldInfo> fields = basic_income_fields;
  static constexpr PolicyText text{.name = "basic_income",
                                   .intervention = "I21",
                                   .label_en = "Guaranteed income",
                                   .label_fr = "Revenu garanti",
                                   .meaning = "an amount a month that falls with earnings",
                                   .for_residents = true};
  using touches = TypeList<Floors<GuaranteedIncome>, Shifts<KeptShare>, Floors<ReservationWage>>;

  Parameters parameters;

  [[nodiscard]] double bound(std::type_identity<GuaranteedIncome>) const { return parameters.amount; }

  double modify(const GuaranteedIncome& at, double cents, const State& state) const {
    if (!is_adult_below_pension_age(state.careers[at.person], state.now)) return cents;
    const double less = parameters.withdrawal * static_cast<double>(at.earned.value);
    return std::max(cents, 100.0 * parameters.amount - less - static_cast<double>(at.insurance.value));
  }

  /// The withdrawal is known to who knows the rules and is paid; what Ontario Works would pay back is left out.
  double modify(const KeptShare& at, double kept, const State& state) const {
    const Cents paid{state.supports.of(at.person).guaranteed_income};
    if (paid.value == 0) return kept;
    const Livelihood& own = state.livelihoods[at.person];
    const bool loses = own.has(Habit::knows_the_rules) && own.assistance == 0;
    const double left = std::max(0.0, loses ? kept - parameters.withdrawal : kept);
    return left / (1.0 + parameters.income_effect * share_of_need(state.careers[at.person], paid));
  }

  /// A full-time month must be worth the benefits that it ends and the part of the guaranteed income that it costs.
  double modify(const ReservationWage& at, double cents, const State& state) const {
    if (state.careers[at.person].state != LabourState::unemployed) return cents;
    const Cents paid{state.supports.of(at.person).guaranteed_income};
    const auto benefits = static_cast<double>(monthly_benefits(state, at.person).value);
    if (paid.value == 0 || benefits == 0.0) return cents;
    const double most = benefits + static_cast<double>(paid.value);
    const double month = parameters.withdrawal < 1.0 ? std::min(most, benefits / (1.0 - parameters.withdrawal)) : most;
    const double hours = state.scenario->people.full_time_hours * static_cast<double>(weeks_per_year) /
                         static_cast<double>(months_per_year);
    return std::max(cents, month / hours);
  }
};

}  // namespace piecework::platform_work
