// What a scenario file may hold, by what it has: a city, a board.

#include <algorithm>

#include "models/platform_work/catalog_info.h"
#include "models/platform_work/marketplace/sections.h"
#include "models/platform_work/place_of.h"
#include "models/platform_work/scenario.h"
#include "models/platform_work/scenario_parts.h"

namespace piecework::platform_work {
namespace {

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
                              .meaning = "one simulated resident stands for N real ones, written 1:N; none: no city",
                              .fallback_text = "1:1"}),
};

constexpr std::string_view board_demand_table = "platforms.demand";

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
    Section{.name = "platforms.tasks",
            .meaning = "classes of task; in a city, in the place of requesters.task_seconds",
            .fields = task_fields,
            .object = part<&Scenario::tasks>,
            .sourced = true,
            .optional = true},
    Section{.name = "platforms.ranking",
            .meaning = "how members sort the board; absent: every open batch is equally likely to be seen",
            .fields = ranking_fields,
            .object = part<&Scenario::ranking>,
            .sourced = true,
            .optional = true},
    Section{.name = "platforms.posting",
            .meaning = "sizes, deadlines and gates of batches",
            .fields = posting_fields,
            .object = part<&Scenario::posting>,
            .sourced = true,
            .optional = true},
    Section{.name = management_table,
            .meaning = "accounts shut by mistake, and what may be done about it; without it none is",
            .fields = management_fields,
            .object = part<&Scenario::management>,
            .sourced = true,
            .optional = true},
    Section{.name = threshold_table,
            .meaning = "approval and speed below which an account is shut; without it there are no thresholds",
            .fields = threshold_fields,
            .object = part<&Scenario::thresholds>,
            .sourced = true,
            .optional = true},
    Section{.name = board_demand_table,
            .meaning = "what moves the work posted: cost, machines, local employers; without it nothing does",
            .fields = board_demand_fields,
            .object = part<&Scenario::board_demand>,
            .sourced = true,
            .optional = true},
    Section{.name = "platforms.world",
            .meaning = "accounts of a board without a city; with scale.residents = \"none\" only",
            .fields = world_fields,
            .object = part<&Scenario::world>,
            .sourced = true,
            .optional = true},
    marketplace_sections<Scenario>[0],
    marketplace_sections<Scenario>[1],
    marketplace_sections<Scenario>[2],
    marketplace_sections<Scenario>[3],
    marketplace_sections<Scenario>[4],
    marketplace_sections<Scenario>[5],
    marketplace_sections<Scenario>[6],
};

/// Tables of a city: those and all below them.
constexpr std::array<std::string_view, 7> city_tables{
    "data", "people", "jobs", "public", "platforms.dispatch", "platforms.side_work", "marketplace.residents"};
constexpr std::string_view learning_table = "skills.learning";
/// Tables of the microtask board.
constexpr std::array<std::string_view, 12> board_tables{
    "skills",           learning_table,      "platforms.members", "platforms.board", "platforms.requesters",
    "platforms.tasks",  "platforms.ranking", "platforms.posting", management_table,  threshold_table,
    board_demand_table, world_table};
/// Parameters of a city's residents in tables of the board.
constexpr std::array<std::string_view, 12> city_fields{"platforms.requesters.task_seconds",
                                                       "platforms.members.member_share",
                                                       "platforms.members.entry_rate",
                                                       "platforms.members.waking_hours",
                                                       "platforms.members.competitors_per_member",
                                                       "platforms.members.abroad_reservation_ratio",
                                                       "platforms.members.abroad_entry",
                                                       "platforms.members.propensity_by_age",
                                                       "platforms.members.propensity_by_education",
                                                       "skills.within_spread",
                                                       "skills.within_correlation",
                                                       "skills.proximity_scale"};

bool is_below(std::string_view table, std::string_view top) {
  return table.starts_with(top) && (table.size() == top.size() || table[top.size()] == '.');
}

bool belongs_to_city(std::string_view table) {
  return std::ranges::any_of(city_tables, [&](std::string_view top) { return is_below(table, top); });
}

/// Of the board's tables, those that every board may do without.
bool is_extra(std::string_view table) {
  return table == learning_table || table == management_table || table == threshold_table ||
         table == board_demand_table;
}

bool belongs_to_board(std::string_view table) { return std::ranges::find(board_tables, table) != board_tables.end(); }

bool has_table(const Setting& setting, std::string_view table) {
  if (table == world_table) return !setting.city && setting.board;
  if (belongs_to_city(table)) return setting.city;
  return setting.board || !belongs_to_board(table);
}

constexpr std::array other_keys{
    OtherKey{.name = "model",
             .meaning = "the model that runs the scenario: platform_work",
             .kind = KeyKind::text,
             .required = true},
};

}  // namespace

FileDescription scenario_description() { return {sections, other_keys}; }

Sections::Sections(const Setting& setting) {
  fields_.reserve(sections.size());
  for (Section section : sections) {
    if (!has_table(setting, section.name)) continue;
    if (!setting.city) {
      if (belongs_to_board(section.name) && !is_extra(section.name)) section.optional = false;
      std::vector<FieldInfo>& kept = fields_.emplace_back();
      for (const FieldInfo& info : section.fields) {
        const std::string key = std::string(section.name) + "." + std::string(info.name);
        if (std::ranges::find(city_fields, key) == city_fields.end()) kept.push_back(info);
      }
      section.fields = kept;
    }
    sections_.push_back(section);
  }
}

FileDescription Sections::description() const { return {sections_, other_keys}; }

Setting setting_of(const Node& root) {
  Setting setting;
  const Node* scale = find(root, "scale.residents");
  setting.city = scale == nullptr || scale->text() == nullptr || *scale->text() != "none";
  const auto written = [&](std::string_view table) { return find(root, table) != nullptr; };
  setting.board = setting.city || std::ranges::any_of(board_tables, written);
  return setting;
}

void check_setting(const Node& root, const Setting& setting, Problems& problems) {
  if (setting.city) {
    const Node* world = find(root, world_table);
    if (world == nullptr) return;
    problems.add({world->place,
                  std::string(world_table),
                  "is for a scenario without a city, and scale.residents asks for one",
                  {"scale.residents = \"none\""},
                  ""});
    return;
  }
  const auto refuse = [&](std::string_view key) {
    const Node* node = find(root, key);
    if (node == nullptr) return;
    problems.add(node->place, key, "is not allowed with scale.residents = \"none\": there is no city");
  };
  for (const std::string_view table : city_tables) refuse(table);
  for (const std::string_view key : city_fields) refuse(key);
}

}  // namespace piecework::platform_work
