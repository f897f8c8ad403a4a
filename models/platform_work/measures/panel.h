#pragma once
// A panel: the same residents month by month, one row each. A run has one only when asked for, since records of persons
// are many; everything else in a result is of groups.
//
// Its members are the residents with the smallest hashes, so they are the same in every arm of a replicate, and a
// smaller panel is a part of a larger one. It observes at the census and draws nothing that anything else draws.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/platform_work/measures/main_state.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

enum class PanelState : std::uint8_t { employed, unemployed, not_in_labour_force, gone };
inline constexpr std::array<std::string_view, 4> labour_state_names{"employed", "unemployed", "not_in_labour_force",
                                                                    "gone"};
inline constexpr std::array<std::string_view, 4> membership_names{"none", "active", "leaving", "deactivated"};
inline constexpr std::array<std::string_view, 3> job_kind_names{"none", "employee", "own_account"};
inline constexpr std::array<std::string_view, education_levels> education_names{
    "less_than_high_school", "high_school", "certificate_or_diploma", "bachelors", "above_bachelors"};
/// 0: none; else the number of the survey's group.
inline constexpr std::array<std::string_view, occupations + 1> occupation_names{
    "none", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14",
    "15",   "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29",
    "30",   "31", "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43"};

/// A member's month. Money in constant 2024 CAD.
struct PanelMonth {
  float job_hours = 0.0F;
  float search_hours = 0.0F;
  float work_hours = 0.0F;
  float unpaid_hours = 0.0F;
  float pay = 0.0F;
  float hourly_wage = 0.0F;
  float usual_hours = 0.0F;
  float net_income = 0.0F;
  float speed_gain = 0.0F;
  float accuracy_gain = 0.0F;
  float rated_gain = 0.0F;
  float market_gain = 0.0F;
  float driving_hours = 0.0F;
  float driving_pay = 0.0F;
  float driving_income = 0.0F;
  float freelance_hours = 0.0F;
  float freelance_pay = 0.0F;
  std::int32_t tasks = 0;
  PanelState labour_state = PanelState::not_in_labour_force;
  MainState main_state = MainState::not_in_labour_force;
  Membership membership = Membership::none;
  std::uint8_t courses = 0;
  JobKind job_kind = JobKind::none;
  std::uint8_t occupation = 0;  // index into occupation_names
  std::uint8_t trained = 0;     // index into occupation_names
  std::uint8_t education = 0;
};

