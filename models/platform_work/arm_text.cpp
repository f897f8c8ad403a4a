#include "models/platform_work/arm_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sim/config/problems.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<std::string_view, 4> keys_of_records{"start", "end", "group", "intensity"};
constexpr std::string_view form = "NAME or NAME(KEY=VALUE,KEY=VALUE), joined by +";

[[noreturn]] void refuse(const std::string& arm, std::string problem) {
  throw InputError(Problem{{"--policy", 0, 0}, arm, std::move(problem), {std::string(form)}, ""});
}

/// Cuts at the separator where no bracket is open.
std::vector<std::string> pieces_of(std::string_view text, char separator) {
  std::vector<std::string> pieces(1);
  int depth = 0;
  for (const char sign : text) {
    if (sign == '(' || sign == '[') ++depth;
    if (sign == ')' || sign == ']') --depth;
    if (sign == separator && depth == 0) {
      pieces.emplace_back();
    } else {
      pieces.back() += sign;
    }
  }
  return pieces;
}

/// Arms are folders: other signs are set with --set policies.NAME.KEY=VALUE.
bool may_stand_in_a_name(char sign) {
  const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
  return letter || std::string_view("_.,=+-[]").find(sign) != std::string_view::npos;
}

std::string override_of(const std::string& arm, const std::string& policy, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) {
    refuse(arm, "'" + setting + "' is no setting: it must have the form KEY=VALUE");
  }
  const std::string key = setting.substr(0, equals);
  const bool whole =
      key.find('.') != std::string::npos || std::ranges::find(keys_of_records, key) != keys_of_records.end();
  return "policies." + policy + (whole ? "." : ".parameters.") + setting;
}

ArmPolicy policy_in(const std::string& arm, const std::string& text) {
  const std::size_t open = text.find('(');
  if (open == std::string::npos) {
    if (text.find(')') != std::string::npos) refuse(arm, "')' closes nothing");
    return {text, {}};
  }
  if (text.back() != ')') refuse(arm, "'(' is not closed");
  ArmPolicy policy{text.substr(0, open), {}};
  const std::string inside = text.substr(open + 1, text.size() - open - 2);
  const auto strange = std::ranges::find_if_not(inside, may_stand_in_a_name);
  if (strange != inside.end()) {
    refuse(arm, std::string("'") + *strange + "' may not stand in the name of an arm; --set policies." + policy.name +
                    ".KEY=VALUE takes any value, for all arms");
  }
  for (const std::string& setting : pieces_of(inside, ',')) {
    policy.overrides.push_back(override_of(arm, policy.name, setting));
  }
  return policy;
}

}  // namespace

std::vector<ArmPolicy> policies_in(const std::string& arm) {
  std::vector<ArmPolicy> policies;
  for (const std::string& text : pieces_of(arm, '+')) policies.push_back(policy_in(arm, text));
  return policies;
}

}  // namespace piecework::platform_work
