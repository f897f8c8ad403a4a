// How well the synthetic population meets the published margins, and the residents themselves, counted and timed.
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "models/cli/session.h"
#include "models/platform_work/people/fit_report.h"
#include "models/platform_work/scenario.h"
#include "sim/config/json.h"
#include "sim/output/os.h"

namespace piecework::cli {
namespace {

using platform_work::FitRow;
using platform_work::Scenario;
using platform_work::SyntheticResident;

struct Built {
  std::size_t residents = 0;
  double seconds = 0.0;
  double mean_wage = 0.0;  // of employees, CAD per hour
};

Built build_residents(const Scenario& scenario, StreamKey key, const std::stop_token& stop) {
  const auto began = std::chrono::steady_clock::now();
  std::vector<SyntheticResident> residents;
  residents.reserve(scenario.resident_count());
  for (std::size_t index = 0; index < scenario.resident_count(); ++index) {
    constexpr std::size_t look_up_every = 4096;
    if (index % look_up_every == 0 && stop.stop_requested()) throw Interrupted();
    residents.push_back(scenario.population.resident(index, key));
  }
  Built built{residents.size(), 0.0, 0.0};
  double wages = 0.0;
  double employees = 0.0;
  for (const SyntheticResident& person : residents) {
    if (person.kind != platform_work::JobKind::employee) continue;
    constexpr double cents = 100.0;
    wages += static_cast<double>(person.wage_cents) / cents;
    employees += 1.0;
  }
  built.mean_wage = employees > 0.0 ? wages / employees : 0.0;
  built.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return built;
}

double error_of(const FitRow& row) { return std::abs(row.fitted - row.target); }

double largest_error(const std::vector<FitRow>& rows) {
  double largest = 0.0;
  for (const FitRow& row : rows) largest = std::max(largest, error_of(row));
  return largest;
}

void print_table(const std::vector<FitRow>& rows, std::ostream& out) {
  std::size_t width = 0;
  for (const FitRow& row : rows) width = std::max(width, row.category.size());
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const FitRow& row = rows[at];
    if (at == 0 || row.margin != rows[at - 1].margin) {
      out << fmt::format("{}{}\n  {:<{}} {:>12} {:>12} {:>8} {:>10}\n", at == 0 ? "" : "\n", row.margin, "", width,
                         "target", "fitted", "error", "residents");
    }
    out << fmt::format("  {:<{}} {:>12.1f} {:>12.1f} {:>8.3f} {:>10}\n", row.category, width, row.target, row.fitted,
                       error_of(row), row.counted);
  }
}

std::string as_csv(const std::vector<FitRow>& rows) {
  std::string text = "margin,category,target,fitted,absolute_error,residents\n";
  for (const FitRow& row : rows) {
    text += fmt::format("\"{}\",\"{}\",{:.6f},{:.6f},{:.6f},{}\n", row.margin, row.category, row.target, row.fitted,
                        error_of(row), row.counted);
  }
  return text;
}

Node as_node(const FitRow& row) {
  Node::Table table;
  table.set("margin", {row.margin, {}});
  table.set("category", {row.category, {}});
  table.set("target", {row.target, {}});
  table.set("fitted", {row.fitted, {}});
  table.set("absolute_error", {error_of(row), {}});
  table.set("residents", {static_cast<std::int64_t>(row.counted), {}});
  return {std::move(table), {}};
}

Node as_node(const Built& built) {
  Node::Table table;
  table.set("residents", {static_cast<std::int64_t>(built.residents), {}});
  table.set("mean_wage", {built.mean_wage, {}});
  table.set("seconds", {built.seconds, {}});
  return {std::move(table), {}};
}

void print_json(const Scenario& scenario, const std::vector<FitRow>& rows, const std::optional<Built>& built,
                std::ostream& out) {
  Node::Array margins;
  for (const FitRow& row : rows) margins.push_back(as_node(row));
  Node::Table whole;
  whole.set("scenario", {scenario.name, {}});
  whole.set("scale", {scenario.scale.residents, {}});
  whole.set("residents", {static_cast<std::int64_t>(scenario.resident_count()), {}});
  whole.set("largest_error", {largest_error(rows), {}});
  whole.set("margins", {std::move(margins), {}});
  if (built) whole.set("built", as_node(*built));
  out << to_json(Node{std::move(whole), {}}, 2) << '\n';
}

}  // namespace

int perform(const PopulationArguments& arguments, const Session& session) {
  const Scenario scenario = platform_work::read_scenario(arguments.scenario, session.load_options(),
                                                         {.scale = arguments.scale.value_or(std::string())});
  if (!scenario.has_residents()) {
    throw InputError(Problem{{arguments.scenario, 0, 0}, "scale.residents", "the scenario has no residents", {}, ""});
  }
  const StreamKey key{arguments.seed, 0};
  const std::vector<FitRow> rows = platform_work::fit_report(scenario.population, key);
  std::optional<Built> built;
  if (arguments.build) built = build_residents(scenario, key, session.stop);
  if (arguments.csv) {
    const std::string text = as_csv(rows);
    write_atomically(*arguments.csv, std::as_bytes(std::span(text)), real_os());
  }
  std::ostream& out = session.console.out;
  if (arguments.json) {
    print_json(scenario, rows, built, out);
    return 0;
  }
  print_table(rows, out);
  out << fmt::format("\n{} categories; largest absolute error {:.3f} people; {} residents at scale {}\n", rows.size(),
                     largest_error(rows), scenario.resident_count(), scenario.scale.residents);
  if (built) {
    out << fmt::format("{} residents built in {:.1f} s; mean wage of employees {:.2f} CAD/hour\n", built->residents,
                       built->seconds, built->mean_wage);
  }
  return 0;
}

}  // namespace piecework::cli
