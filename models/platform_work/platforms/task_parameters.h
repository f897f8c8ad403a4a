#pragma once
// Classes of task. A requester posts one class; what a class is made of decides how long its tasks take, how much
// skill speeds them up, and how often they are done correctly. Without the table there is one class:
// `requesters.task_seconds` at the skill of the population. Log seconds and log odds of a correct task are linear in
// skill; the form is the project's own.

#include <algorithm>
#include <array>
#include <string_view>

#include "sim/base/fields.h"

namespace piecework::platform_work {

inline constexpr std::array<std::string_view, 8> task_class_names{
    "image tagging", "data entry",         "sentiment rating",           "survey",
    "transcription", "content moderation", "AI training and evaluation", "short creative"};
inline constexpr std::size_t task_classes = task_class_names.size();

struct TaskParameters {
  using ByClass = std::array<double, task_classes>;

  ByClass share{};       // all 0: no classes
  ByClass seconds{};     // 0: requesters.task_seconds
  ByClass complexity{};  // unused without classes, as all below
  ByClass required_skill{};
  ByClass batch_size{};

  [[nodiscard]] bool any() const {
    return std::any_of(share.begin(), share.end(), [](double part) { return part > 0.0; });
  }
};

inline constexpr std::array task_fields{
    field<&TaskParameters::share>(
        {.name = "share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Share of requesters by class of task",
         .label_fr = "Part des donneurs d'ouvrage selon la tâche",
         .meaning = "image tagging, data entry, sentiment rating, survey, transcription, content moderation, AI "
                    "training and evaluation, short creative; they sum to 1"}),
    field<&TaskParameters::seconds>({.name = "seconds",
                                     .unit = "seconds",
                                     .low = 0,
                                     .high = 86400,
                                     .label_en = "Time per task by class",
                                     .label_fr = "Temps par tâche selon la classe",
                                     .meaning = "median over requesters of the true time per task at mean skill"}),
    field<&TaskParameters::complexity>(
        {.name = "complexity",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Complexity by class",
         .label_fr = "Complexité selon la classe",
         .meaning = "how much a person's skill changes the time per task, relative to skills.speed_slope"}),
    field<&TaskParameters::required_skill>(
        {.name = "required_skill",
         .unit = "sd",
         .low = -5,
         .high = 5,
         .label_en = "Required skill by class",
         .label_fr = "Compétence requise selon la classe",
         .meaning = "skill at which a task is done correctly with probability skills.accuracy_at_mean"}),
    field<&TaskParameters::batch_size>(
        {.name = "batch_size",
         .unit = "1",
         .low = 0.001,
         .high = 1000,
         .label_en = "Size of batches by class",
         .label_fr = "Taille des lots selon la classe",
         .meaning = "work per batch relative to a requester's own; the same work is posted in fewer or more batches"}),
};
static_assert(described_bytes(task_fields) == sizeof(TaskParameters));

}  // namespace piecework::platform_work
