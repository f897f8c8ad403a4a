// `bench first`: what a first study costs on this machine, and what a second thread brings.
#include <fmt/format.h>
#include <ostream>

#include "models/cli/bench.h"
#include "models/cli/study_run.h"
#include "models/cli/temporary_folder.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

using platform_work::Study;

constexpr std::string_view policy_name = "skills_programme";
constexpr std::string_view scale = "1:100";
constexpr std::int64_t months = 24;
constexpr ReplicateRange all_replicates{0, 8};
constexpr ReplicateRange fewer_replicates{0, 4};  // one thread: the same runs, half as many
constexpr double most_seconds = 60.0;
constexpr double least_ratio = 1.8;

platform_work::StudyRequest request_of(const Session& session) {
  platform_work::StudyRequest request = bench_request(scale, months, session);
  request.arms = {std::string(policy_name)};
  return request;
}

struct Timing {
  double seconds = 0;          // from reading the scenario to the merged file
  double runs_per_second = 0;  // one arm of one replicate is a run; simulating and committing alone
};

struct Setup {
  ReplicateRange replicates;
  unsigned threads;
  std::string folder;
};

Timing timed(const Setup& setup, const platform_work::StudyRequest& request, const Session& session) {
  const Stopwatch whole;
  const Study study(request, session.notices());
  Store store(setup.folder, study.identity());
  const Stopwatch running;
  const RunPlan plan{study, setup.replicates, setup.threads, "bench first"};
  const std::size_t runs = run_missing(plan, store, session.console, session.stop);
  const double rate = static_cast<double>(runs) / running.seconds();
  store.merge();
  return {whole.seconds(), rate};
}

Node real(double value) { return {value, {}}; }

Node report_of(const Timing& one, const Timing& two) {
  const double ratio = two.runs_per_second / one.runs_per_second;
  Node::Table bars;
  bars.set("seconds", real(most_seconds));
  bars.set("ratio", real(least_ratio));
  Node::Table report;
  report.set("scenario", {std::string(bench_scenario), {}});
  report.set("policy", {std::string(policy_name), {}});
  report.set("scale", {std::string(scale), {}});
  report.set("months", {months, {}});
  report.set("replicates", {static_cast<std::int64_t>(all_replicates.end), {}});
  report.set("seconds_2_threads", real(two.seconds));
  report.set("runs_per_second_1", real(one.runs_per_second));
  report.set("runs_per_second_2", real(two.runs_per_second));
  report.set("ratio", real(ratio));
  report.set("bars", {std::move(bars), {}});
  report.set("passed", {two.seconds < most_seconds && ratio >= least_ratio, {}});
  return {std::move(report), {}};
}

std::string as_text(const Node& report) {
  const auto number = [&](std::string_view key) { return find(report, key)->number().value_or(0.0); };
  return fmt::format(
      "{} and {} at {}, {} months, 8 replicates\n"
      "2 threads    {:.1f} s from reading to the merged file (bar: under {:.0f} s)\n"
      "1 thread     {:.2f} runs per second\n"
      "2 threads    {:.2f} runs per second, {:.2f} times as many (bar: at least {:.1f})\n"
      "{}\n",
      bench_scenario, policy_name, scale, months, number("seconds_2_threads"), most_seconds,
      number("runs_per_second_1"), number("runs_per_second_2"), number("ratio"), least_ratio,
      *find(report, "passed")->boolean() ? "passed" : "not passed");
}

}  // namespace

int bench_first(const BenchArguments& arguments, const Session& session) {
  const TemporaryFolder folder;
  const platform_work::StudyRequest request = request_of(session);
  const Timing one = timed({fewer_replicates, 1, folder / "one"}, request, session);
  const Timing two = timed({all_replicates, 2, folder / "two"}, request, session);
  const Node report = report_of(one, two);
  session.console.out << (arguments.json ? to_json(report) + "\n" : as_text(report));
  return *find(report, "passed")->boolean() ? 0 : 1;
}

}  // namespace piecework::cli
