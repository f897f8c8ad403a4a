#pragma once
// The name of an arm as people write it: policies joined by "+", each with settings of its own in parentheses that hold
// in this arm alone, as in "mentoring(seats=60,start=2025-06-01)+pay_floor". So one policy stands in several arms of a
// study with different numbers.

#include <string>
#include <vector>

namespace piecework::platform_work {

struct ArmPolicy {
  std::string name;
  std::vector<std::string> overrides;  // "policies.NAME.KEY=VALUE", as --set takes them
};

/// The policies of an arm, in order. A key without a dot that is none of start, end, group and intensity is one of the
/// policy's parameters. Throws InputError naming the arm: parentheses that do not match, a setting without "=", a sign
/// that a folder's name should not hold.
std::vector<ArmPolicy> policies_in(const std::string& arm);

}  // namespace piecework::platform_work
