#pragma once
// Residents of a city on the marketplace. A resident considers an account at the hazard
//   consideration x by education x exp(digital_weight (digital rating - digital_usual) + need_weight x need),
// and opens one if an hour at what clients of the category pay, after fee and what tax and benefits take, is worth what
// the resident asks: wage_share of the wage held or last held, less by need, and not less than an hour at home. What
// the resident brings is the mean of the rated skills by the weights of the category: what the occupation trained for
// shows is seen by clients (the account's skill), the resident's own, with what was learned, shows in the work (its
// quality). The rest of the world is the marketplace's outside bids. Need and asked pay are logs as in jobs/hiring.h.

#include <array>

#include "models/platform_work/marketplace/kinds.h"
#include "models/platform_work/people/traits.h"
#include "models/platform_work/skills/skills.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct FreelancerParameters {
  double consideration = 0.0;
  std::array<double, education_levels> by_education{};
  double digital_weight = 0.0;
  double digital_usual = 0.0;
  double need_weight = 0.0;
  double wage_share = 0.0;
  double time_share = 0.0;
  std::array<double, project_categories * rated_skills> skill_mix{};
  std::array<double, project_categories> usual_rating{};
  double rating_spread = 1.0;
  double market_quality = 0.0;
  double category_taste = 0.0;
  double complexity = 0.0;
  double employer_weight = 0.0;
  double employer_half = 1.0;
};

inline constexpr std::array freelancer_fields{
    field<&FreelancerParameters::consideration>(
        {.name = "consideration",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Considering an account",
         .label_fr = "Envisager un compte",
         .meaning = "hazard of a resident of working age without an account, before the factors below"}),
    field<&FreelancerParameters::by_education>(
        {.name = "by_education",
         .unit = "1",
         .low = 0,
         .high = 100,
         .label_en = "By education",
         .label_fr = "Selon la scolarité",
         .meaning = "factor on the hazard: less than high school, high school, certificate or diploma, bachelor's, "
                    "above"}),
    field<&FreelancerParameters::digital_weight>({.name = "digital_weight",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 5,
                                                  .label_en = "Weight of digital skill",
                                                  .label_fr = "Poids de la compétence numérique",
                                                  .meaning = "log hazard for a point of the digital rating"}),
    field<&FreelancerParameters::digital_usual>({.name = "digital_usual",
                                                 .unit = "rating",
                                                 .low = 0,
                                                 .high = 5,
                                                 .label_en = "Usual digital skill",
                                                 .label_fr = "Compétence numérique usuelle",
                                                 .meaning = "rating at which the factor of digital skill is 1"}),
    field<&FreelancerParameters::need_weight>({.name = "need_weight",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 20,
                                               .label_en = "Weight of need",
                                               .label_fr = "Poids du besoin",
                                               .meaning = "log hazard for a unit of need, as a log wage"}),
    field<&FreelancerParameters::wage_share>(
        {.name = "wage_share",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Asked pay relative to the wage",
         .label_fr = "Paie demandée par rapport au salaire",
         .meaning = "cost of an hour as a share of the wage held or last held, of the minimum wage if there was none"}),
    field<&FreelancerParameters::time_share>(
        {.name = "time_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Share of free time",
         .label_fr = "Part du temps libre",
         .meaning = "of the waking hours that job, course and driving leave, the most that go into contracts"}),
    field<&FreelancerParameters::skill_mix>(
        {.name = "skill_mix",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Skills of a category",
         .label_fr = "Compétences d'une catégorie",
         .meaning = "weights of digital, language, numeracy, creative and technical skill, for each category in turn; "
                    "each five sum to 1"}),
    field<&FreelancerParameters::usual_rating>({.name = "usual_rating",
                                                .unit = "rating",
                                                .low = 0,
                                                .high = 5,
                                                .label_en = "Usual rating of freelancers",
                                                .label_fr = "Cote usuelle des pigistes",
                                                .meaning = "weighted rating of a freelancer of skill 0, by category"}),
    field<&FreelancerParameters::rating_spread>({.name = "rating_spread",
                                                 .unit = "rating",
                                                 .low = 0.05,
                                                 .high = 5,
                                                 .label_en = "Spread of these ratings",
                                                 .label_fr = "Dispersion de ces cotes",
                                                 .meaning = "weighted rating for a standard deviation of skill"}),
    field<&FreelancerParameters::market_quality>(
        {.name = "market_quality",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Worth of market skill",
         .label_fr = "Valeur de la compétence commerciale",
         .meaning = "standard deviations of skill as seen, from profile and bids, for a point gained in finding and "
                    "winning work"}),
    field<&FreelancerParameters::category_taste>(
        {.name = "category_taste",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Choice of category",
         .label_fr = "Choix de la catégorie",
         .meaning = "log odds of offering a category for a standard deviation of skill in it"}),
    field<&FreelancerParameters::complexity>({.name = "complexity",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Complexity of projects",
                                              .label_fr = "Complexité des projets",
                                              .meaning = "how much can be learned from the work"}),
    field<&FreelancerParameters::employer_weight>(
        {.name = "employer_weight",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of a verified history",
         .label_fr = "Poids d'un historique vérifié",
         .meaning = "precision, relative to a job held here, with which employers read many finished contracts of "
                    "somebody without a job; above that of a job it cannot be"}),
    field<&FreelancerParameters::employer_half>(
        {.name = "employer_half",
         .unit = "contracts",
         .low = 0.1,
         .high = 1000,
         .label_en = "Contracts for half of it",
         .label_fr = "Contrats pour la moitié",
         .meaning = "finished contracts with which half of that weight is reached"}),
};
static_assert(described_bytes(freelancer_fields) == sizeof(FreelancerParameters));

}  // namespace piecework::platform_work
