// piecework-battery: runs the statistical battery. See usage below and docs/verification.md.

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <iostream>
#include <string_view>

#include "tests/statistical/planted.h"

namespace piecework::statistical {
namespace {

constexpr std::string_view usage = R"(usage: piecework-battery [--full] [--seed N] [--json] [--planted]

Checks random numbers, the engine and the verification models against theory.
  --full      samples four times as large, biases half as large
  --seed N    other luck than the fixed one, 0 to 2^64 - 1
  --json      a list of rows instead of a table
  --planted   puts known bugs in the place of sound code and tells which are found

Exit code: 0 all passed (with --planted: no alarm without a bug, and at most one bug missed), 1 an alarm,
4 no alarm but a check with too little power, 64 wrong usage.
)";

constexpr int exit_alarm = 1, exit_inconclusive = 4, exit_usage = 64;

struct Options {
  Setting setting;
  bool json = false;
  bool planted = false;
  bool right = true;
};

Options read(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--full") {
      options.setting.divisor = full_divisor;
    } else if (word == "--json") {
      options.json = true;
    } else if (word == "--planted") {
      options.planted = true;
    } else if (word == "--seed" && i + 1 < count) {
      const std::string_view seed = words[++i];
      const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), options.setting.seed);
      options.right = options.right && error == std::errc{} && end == seed.data() + seed.size();
    } else {
      options.right = false;
    }
  }
  return options;
}

std::vector<Finding> whole_battery(const Setting& setting) {
  std::vector<Check> checks;
  for (const Group& group : groups) {
    for (Check& check : checks_of(group, sound_subjects(), setting)) checks.push_back(std::move(check));
  }
  expect(checks.size() == battery_size, fmt::format("battery_size is {}, not {}", checks.size(), battery_size));
  return judged(checks, battery_size);
}

int tell(const Options& options, const std::vector<Finding>& findings) {
  const Outcome outcome = verdict(findings);
  if (options.json) {
    print_json(std::cout, findings);
  } else {
    print_table(std::cout, findings);
    std::cout << fmt::format("{} checks, seed {}: {}\n", findings.size(), options.setting.seed, name_of(outcome));
  }
  return outcome == Outcome::alarm ? exit_alarm : outcome == Outcome::inconclusive ? exit_inconclusive : 0;
}

int tell_planted(const Options& options, const std::vector<Finding>& sound) {
  std::size_t found = 0;
  for (const PlantedBug& bug : planted_bugs()) {
    const std::vector<std::string> alarms = alarms_of(bug, options.setting);
    found += alarms.empty() ? 0 : 1;
    std::cout << fmt::format("{:<7}{:<46}{}", alarms.empty() ? "MISSED" : "found", bug.name,
                             alarms.empty() ? "" : alarms.front())
              << std::endl;  // a line as soon as it is known
  }
  const bool quiet = verdict(sound) != Outcome::alarm;
  std::cout << fmt::format("{} of {} found; without a bug: {}\n", found, planted_bugs().size(),
                           quiet ? "no alarm" : "FALSE ALARM");
  return quiet && found + 1 >= planted_bugs().size() ? 0 : exit_alarm;
}

int run(int count, char** words) {
  const Options options = read(count, words);
  if (!options.right) {
    std::cerr << usage;
    return exit_usage;
  }
  const std::vector<Finding> findings = whole_battery(options.setting);
  return options.planted ? tell_planted(options, findings) : tell(options, findings);
}

}  // namespace
}  // namespace piecework::statistical

int main(int count, char** words) { return piecework::statistical::run(count, words); }
