#include "models/platform_work/scenario.h"

#include <charconv>
#include <filesystem>
#include <functional>

#include "models/platform_work/catalog_info.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/place_of.h"
#include "models/platform_work/skills/read_occupations.h"
#include "sim/config/data_file.h"
#include "sim/config/problems.h"
#include "sim/config/reader.h"
#include "sim/config/schema.h"
#include "sim/output/hash.h"

namespace piecework::platform_work {
namespace {

constexpr double most_people_per_resident = 1e6;

constexpr std::array title_fields{
    field<&Scenario::title>({.name = "title", .meaning = "what the scenario asks, in one line"}),
    field<&Scenario::title_fr>({.name = "title_fr", .meaning = "the same in French", .fallback_text = " "}),
    field<&Scenario::data_licence>(
        {.name = "data_licence", .meaning = "sentences that the licences of the data ask to be shown with results"}),
};

constexpr std::array period_fields{
    field<&Period::start>({.name = "start",
                           .unit = "date",
                           .label_en = "First day",
                           .label_fr = "Premier jour",
                           .meaning = "first recorded day; the first day of a month"}),
    field<&Period::until>({.name = "until",
                           .unit = "date",
                           .label_en = "End (exclusive)",
                           .label_fr = "Fin (exclue)",
                           .meaning = "day after the last recorded one; the first day of a month"}),
    field<&Period::evaluation>({.name = "evaluation",
                                .unit = "date",
                                .label_en = "Evaluated from",
                                .label_fr = "Évalué à partir du",
                                .meaning = "summaries and effects cover this day to the end; the start if absent",
                                .fallback_text = " "}),
    field<&Period::warm_up_months>({.name = "warm_up_months",
                                    .unit = "months",
                                    .low = 0,
                                    .high = 240,
                                    .fallback = 6,
                                    .label_en = "Warm-up",
                                    .label_fr = "Mise en régime",
                                    .meaning = "simulated before the start and not recorded"}),
};

constexpr std::array scale_fields{
    field<&Scale::residents>({.name = "residents",
                              .label_en = "Scale",
                              .label_fr = "Échelle",
                              .meaning = "one simulated resident stands for N real ones, written 1:N",
                              .fallback_text = "1:1"}),
};

constexpr std::array sections{
    Section{.name = "", .meaning = "what the scenario is", .fields = title_fields, .object = &whole_object},
    Section{.name = "period", .meaning = "when", .fields = period_fields, .object = part<&Scenario::period>},
    Section{.name = "scale",
            .meaning = "how many people one simulated resident stands for",
            .fields = scale_fields,
            .object = part<&Scenario::scale>,
            .optional = true},
    Section{.name = "data",
            .meaning = "files of published tables",
            .fields = people_data_fields,
            .object = part<&Scenario::data>},
    Section{.name = "people",
            .meaning = "residents",
            .fields = people_fields,
            .object = part<&Scenario::people>,
            .sourced = true},
    Section{.name = "people.demography",
            .meaning = "who comes and who leaves",
            .fields = demography_fields,
            .object = part<&Scenario::demography>,
            .sourced = true},
    Section{.name = "people.work",
            .meaning = "jobs of residents when the run starts",
            .fields = work_fields,
            .object = part<&Scenario::work>,
            .sourced = true},
    Section{.name = "people.origins",
            .meaning = "landing, schooling abroad, language of residents",
            .fields = origin_fields,
            .object = part<&Scenario::origins>,
            .sourced = true},
    Section{.name = "people.households",
            .meaning = "households of residents",
            .fields = household_fields,
            .object = part<&Scenario::households>,
            .sourced = true},
    Section{.name = "jobs.flows",
            .meaning = "losing and leaving jobs, entering and leaving the labour force",
            .fields = flow_fields,
            .object = part<&Scenario::flows>,
            .sourced = true},
    Section{.name = "jobs.search",
            .meaning = "applications, choice among applicants, wages offered and accepted",
            .fields = search_fields,
            .object = part<&Scenario::search>,
            .sourced = true},
    Section{.name = "jobs.demand",
            .meaning = "demand for labour and vacancies",
            .fields = demand_fields,
            .object = part<&Scenario::demand>,
            .sourced = true},
    Section{.name = "public",
            .meaning = "taxes and benefits: dated tables",
            .fields = public_data_fields,
            .object = part<&Scenario::public_side, &PublicSide::data>,
            .sourced = true},
    Section{.name = "public.tax",
            .meaning = "income tax and pension contributions",
            .fields = tax_fields,
            .object = part<&Scenario::public_side, &PublicSide::tax>,
            .sourced = true},
    Section{.name = "public.insurance",
            .meaning = "Employment Insurance",
            .fields = insurance_fields,
            .object = part<&Scenario::public_side, &PublicSide::insurance>,
            .sourced = true},
    Section{.name = "public.assistance",
            .meaning = "Ontario Works",
            .fields = assistance_fields,
            .object = part<&Scenario::public_side, &PublicSide::assistance>,
            .sourced = true},
    Section{.name = "skills",
            .meaning = "skills of tasks and of occupations",
            .fields = skill_fields,
            .object = part<&Scenario::skills>,
            .sourced = true},
    Section{.name = "skills.learning",
            .meaning = "learning by work, courses and contracts, and forgetting; absent: nobody learns",
            .fields = learning_fields,
            .object = part<&Scenario::learning>,
            .sourced = true,
            .optional = true},
    Section{.name = "platforms.members",
            .meaning = "members of the microtask board",
            .fields = member_fields,
            .object = part<&Scenario::members>,
            .sourced = true},
    Section{.name = "platforms.board",
            .meaning = "search, choice, review and fee",
            .fields = board_fields,
            .object = part<&Scenario::board>,
            .sourced = true},
    Section{.name = "platforms.requesters",
            .meaning = "who posts, and for how much",
            .fields = requester_fields,
            .object = part<&Scenario::requesters>,
            .sourced = true},
    Section{.name = "platforms.dispatch",
            .meaning = "platforms for deliveries and rides",
            .fields = dispatch_fields,
            .object = part<&Scenario::dispatch>,
            .sourced = true},
    Section{.name = "platforms.side_work",
            .meaning = "selling and content platforms, and small own-account work",
            .fields = side_fields,
            .object = part<&Scenario::side>,
            .sourced = true},
};

constexpr std::array other_keys{
    OtherKey{.name = "model",
             .meaning = "the model that runs the scenario: platform_work",
             .kind = KeyKind::text,
             .required = true},
};

void check_month_start(const Node& root, std::string_view key, std::string_view text, Problems& problems) {
  const std::optional<Date> date = parse_date(text);
  if (!date) {
    problems.add(
        {place_of(root, key), std::string(key), "'" + std::string(text) + "' is not a date", {"YYYY-MM-DD"}, ""});
  } else if (date->day != 1) {
    problems.add({place_of(root, key),
                  std::string(key),
                  "must be the first day of a month, because results are monthly",
                  {to_string(Date{date->year, date->month, 1})},
                  ""});
  }
}

void check_period(const Node& root, const Period& period, Problems& problems) {
  const std::size_t before = problems.count();
  check_month_start(root, "period.start", period.start, problems);
  check_month_start(root, "period.until", period.until, problems);
  if (!period.evaluation.empty()) check_month_start(root, "period.evaluation", period.evaluation, problems);
  if (problems.count() != before) return;
  if (period.last() <= period.first()) {
    problems.add(place_of(root, "period.until"), "period.until",
                 "must be later than period.start (" + period.start + ")");
  } else if (period.evaluated_from() < period.first() || period.evaluated_from() >= period.last()) {
    problems.add(place_of(root, "period.evaluation"), "period.evaluation",
                 "must lie in [" + period.start + ", " + period.until + ")");
  }
  if (period.begin().seconds < 0 || date_of(period.last()).year > 2200) {
    problems.add(place_of(root, "period.start"), "period.start", "the run must lie between the years 1970 and 2200");
  }
}

template <std::size_t N>
bool some_positive(const std::array<double, N>& weights) {
  for (const double weight : weights) {
    if (weight > 0.0) return true;
  }
  return false;
}

void check_weights(const Node& root, const Scenario& scenario, Problems& problems) {
  const auto need = [&](std::string_view key, bool holds) {
    if (!holds) problems.add(place_of(root, key), key, "at least one weight must be positive");
  };
  need("platforms.members.sessions_by_weekday", some_positive(scenario.members.sessions_by_weekday));
  need("platforms.members.sessions_by_hour", some_positive(scenario.members.sessions_by_hour));
  need("platforms.members.propensity_by_age", some_positive(scenario.members.propensity_by_age));
  need("platforms.members.propensity_by_education", some_positive(scenario.members.propensity_by_education));
  need("platforms.requesters.posting_by_weekday", some_positive(scenario.requesters.posting_by_weekday));
  need("platforms.requesters.posting_by_hour", some_positive(scenario.requesters.posting_by_hour));
  need("platforms.dispatch.orders_by_weekday", some_positive(scenario.dispatch.orders_by_weekday));
  need("platforms.dispatch.orders_by_hour", some_positive(scenario.dispatch.orders_by_hour));
  need("platforms.dispatch.online_by_hour", some_positive(scenario.dispatch.online_by_hour));
  need("platforms.dispatch.online_by_hour_beside_job", some_positive(scenario.dispatch.online_by_hour_beside_job));
  need("people.demography.landings_by_month", some_positive(scenario.demography.landings_by_month));
  need("people.attachment_by_age", some_positive(scenario.people.attachment_by_age));
  need("people.work.own_account_by_age", some_positive(scenario.work.own_account_by_age));
  need("people.work.own_account_by_occupation", some_positive(scenario.work.own_account_by_occupation));
  need("people.origins.language_non_immigrant", some_positive(scenario.origins.language_non_immigrant));
  need("people.origins.language_established", some_positive(scenario.origins.language_established));
  need("people.origins.language_newcomer", some_positive(scenario.origins.language_newcomer));
}

void check_households(const Node& root, const HouseholdParameters& households, Problems& problems) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    constexpr double whole = 1.0 + 1e-9;
    if (households.alone[band] + households.couple[band] + households.lone_parent[band] <= whole) continue;
    problems.add(place_of(root, "people.households.alone"), "people.households.alone",
                 "alone, couple and lone_parent are more than everybody at the age " + std::string(age_names[band]));
  }
}

