#pragma once
// Numbers of the comparison of variants of crowdwork. Source of the question and of the outline: G. Jäger, L. S.
// Zilian, C. Hofer and M. Füllsack, "Crowdworking: working with or against the crowd?", J. Economic Interaction and
// Coordination 14 (2019), 761-788, and the summary of their model (CoMSES, version 1.0.0). Its numbers and equations
// were not available: all below are assumptions (docs/verification.md). Prices are an hour's, in USD; no price has a
// date.

#include <array>
#include <cstdint>

#include "sim/base/fields.h"

namespace piecework::crowdwork::variants {

struct Parameters {
  std::int64_t workers = 0;
  std::int64_t contracts_per_day = 0;
  std::int64_t contract_days = 0;
  std::int64_t applicants = 0;
  std::int64_t review_days = 0;
  std::int64_t days = 0;
  double hours_per_day = 0;
  double hardest_contract = 0;
  double reservation_median = 0;
  double reservation_sigma = 0;
  double mark_up = 0;
  double budget_median = 0;
  double budget_sigma = 0;
  double tariff = 0;
  double presence_hours = 0;
  double leaving = 0;
};

inline constexpr std::array parameter_fields{
    field<&Parameters::workers>({.name = "workers",
                                 .unit = "people",
                                 .low = 10,
                                 .high = 1'000'000,
                                 .label_en = "Workers",
                                 .label_fr = "Travailleurs",
                                 .meaning = "on the platform; whoever leaves is replaced by a newcomer"}),
    field<&Parameters::contracts_per_day>({.name = "contracts_per_day",
                                           .unit = "1/day",
                                           .low = 1,
                                           .high = 86'400,
                                           .label_en = "Contracts a day",
                                           .label_fr = "Contrats par jour",
                                           .meaning = "issued at equal distances"}),
    field<&Parameters::contract_days>({.name = "contract_days",
                                       .unit = "days",
                                       .low = 1,
                                       .high = 365,
                                       .label_en = "Length of a contract",
                                       .label_fr = "Durée d'un contrat",
                                       .meaning = "days in which its worker takes no other"}),
    field<&Parameters::applicants>({.name = "applicants",
                                    .unit = "people",
                                    .low = 1,
                                    .high = 1000,
                                    .label_en = "Workers who see a contract",
                                    .label_fr = "Travailleurs qui voient un contrat",
                                    .meaning = "drawn from all; those who are busy or cannot do it do not apply"}),
    field<&Parameters::review_days>({.name = "review_days",
                                     .unit = "days",
                                     .low = 1,
                                     .high = 365,
                                     .label_en = "Days between reviews",
                                     .label_fr = "Jours entre les bilans",
                                     .meaning = "after which a worker sees whether the platform pays"}),
    field<&Parameters::days>({.name = "days",
                              .unit = "days",
                              .low = 400,
                              .high = 100'000,
                              .label_en = "Length of a run",
                              .label_fr = "Durée d'une simulation",
                              .meaning = "prices are told of the first 30 and of the last 365"}),
    field<&Parameters::hours_per_day>({.name = "hours_per_day",
                                       .unit = "h/day",
                                       .low = 0.1,
                                       .high = 24,
                                       .label_en = "Paid hours of a contract's day",
                                       .label_fr = "Heures payées par jour de contrat",
                                       .meaning = "paid at the contract's price"}),
    field<&Parameters::hardest_contract>({.name = "hardest_contract",
                                          .unit = "1",
                                          .low = 0,
                                          .high = 1,
                                          .label_en = "Qualification of the hardest contract",
                                          .label_fr = "Qualification du contrat le plus difficile",
                                          .meaning = "contracts ask for 0 to this, workers have 0 to 1, all alike"}),
    field<&Parameters::reservation_median>({.name = "reservation_median",
                                            .unit = "USD/h",
                                            .low = 0.01,
                                            .high = 1000,
                                            .label_en = "Median reservation price",
                                            .label_fr = "Prix de réserve médian",
                                            .meaning = "below which a newcomer works for nobody"}),
    field<&Parameters::reservation_sigma>({.name = "reservation_sigma",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 3,
                                           .label_en = "Spread of reservation prices",
                                           .label_fr = "Dispersion des prix de réserve",
                                           .meaning = "standard deviation of their logarithm"}),
    field<&Parameters::mark_up>({.name = "mark_up",
                                 .unit = "1",
                                 .low = 0,
                                 .high = 20,
                                 .label_en = "Mean mark-up of newcomers",
                                 .label_fr = "Marge moyenne des nouveaux",
                                 .meaning = "exponential: price asked over reservation price, less 1; kept for good"}),
    field<&Parameters::budget_median>({.name = "budget_median",
                                       .unit = "USD/h",
                                       .low = 0.01,
                                       .high = 1000,
                                       .label_en = "Median budget",
                                       .label_fr = "Budget médian",
                                       .meaning = "most that a requester pays; what it offers if it names the price"}),
    field<&Parameters::budget_sigma>({.name = "budget_sigma",
                                      .unit = "1",
                                      .low = 0,
                                      .high = 3,
                                      .label_en = "Spread of budgets",
                                      .label_fr = "Dispersion des budgets",
                                      .meaning = "standard deviation of their logarithm"}),
    field<&Parameters::tariff>({.name = "tariff",
                                .unit = "USD/h",
                                .low = 0.01,
                                .high = 1000,
                                .label_en = "Tariff",
                                .label_fr = "Tarif",
                                .meaning = "price where the platform sets one for all"}),
    field<&Parameters::presence_hours>({.name = "presence_hours",
                                        .unit = "h/day",
                                        .low = 0,
                                        .high = 24,
                                        .label_en = "Unpaid hours of a day",
                                        .label_fr = "Heures non payées par jour",
                                        .meaning = "each day on the platform costs these, at the reservation price"}),
    field<&Parameters::leaving>({.name = "leaving",
                                 .unit = "1/review",
                                 .low = 0,
                                 .high = 1,
                                 .label_en = "Chance of leaving",
                                 .label_fr = "Probabilité de départ",
                                 .meaning = "at a review that shows no profit"}),
};
static_assert(described_bytes(parameter_fields) == sizeof(Parameters));

}  // namespace piecework::crowdwork::variants
