// Golden messages: every problem of a wrong file is told at once, with line, column, key, what is allowed, nearest
// name.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/config/toml.h"
#include "tests/sim/config/plant.h"

namespace piecework {
namespace {

struct WrongScenario {
  std::string name;
  std::string text;
  std::string messages;
};

std::vector<WrongScenario> wrong_scenarios() {
  std::ifstream stream(PIECEWORK_SOURCE_DIR "/tests/sim/config/wrong_scenarios.txt");
  std::vector<WrongScenario> cases;
  bool in_messages = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), {}, {}});
      in_messages = false;
    } else if (line == "--- messages") {
      in_messages = true;
    } else if (!cases.empty()) {
      (in_messages ? cases.back().messages : cases.back().text) += line + '\n';
    }
  }
  return cases;
}

std::string messages_of(const std::string& text) {
  Problems problems;
  try {
    plant::Plant plant;
    read_sections(parse_toml(text, "x.toml"), plant::description, &plant, problems);
    problems.throw_if_any();
  } catch (const InputError& error) {
    return error.what() + std::string("\n");
  }
  return "no problem\n";
}

TEST(WrongScenarios, EachGivesItsMessages) {
  const auto cases = wrong_scenarios();
  ASSERT_GE(cases.size(), 40U);
  for (const WrongScenario& wrong : cases) EXPECT_EQ(messages_of(wrong.text), wrong.messages) << wrong.name;
}

TEST(WrongScenarios, EachMessageHasLineAndColumn) {
  for (const WrongScenario& wrong : wrong_scenarios()) {
    std::istringstream lines(messages_of(wrong.text));
    for (std::string line; std::getline(lines, line);) {
      int at_line = 0;
      int at_column = 0;
      EXPECT_EQ(std::sscanf(line.c_str(), "x.toml:%d:%d: ", &at_line, &at_column), 2) << wrong.name << ": " << line;
      EXPECT_TRUE(at_line >= 1 && at_column >= 1) << wrong.name << ": " << line;
    }
  }
}

}  // namespace
}  // namespace piecework
