#pragma once
// The whole state of one run as a value: copying it gives an independent branch. Rules (policies) are handed a State
// and see nothing else.

#include <bitset>
#include <memory>
#include <vector>

#include "models/platform_work/events.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/platforms/state.h"
#include "models/platform_work/policy_record.h"
#include "models/platform_work/programmes/state.h"
#include "models/platform_work/purposes.h"
#include "models/platform_work/scenario.h"
#include "sim/events/schedule.h"
#include "sim/random/distributions.h"
#include "sim/random/draws.h"
#include "sim/tables/table.h"

namespace piecework::platform_work {

inline constexpr std::size_t most_policies = 64;  // in one arm

struct State {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const std::vector<PolicyRecord>> policies;  // of the arm, in order; PolicyId is the position
  StreamKey key;
  Time now;
  Schedule<Events> schedule;
  Table<People, Person> people;         // hot rows; residents first, then workers abroad
  Table<People, PersonRecord> records;  // same rows
  std::size_t residents = 0;
  PlatformState platform;
  ProgrammeState programmes;
  std::bitset<most_policies> active;  // which of the arm's policies are in force

  Ticket& live_ticket(LabourTransition event) { return people[event.row].labour_ticket; }
  Ticket& live_ticket(JoinConsideration event) { return records[event.row].join_ticket; }
  Ticket& live_ticket(LifeExit event) { return people[event.row].exit_ticket; }
  Ticket& live_ticket(SessionStart event) { return people[event.row].session_ticket; }
  Ticket& live_ticket(SearchStep event) { return people[event.row].session_ticket; }
  Ticket& live_ticket(SpellEnd event) { return people[event.row].session_ticket; }
  Ticket& live_ticket(BatchExpiry event) { return platform.board[event.row].expiry; }

  /// The luck of one decision.
  [[nodiscard]] Draws draws(Purpose purpose, std::uint64_t entity, std::uint64_t ordinal) const {
    return {key, {purpose, entity, ordinal}};
  }
  [[nodiscard]] const PolicyRecord& policy(PolicyId id) const { return (*policies)[id.row()]; }
  [[nodiscard]] bool is_resident(PersonId person) const { return person.row() < residents; }
};

}  // namespace piecework::platform_work
