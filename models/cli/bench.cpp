#include "models/cli/bench.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <ctime>
#include <ostream>

#include "models/cli/study_run.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

constexpr std::array all{
    Bench{"board", "the board of global_platform/microtask by its accounts, against tiny, and by its batches",
          bench_board},
    Bench{"checkpoint", "a large state to bytes, and what a checkpoint each year adds to a run", bench_checkpoint},
    Bench{"city", "toronto/baseline: time of an event, bytes of a resident, the whole city built", bench_city},
    Bench{"draws", "addressed draws against stored streams and Boost's distributions", bench_draws},
    Bench{"first", "24 months of toronto/grown at 1:100, baseline and one policy, 8 replicates", bench_first},
    Bench{"freelance", "a year of the freelance marketplace at three sizes, and with accounts that do not bid",
          bench_freelance},
    Bench{"hold", "the event queue alone, against std::priority_queue", bench_hold},
    Bench{"output",
          "a run of 24 months that writes its series and a panel of 10,000, against one that only takes its measures",
          bench_output},
    Bench{"phold", "events that wander between entities: the whole engine, against a heap", bench_phold},
    Bench{
        "tiny",
        "a small microtask market of up to 3 million workers, against the same on a heap and against the memory itself",
        bench_tiny},
};

std::string as_text(const Node& value) {
  if (const std::string* text = value.text()) return *text;
  if (value.whole()) return fmt::format("{}", *value.whole());
  return fmt::format("{:.4g}", value.number().value_or(0.0));
}

}  // namespace

std::span<const Bench> benches() { return all; }

int perform(const BenchArguments& arguments, const Session& session) {
  const auto found = std::ranges::find(all, arguments.name, &Bench::name);
  if (found != all.end()) return found->perform(arguments, session);
  std::vector<std::string> allowed;
  for (const Bench& bench : all) allowed.emplace_back(bench.name);
  throw InputError(Problem{{"bench", 0, 0},
                           {},
                           fmt::format("there is no bench \"{}\"", arguments.name),
                           allowed,
                           nearest_name(arguments.name, allowed)});
}

platform_work::StudyRequest bench_request(std::string_view scale, std::int64_t months, const Session& session) {
  platform_work::StudyRequest request;
  request.scenario = bench_scenario;
  request.load = session.load_options();
  request.scale = std::string(scale);
  const platform_work::Study whole(request, session.notices());
  const std::int64_t first = month_index(whole.scenario().period.first());
  request.until = to_string(date_of(start_of_month(first + months)));
  return request;
}

void set_exactly(platform_work::StudyRequest& request, std::string_view key, double value) {
  for (const std::string_view part : {"value", "low", "high"}) {
    request.load.overrides.push_back(fmt::format("{}.{}={}", key, part, value));
  }
}

Node row_of(std::initializer_list<std::pair<std::string_view, Node>> figures) {
  Node::Table row;
  for (const auto& [key, value] : figures) row.set(std::string(key), value);
  return {std::move(row), {}};
}

Node figure(double value) { return {value, {}}; }
Node figure(std::uint64_t value) { return {static_cast<std::int64_t>(value), {}}; }
Node figure(std::string_view text) { return {std::string(text), {}}; }

void Rows::add(Node row) {
  if (!json_) {
    std::string line;
    for (const Node::Entry& entry : row.table()->entries)
      line += fmt::format("{} {}  ", entry.key, as_text(entry.value));
    session_.console.out << line << std::endl;  // flushed: the next row may take a minute
  }
  rows_.push_back(std::move(row));
  if (session_.stop.stop_requested()) throw Interrupted();
}

void Rows::finish() const {
  if (json_) session_.console.out << to_json({rows_, {}}) << '\n';
}

std::vector<double> alternate(std::span<const std::function<void()>> calls, int rounds, Watch watch) {
  const auto now = [watch, wall = Stopwatch()] {
    return watch == Watch::wall ? wall.seconds() : static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  };
  std::vector<std::vector<double>> seconds(calls.size());
  for (int round = -1; round < rounds; ++round) {
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const double begun = now();
      calls[i]();
      if (round >= 0) seconds[i].push_back(now() - begun);
    }
  }
  std::vector<double> medians;
  for (std::vector<double>& each : seconds) {
    std::ranges::nth_element(each, each.begin() + rounds / 2);
    medians.push_back(each[static_cast<std::size_t>(rounds / 2)]);
  }
  return medians;
}

}  // namespace piecework::cli
