// `bench city`: toronto/baseline, the whole model. What an event costs at 1:100 and at 1:10, what a resident takes, and
// what the whole city takes when it has been built. Bytes are those of the tables and of pending events; rows are kept
// ready for who will come in the scenario's years.
#include <string>
#include <vector>

#include "models/cli/bench.h"
#include "models/cli/study_run.h"
#include "models/platform_work/market.h"

namespace piecework::cli {
namespace {

using platform_work::Market;
using platform_work::State;
using platform_work::Study;

constexpr std::string_view scenario_name = "toronto/baseline";
constexpr int rounds = 3;
constexpr int months = 6;
constexpr double most_bytes = 250.0;  // a resident, all tables and events

Market built(std::string_view scale, const Session& session) {
  platform_work::StudyRequest request;
  request.scenario = scenario_name;
  request.load = session.load_options();
  request.scale = std::string(scale);
  const Study study(request, session.notices());
  return platform_work::build_market({.scenario = std::make_shared<const platform_work::Scenario>(study.scenario()),
                                      .key = {study.seed(), 0},
                                      .stop = session.stop});
}

Market half_year(const Market& begun, const Session& session) {
  Market market = begun;
  market.run_until(start_of_month(month_index(market.state().now) + months), {session.stop});
  return market;
}

struct Bytes {
  double tables = 0.0;  // of people, per row in use
  double events = 0.0;  // pending, per row in use

  [[nodiscard]] double all() const { return tables + events; }
};

Bytes bytes_of(const State& state) {
  const auto rows = static_cast<double>(state.people.size());
  // A row's own size: a table also holds room for those who will come.
  constexpr std::size_t row = sizeof(platform_work::Person) + sizeof(platform_work::Career) +
                              sizeof(platform_work::PersonRecord) + sizeof(platform_work::Livelihood);
  const std::size_t rare =
      state.platform.lives.bytes() + state.learning.learners.capacity() * sizeof(platform_work::Learner) +
      state.dispatch.drivers.capacity() * sizeof(platform_work::Driver) + state.marketplace.accounts.bytes();
  return {static_cast<double>(row) + static_cast<double>(rare) / rows,
          static_cast<double>(state.schedule.bytes()) / rows};
}

Node row_for(std::string_view scale, const State& state,
             std::initializer_list<std::pair<std::string_view, Node>> more) {
  const Bytes bytes = bytes_of(state);
  Node::Table row;
  row.set("scale", figure(scale));
  row.set("residents", figure(std::uint64_t{state.people.size() - state.abroad}));
  row.set("bytes_tables", figure(bytes.tables));
  row.set("bytes_events", figure(bytes.events));
  row.set("bytes_per_resident", figure(bytes.all()));
  for (const auto& [key, value] : more) row.set(std::string(key), value);
  return {std::move(row), {}};
}

void measure_run(std::string_view scale, Rows& rows, const Session& session) {
  const Market begun = built(scale, session);
  const std::vector<std::function<void()>> calls{[&] { static_cast<void>(half_year(begun, session)); },
                                                 [&] { static_cast<void>(Market(begun)); }};
  const std::vector<double> seconds = alternate(calls, rounds);
  const Market after = half_year(begun, session);
  const auto events = static_cast<double>(after.events() - begun.events());
  const double spent = seconds[0] - seconds[1];  // what a copy costs is not the city's
  const double done = static_cast<double>(after.state().platform.books.tasks_done);
  rows.add(row_for(scale, after.state(),
                   {{"events_per_month", figure(events / months)},
                    {"ns_per_event", figure(1e9 * spent / events)},
                    {"seconds_per_year", figure(spent * 12 / months)},
                    {"tasks_per_second", figure(done / spent)}}));
}

double measure_whole(Rows& rows, const Session& session) {
  constexpr std::string_view scale = "1:1";
  const Stopwatch watch;
  const Market whole = built(scale, session);
  rows.add(row_for(scale, whole.state(), {{"seconds_to_build", figure(watch.seconds())}}));
  return bytes_of(whole.state()).all();
}

}  // namespace

int bench_city(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  for (const std::string_view scale : {"1:100", "1:10"}) measure_run(scale, rows, session);
  const double bytes = measure_whole(rows, session);
  rows.finish();
  return bytes <= most_bytes ? 0 : 1;
}

}  // namespace piecework::cli
