#pragma once
// I27, data dividend: a small payment to every resident, whatever it earns. It enters the value of an hour and the need
// like any income without work, and Ontario Works takes it away from those it assists.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct DataDividendParameters {
  double amount = 0.0;
  double income_effect = 0.0;
};

inline constexpr std::array data_dividend_fields{
    field<&DataDividendParameters::amount>({.name = "amount",
                                            .unit = "CAD/month",
                                            .low = 0,
                                            .high = 1000,
                                            .label_en = "Amount",
                                            .label_fr = "Montant",
                                            .meaning = "paid to every resident"}),
    field<&DataDividendParameters::income_effect>(
        {.name = "income_effect",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Effect on the value of an hour",
         .label_fr = "Effet sur la valeur d'une heure",
         .meaning = "rise of the value of an hour at home, relative to it, if the need is met in full"}),
};
static_assert(described_bytes(data_dividend_fields) == sizeof(DataDividendParameters));

struct DataDividend {
  using Parameters = DataDividendParameters;
  static constexpr std::span<const FieldInfo> fields = data_dividend_fields;
  static constexpr PolicyText text{.name = "data_dividend",
                                   .intervention = "I27",
                                   .label_en = "Data dividend",
                                   .label_fr = "Dividende des données",
                                   .meaning = "a small payment to every resident for the use of data",
                                   .for_residents = true};
  using touches = TypeList<Shifts<Dividend>, Shifts<KeptShare>>;

  Parameters parameters;

  double modify(const Dividend&, double cents, const State&) const { return cents + 100.0 * parameters.amount; }

  double modify(const KeptShare& at, double kept, const State& state) const {
    const Cents paid{state.supports.of(at.person).dividend};
    return kept / (1.0 + parameters.income_effect * share_of_need(state.careers[at.person], paid));
  }
};

}  // namespace piecework::platform_work