void check_scale(const Node& root, const Scenario& scenario, Problems& problems) {
  const double people = scenario.scale.people_per_resident();
  if (people <= 0.0) {
    problems.add({place_of(root, "scale.residents"),
                  "scale.residents",
                  "'" + scenario.scale.residents + "' is not a scale",
                  {"1:N with a whole N from 1 to 1000000"},
                  ""});
  } else if (scenario.people.population / people > static_cast<double>(EventKey::max_row) / 2.0 ||
             scenario.people.population / people < 100.0) {
    problems.add(place_of(root, "scale.residents"), "scale.residents",
                 "this scale gives fewer than 100 or more than 8 million simulated residents");
  }
}

void check_skills(const Node& root, const Scenario& scenario, Problems& problems) {
  if (skill_factor(scenario.skills)) return;
  const std::string_view key = "skills.within_correlation";
  problems.add(place_of(root, key), key, "the correlations contradict each other (not positive definite)");
}

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

/// Reads the tables and what follows from them.
void derive(Scenario& scenario, const Node& root, const LoadOptions& options) {
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
  scenario.session_rhythm = Rhythm(scenario.members.sessions_by_weekday, scenario.members.sessions_by_hour);
  scenario.posting_rhythm = Rhythm(scenario.requesters.posting_by_weekday, scenario.requesters.posting_by_hour);
}

