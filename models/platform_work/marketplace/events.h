#pragma once
// Events of the marketplace. An account that does not bid has one event in its life: when it is closed.

#include <string_view>

#include "models/platform_work/measures/events.h"
#include "models/platform_work/people/state.h"
#include "sim/base/id.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

struct ProjectCategories {};
using CategoryId = Id<ProjectCategories>;
struct Projects {};
using ProjectId = Id<Projects>;
struct Accounts {};
using AccountId = Id<Accounts>;
struct Clients {};
using ClientId = Id<Clients>;
struct Trials {};
using TrialId = Id<Trials>;

/// A client posts a project of this category.
struct ProjectPosting {
  static constexpr bool cancellable = true;
  CategoryId row;
};
/// Somebody opens an account.
struct Registration {
  static constexpr std::string_view name = "the opening of an account";
  static constexpr bool cancellable = true;
  Id<Calendars> row;
};
/// The client chooses among the bids.
struct BidsClose {
  ProjectId row;
};
/// Part of the work is delivered and paid; the last part ends the contract and is rated.
struct Milestone {
  ProjectId row;
};
struct AccountClosing {
  AccountId row;
};
/// A trial job given to an entrant is done, paid and evaluated.
struct TrialEnd {
  TrialId row;
};
/// A resident thinks of working on the marketplace.
struct FreelanceEntry {
  static constexpr std::string_view name = "a resident's opening of an account";
  PersonId row;
};

using MarketplaceEvents =
    TypeList<ProjectPosting, Registration, BidsClose, Milestone, AccountClosing, TrialEnd, FreelanceEntry>;

}  // namespace piecework::platform_work
