#include "models/platform_work/measures/conservation_marketplace.h"

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace piecework::platform_work {
namespace {

class Laws {
 public:
  explicit Laws(const State& state) : state_(state), market_(state.marketplace) {}

  void check_projects() const {
    std::array<std::int64_t, project_categories> open{};
    std::int64_t working = 0;
    std::int64_t held = 0;
    std::int64_t hired = 0;
    for (const Project& project : market_.projects.rows()) {
      if (project.status == ProjectStatus::open) ++open[project.category];
      if (project.status != ProjectStatus::working) continue;
      ++working;
      held += project.price_cents - project.paid_cents;
    }
    const MarketplaceBooks& books = market_.books;
    for (std::size_t category = 0; category < project_categories; ++category) {
      equal("projects", books.posted[category], books.hired[category] + books.unfilled[category] + open[category]);
      hired += books.hired[category];
    }
    equal("contracts", hired, books.finished + working);
    equal("hired freelancers", hired, books.wins + books.outside_hired);
    equal("escrow", books.escrow_cents, books.spent_cents + held);
  }

  void check_money() const {
    std::int64_t spent = 0;
    for (const Client& client : market_.clients.rows()) spent += client.spent_cents;
    std::int64_t earned = 0;
    for (const Account& account : market_.accounts.rows()) earned += account.earned_cents;
    const MarketplaceBooks& books = market_.books;
    equal("project money", spent, earned - books.trial_cents + books.outside_paid_cents + books.fee_cents);
    equal("project spending", spent, books.spent_cents);
    equal("project pay", earned, books.paid_cents + books.trial_cents);
  }

  void check_accounts() const {
    std::int64_t closed = 0;
    std::int64_t bids = 0;
    std::int64_t wins = 0;
    std::int64_t jobs_and_in_hand = 0;
    for (const Account& account : market_.accounts.rows()) {
      closed += account.status == AccountStatus::closed ? 1 : 0;
      bids += account.bids;
      wins += account.wins;
      jobs_and_in_hand += static_cast<std::int64_t>(account.jobs) + account.in_hand;
    }
    std::int64_t bidding = 0;
    for (const auto& rows : market_.bidders) bidding += static_cast<std::int64_t>(rows.size());
    const MarketplaceBooks& books = market_.books;
    equal("accounts", books.registered, static_cast<std::int64_t>(market_.accounts.size()));
    equal("closed accounts", books.closed, closed);
    equal("bidders", books.began_bidding - books.stopped_bidding, bidding);
    equal("bids", books.bids, bids);
    equal("bids won", books.wins, wins);
    equal("contracts of accounts", wins + books.trials, jobs_and_in_hand);
  }

  void check_trials() const {
    std::int64_t paid = 0;
    std::int64_t done = 0;
    for (const Trial& trial : market_.trials.rows()) {
      done += trial.is_done;
      paid += trial.is_done != 0 ? trial.pay_cents : 0;
    }
    const MarketplaceBooks& books = market_.books;
    equal("trial jobs", books.trials, static_cast<std::int64_t>(market_.trials.size()));
    equal("trial jobs done", books.trials_done, done);
    equal("pay of trial jobs", books.trial_cents, paid);
  }

 private:
  void equal(std::string_view name, std::int64_t left, std::int64_t right) const {
    if (left == right) return;
    fail(fmt::format("conservation of {} is broken at {}: {} against {}", name, to_string(state_.now), left, right));
  }

  const State& state_;
  const MarketplaceState& market_;
};

}  // namespace

void check_marketplace_books(const State& state) {
  const Laws laws(state);
  laws.check_projects();
  laws.check_money();
  laws.check_accounts();
  laws.check_trials();
}

}  // namespace piecework::platform_work
