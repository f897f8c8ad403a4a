#pragma once
// Who gets a place on a programme, how long they stay and what each costs, as a record says it.

#include <array>

#include "models/platform_work/programmes/plan.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

inline constexpr std::array place_fields{
    field<&ProgrammePlan::intake>({.name = "intake",
                                   .unit = "persons",
                                   .low = 0,
                                   .high = 1e6,
                                   .label_en = "Intake",
                                   .label_fr = "Admissions",
                                   .meaning = "most people who begin at one monthly intake, at scale 1:1; 0: as many "
                                              "as there are free seats"}),
    field<&ProgrammePlan::eligibility>(
        {.name = "eligibility",
         .label_en = "Who may apply",
         .label_fr = "Admissibilité",
         .meaning =
             "beside the group: members_or_unemployed, members (of the board), unemployed, underused (unemployed "
             "or in a job below training), credential_abroad (the same, with education from abroad that "
             "employers do not recognize), residents (everybody aged 15 to 64)",
         .allowed = eligibility_names}),
    field<&ProgrammePlan::jobless_months>({.name = "jobless_months",
                                           .unit = "months",
                                           .low = 0,
                                           .high = 120,
                                           .fallback = 0,
                                           .label_en = "Months without a job",
                                           .label_fr = "Mois sans emploi",
                                           .meaning = "unemployed for so long at least; 0: no such condition"}),
    field<&ProgrammePlan::order>({.name = "order",
                                  .label_en = "Order of the line",
                                  .label_fr = "Ordre de la file",
                                  .meaning = "first_come: by month of application, within a month by lot; lottery: "
                                             "everybody who waits draws a new lot at each intake",
                                  .allowed = queue_order_names}),
    field<&ProgrammePlan::control_share>(
        {.name = "control_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .fallback = 0,
         .label_en = "Control group",
         .label_fr = "Groupe témoin",
         .meaning = "share of those whose turn for a seat has come who are left out for good, by chance, so that the "
                    "two groups can be compared (/series/trial)"}),
    field<&ProgrammePlan::waiting_months>(
        {.name = "waiting_months",
         .unit = "months",
         .low = 0,
         .high = 120,
         .label_en = "Patience of applicants",
         .label_fr = "Patience des candidats",
         .meaning = "months after which an applicant without a seat gives up; 0: at once, and there is no waiting "
                    "list"}),
    field<&ProgrammePlan::most_times>({.name = "most_times",
                                       .unit = "1",
                                       .low = 1,
                                       .high = 20,
                                       .fallback = 1,
                                       .label_en = "Seats per person",
                                       .label_fr = "Places par personne",
                                       .meaning = "times that one person may begin this course, drop-outs included"}),
    field<&ProgrammePlan::again_after>({.name = "again_after",
                                        .unit = "months",
                                        .low = 0,
                                        .high = 240,
                                        .fallback = 0,
                                        .label_en = "Time between two",
                                        .label_fr = "Délai entre deux",
                                        .meaning = "months from the end of a course until the person may apply again"}),
    field<&ProgrammePlan::lock_in>(
        {.name = "lock_in",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Lock-in",
         .label_fr = "Effet de rétention",
         .meaning = "participants look for work less, by this times course_hours / full_time_hours (people)"}),
    field<&ProgrammePlan::regulation_slope>(
        {.name = "regulation_slope",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Self-regulation and drop-out",
         .label_fr = "Autorégulation et abandon",
         .meaning = "by how much the log hazard of drop-out falls with self-regulated learning higher by 1; completion "
                    "is that of somebody of mean self-regulation who does not work"}),
    field<&ProgrammePlan::hours_slope>(
        {.name = "hours_slope",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Work and drop-out",
         .label_fr = "Travail et abandon",
         .meaning = "by how much it rises with a full-time week of work, in a job or driving"}),
    field<&ProgrammePlan::cost_per_completion>({.name = "cost_per_completion",
                                                .unit = "CAD",
                                                .low = 0,
                                                .high = 100000,
                                                .label_en = "Cost per completion",
                                                .label_fr = "Coût par achèvement",
                                                .meaning = "public cost of each course completed, beside its weeks"}),
    field<&ProgrammePlan::counsellors>({.name = "counsellors",
                                        .unit = "persons",
                                        .low = 0,
                                        .high = 100000,
                                        .label_en = "Counsellors",
                                        .label_fr = "Conseillers",
                                        .meaning = "people who counsel clients, at scale 1:1"}),
    field<&ProgrammePlan::counsellor_week>({.name = "counsellor_week",
                                            .unit = "hours/week",
                                            .low = 0,
                                            .high = 60,
                                            .label_en = "Counsellor's week",
                                            .label_fr = "Semaine du conseiller",
                                            .meaning = "hours a week that a counsellor has for clients"}),
    field<&ProgrammePlan::counsellor_hours>(
        {.name = "counsellor_hours",
         .unit = "hours/week",
         .low = 0.01,
         .high = 40,
         .label_en = "Counsellor hours per client",
         .label_fr = "Heures de conseil par client",
         .meaning =
             "hours of a counsellor that a client takes a week; the caseload is what counsellors have time for"}),
};

}  // namespace piecework::platform_work