void trim(std::string& text) {
  if (text == " ") text.clear();
}

}  // namespace

FileDescription scenario_description() { return {sections, other_keys}; }

double Scale::people_per_resident() const {
  if (!residents.starts_with("1:")) return 0.0;
  double people = 0.0;
  const char* end = residents.data() + residents.size();
  const auto [stopped, error] = std::from_chars(residents.data() + 2, end, people, std::chars_format::fixed);
  const bool whole = error == std::errc{} && stopped == end && people == static_cast<double>(static_cast<long>(people));
  return whole && people >= 1.0 && people <= most_people_per_resident ? people : 0.0;
}

std::size_t Scenario::resident_count() const {
  return static_cast<std::size_t>(people.population / scale.people_per_resident() + 0.5);
}

double Scenario::expected_members() const { return static_cast<double>(resident_count()) * members.member_share; }

std::size_t Scenario::abroad_count() const {
  return static_cast<std::size_t>(expected_members() * members.competitors_per_member + 0.5);
}

std::size_t Scenario::requester_count() const {
  const double workers = expected_members() + static_cast<double>(abroad_count());
  return std::max<std::size_t>(1, static_cast<std::size_t>(workers * requesters.per_thousand_workers / 1000.0 + 0.5));
}

Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options, const ScenarioChoice& choice) {
  LoadOptions with_choice = options;
  if (!choice.scale.empty()) with_choice.overrides.push_back("scale.residents=\"" + choice.scale + "\"");
  if (!choice.until.empty()) with_choice.overrides.push_back("period.until=\"" + choice.until + "\"");
  const LoadedFile loaded = load(name_or_path, with_choice);
  Scenario scenario;
  Problems problems;
  check_model(loaded.root, problems);
  read_sections(loaded.root, scenario_description(), &scenario, problems);
  problems.throw_if_any();  // the checks below need every value
  trim(scenario.title_fr);
  trim(scenario.period.evaluation);
  check_period(loaded.root, scenario.period, problems);
  check_scale(loaded.root, scenario, problems);
  check_weights(loaded.root, scenario, problems);
  check_skills(loaded.root, scenario, problems);
  check_public_side(loaded.root, scenario.public_side, problems);
  check_households(loaded.root, scenario.households, problems);
  problems.throw_if_any();
  scenario.name = name_or_path.ends_with(".toml") ? std::filesystem::path(name_or_path).stem().string() : name_or_path;
  scenario.resolved = echo(loaded.root, scenario_description(), &scenario);
  derive(scenario, loaded.root, with_choice);
  return scenario;
}

}  // namespace piecework::platform_work
