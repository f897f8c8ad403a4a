#pragma once
// Events of the marketplace. An account that does not bid has one event in its life: when it is closed.

#include "models/platform_work/measures/events.h"
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

/// A client posts a project of this category.
struct ProjectPosting {
  static constexpr bool cancellable = true;
  CategoryId row;
};
/// Somebody opens an account.
struct Registration {
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

using MarketplaceEvents = TypeList<ProjectPosting, Registration, BidsClose, Milestone, AccountClosing>;

}  // namespace piecework::platform_work
