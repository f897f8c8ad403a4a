// `bench freelance`: the marketplace of global_platform/freelance in its second year, at three sizes, and with many
// accounts of which none bids. For every project each account that bids in its category is asked whether it looks, so
// the time grows with the square of the market; an account that does not bid costs its closing and its line in the
// monthly count.
#include <array>
#include <string>
#include <vector>

#include "models/cli/bench.h"
#include "models/platform_work/market.h"

namespace piecework::cli {
namespace {

using platform_work::Market;
using platform_work::MarketplaceBooks;
using platform_work::Study;

constexpr std::string_view scenario_name = "global_platform/freelance";
constexpr int rounds = 3;
constexpr double most_growth = 20.0;  // of the time when the market grows fourfold: all who bid look at every project

struct Size {
  std::string_view bench;
  double projects = 0.0;  // a month; clients and accounts in proportion
  double accounts = 0.0;
  double profile_hours = 0.0;  // before the first bid
};

constexpr std::array<Size, 4> sizes{{{"half", 600, 2000, 2.2},
                                     {"usual", 1200, 4000, 2.2},
                                     {"double", 2400, 8000, 2.2},
                                     {"nobody bids", 1200, 100'000, 200.0}}};

/// After a year; the next is timed.
Market market_of(const Size& size, const Session& session) {
  platform_work::StudyRequest request;
  request.scenario = scenario_name;
  request.load = session.load_options();
  set_exactly(request, "marketplace.demand.projects_per_month", size.projects);
  set_exactly(request, "marketplace.clients.count", 1.25 * size.projects);
  set_exactly(request, "marketplace.accounts.at_opening", size.accounts);
  set_exactly(request, "marketplace.accounts.profile_hours", size.profile_hours);
  request.load.overrides.emplace_back("period.warm_up_months=0");
  const Study study(request, session.notices());
  Market market = platform_work::build_market(
      {std::make_shared<const platform_work::Scenario>(study.scenario()), {study.seed(), 0}, session.stop});
  market.run_until(start_of_month(month_index(study.scenario().period.first()) + 12), {session.stop});
  return market;
}

Market next_year(const Market& begun, const Session& session) {
  Market market = begun;
  market.run_until(start_of_month(month_index(market.state().now) + 12), {session.stop});
  return market;
}

Node row_for(const Size& size, const Market& before, const Market& after, double seconds) {
  const MarketplaceBooks& from = before.state().marketplace.books;
  const MarketplaceBooks& to = after.state().marketplace.books;
  const auto bids = static_cast<std::uint64_t>(to.bids - from.bids);
  const double each = bids > 0 ? 1e6 * seconds / static_cast<double>(bids) : 0.0;
  return row_of({{"bench", figure(size.bench)},
                 {"accounts", figure(std::uint64_t{after.state().marketplace.accounts.size()})},
                 {"events", figure(after.events() - before.events())},
                 {"bids", figure(bids)},
                 {"seconds_per_year", figure(seconds)},
                 {"microseconds_per_bid", figure(each)}});
}

}  // namespace

int bench_freelance(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  std::vector<Market> begun;
  for (const Size& size : sizes) begun.push_back(market_of(size, session));
  std::vector<std::function<void()>> calls;
  for (const Market& market : begun) {
    calls.emplace_back([&market, &session] { static_cast<void>(next_year(market, session)); });
  }
  const std::vector<double> seconds = alternate(calls, rounds);
  for (std::size_t place = 0; place < sizes.size(); ++place) {
    rows.add(row_for(sizes[place], begun[place], next_year(begun[place], session), seconds[place]));
  }
  rows.finish();
  return seconds[2] / seconds[0] <= most_growth ? 0 : 1;
}

}  // namespace piecework::cli
