#include "models/platform_work/study.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "models/platform_work/arm_text.h"
#include "models/platform_work/contradictions.h"
#include "models/platform_work/policy_build.h"
#include "models/platform_work/result_file.h"
#include "sim/base/version.h"
#include "sim/config/json.h"
#include "sim/config/problems.h"
#include "sim/output/hash.h"

namespace piecework::platform_work {
namespace {

constexpr std::string_view policy_prefix = "policies.";
constexpr std::string_view sections_version = "platform_work 9";  // of what a checkpoint holds

LoadOptions scenario_options(const LoadOptions& options) {
  LoadOptions own{options.search_folders, {}};
  for (const std::string& text : options.overrides) {
    if (!text.starts_with(policy_prefix)) own.overrides.push_back(text);
  }
  return own;
}

/// A policy for residents would be silently without effect where there are none.
void check_for_residents(const Scenario& scenario, const Arm& arm) {
  if (scenario.has_residents()) return;
  for (const PolicyRecord& policy : arm.policies) {
    if (!policy.for_residents) continue;
    throw InputError(Problem{{"--policy", 0, 0},
                             arm.name,
                             "the policy '" + policy.name + "' is for residents, and the scenario has none",
                             {},
                             ""});
  }
}

template <class Touch>
constexpr bool touches_marketplace = contains<typename detail::DecisionOf<Touch>::type, MarketplaceDecisions> ||
                                     contains<typename detail::EventOf<Touch>::type, MarketplaceEvents>;
template <class Touch>
constexpr bool decides_elsewhere =
    !std::is_void_v<typename detail::DecisionOf<Touch>::type> && !touches_marketplace<Touch>;

/// Has an effect on a marketplace and none elsewhere.
template <class... Touch>
constexpr bool is_of_marketplace(TypeList<Touch...>) {
  return (touches_marketplace<Touch> || ...) && !(decides_elsewhere<Touch> || ...);
}

/// A policy of the marketplace would be silently without effect where there is none.
void check_for_marketplace(const Scenario& scenario, const Arm& arm) {
  if (scenario.marketplace.is_open()) return;
  for_each_type(Policies{}, [&]<class Rule>() {
    if constexpr (is_of_marketplace(typename Rule::touches{})) {
      const auto named = [](const PolicyRecord& policy) { return policy.name == Rule::text.name; };
      if (std::ranges::none_of(arm.policies, named)) return;
      throw InputError(
          Problem{{"--policy", 0, 0},
                  arm.name,
                  "the policy '" + std::string(Rule::text.name) + "' is for a marketplace, and the scenario has none",
                  {},
                  ""});
    }
  });
}

/// An override of a policy that no arm has would be silently without effect.
void check_policy_overrides(const StudyRequest& request, const std::vector<Arm>& arms) {
  std::set<std::string> known;
  for (const Arm& arm : arms) {
    for (const PolicyRecord& policy : arm.policies) known.insert(policy.name);
  }
  Problems problems;
  for (const std::string& text : request.load.overrides) {
    if (!text.starts_with(policy_prefix)) continue;
    const std::string name =
        text.substr(policy_prefix.size(), text.find('.', policy_prefix.size()) - policy_prefix.size());
    if (known.contains(name)) continue;
    problems.add_unknown({{"--set", 0, 0}, text, "no arm has the policy '" + name + "'", {}, ""}, name,
                         {known.begin(), known.end()});
  }
  problems.throw_if_any();
}

/// The arm's own settings stand above those for all arms.
LoadOptions options_of(const ArmPolicy& policy, LoadOptions options) {
  options.overrides.insert(options.overrides.end(), policy.overrides.begin(), policy.overrides.end());
  return options;
}

Arm read_arm(const std::string& text, const LoadOptions& options, const StudyPeriod& period) {
  Arm arm;
  arm.name = text;
  Node::Array resolved;
  std::set<std::string> names;
  for (const ArmPolicy& policy : policies_in(text)) {
    if (!names.insert(policy.name).second) {
      throw InputError(
          Problem{{"--policy", 0, 0}, text, "the policy '" + policy.name + "' is named twice in one arm", {}, ""});
    }
    arm.policies.push_back(read_policy_record(policy.name, options_of(policy, options), period));
    resolved.push_back(arm.policies.back().resolved);
  }
  arm.resolved = Node{std::move(resolved), {}};
  return arm;
}

/// The request with what the future adds; what the person set stands above it.
StudyRequest under(const Future& future, StudyRequest request) {
  request.load.overrides.insert(request.load.overrides.begin(), future.overrides.begin(), future.overrides.end());
  return request;
}

void tell_what_is_missing(const Future& future, const Notices& notices) {
  if (future.not_in_model.empty()) return;
  warn(notices, fmt::format("future '{}': not in the model yet, and without effect: {}", future.name,
                            fmt::join(future.not_in_model, "; ")));
}

Node text_node(std::string text) { return {std::move(text), {}}; }

}  // namespace

Study::Study(const StudyRequest& asked, const Notices& notices) : seed_(asked.seed) {
  const Future future = asked.future ? read_future(*asked.future, asked.load) : Future{};
  const StudyRequest request = under(future, asked);
  future_ = future.name;
  const ScenarioChoice choice{request.scale.value_or(""), request.until.value_or("")};
  Scenario scenario = read_scenario(request.scenario, scenario_options(request.load), choice);
  if (!future_.empty()) scenario.resolved.table()->set("future", future.resolved);
  scenario_ = std::make_shared<const Scenario>(std::move(scenario));
  panel_ = std::min<std::uint64_t>(request.panel, scenario_->resident_count());
  read_arms(request, future, notices);
  check_policy_overrides(request, arms_);
  tell_what_is_missing(future, notices);
  std::string data;
  for (const DataFile& file : scenario_->data_files) data += file.name + file.sha256;
  scenario_digest_ = sha256(to_json(scenario_->resolved) + data);
}

void Study::read_arms(const StudyRequest& request, const Future& future, const Notices& notices) {
  const StudyPeriod period{scenario_->period.first(), scenario_->period.last()};
  std::set<std::string> names{"baseline"};
  Problems contradictions;
  const auto add = [&](const std::string& name, const std::string& policies) {
    Arm arm = read_arm(policies, request.load, period);
    arm.name = name;
    check_for_residents(*scenario_, arm);
    check_for_marketplace(*scenario_, arm);
    check_contradictions(arm.name, arm.policies, contradictions);
    arms_.push_back(std::move(arm));
  };
  if (future.policies.empty()) {
    arms_.push_back({"baseline", {}, Node{Node::Array{}, {}}});
  } else {
    add("baseline", fmt::format("{}", fmt::join(future.policies, "+")));
  }
  for (const std::string& text : request.arms) {
    add(text, arm_under(future, text));
    if (!names.insert(text).second) {
      throw InputError(Problem{{"--policy", 0, 0}, text, "this arm is named twice", {}, ""});
    }
    for (const PolicyRecord& policy : arms_.back().policies) {
      if (policy.start < period.until) continue;
      warn(notices, "policy '" + policy.name + "' starts on " + to_string(date_of(policy.start)) +
                        ", not before the end of the study (" + scenario_->period.until + "): it has no effect");
    }
  }
  contradictions.throw_if_any();
}

Node Study::identity() const {
  Node::Table table;
  table.set("scenario", text_node(scenario_->name));
  table.set("scenario_sha256", text_node(scenario_digest_));
  Node::Array names;
  std::string records;
  for (const Arm& arm : arms_) {
    names.push_back(text_node(arm.name));
    records += arm.name + to_json(arm.resolved);
  }
  table.set("arms", Node{std::move(names), {}});
  table.set("arms_sha256", text_node(sha256(records)));
  table.set("seed", Node{static_cast<std::int64_t>(seed_), {}});
  table.set("scale", text_node(scenario_->scale.residents));
  table.set("until", text_node(scenario_->period.until));
  if (!future_.empty()) table.set("future", text_node(future_));
  if (panel_ > 0) table.set("panel", Node{static_cast<std::int64_t>(panel_), {}});
  return {std::move(table), {}};
}

std::string Study::short_hash() const { return sha256(to_json(identity())).substr(0, 8); }

ResultFile Study::simulate(std::size_t arm, std::uint64_t replicate, const RunControl& control) const {
  return finish(branch(warm_up(replicate, control), arm), {replicate, arm}, control);
}

Lived Study::live(const RunName& run, const DiaryPlan& plan, const RunControl& control) const {
  const Arm& arm = arms_[run.arm.value()];
  Market market = branch(warm_up(run.replicate, control), *run.arm);
  market.keep_diary(plan);
  market.run(control);
  return {to_result_file(market, {arm.name, to_json(arm.resolved), run.replicate}), market.diary().events()};
}

Market Study::warm_up(std::uint64_t replicate, const RunControl& control) const {
  Market market = build_market({scenario_, {seed_, replicate}, control.stop});
  market.run_until(scenario_->period.first(), control);
  return market;
}

Market Study::branch(Market warm, std::size_t arm) const {
  warm.branch(policies_of({.arm = arm}));
  warm.follow(panel_);
  return warm;
}

ResultFile Study::finish(Market market, const RunName& run, const RunControl& control, const Stops& stops) const {
  const Period& period = scenario_->period;
  const std::int64_t first = month_index(period.first());
  for (std::int64_t months = stops.every_months; stops.every_months > 0; months += stops.every_months) {
    const Time stop = start_of_month(first + months);
    if (stop >= period.last()) break;
    if (stop <= market.state().now) continue;  // behind where this run begins
    market.run_until(stop, control);
    stops.at(market);
  }
  market.run(control);
  const Arm& arm = arms_[run.arm.value()];
  return to_result_file(market, {arm.name, to_json(arm.resolved), run.replicate});
}

void Study::save(const Market& market, const RunName& run, Bytes& bytes) const {
  to_checkpoint(head_of(run), market, bytes);
}

void Study::save(const Market& market, const RunName& run, const ByteSink& sink) const {
  stream_checkpoint(head_of(run), market, sink);
}

Market Study::load(ByteSource source, const RunName& run, const std::string& path) const {
  SectionReader list(std::move(source), head_of(run), path);
  State state;
  state.scenario = scenario_;
  state.policies = policies_of(run);
  Rules rules(build_policies(*state.policies));
  Market market(std::move(state), std::move(rules));
  from_checkpoint(list, market);
  return market;
}

CheckpointHead Study::head_of(const RunName& run) const {
  // Scale and end may be other than the scenario's own.
  std::string all = fmt::format("{} {} {} {} {}", version(), scenario_digest_, scenario_->scale.residents,
                                scenario_->period.until, seed_);
  if (!run.arm)
    return {std::string(sections_version), fmt::format("replicate {} before its arms, {}", run.replicate, sha256(all))};
  const Arm& arm = arms_[*run.arm];
  all += fmt::format("{} panel {}", to_json(arm.resolved), panel_);
  return {std::string(sections_version),
          fmt::format("replicate {} of arm {}, {}", run.replicate, arm.name, sha256(all))};
}

std::shared_ptr<const std::vector<PolicyRecord>> Study::policies_of(const RunName& run) const {
  if (!run.arm) return std::make_shared<const std::vector<PolicyRecord>>();
  return std::make_shared<const std::vector<PolicyRecord>>(arms_[*run.arm].policies);
}

}  // namespace piecework::platform_work
