#include "sim/base/error.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

TEST(Error, SaysPlaceKeyProblemAllowedAndSuggestion) {
  const Problem problem{{"a.toml", 3, 7}, "rates.entr", "unknown key", {"entry", "exit"}, "entry"};
  EXPECT_EQ(to_string(problem),
            "a.toml:3:7: key 'rates.entr': unknown key; allowed: entry, exit; did you mean 'entry'?");
}

TEST(Error, LeavesOutWhatItDoesNotKnow) {
  EXPECT_EQ(to_string(Problem{{"a.toml"}, "", "the file is empty", {}, ""}), "a.toml: the file is empty");
}

TEST(Error, CarriesEveryProblem) {
  const InputError error({{{"a", 1, 1}, "x", "bad", {}, ""}, {{"a", 2, 1}, "y", "worse", {}, ""}});
  EXPECT_EQ(error.problems().size(), 2U);
  EXPECT_STREQ(error.what(), "a:1:1: key 'x': bad\na:2:1: key 'y': worse");
}

TEST(Error, FindsTheNearestName) {
  const std::vector<std::string> names{"entry", "exit", "reserve"};
  EXPECT_EQ(nearest_name("enrty", names), "entry");
  EXPECT_EQ(nearest_name("exits", names), "exit");
  EXPECT_EQ(nearest_name("zzzzzz", names), "");
  EXPECT_EQ(nearest_name(std::string(100'000, 'x'), names), "");
}

TEST(Error, ExpectThrowsOnlyWhenBroken) {
  EXPECT_NO_THROW(expect(true, "fine"));
  EXPECT_THROW(expect(false, "broken"), InternalError);
}

}  // namespace
}  // namespace piecework
