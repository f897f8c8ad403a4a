#pragma once
// I2, training inside the work: more of the work on the board gets feedback, from which members learn as from practice
// (skills.learning). What is learned is speed and accuracy at microtasks, so that it stays with the platform. No hour
// is paid for it and none is lost.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct EmbeddedTrainingParameters {
  double feedback = 0.0;
};

inline constexpr std::array embedded_training_fields{
    field<&EmbeddedTrainingParameters::feedback>(
        {.name = "feedback",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Work with feedback, at least",
         .label_fr = "Travail avec rétroaction, au moins",
         .meaning = "least probability that work on the board gets feedback to learn from"}),
};
static_assert(described_bytes(embedded_training_fields) == sizeof(EmbeddedTrainingParameters));

struct EmbeddedTraining {
  using Parameters = EmbeddedTrainingParameters;
  static constexpr std::span<const FieldInfo> fields = embedded_training_fields;
  static constexpr PolicyText text{.name = "embedded_training",
                                   .intervention = "I2",
                                   .label_en = "Feedback on work",
                                   .label_fr = "Rétroaction sur le travail",
                                   .meaning = "requesters tell workers what was wrong, and workers learn from it"};
  using touches = TypeList<Floors<Feedback>>;

  Parameters parameters;

  double modify(const Feedback&, double chance, const State&) const { return std::max(chance, parameters.feedback); }
};

}  // namespace piecework::platform_work
