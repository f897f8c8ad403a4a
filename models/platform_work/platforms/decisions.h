#pragma once
// What a policy may change of the board's rules and of the demand for work on it; joined in
// models/platform_work/decisions.h.

#include <string_view>

#include "models/platform_work/platforms/board_demand_state.h"
#include "models/platform_work/platforms/events.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// False alarms about this account in a month.
struct FlagRate {
  static constexpr std::string_view name = "false alarms about accounts";
  PersonId person;
};
/// Probability that a person looks at an alarm before the account is closed.
struct HumanReview {
  static constexpr std::string_view name = "review of alarms";
  PersonId person;
};
/// Days from the notice to the closing of an account.
struct ClosingNotice {
  static constexpr std::string_view name = "notice before an account is closed";
  PersonId person;
};
/// Probability that an appeal against the closing succeeds.
struct AppealSuccess {
  static constexpr std::string_view name = "success of an appeal";
  PersonId person;
};
/// Days until an appeal is decided.
struct AppealDelay {
  static constexpr std::string_view name = "length of an appeal";
  PersonId person;
};
/// Weight, 0 to 1, at which the history of a lost account counts on a new one.
struct ImportedHistory {
  static constexpr std::string_view name = "weight of an imported history";
  PersonId person;
};
/// What a verified history adds to the precision of platform work as a signal to employers, relative to experience.
struct VerifiedHistory {
  static constexpr std::string_view name = "precision of a verified history";
  PersonId person;
};
/// Approved tasks that the gate of a batch asks of this person.
struct GateApprovals {
  static constexpr std::string_view name = "approvals asked for";
  PersonId person;
  BatchId batch;
};
/// Probability that the platform opens an account for who asks. The person is null for who has no row yet.
struct AccountOpening {
  static constexpr std::string_view name = "opening of an account";
  PersonId person;
};
/// Standard deviation of the log of what this person guesses a task's length to be.
struct PayGuessNoise {
  static constexpr std::string_view name = "error in guessing pay";
  PersonId person;
};
/// Hazard per year with which work of this class, behind a gate or not, is done by machines.
struct AiHazard {
  static constexpr std::string_view name = "automation of tasks";
  std::size_t task_class = 0;
  Gate gate = Gate::open;
};
/// Growth of log volume per year of work of this class that complements machines.
struct AiGrowth {
  static constexpr std::string_view name = "growth of what complements AI";
  std::size_t task_class = 0;
  Gate gate = Gate::open;
};
/// Hazard per year with which an employer of the city begins to use the board.
struct AdoptionRate {
  static constexpr std::string_view name = "adoption by employers";
};

using BoardDecisions =
    TypeList<FlagRate, HumanReview, ClosingNotice, AppealSuccess, AppealDelay, ImportedHistory, VerifiedHistory,
             GateApprovals, AccountOpening, PayGuessNoise, AiHazard, AiGrowth, AdoptionRate>;

}  // namespace piecework::platform_work
