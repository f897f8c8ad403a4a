#include "models/cli/values.h"

#include <gtest/gtest.h>

namespace piecework::cli {
namespace {

TEST(Values, ReplicatesAreANumberOrARange) {
  Problems problems;
  const ReplicateRange eight = read_replicates("--replicates", "8", problems);
  EXPECT_EQ(eight.first, 0U);
  EXPECT_EQ(eight.end, 8U);
  const ReplicateRange later = read_replicates("--replicates", "8:16", problems);
  EXPECT_EQ(later.first, 8U);
  EXPECT_EQ(later.end, 16U);
  EXPECT_TRUE(problems.empty());
}

TEST(Values, ReplicatesThatHoldNothingAreRefused) {
  for (const char* text : {"0", "3:1", "2:2", "", ":", "1:", ":1", "-1", "+3", "1.5", "0x4", "1:2:3", " 4", "4 ", "a",
                           "1000001", "99999999999999999999"}) {
    Problems problems;
    read_replicates("--replicates", text, problems);
    ASSERT_EQ(problems.count(), 1U) << text;
    const std::string message = to_string(problems.sorted().front());
    EXPECT_EQ(message.find("--replicates: \"" + std::string(text) + "\""), 0U) << message;
    EXPECT_NE(message.find("A:B"), std::string::npos) << message;
  }
}

TEST(Values, WholeNumbersKeepToTheirLimits) {
  Problems problems;
  EXPECT_EQ(read_whole("--seed", "9223372036854775807", {0, largest_seed}, problems), largest_seed);
  EXPECT_EQ(read_whole("--threads", "1", {1, most_threads}, problems), 1U);
  EXPECT_TRUE(problems.empty());
  for (const char* text : {"0", "1025", "-1", "two", "1e2", ""}) {
    Problems wrong;
    read_whole("--threads", text, {1, most_threads}, wrong);
    ASSERT_EQ(wrong.count(), 1U) << text;
    EXPECT_NE(to_string(wrong.sorted().front()).find("from 1 to 1024"), std::string::npos);
  }
}

TEST(Values, ScaleIsOneToSomething) {
  Problems problems;
  check_scale("--scale", "1:1", problems);
  check_scale("--scale", "1:1000", problems);
  EXPECT_TRUE(problems.empty());
  for (const char* text : {"1:0", "2:100", "100", "1:", "1:-5", "1:1.5", "1/100", "1:x"}) {
    Problems wrong;
    check_scale("--scale", text, wrong);
    EXPECT_EQ(wrong.count(), 1U) << text;
  }
}

TEST(Values, DatesAreDaysOfTheCalendar) {
  Problems problems;
  check_date("--until", "2024-02-29", problems);
  EXPECT_TRUE(problems.empty());
  for (const char* text : {"2025-13-01", "2025-02-29", "2025-1-1", "tomorrow", ""}) {
    Problems wrong;
    check_date("--until", text, wrong);
    EXPECT_EQ(wrong.count(), 1U) << text;
  }
}

}  // namespace
}  // namespace piecework::cli
