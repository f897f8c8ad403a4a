// `bench checkpoint`: a large state to bytes against copying as many bytes, and what a checkpoint each simulated year
// adds to a run.
#include <algorithm>
#include <array>
#include <cstring>

#include "models/cli/bench.h"
#include "models/cli/run_states.h"
#include "models/cli/study_run.h"
#include "models/cli/temporary_folder.h"

namespace piecework::cli {
namespace {

using platform_work::Market;
using platform_work::Study;

constexpr std::string_view large_scale = "1:2";  // three million residents
constexpr std::string_view usual_scale = "1:100";
constexpr std::int64_t years = 3;  // a checkpoint after the first and the second
constexpr int rounds = 3;
constexpr double least_ratio = 0.25;
constexpr double most_overhead = 1.02;

Study study_at(std::string_view scale, const Session& session) {
  return {bench_request(scale, 12 * years, session), session.notices()};
}

/// The state after a day, so that events of every kind are pending.
Market large_market(const Study& study, const Session& session) {
  Market market = platform_work::build_market(
      {std::make_shared<const platform_work::Scenario>(study.scenario()), {study.seed(), 0}, session.stop});
  market.run_until(study.scenario().period.begin() + days(1), {session.stop});
  return market;
}

Node encode_row(const Session& session, const std::string& folder, bool& passed) {
  const Study study = study_at(large_scale, session);
  const Market market = large_market(study, session);
  Bytes encoded;
  study.save(market, {}, encoded);
  Bytes copy(encoded.size());
  std::uint64_t hash = 0;
  const std::array<std::function<void()>, 3> calls{
      [&] {
        SectionWriter list;
        Market::sections(market, list);
        list.write({}, encoded);
      },
      [&] { std::memcpy(copy.data(), encoded.data(), encoded.size()); },
      [&] { hash += xxh3(copy); },
  };
  const std::vector<double> seconds = alternate(calls);
  const Stopwatch filing;
  write_atomically(folder + "/state.checkpoint", copy, real_os());
  const double seconds_file = filing.seconds();
  const auto bytes = static_cast<double>(encoded.size());
  const double ratio = seconds[1] / seconds[0];
  passed = passed && ratio >= least_ratio;
  return row_of({{"bench", figure("encode")},
                 {"entities", figure(std::uint64_t{market.state().people.size()})},
                 {"bytes", figure(std::uint64_t{encoded.size()})},
                 {"seconds_encode", figure(seconds[0])},
                 {"bytes_per_second", figure(bytes / seconds[0])},
                 {"memcpy_ratio", figure(ratio)},
                 {"hash_bytes_per_second", figure(bytes / seconds[2])},
                 {"file_bytes_per_second", figure(bytes / seconds_file)}});
}

/// The run with its checkpoints over the run less the time spent in them: on a shared machine two whole runs differ by
/// more than all checkpoints cost.
Node overhead_row(const Session& session, const std::string& folder, bool& passed) {
  const Study study = study_at(usual_scale, session);
  Store store(folder + "/study", study.identity());
  const Trial trial{0, 0};
  RunStates states(study, store, std::span(&trial, 1));
  const Market market = states.begin(trial, {session.stop});
  std::vector<double> ratios;
  double saving = 0;
  double running = 0;
  for (int round = 0; round < rounds; ++round) {
    saving = 0;
    const auto save = [&](const Market& now) {
      const Stopwatch watch;
      states.save(trial, now);
      saving += watch.seconds();
    };
    const Stopwatch whole;
    static_cast<void>(study.finish(market, {0, 0}, {session.stop}, {usual_checkpoint_months, save}));
    running = whole.seconds() - saving;
    ratios.push_back((running + saving) / running);
  }
  std::ranges::sort(ratios);
  const double ratio = ratios[rounds / 2];
  passed = passed && ratio <= most_overhead;
  return row_of({{"bench", figure("overhead")},
                 {"entities", figure(std::uint64_t{market.state().people.size()})},
                 {"years", figure(std::uint64_t{years})},
                 {"seconds_running", figure(running)},
                 {"seconds_saving", figure(saving)},
                 {"overhead_ratio", figure(ratio)}});
}

}  // namespace

int bench_checkpoint(const BenchArguments& arguments, const Session& session) {
  const TemporaryFolder folder;
  Rows rows(arguments, session);
  bool passed = true;
  rows.add(overhead_row(session, folder / ".", passed));
  rows.add(encode_row(session, folder / ".", passed));
  rows.finish();
  return passed ? 0 : 1;
}

}  // namespace piecework::cli
