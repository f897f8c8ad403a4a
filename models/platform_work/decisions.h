#pragma once
// The decisions that a policy may change. A decision is a plain struct that says where it is taken; its value is a
// real number with the unit given here. The list is closed: a hook for something else does not compile.

#include <string_view>

#include "models/platform_work/jobs/decisions.h"
#include "models/platform_work/marketplace/decisions.h"
#include "models/platform_work/platforms/board.h"
#include "models/platform_work/platforms/decisions.h"
#include "models/platform_work/platforms/events.h"
#include "models/platform_work/public/decisions.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// US cents per task that this person would get for this batch.
struct OfferedPay {
  static constexpr std::string_view name = "offered pay";
  PersonId person;
  BatchId batch;
};
/// Whether the batch lets this person in: 1 yes, 0 no.
struct Admission {
  static constexpr std::string_view name = "admission to a batch";
  PersonId person;
  BatchId batch;
};
/// Log of the USD per hour of work that this person believes this batch pays.
struct WageBelief {
  static constexpr std::string_view name = "believed pay";
  PersonId person;
  BatchId batch;
};
/// USD per hour that this person expects before the first session.
struct FirstBelief {
  static constexpr std::string_view name = "first belief";
  PersonId person;
};
/// Number of batches seen in a search step.
struct SearchBreadth {
  static constexpr std::string_view name = "batches seen";
  PersonId person;
};
/// Mean seconds of a search step.
struct SearchSeconds {
  static constexpr std::string_view name = "search time";
  PersonId person;
};
/// Fee as a share of approved pay, on top.
struct PlatformFee {
  static constexpr std::string_view name = "platform fee";
  BatchId batch;
};
/// Factor on the tasks of a new batch.
struct PostedVolume {
  static constexpr std::string_view name = "posted volume";
  RequesterId requester;
};
/// US cents per task that a requester posts for a new batch, before rounding.
struct PostedReward {
  static constexpr std::string_view name = "posted reward";
  RequesterId requester;
  BatchSample batch;
};
/// Probability that this person applies to a programme at an intake.
struct Enrolment {
  static constexpr std::string_view name = "application to a programme";
  PersonId person;
};
/// Probability that a participant completes.
struct Completion {
  static constexpr std::string_view name = "completion of a course";
  PersonId person;
};
/// Probability that this person's work on the board gets feedback to learn from.
struct Feedback {
  static constexpr std::string_view name = "feedback on work";
  PersonId person;
};
/// Vacancies that this person considers in a month.
struct SearchEffort {
  static constexpr std::string_view name = "search effort";
  PersonId person;
};
/// CAD cents per hour below which this person takes no job offer.
struct ReservationWage {
  static constexpr std::string_view name = "reservation wage for jobs";
  PersonId person;
};
/// Probability that an employer considers this person's application.
struct Callback {
  static constexpr std::string_view name = "callback";
  PersonId person;
};
/// Vacancies that the employers of an occupation open in a month.
struct VacancyOpening {
  static constexpr std::string_view name = "opening of vacancies";
  CellId cell;
};

using Decisions = Join<
    TypeList<OfferedPay, Admission, WageBelief, FirstBelief, SearchBreadth, SearchSeconds, PlatformFee, PostedVolume,
             PostedReward, Enrolment, Completion, Feedback, SearchEffort, ReservationWage, Callback, VacancyOpening>,
    MarketplaceDecisions, JobDecisions, PublicDecisions, BoardDecisions>;

}  // namespace piecework::platform_work
