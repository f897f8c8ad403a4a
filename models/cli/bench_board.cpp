// `bench board`: the microtask board of global_platform/microtask. By its number of accounts, beside the small market
// of `bench tiny` with as many workers; and by what is on the board, from a thousand batches to 300,000. Nothing is
// observed: recording is what `bench output` is about.
#include <string>
#include <vector>

#include "models/cli/bench.h"
#include "models/crowdwork/market.h"
#include "models/platform_work/market.h"
#include "models/platform_work/platforms/handle.h"

namespace piecework::cli {
namespace {

using platform_work::Batch;
using platform_work::Market;
using platform_work::RequesterId;
using platform_work::State;
using platform_work::Study;
using TinyMarket = crowdwork::Market<crowdwork::OwnParts>;

constexpr std::string_view scenario_name = "global_platform/microtask";
constexpr int rounds = 5;
constexpr double most_over_tiny = 4.0;
constexpr double most_over_small_board = 1.5;

/// In the middle of a month, so that no census is in the time that is measured.
constexpr Duration settled{45 * seconds_per_day};

/// The market of so many accounts after a month and a half.
Market market_of(double accounts, const Session& session) {
  platform_work::StudyRequest request;
  request.scenario = scenario_name;
  request.load = session.load_options();
  set_exactly(request, "platforms.world.accounts", accounts);
  const Study study(request, session.notices());
  Market market =
      platform_work::build_market({.scenario = std::make_shared<const platform_work::Scenario>(study.scenario()),
                                   .key = {study.seed(), 0},
                                   .stop = session.stop,
                                   .observed = false});
  market.run_until(market.state().now + settled, {session.stop});
  return market;
}

/// The same with at least so many batches on the board, posted in turn by all requesters. What is filled or runs out
/// while it is timed is gone by the end: a row tells what is left.
Market with_batches(const Market& market, std::size_t count) {
  State state = market.state();
  const std::size_t requesters = state.platform.requesters.size();
  for (std::size_t posted = 0; state.platform.board.open_count() < count; ++posted) {
    const RequesterId row = state.platform.requesters.id(posted % requesters);
    platform_work::post_extra_batch(state, {}, row);
  }
  return {std::move(state), {}, false};
}

struct Run {
  const Market& begun;
  Duration span;
  const Session& session;

  [[nodiscard]] Market operator()() const {
    Market market = begun;
    market.run_until(market.state().now + span, {session.stop});
    return market;
  }
};

double visible_tasks(const State& state) {
  std::int64_t tasks = 0;
  for (const Batch& batch : state.platform.board.batches().rows()) tasks += batch.open ? batch.remaining : 0;
  return static_cast<double>(tasks);
}

/// What a worker has: its rows, and those of its account. Of a city only; here everybody has all of them.
std::size_t bytes_of_people(const State& state) {
  return state.people.bytes() + state.records.bytes() + state.careers.bytes() + state.livelihoods.bytes() +
         state.platform.lives.bytes();
}

struct Timed {
  double seconds = 0.0;
  double ns_per_event = 0.0;
  double ratio = 1.0;  // to what the bench compares with
};

Timed timed(const Market& before, const Market& after, double seconds) {
  return {.seconds = seconds, .ns_per_event = 1e9 * seconds / static_cast<double>(after.events() - before.events())};
}

Node row_for(std::string_view bench, const Market& before, const Market& after, const Timed& time) {
  const State& state = after.state();
  const auto done = state.platform.books.tasks_done - before.state().platform.books.tasks_done;
  return row_of({{"bench", figure(bench)},
                 {"accounts", figure(std::uint64_t{state.people.size()})},
                 {"batches", figure(std::uint64_t{state.platform.board.open_count()})},
                 {"visible_tasks", figure(visible_tasks(state))},
                 {"events", figure(after.events() - before.events())},
                 {"ns_per_event", figure(time.ns_per_event)},
                 {"tasks_per_second", figure(static_cast<double>(done) / time.seconds)},
                 {"bytes_per_account",
                  figure(static_cast<double>(bytes_of_people(state)) / static_cast<double>(state.people.size()))},
                 {"bytes_per_batch", figure(static_cast<double>(state.platform.board.bytes()) /
                                            static_cast<double>(state.platform.board.batches().size()))},
                 {"ratio", figure(time.ratio)}});
}

/// Against the small market: the same number of workers, about as many events.
double measure_accounts(std::uint32_t accounts, Rows& rows, const Session& session) {
  const Market begun = market_of(accounts, session);
  const Duration span{accounts >= 100'000 ? seconds_per_day : 4 * seconds_per_day};
  const Run run{begun, span, session};
  TinyMarket tiny(accounts, {.seed = 1});
  Time tiny_now{};
  std::uint64_t tiny_events = 0;
  const auto run_tiny = [&] {
    const Duration hours{accounts >= 100'000 ? 6 * seconds_per_hour : seconds_per_day};
    tiny_events = run_events(tiny, {tiny_now, tiny_now + hours, tiny_now + hours}, {});
    tiny_now = tiny_now + hours;
  };
  // What a copy costs is not the board's.
  const std::vector<std::function<void()>> calls{[&] { static_cast<void>(run()); },
                                                 [&] { static_cast<void>(Market(begun)); }, run_tiny};
  const std::vector<double> seconds = alternate(calls, rounds);
  const Market after = run();
  Timed time = timed(begun, after, seconds[0] - seconds[1]);
  time.ratio = time.ns_per_event / (1e9 * seconds[2] / static_cast<double>(tiny_events));
  rows.add(row_for("accounts, over tiny", begun, after, time));
  return time.ratio;
}

double measure_boards(Rows& rows, const Session& session) {
  constexpr double accounts = 30'000;
  const Market usual = market_of(accounts, session);
  const std::array<Market, 2> begun{with_batches(usual, 1000), with_batches(usual, 300'000)};
  const Duration span{2 * seconds_per_day};
  const std::array<Run, 2> runs{Run{begun[0], span, session}, Run{begun[1], span, session}};
  const std::vector<std::function<void()>> calls{
      [&] { static_cast<void>(runs[0]()); }, [&] { static_cast<void>(Market(begun[0])); },
      [&] { static_cast<void>(runs[1]()); }, [&] { static_cast<void>(Market(begun[1])); }};
  const std::vector<double> seconds = alternate(calls, rounds);
  double small = 0.0;
  double ratio = 0.0;
  for (std::size_t place = 0; place < begun.size(); ++place) {
    const Market after = runs[place]();
    Timed time = timed(begun[place], after, seconds[2 * place] - seconds[2 * place + 1]);
    if (place == 0) small = time.ns_per_event;
    ratio = time.ratio = time.ns_per_event / small;
    rows.add(row_for("batches, over the first", begun[place], after, time));
  }
  return ratio;
}

}  // namespace

int bench_board(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  double over_tiny = 0.0;
  for (const std::uint32_t accounts : {30'000U, 150'000U}) {
    over_tiny = std::max(over_tiny, measure_accounts(accounts, rows, session));
  }
  const double over_small = measure_boards(rows, session);
  rows.finish();
  return over_tiny <= most_over_tiny && over_small <= most_over_small_board ? 0 : 1;
}

}  // namespace piecework::cli
