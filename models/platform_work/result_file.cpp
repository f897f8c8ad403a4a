#include "models/platform_work/result_file.h"

#include <numeric>

#include "models/platform_work/board_file.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/measures/audit.h"
#include "models/platform_work/measures/gig.h"
#include "models/platform_work/measures/labour.h"
#include "models/platform_work/measures/main_state.h"
#include "models/platform_work/panel_file.h"
#include "sim/config/json.h"
#include "sim/output/provenance.h"
#include "sim/random/address.h"

namespace piecework::platform_work {
namespace {

struct Words {
  std::string units;
  std::string en;
  std::string fr;
  std::string description;
};

std::vector<Attribute> attributes(const Words& words) {
  return {{"units", words.units},
          {"long_name", words.en},
          {"long_name_fr", words.fr},
          {"description", words.description.empty() ? words.en : words.description}};
}

class FileBuilder {
 public:
  void dimension(std::string name, std::size_t size) { file_.dimensions.push_back({std::move(name), size}); }

  void variable(std::string path, std::vector<std::string> dims, Values values, const Words& words) {
    Variable variable{std::move(path), std::move(dims), {}, std::move(values), attributes(words)};
    for (const std::string& name : variable.dims) variable.shape.push_back(find_dimension(file_, name)->size);
    file_.variables.push_back(std::move(variable));
  }

  void texts(std::string name, const std::string& dimension, std::vector<std::string> values, const Words& words) {
    variable("/" + std::move(name), {dimension}, std::move(values), words);
  }

  ResultFile& file() { return file_; }

