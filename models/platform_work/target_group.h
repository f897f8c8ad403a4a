#pragma once
// For whom a policy is: an expression on the attributes by which groups are told apart (groups.h).
//
//   everybody
//   immigrant_class=newcomer and education=bachelors or above
//   not (age<25 or education in {less_than_high_school, high_school})
//
// `and` binds more closely than `or`, `not` most closely. = and != compare with a member; <, <=, > and >= also, for age
// and education, whose members have an order, and `or above`, `or below` after = are >= and <=. Ages may be compared
// with the years at which a band begins. Whom an expression means is settled once for every combination of traits.

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/platform_work/groups.h"

namespace piecework::platform_work {

class TargetGroup {
 public:
  using Members = std::bitset<trait_combinations>;

  /// Everybody, workers abroad included.
  TargetGroup() = default;
  /// The residents with these combinations of traits.
  explicit TargetGroup(const Members& members) : everybody_(false), members_(members) {}

  [[nodiscard]] bool everybody() const { return everybody_; }
  [[nodiscard]] bool contains(const Traits& traits) const { return everybody_ || members_[combination_of(traits)]; }
  /// Whether somebody can be in both.
  [[nodiscard]] bool meets(const TargetGroup& other) const {
    if (everybody_) return other.everybody_ || other.members_.any();
    return other.everybody_ ? members_.any() : (members_ & other.members_).any();
  }

 private:
  bool everybody_ = true;
  Members members_;
};

/// What is wrong with an expression.
struct GroupProblem {
  std::string problem;             // in words
  std::string name;                // that is not known, if that is it
  std::vector<std::string> known;  // the names there are in its place
};

struct ParsedGroup {
  std::optional<TargetGroup> group;  // nothing if there is a problem
  GroupProblem problem;
};

ParsedGroup read_group(std::string_view text);
/// Nothing if the text is not an expression.
std::optional<TargetGroup> parse_group(std::string_view text);

}  // namespace piecework::platform_work
