#pragma once
// Events of the board: its members' sessions, its requesters' batches.

#include "models/platform_work/measures/events.h"
#include "models/platform_work/people/state.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

struct Requesters {};
using RequesterId = Id<Requesters>;
struct Batches {};
using BatchId = Id<Batches>;

/// A resident hears of the board, or a place abroad is taken by a new worker: join or not.
struct JoinConsideration {
  static constexpr bool cancellable = true;
  PersonId row;
};
/// A member leaves for reasons other than pay.
struct LifeExit {
  static constexpr bool cancellable = true;
  PersonId row;
};
/// A member's session goes through three kinds of event; at most one of them is pending.
struct SessionStart {
  static constexpr bool cancellable = true;
  PersonId row;
};
struct SearchStep {
  static constexpr bool cancellable = true;
  PersonId row;
};
struct SpellEnd {
  static constexpr bool cancellable = true;
  PersonId row;
};
struct BatchPosting {
  RequesterId row;
};
/// A requester leaves; a new one of the same size takes its place.
struct RequesterTurnover {
  RequesterId row;
};
struct BatchExpiry {
  static constexpr bool cancellable = true;
  BatchId row;
};

/// Without a city: somebody in the world thinks of opening an account.
struct AccountArrival {
  Id<Calendars> row;
};

/// The platform takes an account for a fraud.
struct AccountFlag {
  PersonId row;
};
/// A notice has run out.
struct AccountShutting {
  PersonId row;
};
/// An appeal against a closing is decided.
struct AppealDecision {
  PersonId row;
};
/// Somebody of a board that ended opens an account on the next.
struct AccountReturn {
  PersonId row;
};
/// An account has fallen below a threshold of the board, or its notice has run out.
struct AccountBelow {
  PersonId row;
};

using PlatformEvents =
    TypeList<JoinConsideration, LifeExit, SessionStart, SearchStep, SpellEnd, BatchPosting, RequesterTurnover,
             BatchExpiry, AccountArrival, AccountFlag, AccountShutting, AppealDecision, AccountReturn, AccountBelow>;

/// What only who has an account on the board does.
template <class Event>
constexpr bool is_on_the_board = contains<Event, TypeList<LifeExit, SessionStart, SearchStep, SpellEnd>>;

}  // namespace piecework::platform_work