 private:
  ResultFile file_;
};

std::vector<std::int64_t> month_days(const Period& period) {
  std::vector<std::int64_t> days;
  const std::int64_t end = month_index(period.last());
  for (std::int64_t month = month_index(period.first()); month < end; ++month) {
    days.push_back(start_of_month(month).seconds / seconds_per_day);
  }
  return days;
}

void add_marketplace_axes(FileBuilder& builder) {
  builder.dimension("category", project_categories);
  builder.dimension("satisfaction_bin", satisfaction_bins);
  builder.dimension("treatment", treatments);
  builder.texts("treatment", "treatment", {treatment_names.begin(), treatment_names.end()},
                {"1", "treatment of an account", "traitement d'un compte", "none: left out by chance"});
  builder.texts("category", "category", {project_category_names.begin(), project_category_names.end()},
                {"1", "category of projects", "catégorie de projets", "as in the Online Labour Index"});
  std::vector<double> points;
  for (std::size_t bin = 0; bin < satisfaction_bins; ++bin) points.push_back(1.0 + 0.5 * static_cast<double>(bin));
  builder.variable("/satisfaction_bin", {"satisfaction_bin"}, points,
                   {"points", "lower end of the bin of satisfaction", "borne inférieure", "half points from 1 to 5"});
}

void add_axes(FileBuilder& builder, const Scenario& scenario, const RunLabel& label) {
  const std::vector<std::int64_t> months = month_days(scenario.period);
  builder.dimension("arm", 1);
  builder.dimension("replicate", 1);
  builder.dimension("month", months.size());
  builder.dimension("group", group_count);
  builder.dimension("from", labour_states);
  builder.dimension("to", labour_states);
  builder.dimension("from_state", main_states);
  builder.dimension("to_state", main_states);
  builder.dimension("wage_bin", wage_bins);
  builder.dimension("name", audit_names.size());
  builder.dimension("history", audit_histories.size());
  builder.dimension("income_bin", gig_income_bins);
  builder.texts("arm", "arm", {label.arm},
                {"1", "arm of the study", "bras de l'étude", "the baseline or the policies in force"});
  builder.variable(
      "/replicate", {"replicate"}, std::vector<std::int64_t>{static_cast<std::int64_t>(label.replicate)},
      {"1", "replicate", "réplication", "number of the replicate; arms of one replicate share their luck"});
  builder.variable("/month", {"month"}, months, {"days since 1970-01-01", "month", "mois", "first day of the month"});
  set_attribute(builder.file().variables.back().attributes, {"calendar", std::string("proleptic_gregorian")});
  const std::vector<std::string> states{"E", "U", "N"};
  builder.texts("from", "from", states,
                {"1", "state before", "état avant", "E employed, U unemployed, N not in the labour force"});
  std::vector<double> dollars(wage_bins);
  std::iota(dollars.begin(), dollars.end(), 0.0);
  builder.variable("/wage_bin", {"wage_bin"}, dollars,
                   {"CAD/hour", "lower end of the wage bin", "borne inférieure", "constant 2024 dollars"});
  std::vector<double> incomes(gig_income_bins);
  for (std::size_t bin = 0; bin < gig_income_bins; ++bin) incomes[bin] = static_cast<double>(bin) * gig_bin_dollars;
  builder.variable("/income_bin", {"income_bin"}, incomes,
                   {"CAD/year", "lower end of the income bin", "borne inférieure", "constant 2024 dollars"});
  builder.texts("to", "to", states,
                {"1", "state after", "état après", "E employed, U unemployed, N not in the labour force"});
  if (scenario.marketplace.is_open()) add_marketplace_axes(builder);
  const std::vector<std::string> mains(main_state_names.begin(), main_state_names.end());
  builder.texts("from_state", "from_state", mains,
                {"1", "main state before", "état principal avant", "state of measure M4 in the month before"});
  builder.texts("to_state", "to_state", mains,
                {"1", "main state after", "état principal après", "state of measure M4 in the month"});
  builder.texts("name", "name", {audit_names.begin(), audit_names.end()},
                {"1", "name of an applicant", "nom du candidat", "of the majority or of a visible minority"});
  builder.texts("history", "history", {audit_histories.begin(), audit_histories.end()},
                {"1", "history of an applicant", "antécédent du candidat", "what the last twelve months were"});
}

void add_groups(FileBuilder& builder) {
  std::vector<std::string> names, dimensions, members, labels, labels_fr;
  for (const GroupCell& cell : group_cells()) {
    const bool all = cell.dimension.empty();
    names.push_back(all ? "all" : std::string(cell.dimension) + "=" + std::string(cell.member));
    dimensions.emplace_back(all ? "all" : cell.dimension);
    members.emplace_back(all ? "all" : cell.member);
    labels.emplace_back(cell.label_en);
    labels_fr.emplace_back(cell.label_fr);
  }
  builder.texts("group", "group", names, {"1", "group of residents", "groupe de résidents", "attribute=value"});
  builder.texts("group_dimension", "group", dimensions, {"1", "attribute of the group", "attribut du groupe", ""});
  builder.texts("group_member", "group", members, {"1", "value of the attribute", "valeur de l'attribut", ""});
  builder.texts("group_label", "group", labels, {"1", "name of the group", "nom du groupe (anglais)", ""});
  builder.texts("group_label_fr", "group", labels_fr, {"1", "name of the group in French", "nom du groupe", ""});
}

template <class Value>
void add_series(FileBuilder& builder, const std::vector<Series<Value>>& all) {
  for (const Series<Value>& series : all) {
    const SeriesInfo& info = series.info();
    std::vector<std::string> dims{"arm", "replicate", "month"};
    dims.insert(dims.end(), info.axes.begin(), info.axes.end());
    builder.variable(info.path, std::move(dims), series.values(),
                     {info.unit, info.label_en, info.label_fr, info.meaning});
  }
}

void add_summary(FileBuilder& builder, const std::vector<SummaryRow>& rows, const Period& period) {
  std::vector<std::string> measures, components, groups, units;
  std::vector<double> values;
  std::vector<std::int64_t> persons;
  for (const SummaryRow& row : rows) {
    measures.emplace_back(row.measure);
    components.emplace_back(row.component);
    const GroupCell& cell = group_cells()[row.group];
    groups.push_back(cell.dimension.empty() ? "all" : std::string(cell.dimension) + "=" + std::string(cell.member));
    units.emplace_back(row.unit);
    values.push_back(row.value);
    persons.push_back(row.persons);
  }
  const std::string span =
      "over " + to_string(date_of(period.evaluated_from())) + " to " + period.until + " (exclusive)";
  builder.dimension("summary_row", rows.size());
  builder.texts("summary_measure", "summary_row", measures, {"1", "measure", "mesure", ""});
  builder.texts("summary_component", "summary_row", components, {"1", "component of the measure", "composante", ""});
  builder.texts("summary_group", "summary_row", groups, {"1", "group of residents", "groupe", ""});
  builder.texts("summary_unit", "summary_row", units, {"1", "unit of the value", "unité de la valeur", ""});
  builder.variable("/summary_value", {"arm", "replicate", "summary_row"}, values,
                   {"see summary_unit", "value of the measure", "valeur de la mesure", "value " + span});
  builder.variable(
      "/summary_persons", {"arm", "replicate", "summary_row"}, persons,
      {"persons", "simulated persons behind the value", "personnes simulées", "distinct simulated residents " + span});
}

}  // namespace

ResultFile to_result_file(const Market& market, const RunLabel& label) {
  const Scenario& scenario = *market.state().scenario;
  FileBuilder builder;
  add_axes(builder, scenario, label);
  add_groups(builder);
  builder.variable("/scenario_json", {}, std::vector<std::string>{to_json(scenario.resolved)},
                   {"1", "the scenario as resolved, JSON", "le scénario résolu, JSON", "every value with its source"});
  builder.texts(
      "arm_json", "arm", {label.arm_json},
      {"1", "the arm's policies as resolved, JSON", "les politiques du bras, JSON", "every value with its source"});
  add_series(builder, market.observer().recorder().reals());
  add_series(builder, market.observer().recorder().counts());
  add_summary(builder, market.observer().summary(), scenario.period);
  add_board(builder.file(), market.observer().board(), market.state());
  add_panel(builder.file(), market.panel(), market.state());
  Provenance provenance;
  provenance.title = scenario.title;
  provenance.seed = market.state().key.seed;
  provenance.stream_version = stream_version;
  provenance.data_licences = {scenario.data_licence};
  for (const DataFile& file : scenario.data_files) provenance.inputs.push_back({file.name, file.sha256});
  add_provenance(builder.file(), provenance);
  return std::move(builder.file());
}

}  // namespace piecework::platform_work
