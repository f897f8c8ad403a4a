#include "sim/base/version.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace {

using piecework::build_info;

std::string version_in_pyproject() {
  std::ifstream file(PIECEWORK_SOURCE_DIR "/pyproject.toml");
  const std::string start = "version = \"";
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(start)) return line.substr(start.size(), line.size() - start.size() - 1);
  }
  return "none";
}

TEST(Version, StandsInPyprojectAlone) { EXPECT_EQ(piecework::version(), version_in_pyproject()); }

TEST(Version, CommitIsAHashOrUnknown) {
  const std::string commit(build_info().commit);
  if (commit == "unknown") return;
  EXPECT_EQ(commit.find_first_not_of("0123456789abcdef"), commit.size() == 40 ? std::string::npos : 40U) << commit;
}

TEST(Version, FlagsKeepRoundingFixed) {
  EXPECT_NE(build_info().flags.find("-ffp-contract=off"), std::string_view::npos);
  EXPECT_FALSE(build_info().compiler.empty());
}

}  // namespace
