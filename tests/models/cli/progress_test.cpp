#include "models/cli/progress.h"

#include <gtest/gtest.h>
#include <sstream>

namespace piecework::cli {
namespace {

struct Screen {
  std::ostringstream out;
  std::ostringstream err;

  Console console(bool terminal) {
    return {.out = out, .err = err, .err_is_terminal = terminal, .program_name = "p", .progress = {}};
  }
};

TEST(Progress, ATerminalGetsABarThatIsWiped) {
  Screen screen;
  Console console = screen.console(true);
  {
    ProgressReport report(console, 4, 16);
    report.update(2, 0.5);
    EXPECT_NE(screen.err.str().find("6/16, 62 %"), std::string::npos) << screen.err.str();
    EXPECT_NE(screen.err.str().find(" left"), std::string::npos);
  }
  EXPECT_TRUE(screen.err.str().ends_with("\r\x1b[K"));
  EXPECT_TRUE(screen.out.str().empty());
}

TEST(Progress, ATerminalIsNotFlooded) {
  Screen screen;
  Console console = screen.console(true);
  ProgressReport report(console, 0, 1000);
  for (std::size_t i = 0; i < 1000; ++i) report.update(i, static_cast<double>(i) / 1000.0);
  const std::string shown = screen.err.str();
  EXPECT_LE(std::count(shown.begin(), shown.end(), '['), 12);  // with the escape sequences: a few pictures
}

TEST(Progress, APipeIsSilent) {
  Screen screen;
  Console console = screen.console(false);
  {
    ProgressReport report(console, 0, 2);
    report.update(1, 0.5);
  }
  EXPECT_TRUE(screen.err.str().empty());
}

TEST(Progress, AHostIsToldInPlaceOfABar) {
  Screen screen;
  Console console = screen.console(true);
  std::vector<Progress> told;
  console.progress = [&](const Progress& progress) { told.push_back(progress); };
  {
    ProgressReport report(console, 4, 8);
    report.update(0, 0.0);
    report.update(4, 1.0);
  }
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told.front().done, 4U);
  EXPECT_DOUBLE_EQ(told.front().fraction, 0.5);
  EXPECT_EQ(told.back().done, 8U);
  EXPECT_DOUBLE_EQ(told.back().fraction, 1.0);
  EXPECT_TRUE(screen.err.str().empty());
}

TEST(Progress, DurationsAreReadable) {
  EXPECT_EQ(duration_text(0.2), "0 s");
  EXPECT_EQ(duration_text(59.4), "59 s");
  EXPECT_EQ(duration_text(200), "3 min 20 s");
  EXPECT_EQ(duration_text(7500), "2 h 5 min");
}

}  // namespace
}  // namespace piecework::cli
