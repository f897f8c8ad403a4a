#pragma once
// The whole state of one run as a value: copying it gives an independent branch. Rules (policies) are handed a State
// and see nothing else.

#include <bitset>
#include <memory>
#include <utility>
#include <vector>

#include "models/platform_work/dispatch/state.h"
#include "models/platform_work/events.h"
#include "models/platform_work/jobs/state.h"
#include "models/platform_work/marketplace/state.h"
#include "models/platform_work/people/livelihood.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/platforms/state.h"
#include "models/platform_work/policy_record.h"
#include "models/platform_work/programmes/state.h"
#include "models/platform_work/public/state.h"
#include "models/platform_work/public/support.h"
#include "models/platform_work/purposes.h"
#include "models/platform_work/scenario.h"
#include "models/platform_work/skills/state.h"
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
  Table<People, Person> people;           // hot rows: workers abroad first, then residents, who become more
  Table<People, Career> careers;          // same rows, hot in the labour market
  Table<People, PersonRecord> records;    // same rows
  Table<People, Livelihood> livelihoods;  // same rows
  std::uint64_t abroad = 0;               // rows below are workers abroad
  DemographyState demography;
  JobMarket jobs;
  PlatformState platform;
  DispatchState dispatch;
  MarketplaceState marketplace;
  ProgrammeState programmes;
  LearningState learning;
  PublicBooks public_books;
  Supports supports;                  // rows of people, or none
  std::bitset<most_policies> active;  // which of the arm's policies are in force

  [[nodiscard]] const Ticket& live_ticket(LabourStep event) const { return careers[event.row].ticket; }
  [[nodiscard]] const Ticket& live_ticket(JoinConsideration event) const { return records[event.row].join_ticket; }
  [[nodiscard]] const Ticket& live_ticket(LifeExit event) const { return board_life(event.row).exit_ticket; }
  [[nodiscard]] const Ticket& live_ticket(SessionStart event) const { return board_life(event.row).session_ticket; }
  [[nodiscard]] const Ticket& live_ticket(SearchStep event) const { return board_life(event.row).session_ticket; }
  [[nodiscard]] const Ticket& live_ticket(SpellEnd event) const { return board_life(event.row).session_ticket; }
  [[nodiscard]] const Ticket& live_ticket(BatchExpiry event) const { return platform.board[event.row].expiry; }
  [[nodiscard]] const Ticket& live_ticket(ProjectPosting event) const {
    return marketplace.postings[event.row.row()].ticket;
  }
  [[nodiscard]] const Ticket& live_ticket(Registration) const { return marketplace.registrations.ticket; }
  /// What the board keeps of a person: an empty life for who never had an account.
  [[nodiscard]] const BoardLife& board_life(const PersonRecord& record) const {
    return record.board_life == 0 ? no_board_life : platform.lives[BoardLifeId{record.board_life - 1}];
  }
  [[nodiscard]] const BoardLife& board_life(PersonId person) const { return board_life(records[person]); }
  /// The same of who has, or had, an account, to be changed.
  BoardLife& own_board_life(PersonId person) { return platform.lives[BoardLifeId{records[person].board_life - 1}]; }
  template <class Event>
  Ticket& live_ticket(Event event) {
    return const_cast<Ticket&>(std::as_const(*this).live_ticket(event));
  }

  /// For a checkpoint; see sim/output/checkpoint.h. Scenario and policies are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [scenario, policies, key, now, schedule, people, careers, records, livelihoods, abroad, demography, jobs,
           platform, dispatch, marketplace, programmes, learning, public_books, supports, active] = self;
    list.value("key", key);
    list.value("now", now);
    list.part("people", people);
    list.part("careers", careers);
    list.part("records", records);
    list.part("livelihoods", livelihoods);
    list.value("abroad", abroad);
    list.value("demography", demography);
    list.part("jobs", jobs);
    list.part("platform", platform);
    list.part("dispatch", dispatch);
    list.part("marketplace", marketplace);
    list.part("programmes", programmes);
    list.part("learning", learning);
    list.value("public_books", public_books);
    list.part("supports", supports);
    if constexpr (Sections::loading) {
      std::uint64_t in_force = 0;
      list.value("active", in_force);
      active = in_force;
    } else {
      list.value("active", std::uint64_t{active.to_ullong()});
    }
    list_pending(list, schedule, self, [&](const EventKeys& keys) { return self.is_whole(keys); });
  }

  /// Whether every row that is named exists, as in any state but one read from a bad file.
  [[nodiscard]] bool is_whole(const EventKeys& pending) const;

  /// The luck of one decision.
  [[nodiscard]] Draws draws(Purpose purpose, std::uint64_t entity, std::uint64_t ordinal) const {
    return {key, {purpose, entity, ordinal}};
  }
  [[nodiscard]] const PolicyRecord& policy(PolicyId id) const { return (*policies)[id.row()]; }
  /// Lives in the city now.
  [[nodiscard]] bool is_resident(PersonId person) const { return careers[person].presence == Presence::here; }
};

}  // namespace piecework::platform_work