inline constexpr std::array panel_fields{
    field<&PanelMonth::labour_state>(
        {.name = "labour_state",
         .label_en = "labour-force state",
         .label_fr = "situation d'activité",
         .meaning = "state in the labour force at the end of the month; gone: moved away or died",
         .allowed = labour_state_names}),
    field<&PanelMonth::main_state>({.name = "main_state",
                                    .label_en = "state by most hours",
                                    .label_fr = "état selon le plus d'heures",
                                    .meaning = "the state of measure M4 in the month",
                                    .allowed = main_state_names}),
    field<&PanelMonth::membership>({.name = "membership",
                                    .label_en = "membership of the board",
                                    .label_fr = "inscription à la plateforme",
                                    .meaning = "at the end of the month; leaving: out when the session in hand is over",
                                    .allowed = membership_names}),
    field<&PanelMonth::job_kind>({.name = "job_kind",
                                  .label_en = "kind of job",
                                  .label_fr = "type d'emploi",
                                  .meaning = "of the job held at the end of the month, off the board",
                                  .allowed = job_kind_names}),
    field<&PanelMonth::occupation>(
        {.name = "occupation",
         .label_en = "occupation of the job",
         .label_fr = "profession exercée",
         .meaning =
             "group of the Labour Force Survey (NOC 2021) of the job held at the end of the month, or lost in it",
         .allowed = occupation_names}),
    field<&PanelMonth::trained>({.name = "trained",
                                 .label_en = "occupation trained for",
                                 .label_fr = "profession de formation",
                                 .meaning = "group of the Labour Force Survey (NOC 2021) that the skills come from",
                                 .allowed = occupation_names}),
    field<&PanelMonth::education>({.name = "education_level",
                                   .label_en = "education at the end of the month",
                                   .label_fr = "scolarité à la fin du mois",
                                   .meaning = "highest certificate at the end of the month",
                                   .allowed = education_names}),
    field<&PanelMonth::hourly_wage>(
        {.name = "hourly_wage",
         .unit = "CAD/hour",
         .label_en = "hourly wage of the job",
         .label_fr = "salaire horaire de l'emploi",
         .meaning = "of the job held at the end of the month, or income per hour on own account, before tax, in "
                    "constant 2024 CAD; NaN without a job"}),
    field<&PanelMonth::usual_hours>({.name = "usual_hours",
                                     .unit = "hours/week",
                                     .label_en = "usual hours of the job",
                                     .label_fr = "heures habituelles de l'emploi",
                                     .meaning = "hours per week in the job held at the end of the month, 0 without"}),
    field<&PanelMonth::job_hours>({.name = "job_hours",
                                   .unit = "hours",
                                   .label_en = "hours in a job",
                                   .label_fr = "heures dans un emploi",
                                   .meaning = "hours in jobs off the board in the month"}),
    field<&PanelMonth::search_hours>({.name = "search_hours",
                                      .unit = "hours",
                                      .label_en = "hours searching on the board",
                                      .label_fr = "heures de recherche sur la plateforme",
                                      .meaning = "hours in the month looking for tasks and waiting to look again"}),
    field<&PanelMonth::work_hours>(
        {.name = "work_hours",
         .unit = "hours",
         .label_en = "hours on tasks",
         .label_fr = "heures de tâches",
         .meaning = "hours in the month on tasks, whether approved, rejected or given back"}),
    field<&PanelMonth::unpaid_hours>(
        {.name = "unpaid_hours",
         .unit = "hours",
         .label_en = "unpaid hours on the board",
         .label_fr = "heures non payées sur la plateforme",
         .meaning = "hours in the month searching, waiting, and on tasks that were rejected or given back"}),
    field<&PanelMonth::tasks>({.name = "tasks",
                               .unit = "tasks",
                               .label_en = "tasks submitted",
                               .label_fr = "tâches soumises",
                               .meaning = "tasks submitted in the month, rejected ones included"}),
    field<&PanelMonth::pay>({.name = "pay",
                             .unit = "CAD",
                             .label_en = "pay from the board",
                             .label_fr = "rémunération de la plateforme",
                             .meaning = "approved pay after fees in the month, before tax, in constant 2024 CAD"}),
    field<&PanelMonth::net_income>(
        {.name = "net_income",
         .unit = "CAD",
         .label_en = "net income",
         .label_fr = "revenu net",
         .meaning = "pay and benefits after tax and contributions in the month, in constant 2024 CAD"}),
    field<&PanelMonth::driving_hours>({.name = "driving_hours",
                                       .unit = "hours",
                                       .label_en = "hours online for deliveries and rides",
                                       .label_fr = "heures en ligne pour livraisons et courses",
                                       .meaning = "hours online in the month, waiting for orders included"}),
    field<&PanelMonth::driving_pay>({.name = "driving_pay",
                                     .unit = "CAD",
                                     .label_en = "pay from deliveries and rides",
                                     .label_fr = "rémunération des livraisons et courses",
                                     .meaning = "in the month, before the cost of the vehicle and tax, in constant "
                                                "2024 CAD"}),
    field<&PanelMonth::driving_income>(
        {.name = "driving_income",
         .unit = "CAD",
         .label_en = "income from deliveries and rides",
         .label_fr = "revenu des livraisons et courses",
         .meaning = "that pay less the cost of the vehicle, not below 0, before tax, in constant 2024 CAD"}),
    field<&PanelMonth::freelance_hours>({.name = "freelance_hours",
                                         .unit = "hours",
                                         .label_en = "hours on freelance projects",
                                         .label_fr = "heures de travail à la pige",
                                         .meaning = "hours in the month on contracts of the marketplace and on bids"}),
    field<&PanelMonth::freelance_pay>({.name = "freelance_pay",
                                       .unit = "CAD",
                                       .label_en = "pay from freelance projects",
                                       .label_fr = "rémunération à la pige",
                                       .meaning = "paid in the month, after the fee, before tax, in constant 2024 "
                                                  "CAD"}),
    field<&PanelMonth::courses>({.name = "courses",
                                 .unit = "courses",
                                 .label_en = "courses begun",
                                 .label_fr = "formations commencées",
                                 .meaning = "courses of programmes begun until the end of the month"}),
    field<&PanelMonth::speed_gain>({.name = "speed_gain",
                                    .unit = "rating",
                                    .label_en = "gain in speed",
                                    .label_fr = "gain de vitesse",
                                    .meaning = "learned in doing microtasks quickly and not lost, at the end of the "
                                               "month; 0 for who has learned nothing in the run"}),
    field<&PanelMonth::accuracy_gain>({.name = "accuracy_gain",
                                       .unit = "rating",
                                       .label_en = "gain in accuracy",
                                       .label_fr = "gain d'exactitude",
                                       .meaning = "the same in doing them correctly"}),
    field<&PanelMonth::rated_gain>({.name = "rated_gain",
                                    .unit = "rating",
                                    .label_en = "gain in rated skills",
                                    .label_fr = "gain de compétences cotées",
                                    .meaning = "the same, mean of the five rated skills"}),
    field<&PanelMonth::market_gain>({.name = "market_gain",
                                     .unit = "rating",
                                     .label_en = "gain in platform-market skill",
                                     .label_fr = "gain de compétence de marché",
                                     .meaning = "the same in finding and winning work on platforms"}),
};
static_assert(described_bytes(panel_fields) == sizeof(PanelMonth) && Packed<PanelMonth>);

class Panel {
 public:
  /// Chooses that many residents, or all if there are fewer. Before anything is observed.
  void choose(const State& state, std::size_t size);

  void observe(const MonthView& view);

  /// Rows of the members in the table of people, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& members() const { return members_; }
  /// What groups each member was in when the panel was chosen: the same in every arm, whatever becomes of the person.
  [[nodiscard]] const std::vector<Traits>& traits() const { return traits_; }
  /// Recorded months of all members, month after month.
  [[nodiscard]] const std::vector<PanelMonth>& months() const { return months_; }

  /// Whether the members are residents, as in any panel but one read from a bad file.
  [[nodiscard]] bool fits(const State& state) const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [members, traits, months] = self;
    list.rows("members", members);
    list.rows("traits", traits);
    list.rows("months", months);
  }

 private:
  std::vector<std::uint32_t> members_;
  std::vector<Traits> traits_;
  std::vector<PanelMonth> months_;
};

}  // namespace piecework::platform_work
