#pragma once
// Freelancers' accounts. To register is cheap and done in hope; the first bid takes a profile, and is made only if the
// believed chance of winning x the price of a usual project, after fee, pays for the time. Bids are cost x mark-up,
// with
//   log mark-up <- max(0, log mark-up + markup_learning x (won - target_win_rate)).
// Skill and quality are standard normal; skill is seen, quality shows in satisfaction only.
// An account that never bids has no events until it is closed.

#include <array>

#include "models/platform_work/marketplace/kinds.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct AccountParameters {
  double at_opening = 0.0;
  double registrations_per_project = 0.0;
  double closing = 0.0;
  std::array<double, market_regions> region_share{};
  std::array<double, market_regions> wage_median{};
  double wage_sigma = 0.0;
  double wage_skill = 0.0;
  double certified_share = 0.0;
  double verified_share = 0.0;
  double imported_share = 0.0;
  double imported_ratings = 0.0;
  double belief_median = 0.0;
  double belief_sigma = 0.0;
  double belief_learning = 0.0;
  double bid_hours = 0.0;
  double profile_hours = 0.0;
  double bids_per_month = 0.0;
  double most_contracts = 0.0;
  double hours_per_week = 0.0;
  double skill_gap = 0.0;
  double markup_learning = 0.0;
  double target_win_rate = 0.0;
};

inline constexpr std::array account_fields{
    field<&AccountParameters::at_opening>({.name = "at_opening",
                                           .unit = "accounts",
                                           .low = 0,
                                           .high = 10000000.0,
                                           .label_en = "Accounts at the opening",
                                           .label_fr = "Comptes à l'ouverture",
                                           .meaning = "accounts when the run begins, none of which has worked"}),
    field<&AccountParameters::registrations_per_project>(
        {.name = "registrations_per_project",
         .unit = "1",
         .low = 0,
         .high = 1000,
         .label_en = "Registrations per project",
         .label_fr = "Inscriptions par projet",
         .meaning = "accounts opened for each project posted, by the trend of demand"}),
    field<&AccountParameters::closing>({.name = "closing",
                                        .unit = "1/month",
                                        .low = 0,
                                        .high = 1,
                                        .label_en = "Accounts closed",
                                        .label_fr = "Comptes fermés",
                                        .meaning = "hazard with which an account is closed"}),
    field<&AccountParameters::region_share>(
        {.name = "region_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Where freelancers are",
         .label_fr = "Origine des pigistes",
         .meaning = "share of accounts in Asia, Europe, Africa, North America, elsewhere; sums to 1"}),
    field<&AccountParameters::wage_median>(
        {.name = "wage_median",
         .unit = "USD/hour",
         .low = 0.1,
         .high = 500,
         .label_en = "Cost of an hour",
         .label_fr = "Coût d'une heure",
         .meaning = "median pay for an hour of project work below which a freelancer does not go, by region"}),
    field<&AccountParameters::wage_sigma>({.name = "wage_sigma",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 3,
                                           .label_en = "Spread of the cost of an hour",
                                           .label_fr = "Dispersion du coût horaire",
                                           .meaning = "standard deviation of log cost within a region, skill given"}),
    field<&AccountParameters::wage_skill>({.name = "wage_skill",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 2,
                                           .label_en = "Cost of skill",
                                           .label_fr = "Prix de la compétence",
                                           .meaning = "log cost of an hour for a standard deviation of skill"}),
    field<&AccountParameters::certified_share>(
        {.name = "certified_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "With a certificate",
         .label_fr = "Certifiés",
         .meaning = "share of accounts with a certificate of quality; which policies may sharpen"}),
    field<&AccountParameters::verified_share>(
        {.name = "verified_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "With a verified history",
         .label_fr = "Historique vérifié",
         .meaning = "share of accounts whose earlier work an agency or employer vouches for"}),
    field<&AccountParameters::imported_share>(
        {.name = "imported_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "With ratings elsewhere",
         .label_fr = "Notes obtenues ailleurs",
         .meaning =
             "share of accounts with ratings on another platform; they count only if a rule makes them portable"}),
    field<&AccountParameters::imported_ratings>({.name = "imported_ratings",
                                                 .unit = "ratings",
                                                 .low = 0,
                                                 .high = 1000,
                                                 .label_en = "Ratings elsewhere",
                                                 .label_fr = "Nombre de notes ailleurs",
                                                 .meaning = "number of ratings on the other platform"}),
    field<&AccountParameters::belief_median>({.name = "belief_median",
                                              .unit = "1",
                                              .low = 0.0001,
                                              .high = 1,
                                              .label_en = "Believed chance to win",
                                              .label_fr = "Chance de gagner supposée",
                                              .meaning = "median believed chance that a bid wins, at registration"}),
    field<&AccountParameters::belief_sigma>({.name = "belief_sigma",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 3,
                                             .label_en = "Spread of first beliefs",
                                             .label_fr = "Dispersion des croyances",
                                             .meaning = "standard deviation of its logarithm"}),
    field<&AccountParameters::belief_learning>({.name = "belief_learning",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Learning from bids",
                                                .label_fr = "Apprentissage des offres",
                                                .meaning = "weight of one outcome in the believed chance"}),
    field<&AccountParameters::bid_hours>({.name = "bid_hours",
                                          .unit = "hours",
                                          .low = 0.01,
                                          .high = 40,
                                          .label_en = "Time for a bid",
                                          .label_fr = "Temps d'une offre",
                                          .meaning = "unpaid hours that a bid takes"}),
    field<&AccountParameters::profile_hours>(
        {.name = "profile_hours",
         .unit = "hours",
         .low = 0,
         .high = 200,
         .label_en = "Time before the first bid",
         .label_fr = "Temps avant la première offre",
         .meaning = "unpaid hours of profile and reading, weighed once against the first bid"}),
    field<&AccountParameters::bids_per_month>({.name = "bids_per_month",
                                               .unit = "1/month",
                                               .low = 0,
                                               .high = 1000,
                                               .label_en = "Bids in a month",
                                               .label_fr = "Offres par mois",
                                               .meaning = "projects that a bidding freelancer looks at in a month"}),
    field<&AccountParameters::most_contracts>({.name = "most_contracts",
                                               .unit = "contracts",
                                               .low = 1,
                                               .high = 100,
                                               .label_en = "Contracts at a time",
                                               .label_fr = "Contrats simultanés",
                                               .meaning = "a freelancer with so many contracts in hand does not bid"}),
    field<&AccountParameters::hours_per_week>({.name = "hours_per_week",
                                               .unit = "hours/week",
                                               .low = 1,
                                               .high = 80,
                                               .label_en = "Hours on a contract",
                                               .label_fr = "Heures par contrat",
                                               .meaning = "hours a week that go into one contract"}),
    field<&AccountParameters::skill_gap>(
        {.name = "skill_gap",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Skill that may lack",
         .label_fr = "Écart de compétence toléré",
         .meaning = "a freelancer bids if the skill asked for is at most this much above the own"}),
    field<&AccountParameters::markup_learning>({.name = "markup_learning",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Learning of mark-ups",
                                                .label_fr = "Apprentissage des marges",
                                                .meaning = "lambda, change of the log mark-up"}),
    field<&AccountParameters::target_win_rate>({.name = "target_win_rate",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Win rate aimed at",
                                                .label_fr = "Taux de réussite visé",
                                                .meaning = "p*, at which the mark-up stays"}),
};
static_assert(described_bytes(account_fields) == sizeof(AccountParameters));

}  // namespace piecework::platform_work
