#include "models/platform_work/policy_record.h"

#include "models/platform_work/catalog.h"
#include "models/platform_work/place_of.h"
#include "models/platform_work/policy_build.h"
#include "sim/config/problems.h"
#include "sim/config/reader.h"
#include "sim/config/schema.h"

namespace piecework::platform_work {
namespace {

/// What every record has.
struct Head {
  std::string title;
  std::string title_fr;
  std::string start;
  std::string end;
  std::string group;
  double intensity = 1.0;
};

constexpr std::array head_fields{
    field<&Head::title>({.name = "title", .meaning = "what the policy is, in one line"}),
    field<&Head::title_fr>({.name = "title_fr", .meaning = "the same in French"}),
    field<&Head::start>({.name = "start",
                         .unit = "date",
                         .label_en = "First day",
                         .label_fr = "Premier jour",
                         .meaning = "first day in force; the start of the study if absent",
                         .fallback_text = " "}),
    field<&Head::end>({.name = "end",
                       .unit = "date",
                       .label_en = "End (exclusive)",
                       .label_fr = "Fin (exclue)",
                       .meaning = "day after the last in force; the end of the study if absent",
                       .fallback_text = " "}),
    field<&Head::group>({.name = "group",
                         .label_en = "For whom",
                         .label_fr = "Pour qui",
                         .meaning =
                             "everybody, or residents by their attributes, such as immigrant_class=newcomer and "
                             "education=bachelors or above (and, or, not, =, !=, in {..}; age and education also "
                             "by <, <=, >, >=)",
                         .fallback_text = "everybody"}),
    field<&Head::intensity>({.name = "intensity",
                             .low = 0,
                             .high = 1,
                             .fallback = 1,
                             .label_en = "Intensity",
                             .label_fr = "Intensité",
                             .meaning = "0: no effect at all, 1: as written"}),
};

template <class Rule>
struct PolicyFile {
  Head head;
  typename Rule::Parameters parameters;
};

constexpr std::array policy_keys{
    OtherKey{.name = "model",
             .meaning = "the model that the policy is for: platform_work",
             .kind = KeyKind::text,
             .required = true},
    OtherKey{.name = "policy", .meaning = "name of the policy in the catalog", .kind = KeyKind::text, .required = true},
};

template <class Rule>
constexpr std::array policy_sections{
    Section{.name = "",
            .meaning = "what the policy is, when, for whom",
            .fields = head_fields,
            .object = part<&PolicyFile<Rule>::head>},
    Section{.name = "parameters",
            .meaning = "the policy's own numbers",
            .fields = Rule::fields,
            .object = part<&PolicyFile<Rule>::parameters>,
            .sourced = true},
};

template <class Rule>
FileDescription description_of() {
  return {policy_sections<Rule>, policy_keys};
}

/// Calls visit with the type of the policy of this name; false if there is none.
template <class Visit>
bool with_policy(std::string_view name, Visit&& visit) {
  bool found = false;
  for_each_type(Policies{}, [&]<class Rule>() {
    if (Rule::text.name != name) return;
    found = true;
    visit.template operator()<Rule>();
  });
  return found;
}

std::vector<std::string> policy_names() {
  std::vector<std::string> names;
  for_each_type(Policies{}, [&]<class Rule>() { names.emplace_back(Rule::text.name); });
  return names;
}

LoadOptions own_overrides(const std::string& name, const LoadOptions& options) {
  const std::string prefix = "policies." + name + ".";
  LoadOptions own{options.search_folders, {}};
  for (const std::string& text : options.overrides) {
    if (text.starts_with(prefix)) own.overrides.push_back(text.substr(prefix.size()));
  }
  return own;
}

/// The date written, or the study's own. The reader has checked that a text of unit "date" is one.
Time date_or(const std::string& text, Time otherwise) {
  const std::optional<Date> date = parse_date(text);
  return date ? start_of(*date) : otherwise;
}

void check_dates(const PolicyRecord& record, const Node& root, const StudyPeriod& period, Problems& problems) {
  if (record.end <= record.start) {
    problems.add(place_of(root, "end"), "end",
                 "the policy ends (" + to_string(date_of(record.end)) + ") before it starts (" +
                     to_string(date_of(record.start)) + ")");
  }
  if (record.start < period.start) {
    problems.add(place_of(root, "start"), "start",
                 "the policy starts before the study does (" + to_string(date_of(period.start)) + ")");
  }
}

void set_group(PolicyRecord& record, const Node& root, const Head& head, Problems& problems) {
  const ParsedGroup parsed = read_group(head.group);
  if (parsed.group) {
    record.group = *parsed.group;
    return;
  }
  const GroupProblem& wrong = parsed.problem;
  const Problem problem{place_of(root, "group"), "group", wrong.problem + " in the group '" + head.group + "'",
                        wrong.known, ""};
  if (wrong.name.empty()) {
    problems.add(problem);
  } else {
    problems.add_unknown(problem, wrong.name, wrong.known);
  }
}

/// The file must be the record of the policy that was asked for.
void check_names(const Node& root, const std::string& name, Problems& problems) {
  for (const auto& [key, wanted] : {std::pair{"model", std::string("platform_work")}, std::pair{"policy", name}}) {
    const Node* node = find(root, key);
    if (node == nullptr || node->text() == nullptr || *node->text() == wanted) continue;
    problems.add_unknown({node->place, key, "is '" + *node->text() + "'", {}, ""}, *node->text(), {wanted});
  }
}

/// Whether a policy changes decisions, and each of them concerns everybody at once.
template <class... Touch>
constexpr bool concerns_everybody(TypeList<Touch...>) {
  constexpr auto decides = []<class One>(std::type_identity<One>) {
    return !std::is_void_v<typename detail::DecisionOf<One>::type>;
  };
  constexpr auto names_somebody = []<class One>(std::type_identity<One>) {
    using Decision = typename detail::DecisionOf<One>::type;
    return requires(Decision at) { at.person; } || requires(Decision at) { at.account; };
  };
  return (decides(std::type_identity<Touch>{}) || ...) && !(names_somebody(std::type_identity<Touch>{}) || ...);
}

template <class Rule>
void check_group(const std::string& group, const Node& root, Problems& problems) {
  if (group == "everybody" || !concerns_everybody(typename Rule::touches{})) return;
  problems.add(place_of(root, "group"), "group", "must be \"everybody\": what the policy moves concerns all at once");
}

template <class Rule>
PolicyRecord read_record(const Node& root, const std::string& name, const StudyPeriod& period) {
  PolicyFile<Rule> file;
  Problems problems;
  check_names(root, name, problems);
  read_sections(root, description_of<Rule>(), &file, problems);
  problems.throw_if_any();
  if constexpr (requires { Rule::check(root, file.parameters, problems); }) {
    Rule::check(root, file.parameters, problems);
  }
  PolicyRecord record;
  record.name = name;
  record.place = place_of(root, "policy");
  record.intensity = file.head.intensity;
  if constexpr (std::is_same_v<typename Rule::Parameters, ProgrammePlan>) {
    record.keeps_books = file.parameters.waiting_months > 0.0 && record.intensity > 0.0;
    record.has_trial = file.parameters.control_share > 0.0 && record.intensity > 0.0;
  }
  record.for_residents = Rule::text.for_residents || file.head.group != "everybody";
  record.start = date_or(file.head.start, period.start);
  record.end = date_or(file.head.end, std::max(period.until, record.start + days(1)));
  check_dates(record, root, period, problems);
  check_group<Rule>(file.head.group, root, problems);
  set_group(record, root, file.head, problems);
  problems.throw_if_any();
  file.head.start = to_string(date_of(record.start));
  file.head.end = to_string(date_of(record.end));
  record.resolved = echo(root, description_of<Rule>(), &file);
  return record;
}

template <class Touch, class Rule>
void add_setting(const Rule& rule, std::vector<LeverSetting>& settings) {
  if constexpr (requires { typename Touch::decision; }) {
    using Decision = typename Touch::decision;
    LeverSetting setting{Decision::name, Touch::verb, std::nullopt};
    if constexpr (Bounds<Rule, Decision>) setting.bound = rule.bound(std::type_identity<Decision>{});
    settings.push_back(setting);
  }
}

template <class Rule, class... Touch>
void add_settings(const Rule& rule, TypeList<Touch...>, std::vector<LeverSetting>& settings) {
  (add_setting<Touch>(rule, settings), ...);
}

}  // namespace

FileDescription policy_description(std::string_view policy) {
  FileDescription description;
  const bool found = with_policy(policy, [&]<class Rule>() { description = description_of<Rule>(); });
  expect(found, "the catalog has this policy");
  return description;
}

PolicyRecord read_policy_record(const std::string& name, const LoadOptions& options, const StudyPeriod& period) {
  PolicyRecord record;
  const bool found = with_policy(name, [&]<class Rule>() {
    record = read_record<Rule>(load("policies/" + name, own_overrides(name, options)).root, name, period);
  });
  if (found) return record;
  Problems problems;
  problems.add_unknown({{"--policy", 0, 0}, "", "unknown policy '" + name + "'", {}, ""}, name, policy_names());
  problems.throw_if_any();
  return record;
}

PolicyRecord read_policy_file(const std::string& path, const LoadOptions& options) {
  const Node root = load(path, options).root;
  const Node* key = find(root, "policy");
  const std::string name = key != nullptr && key->text() != nullptr ? *key->text() : "";
  const StudyPeriod any{start_of({1970, 1, 1}), start_of({2200, 1, 1})};
  PolicyRecord record;
  if (with_policy(name, [&]<class Rule>() { record = read_record<Rule>(root, name, any); })) return record;
  Problems problems;
  problems.add_unknown({place_of(root, "policy"), "policy", "unknown policy '" + name + "'", {}, ""}, name,
                       policy_names());
  problems.throw_if_any();
  return record;
}

std::vector<LeverSetting> settings_of(const PolicyRecord& record) {
  std::vector<LeverSetting> settings;
  const Policy policy = build_policies({record}).front();
  std::visit([&]<class Rule>(const Rule& rule) { add_settings(rule, typename Rule::touches{}, settings); }, policy);
  return settings;
}

std::vector<Policy> build_policies(const std::vector<PolicyRecord>& records) {
  std::vector<Policy> policies;
  for (const PolicyRecord& record : records) {
    with_policy(record.name, [&]<class Rule>() {
      PolicyFile<Rule> file;
      Problems problems;
      read_sections(record.resolved, description_of<Rule>(), &file, problems);
      expect(problems.empty(), "a resolved policy record reads back");
      policies.emplace_back(Rule{file.parameters});
    });
  }
  return policies;
}

}  // namespace piecework::platform_work
