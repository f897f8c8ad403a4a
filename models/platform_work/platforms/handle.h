#pragma once
// The board at work: members join, search, work, are reviewed, leave; requesters post, learn and are replaced.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, JoinConsideration event);
void handle(State& state, const Rules& rules, LifeExit event);
void handle(State& state, const Rules& rules, SessionStart event);
void handle(State& state, const Rules& rules, SearchStep event);
void handle(State& state, const Rules& rules, SpellEnd event);
void handle(State& state, const Rules& rules, BatchPosting event);
void handle(State& state, const Rules& rules, RequesterTurnover event);
void handle(State& state, const Rules& rules, BatchExpiry event);
void handle(State& state, const Rules& rules, AccountArrival event);
void handle(State& state, const Rules& rules, AccountFlag event);
void handle(State& state, const Rules& rules, AccountShutting event);
void handle(State& state, const Rules& rules, AppealDecision event);
void handle(State& state, const Rules& rules, AccountReturn event);
void handle(State& state, const Rules& rules, AccountBelow event);

/// Schedules when this resident next hears of the board (or, abroad, when the place is taken again).
void schedule_consideration(State& state, PersonId person);
/// Becomes a member now.
void enrol_member(State& state, const Rules& rules, PersonId person);
/// Of the waking hours of a week, those that jobs, courses, driving and contracts leave to the board.
double share_left(const State& state, PersonId person);
/// Gives a requester its traits; `requester.id` is set already.
void draw_requester(State& state, RequesterId id);
/// Mean hours of the posting rhythm from one batch of a requester to the next.
double hours_between_batches(const State& state, RequesterId id);
/// What a requester posts next, not yet on the board. `draws`: of the posting, the wait already drawn.
Batch new_batch(const State& state, const Rules& rules, RequesterId id, Draws& draws);
/// One batch more from this requester, now, beside its rhythm.
void post_extra_batch(State& state, const Rules& rules, RequesterId id);
/// Time until a batch expires. `draws`: of the posting, after the batch.
Duration deadline_of(const Scenario& scenario, Draws& draws);
/// The last task of a batch is taken: it leaves the board and its requester learns that it filled in time.
void fill_batch(State& state, BatchId id);
/// The common shock to work posted, once a month.
void update_volume(State& state);
/// Without a city: what the month paid per hour sets how many come in the next. Before the month's books are emptied.
void update_entry(State& state);

}  // namespace piecework::platform_work
