#pragma once
// What a batch is beyond its requester's habits: how many hold one task, when they expire, whom they let in. Without
// the table no batch has one task by rule, all expire after `requesters.deadline_hours`, and everybody is let in.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct PostingParameters {
  double single_share = 0.0;
  double long_share = 0.0;
  double long_deadline_hours = 0.0;
  double gated_share = 0.0;
  double gate_approvals = 0.0;
  double gate_skill = 0.0;
  double gate_pay = 1.0;
};

inline constexpr std::array posting_fields{
    field<&PostingParameters::single_share>(
        {.name = "single_share",
         .unit = "1",
         .low = 0,
         .high = 0.99,
         .label_en = "Batches of one task",
         .label_fr = "Lots d'une tâche",
         .meaning =
             "share of batches that hold one task; the others are larger by as much, so that work posted stays"}),
    field<&PostingParameters::long_share>(
        {.name = "long_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Batches with the long deadline",
         .label_fr = "Lots à long délai",
         .meaning = "share of batches that expire after long_deadline_hours instead of requesters.deadline_hours"}),
    field<&PostingParameters::long_deadline_hours>({.name = "long_deadline_hours",
                                                    .unit = "hours",
                                                    .low = 1,
                                                    .high = 8760,
                                                    .label_en = "Long deadline",
                                                    .label_fr = "Long délai",
                                                    .meaning = "time from posting to expiry"}),
    field<&PostingParameters::gated_share>(
        {.name = "gated_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Requesters who ask for a qualification",
         .label_fr = "Donneurs d'ouvrage exigeant une qualification",
         .meaning = "share of requesters whose batches let in only experienced members of a skill"}),
    field<&PostingParameters::gate_approvals>({.name = "gate_approvals",
                                               .unit = "tasks",
                                               .low = 0,
                                               .high = 1e6,
                                               .label_en = "Approvals asked for",
                                               .label_fr = "Approbations exigées",
                                               .meaning = "approved tasks that a gated batch asks for"}),
    field<&PostingParameters::gate_skill>(
        {.name = "gate_skill",
         .unit = "sd",
         .low = -5,
         .high = 5,
         .label_en = "Skill asked for",
         .label_fr = "Compétence exigée",
         .meaning = "task skill at which the test of a gated batch is passed; the time of the test is left out"}),
    field<&PostingParameters::gate_pay>(
        {.name = "gate_pay",
         .unit = "1",
         .low = 0.1,
         .high = 20,
         .label_en = "Pay behind the gate",
         .label_fr = "Rémunération des lots réservés",
         .meaning = "first pay and own floor of a requester who asks for a qualification / of the others"}),
};
static_assert(described_bytes(posting_fields) == sizeof(PostingParameters));

}  // namespace piecework::platform_work
