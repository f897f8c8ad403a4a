#include "models/platform_work/target_group.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sim/base/error.h"

namespace piecework::platform_work {
namespace {

using Members = TargetGroup::Members;

constexpr std::string_view everybody_word = "everybody";

/// Dimensions whose members are listed from the lowest to the highest.
constexpr std::array<std::string_view, 2> ordered{"age", "education"};

/// Where the bands of the dimension "age" begin.
constexpr std::array<int, age_bands> band_begins{15, 25, 35, 45, 55, 65};

/// Other words for a member.
struct Synonym {
  std::string_view word;
  std::string_view member;
};
constexpr std::array synonyms{Synonym{"bachelor", "bachelors"}, Synonym{"65_and_over", "65+"}};

/// Ends the reading; never leaves this file.
struct Unreadable {
  GroupProblem problem;
};

[[noreturn]] void refuse(std::string problem) { throw Unreadable{{std::move(problem), "", {}}}; }
[[noreturn]] void refuse_name(std::string problem, std::string name, std::vector<std::string> known) {
  throw Unreadable{{std::move(problem), std::move(name), std::move(known)}};
}

enum class Sign : std::uint8_t { equal, other, less, at_most, more, at_least };

struct SignWord {
  std::string_view text;
  Sign sign;
};
/// The longer ones first.
constexpr std::array signs{SignWord{"!=", Sign::other}, SignWord{"<=", Sign::at_most}, SignWord{">=", Sign::at_least},
                           SignWord{"=", Sign::equal},  SignWord{"<", Sign::less},     SignWord{">", Sign::more}};

constexpr std::string_view marks = "(){},";

/// GroupWords and marks of an expression, one after the other.
class GroupWords {
 public:
  explicit GroupWords(std::string_view text) : left_(text) { next(); }

  [[nodiscard]] std::string_view now() const { return word_; }
  [[nodiscard]] bool at_end() const { return word_.empty(); }

  std::string_view take() {
    const std::string_view word = word_;
    next();
    return word;
  }
  bool take_if(std::string_view word) {
    if (word_ != word) return false;
    next();
    return true;
  }
  void expect_mark(std::string_view mark) {
    if (!take_if(mark)) refuse("'" + std::string(mark) + "' is missing" + before());
  }
  [[nodiscard]] std::string before() const {
    return at_end() ? std::string(" at the end") : " before '" + std::string(word_) + "'";
  }
  /// The sign here, if there is one.
  [[nodiscard]] std::optional<Sign> sign() const {
    for (const SignWord& one : signs) {
      if (one.text == word_) return one.sign;
    }
    return std::nullopt;
  }

 private:
  /// Length of the word at the beginning of what is left.
  [[nodiscard]] std::size_t length() const {
    if (marks.find(left_.front()) != std::string_view::npos) return 1;
    for (const SignWord& one : signs) {
      if (left_.starts_with(one.text)) return one.text.size();
    }
    return std::min(left_.size(), left_.find_first_of(" \t(){},=!<>", 1));
  }

  void next() {
    const std::size_t begin = std::min(left_.size(), left_.find_first_not_of(" \t"));
    left_.remove_prefix(begin);
    word_ = left_.empty() ? left_ : left_.substr(0, length());
    left_.remove_prefix(word_.size());
  }

