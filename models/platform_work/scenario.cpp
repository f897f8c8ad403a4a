#include "models/platform_work/scenario.h"

#include <charconv>
#include <filesystem>
#include <functional>

#include "models/platform_work/people/state.h"
#include "models/platform_work/place_of.h"
#include "models/platform_work/scenario_parts.h"
#include "models/platform_work/skills/read_occupations.h"
#include "sim/base/math.h"
#include "sim/config/data_file.h"
#include "sim/config/problems.h"
#include "sim/config/reader.h"
#include "sim/config/schema.h"
#include "sim/output/hash.h"

namespace piecework::platform_work {
namespace {

constexpr double most_people_per_resident = 1e6;

void check_model(const Node& root, Problems& problems) {
  const Node* model = find(root, "model");
  if (model == nullptr || model->text() == nullptr || *model->text() == "platform_work") return;
  problems.add_unknown({model->place, "model", "unknown model '" + *model->text() + "'", {}, ""}, *model->text(),
                       {"platform_work"});
}

using TableReader = std::function<CsvTable(std::string_view key)>;

Population read_population(const Scenario& scenario, const TableReader& table) {
  const CsvTable seed = table("data.employees");
  const CsvTable people = table("data.employees_by_age");
  const CsvTable by_education = table("data.occupation_by_education");
  const CsvTable by_immigrant = table("data.occupation_by_immigrant");
  const CsvTable by_age = table("data.occupation_by_age");
  const CsvTable job_attributes = table("data.job_attributes");
  const CsvTable wage_model = table("data.wage_model");
  const CsvTable census = table("data.census_margins");
  const CsvTable age_sex = table("data.census_age_sex");
  LowOccupations low{};
  for (std::size_t at = 0; at < occupations; ++at) low[at] = scenario.occupations.info(static_cast<Occupation>(at)).low;
  const auto least_wage =
      static_cast<std::uint32_t>(scenario.public_side.minimum_wage_cents(scenario.period.begin()).value);
  const PopulationTables tables{
      {seed, people, by_education, by_immigrant, by_age, job_attributes}, {census, age_sex}, wage_model};
  return {tables,
          {scenario.people, scenario.work, scenario.origins, scenario.households, low, least_wage,
           scenario.resident_count(), scenario.period.begin()}};
}

/// Reads the tables of a city and what follows from them.
void derive_city(Scenario& scenario, const Node& root, const LoadOptions& options) {
  const auto table = [&](std::string_view key) {
    const std::string path = resolve_data_path(*find(root, key), key, options);
    scenario.data_files.push_back({std::filesystem::path(path).filename().string(), sha256_file(path)});
    return read_csv(path);
  };
  const CsvTable groups = table("data.occupations");
  const CsvTable attributes = table("data.attributes");
  const CsvTable ratings = table("data.ratings");
  const CsvTable skill_attributes = table("data.skill_attributes");
  scenario.occupations = read_occupations({groups, attributes, ratings, skill_attributes}, scenario.skills);
  read_public_tables(scenario.public_side, table, scenario.period.begin());
  scenario.population = read_population(scenario, table);
  scenario.mean_propensity =
      scenario.population.mean_weight(scenario.members.propensity_by_age, scenario.members.propensity_by_education);
}

/// The usual time of a task: that of the classes where there are any.
void set_task_seconds(Scenario& scenario) {
  TaskParameters& tasks = scenario.tasks;
  if (!tasks.any()) {
    tasks.seconds.fill(scenario.requesters.task_seconds);
    tasks.complexity.fill(1.0);
    tasks.batch_size.fill(1.0);
    return;
  }
  double log_seconds = 0.0;
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    if (tasks.share[kind] > 0.0) log_seconds += tasks.share[kind] * math::log(tasks.seconds[kind]);
  }
  scenario.requesters.task_seconds = math::exp(log_seconds);
}

void derive(Scenario& scenario, const Node& root, const LoadOptions& options) {
  if (scenario.has_residents()) derive_city(scenario, root, options);
  if (!scenario.has_board) return;
  set_task_seconds(scenario);
  scenario.session_rhythm = Rhythm(scenario.members.sessions_by_weekday, scenario.members.sessions_by_hour);
  scenario.posting_rhythm = Rhythm(scenario.requesters.posting_by_weekday, scenario.requesters.posting_by_hour);
}

void trim(std::string& text) {
  if (text == " ") text.clear();
}

}  // namespace

double Scale::people_per_resident() const {
  if (!residents.starts_with("1:")) return 0.0;
  double people = 0.0;
  const char* end = residents.data() + residents.size();
  const auto [stopped, error] = std::from_chars(residents.data() + 2, end, people, std::chars_format::fixed);
  const bool whole = error == std::errc{} && stopped == end && people == static_cast<double>(static_cast<long>(people));
  return whole && people >= 1.0 && people <= most_people_per_resident ? people : 0.0;
}

std::size_t Scenario::resident_count() const {
  if (!has_residents()) return 0;
  return static_cast<std::size_t>(people.population / scale.people_per_resident() + 0.5);
}

double Scenario::expected_members() const { return static_cast<double>(resident_count()) * members.member_share; }

std::size_t Scenario::abroad_count() const {
  if (!has_residents()) return static_cast<std::size_t>(world.accounts);
  return static_cast<std::size_t>(expected_members() * members.competitors_per_member + 0.5);
}

std::size_t Scenario::requester_count() const {
  if (!has_board) return 0;
  const double workers = expected_members() + static_cast<double>(abroad_count());
  return std::max<std::size_t>(1, static_cast<std::size_t>(workers * requesters.per_thousand_workers / 1000.0 + 0.5));
}

double willing_share(const MemberParameters& members) {
  if (members.reservation_sigma <= 0.0) return members.first_belief >= members.reservation_median ? 1.0 : 0.0;
  const double z = math::log(members.first_belief / members.reservation_median) / members.reservation_sigma;
  return math::normal_cdf(z);
}

Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options, const ScenarioChoice& choice) {
  LoadOptions with_choice = options;
  if (!choice.scale.empty()) with_choice.overrides.push_back("scale.residents=\"" + choice.scale + "\"");
  if (!choice.until.empty()) with_choice.overrides.push_back("period.until=\"" + choice.until + "\"");
  const LoadedFile loaded = load(name_or_path, with_choice);
  Scenario scenario;
  Problems problems;
  check_model(loaded.root, problems);
  const Setting setting = setting_of(loaded.root);
  check_setting(loaded.root, setting, problems);
  problems.throw_if_any();
  const Sections sections(setting);
  read_sections(loaded.root, sections.description(), &scenario, problems);
  problems.throw_if_any();  // the checks below need every value
  scenario.has_board = setting.board;
  trim(scenario.title_fr);
  trim(scenario.period.evaluation);
  check_scenario(loaded.root, scenario, problems);
  problems.throw_if_any();
  scenario.name = name_or_path.ends_with(".toml") ? std::filesystem::path(name_or_path).stem().string() : name_or_path;
  scenario.resolved = echo(loaded.root, sections.description(), &scenario);
  derive(scenario, loaded.root, with_choice);
  return scenario;
}

}  // namespace piecework::platform_work
