#pragma once
// Projects that clients post, by category. Arrivals are Poisson in each category with
//   rate = projects_per_month x category_share x exp(trend x years since the first recorded day + x_c(t)) x season,
// x_c an AR(1) factor renewed each month, whose innovations have a part common to all categories. Trend, season and the
// size of shocks are inputs: counting noise alone is far too small.
// USD of the year of the run.

#include <array>

#include "models/platform_work/marketplace/kinds.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct ProjectParameters {
  double projects_per_month = 0.0;
  std::array<double, project_categories> category_share{};
  double trend = 0.0;
  double december = 0.0;
  double shock_persistence = 0.0;
  std::array<double, project_categories> shock_sd{};
  double shock_common = 0.0;
  std::array<double, project_categories> budget_median{};
  double budget_sigma = 0.0;
  std::array<double, project_categories> client_rate{};
  double required_sd = 0.0;
  double bidding_days = 0.0;
};

inline constexpr std::array project_fields{
    field<&ProjectParameters::projects_per_month>(
        {.name = "projects_per_month",
         .unit = "1/month",
         .low = 0,
         .high = 1000000.0,
         .label_en = "Projects posted",
         .label_fr = "Projets publiés",
         .meaning = "projects posted in a month, in all categories, at the first recorded day; 0: no marketplace"}),
    field<&ProjectParameters::category_share>({.name = "category_share",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 1,
                                               .label_en = "Share of categories",
                                               .label_fr = "Part des catégories",
                                               .meaning = "share of projects by category: software, creative, writing, "
                                                          "sales, microwork, clerical, professional; sums to 1"}),
    field<&ProjectParameters::trend>({.name = "trend",
                                      .unit = "1/year",
                                      .low = -0.5,
                                      .high = 0.5,
                                      .label_en = "Trend of demand",
                                      .label_fr = "Tendance de la demande",
                                      .meaning = "growth of log projects a year"}),
    field<&ProjectParameters::december>({.name = "december",
                                         .unit = "1",
                                         .low = 0.2,
                                         .high = 2,
                                         .label_en = "Projects in December",
                                         .label_fr = "Projets en décembre",
                                         .meaning = "factor on projects posted in December"}),
    field<&ProjectParameters::shock_persistence>(
        {.name = "shock_persistence",
         .unit = "1",
         .low = 0,
         .high = 0.99,
         .label_en = "Persistence of shocks",
         .label_fr = "Persistance des chocs",
         .meaning = "share of the log factor that is kept from one month to the next"}),
    field<&ProjectParameters::shock_sd>(
        {.name = "shock_sd",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Shocks to demand",
         .label_fr = "Chocs de demande",
         .meaning = "standard deviation of the monthly innovation of the log factor, by category"}),
    field<&ProjectParameters::shock_common>(
        {.name = "shock_common",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Common part of shocks",
         .label_fr = "Part commune des chocs",
         .meaning = "share of the variance of an innovation that is common to all categories"}),
    field<&ProjectParameters::budget_median>(
        {.name = "budget_median",
         .unit = "USD",
         .low = 1,
         .high = 100000,
         .label_en = "Budget",
         .label_fr = "Budget",
         .meaning = "median of the most that a client means to pay for a project, by category"}),
    field<&ProjectParameters::budget_sigma>({.name = "budget_sigma",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 3,
                                             .label_en = "Spread of budgets",
                                             .label_fr = "Dispersion des budgets",
                                             .meaning = "standard deviation of log budgets within a category"}),
    field<&ProjectParameters::client_rate>(
        {.name = "client_rate",
         .unit = "USD/hour",
         .low = 1,
         .high = 500,
         .label_en = "What an hour costs in the client's eyes",
         .label_fr = "Coût horaire aux yeux du client",
         .meaning = "hours of a project are its budget over this rate, by category"}),
    field<&ProjectParameters::required_sd>(
        {.name = "required_sd",
         .unit = "1",
         .low = 0,
         .high = 3,
         .label_en = "Spread of skill asked for",
         .label_fr = "Dispersion des compétences demandées",
         .meaning = "skill that a project asks for: normal with mean 0, in standard deviations of accounts' skill"}),
    field<&ProjectParameters::bidding_days>({.name = "bidding_days",
                                             .unit = "days",
                                             .low = 0.01,
                                             .high = 60,
                                             .label_en = "Bidding window",
                                             .label_fr = "Durée des offres",
                                             .meaning = "days between posting and the choice among bids"}),
};
static_assert(described_bytes(project_fields) == sizeof(ProjectParameters));

}  // namespace piecework::platform_work
