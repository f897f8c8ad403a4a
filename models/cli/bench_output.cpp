// `bench output`: what recording, writing and committing add to a run that takes its measures, and what the measures
// themselves add to one that observes nothing.
#include <array>

#include "models/cli/bench.h"
#include "models/cli/study_run.h"
#include "models/cli/temporary_folder.h"

namespace piecework::cli {
namespace {

using platform_work::Market;
using platform_work::Study;

constexpr std::string_view scale = "1:100";
constexpr std::int64_t months = 24;
constexpr std::uint64_t panel = 10'000;
constexpr int rounds = 9;  // a run takes seconds, in which a shared machine wanders by more than output costs
constexpr double most_ratio = 1.10;

Study study_with(std::uint64_t panel_size, const Session& session) {
  platform_work::StudyRequest request = bench_request(scale, months, session);
  request.panel = panel_size;
  return {request, session.notices()};
}

/// The replicate on its first recorded day. What comes after is measured, so that no warm-up dilutes it.
Market warm(const Study& study, bool observed, const Session& session) {
  Market market =
      platform_work::build_market({.scenario = std::make_shared<const platform_work::Scenario>(study.scenario()),
                                   .key = {study.seed(), 0},
                                   .stop = session.stop,
                                   .observed = observed});
  market.run_until(study.scenario().period.first(), {session.stop});
  return market;
}

}  // namespace

int bench_output(const BenchArguments& arguments, const Session& session) {
  const TemporaryFolder folder;
  const Study series = study_with(0, session);
  const Study both = study_with(panel, session);
  const Market unobserved = warm(series, false, session);
  const Market observed = warm(series, true, session);
  const RunControl control{session.stop};
  int commits = 0;
  const auto committed = [&](const Study& study) {
    Store store(folder / std::to_string(commits++), study.identity());
    store.commit({study.arms().front().name, 0}, study.finish(study.branch(observed, 0), {0, 0}, control));
  };
  const std::array<std::function<void()>, 4> calls{[&] { series.branch(unobserved, 0).run(control); },
                                                   [&] { series.branch(observed, 0).run(control); },
                                                   [&] { committed(series); }, [&] { committed(both); }};
  const std::vector<double> seconds = alternate(calls, rounds, Watch::processor);
  Rows rows(arguments, session);
  const auto add = [&](std::string_view part, std::size_t without, std::size_t with) {
    rows.add(row_of({{"part", figure(part)},
                     {"seconds_without", figure(seconds[without])},
                     {"seconds_with", figure(seconds[with])},
                     {"ratio", figure(seconds[with] / seconds[without])}}));
  };
  add("measures", 0, 1);
  add("series", 1, 2);
  add("series and panel", 1, 3);
  add("all of it", 0, 3);
  rows.finish();
  return seconds[3] / seconds[1] <= most_ratio ? 0 : 1;
}

}  // namespace piecework::cli
