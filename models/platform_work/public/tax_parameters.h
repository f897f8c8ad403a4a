#pragma once
// Income tax and Canada Pension Plan of an employee or self-employed person in Ontario, tax year 2024, in CAD a year.
// The brackets stand in a table of their own (public.income_tax). Law: Income Tax Act, Taxation Act 2007 (Ontario),
// Canada Pension Plan; sources of the values in the scenario. Assumption: everything is indexed to prices, so that the
// amounts of 2024 hold in constant 2024 dollars for every year.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Constant 2024 dollars a year; rates are shares.
struct TaxParameters {
  double federal_basic_amount = 0.0;
  double federal_basic_floor = 0.0;
  double federal_basic_from = 0.0;
  double federal_basic_until = 0.0;
  double employment_amount = 0.0;
  double ontario_basic_amount = 0.0;
  double ontario_reduction = 0.0;
  double lift_maximum = 0.0;
  double lift_rate = 0.0;
  double lift_threshold = 0.0;
  double lift_withdrawal = 0.0;
  double cpp_rate = 0.0;
  double cpp_base_rate = 0.0;
  double cpp_exemption = 0.0;
  double cpp_ceiling = 0.0;
  double cpp_second_rate = 0.0;
  double cpp_second_ceiling = 0.0;
};

inline constexpr std::array tax_fields{
    field<&TaxParameters::federal_basic_amount>({.name = "federal_basic_amount",
                                                 .unit = "CAD/year",
                                                 .low = 0,
                                                 .high = 1e6,
                                                 .label_en = "Federal basic personal amount",
                                                 .label_fr = "Montant personnel de base fédéral",
                                                 .meaning = "income on which the lowest federal rate is credited"}),
    field<&TaxParameters::federal_basic_floor>({.name = "federal_basic_floor",
                                                .unit = "CAD/year",
                                                .low = 0,
                                                .high = 1e6,
                                                .label_en = "Federal basic personal amount at high incomes",
                                                .label_fr = "Montant personnel de base fédéral, hauts revenus",
                                                .meaning = "what is left of it at and above federal_basic_until"}),
    field<&TaxParameters::federal_basic_from>(
        {.name = "federal_basic_from",
         .unit = "CAD/year",
         .low = 0,
         .high = 1e7,
         .label_en = "Start of its reduction",
         .label_fr = "Début de sa réduction",
         .meaning = "net income above which the basic amount falls, in a straight line"}),
    field<&TaxParameters::federal_basic_until>(
        {.name = "federal_basic_until",
         .unit = "CAD/year",
         .low = 0,
         .high = 1e7,
         .label_en = "End of its reduction",
         .label_fr = "Fin de sa réduction",
         .meaning = "net income at which the basic amount has reached its floor"}),
    field<&TaxParameters::employment_amount>(
        {.name = "employment_amount",
         .unit = "CAD/year",
         .low = 0,
         .high = 1e6,
         .label_en = "Canada employment amount",
         .label_fr = "Montant canadien pour emploi",
         .meaning = "credited at the lowest federal rate to whoever has employment income, at most that income"}),
    field<&TaxParameters::ontario_basic_amount>({.name = "ontario_basic_amount",
                                                 .unit = "CAD/year",
                                                 .low = 0,
                                                 .high = 1e6,
                                                 .label_en = "Ontario basic personal amount",
                                                 .label_fr = "Montant personnel de base de l'Ontario",
                                                 .meaning = "income on which the lowest Ontario rate is credited"}),
    field<&TaxParameters::ontario_reduction>({.name = "ontario_reduction",
                                              .unit = "CAD/year",
                                              .low = 0,
                                              .high = 1e6,
                                              .label_en = "Ontario tax reduction",
                                              .label_fr = "Réduction de l'impôt de l'Ontario",
                                              .meaning = "basic amount; twice this less the tax is taken off the tax"}),
    field<&TaxParameters::lift_maximum>(
        {.name = "lift_maximum",
         .unit = "CAD/year",
         .low = 0,
         .high = 1e6,
         .label_en = "Low-income workers' credit, most",
         .label_fr = "Crédit pour travailleurs à faible revenu, maximum",
         .meaning = "largest Ontario credit for low-income individuals and families (LIFT)"}),
    field<&TaxParameters::lift_rate>({.name = "lift_rate",
                                      .unit = "1",
                                      .low = 0,
                                      .high = 1,
                                      .label_en = "Low-income workers' credit, rate",
                                      .label_fr = "Crédit pour travailleurs à faible revenu, taux",
                                      .meaning = "share of employment income credited, up to the maximum"}),
    field<&TaxParameters::lift_threshold>({.name = "lift_threshold",
                                           .unit = "CAD/year",
                                           .low = 0,
                                           .high = 1e6,
                                           .label_en = "Low-income workers' credit, threshold",
                                           .label_fr = "Crédit pour travailleurs à faible revenu, seuil",
                                           .meaning = "net income of an individual above which the credit falls"}),
    field<&TaxParameters::lift_withdrawal>({.name = "lift_withdrawal",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 1,
                                            .label_en = "Low-income workers' credit, withdrawal",
                                            .label_fr = "Crédit pour travailleurs à faible revenu, récupération",
                                            .meaning = "fall of the credit per dollar above the threshold"}),
    field<&TaxParameters::cpp_rate>(
        {.name = "cpp_rate",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Pension plan contribution",
         .label_fr = "Cotisation au RPC",
         .meaning =
             "employee's rate between the exemption and the first ceiling; a self-employed person pays it twice"}),
    field<&TaxParameters::cpp_base_rate>(
        {.name = "cpp_base_rate",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Pension plan contribution that is credited",
         .label_fr = "Cotisation au RPC donnant un crédit",
         .meaning = "part of the rate that gives a tax credit; the rest is deducted from income"}),
    field<&TaxParameters::cpp_exemption>({.name = "cpp_exemption",
                                          .unit = "CAD/year",
                                          .low = 0,
                                          .high = 1e6,
                                          .label_en = "Pension plan exemption",
                                          .label_fr = "Exemption du RPC",
                                          .meaning = "earnings free of contributions"}),
    field<&TaxParameters::cpp_ceiling>({.name = "cpp_ceiling",
                                        .unit = "CAD/year",
                                        .low = 0,
                                        .high = 1e6,
                                        .label_en = "First pension plan ceiling",
                                        .label_fr = "Premier plafond du RPC",
                                        .meaning = "earnings above it pay the second rate"}),
    field<&TaxParameters::cpp_second_rate>(
        {.name = "cpp_second_rate",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Second pension plan contribution",
         .label_fr = "Deuxième cotisation au RPC",
         .meaning = "employee's rate between the two ceilings; a self-employed person pays it twice"}),
    field<&TaxParameters::cpp_second_ceiling>({.name = "cpp_second_ceiling",
                                               .unit = "CAD/year",
                                               .low = 0,
                                               .high = 1e6,
                                               .label_en = "Second pension plan ceiling",
                                               .label_fr = "Deuxième plafond du RPC",
                                               .meaning = "earnings above it pay nothing more"}),
};
static_assert(described_bytes(tax_fields) == sizeof(TaxParameters));

}  // namespace piecework::platform_work