  std::string_view left_;
  std::string_view word_;
};

/// What may stand at the beginning.
std::vector<std::string> first_words() {
  std::vector<std::string> names{std::string(everybody_word)};
  for (const GroupDimension& dimension : group_dimensions()) names.emplace_back(dimension.name);
  return names;
}

const GroupDimension& dimension_called(std::string_view name) {
  for (const GroupDimension& dimension : group_dimensions()) {
    if (dimension.name == name) return dimension;
  }
  refuse_name("unknown attribute '" + std::string(name) + "'", std::string(name), first_words());
}

std::string_view member_name(const GroupDimension& dimension, std::size_t member) {
  return group_cells()[dimension.first + member].member;
}

std::size_t member_called(const GroupDimension& dimension, std::string_view word) {
  std::string_view name = word;
  for (const Synonym& synonym : synonyms) name = synonym.word == word ? synonym.member : name;
  const std::string prefix = std::string(dimension.name) + "=";
  std::vector<std::string> known;
  for (std::size_t member = 0; member < dimension.count; ++member) {
    if (member_name(dimension, member) == name) return member;
    known.push_back(prefix + std::string(member_name(dimension, member)));
  }
  if (word.empty()) refuse_name("a value of '" + std::string(dimension.name) + "' is missing", "", known);
  refuse_name("unknown value '" + std::string(word) + "' of '" + std::string(dimension.name) + "'",
              prefix + std::string(word), known);
}

bool has_order(const GroupDimension& dimension) { return std::ranges::find(ordered, dimension.name) != ordered.end(); }

/// The residents whose member of the dimension the test lets through.
template <class Test>
Members members_where(const GroupDimension& dimension, Test test) {
  Members members;
  for (std::size_t combination = 0; combination < trait_combinations; ++combination) {
    members[combination] = test(dimension.member_of(traits_of(combination)));
  }
  return members;
}

bool holds(Sign sign, std::size_t left, std::size_t right) {
  switch (sign) {
    case Sign::equal: return left == right;
    case Sign::other: return left != right;
    case Sign::less: return left < right;
    case Sign::at_most: return left <= right;
    case Sign::more: return left > right;
    case Sign::at_least: return left >= right;
  }
  return false;
}

/// A whole number of years, if the word is one.
std::optional<int> years_in(std::string_view word) {
  int years = 0;
  const char* end = word.data() + word.size();
  const auto [stopped, error] = std::from_chars(word.data(), end, years);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return years;
}

/// Who is of that many years lies in a band; which side of its edge is asked for, the sign must leave no doubt about.
Members by_years(const GroupDimension& dimension, Sign sign, int years) {
  const bool from_begin = sign == Sign::less || sign == Sign::at_least;
  const bool from_end = sign == Sign::more || sign == Sign::at_most;
  constexpr int oldest = 150;
  const int edge = from_end && years < oldest ? years + 1 : years;
  const auto band = static_cast<std::size_t>(std::ranges::find(band_begins, edge) - band_begins.begin());
  if ((!from_begin && !from_end) || band == band_begins.size()) {
    refuse(
        "ages are known in bands, so that they can be compared only by < or >= with 15, 25, 35, 45, 55, 65, or by "
        "> or <= with 24, 34, 44, 54, 64");
  }
  const bool above = sign == Sign::more || sign == Sign::at_least;
  return members_where(dimension, [&](std::size_t member) { return (member >= band) == above; });
}

/// "or above", "or below" after a member.
Sign with_suffix(GroupWords& words, const GroupDimension& dimension) {
  GroupWords ahead = words;
  if (!ahead.take_if("or")) return Sign::equal;
  const bool above = ahead.now() == "above";
  if (!above && ahead.now() != "below") return Sign::equal;
  if (!has_order(dimension)) refuse("'" + std::string(dimension.name) + "' has no order: what is above or below?");
  ahead.take();
  words = ahead;
  return above ? Sign::at_least : Sign::at_most;
}

Members compared(GroupWords& words, const GroupDimension& dimension) {
  Sign sign = *words.sign();
  words.take();
  const bool by_order = sign != Sign::equal && sign != Sign::other;
  if (by_order && !has_order(dimension)) refuse("'" + std::string(dimension.name) + "' has no order: use = or !=");
  const std::string_view word = words.take();
  const std::optional<int> years = dimension.name == "age" ? years_in(word) : std::nullopt;
  if (years) return by_years(dimension, sign, *years);
  const std::size_t wanted = member_called(dimension, word);
  if (sign == Sign::equal) sign = with_suffix(words, dimension);
  return members_where(dimension, [&](std::size_t member) { return holds(sign, member, wanted); });
}

Members listed(GroupWords& words, const GroupDimension& dimension) {
  Members members;
  words.expect_mark("{");
  do {
    const std::size_t wanted = member_called(dimension, words.take());
    members |= members_where(dimension, [&](std::size_t member) { return member == wanted; });
  } while (words.take_if(","));
  words.expect_mark("}");
  return members;
}

Members condition(GroupWords& words) {
  if (words.at_end()) refuse("an attribute is missing at the end");
  const GroupDimension& dimension = dimension_called(words.take());
  if (words.take_if("in")) return listed(words, dimension);
  if (!words.sign())
    refuse("'" + std::string(dimension.name) + "' must be followed by =, !=, <, <=, >, >= or in {...}");
  return compared(words, dimension);
}

/// Deeper expressions are not written by people.
constexpr int deepest = 32;

Members any_of(GroupWords& words, int depth);

Members one_of(GroupWords& words, int depth) {
  if (depth > deepest) refuse("too many brackets");
  if (words.take_if("not")) return ~one_of(words, depth + 1);
  if (!words.take_if("(")) return condition(words);
  const Members members = any_of(words, depth + 1);
  words.expect_mark(")");
  return members;
}

Members all_of(GroupWords& words, int depth) {
  Members members = one_of(words, depth);
  while (words.take_if("and")) members &= one_of(words, depth);
  return members;
}

Members any_of(GroupWords& words, int depth) {
  Members members = all_of(words, depth);
  while (words.take_if("or")) members |= all_of(words, depth);
  return members;
}

TargetGroup read(std::string_view text) {
  GroupWords words(text);
  if (words.take_if(everybody_word) && words.at_end()) return {};
  GroupWords again(text);
  const Members members = any_of(again, 0);
  if (!again.at_end()) refuse("'and' or 'or' is missing" + again.before());
  if (members.none()) refuse("nobody can be in this group");
  return TargetGroup(members);
}

}  // namespace

ParsedGroup read_group(std::string_view text) {
  try {
    return {read(text), {}};
  } catch (const Unreadable& unreadable) {
    return {std::nullopt, unreadable.problem};
  }
}

std::optional<TargetGroup> parse_group(std::string_view text) { return read_group(text).group; }

}  // namespace piecework::platform_work
