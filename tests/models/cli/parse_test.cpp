#include <gtest/gtest.h>

#include "models/cli/arguments.h"
#include "sim/base/error.h"
#include "sim/base/version.h"

namespace piecework::cli {
namespace {

using Words = std::vector<std::string>;

template <class Chosen>
Chosen parsed(const Words& words) {
  return std::get<Chosen>(parse_arguments(words, "piecework-sim"));
}

std::string refusal_of(const Words& words) {
  try {
    parse_arguments(words, "piecework-sim");
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

const std::vector<std::string> commands{"run",        "check",  "hash",  "merge",     "list", "describe", "occupations",
                                        "population", "schema", "bench", "crowdwork", "unit", "diary"};

TEST(Parse, RunHasItsDefaults) {
  const auto run = parsed<RunArguments>({"run", "toronto/baseline"});
  EXPECT_EQ(run.scenario, "toronto/baseline");
  EXPECT_TRUE(run.policies.empty());
  EXPECT_EQ(run.replicates.first, 0U);
  EXPECT_EQ(run.replicates.end, 8U);
  EXPECT_EQ(run.seed, 1U);
  EXPECT_FALSE(run.threads || run.scale || run.until || run.out);
  EXPECT_FALSE(run.resume || run.json);
}

TEST(Parse, RunTakesEveryOption) {
  const auto run = parsed<RunArguments>(
      {"run",        "--policy",  "a",   "toronto/grown", "--policy", "b+c",      "--replicates", "2:4",
       "--seed=7",   "--threads", "3",   "--scale",       "1:50",     "--until",  "2026-01-01",   "--set",
       "x.y=[1, 2]", "--set",     "z=1", "--out",         "here",     "--resume", "--json"});
  EXPECT_EQ(run.scenario, "toronto/grown");
  EXPECT_EQ(run.policies, (Words{"a", "b+c"}));
  EXPECT_EQ(run.replicates.first, 2U);
  EXPECT_EQ(run.replicates.end, 4U);
  EXPECT_EQ(run.seed, 7U);
  EXPECT_EQ(run.threads, 3U);
  EXPECT_EQ(run.scale, "1:50");
  EXPECT_EQ(run.until, "2026-01-01");
  EXPECT_EQ(run.overrides, (Words{"x.y=[1, 2]", "z=1"}));
  EXPECT_EQ(run.out, "here");
  EXPECT_EQ(run.checkpoint_months, 12);
  EXPECT_TRUE(run.resume && run.json);
}

TEST(Parse, OccupationsShowSomeNeighbours) {
  EXPECT_EQ(parsed<OccupationsArguments>({"occupations", "x"}).neighbours, 3U);
  const auto chosen = parsed<OccupationsArguments>({"occupations", "x", "--neighbours", "42", "--json"});
  EXPECT_EQ(chosen.scenario, "x");
  EXPECT_EQ(chosen.neighbours, 42U);
  EXPECT_TRUE(chosen.json);
  EXPECT_EQ(refusal_of({"occupations", "x", "--neighbours", "43"}),
            "--neighbours: \"43\" is not such a number; allowed: a whole number from 0 to 42");
}

TEST(Parse, AFutureIsAName) {
  EXPECT_FALSE(parsed<RunArguments>({"run", "x"}).future.has_value());
  EXPECT_EQ(parsed<RunArguments>({"run", "x", "--future", "conglomerates"}).future, "conglomerates");
}

TEST(Parse, APanelIsANumberOfPersons) {
  EXPECT_EQ(parsed<RunArguments>({"run", "x"}).panel, 0U);
  EXPECT_EQ(parsed<RunArguments>({"run", "x", "--panel", "10000"}).panel, 10000U);
  EXPECT_NE(refusal_of({"run", "x", "--panel", "all"}), "");
  EXPECT_NE(refusal_of({"run", "x", "--panel=-1"}), "");
}

TEST(Parse, CheckpointsComeAfterWholeMonths) {
  EXPECT_EQ(parsed<RunArguments>({"run", "x", "--checkpoint-every", "0"}).checkpoint_months, 0);
  EXPECT_EQ(parsed<RunArguments>({"run", "x", "--checkpoint-every=3"}).checkpoint_months, 3);
  EXPECT_NE(refusal_of({"run", "x", "--checkpoint-every", "-1"}), "");
  EXPECT_NE(refusal_of({"run", "x", "--checkpoint-every", "a year"}), "");
}

TEST(Parse, UnitTakesATrialAndAScenario) {
  const auto unit = parsed<UnitArguments>({"unit", "skill_decay", "toronto/baseline", "--set", "a.b=1", "--json"});
  EXPECT_EQ(unit.name, "skill_decay");
  EXPECT_EQ(unit.scenario, "toronto/baseline");
  EXPECT_EQ(unit.overrides, std::vector<std::string>{"a.b=1"});
  EXPECT_TRUE(unit.json);
  EXPECT_NE(refusal_of({"unit", "skill_decay"}), "");
}

TEST(Parse, CrowdworkHasItsOwnScenario) {
  const auto usual = parsed<CrowdworkArguments>({"crowdwork"});
  EXPECT_EQ(usual.scenario, "verification/crowdwork");
  EXPECT_EQ(usual.seed, 1U);
  const auto chosen =
      parsed<CrowdworkArguments>({"crowdwork", "mine.toml", "--seed", "3", "--set", "parameters.tariff=9", "--json"});
  EXPECT_EQ(chosen.scenario, "mine.toml");
  EXPECT_EQ(chosen.seed, 3U);
  EXPECT_EQ(chosen.overrides, std::vector<std::string>{"parameters.tariff=9"});
  EXPECT_TRUE(chosen.json);
  EXPECT_NE(refusal_of({"crowdwork", "--seed", "-3"}), "");
}

TEST(Parse, PopulationTakesEveryOption) {
  const auto population = parsed<PopulationArguments>(
      {"population", "x", "--scale", "1:10", "--seed", "7", "--csv", "fit.csv", "--build", "--json"});
  EXPECT_EQ(population.scenario, "x");
  EXPECT_EQ(population.scale, "1:10");
  EXPECT_EQ(population.seed, 7U);
  EXPECT_EQ(population.csv, "fit.csv");
  EXPECT_TRUE(population.build && population.json);
  EXPECT_NE(refusal_of({"population", "x", "--scale", "10"}), "");
  EXPECT_NE(refusal_of({"population", "x", "--csv", ""}), "");
}

TEST(Parse, Diary) {
  const auto diary = parsed<DiaryArguments>({"diary", "folder", "--person", "12,5000000000", "--replicate", "3"});
  EXPECT_EQ(diary.persons, (std::vector<std::uint64_t>{12, 5'000'000'000}));
  EXPECT_EQ(diary.replicate, 3U);
  EXPECT_TRUE(diary.arms.empty());
  EXPECT_EQ(parsed<DiaryArguments>({"diary", "folder", "--person", "1", "--arms", "baseline,a(x=1,y=2)+b"}).arms,
            (Words{"baseline", "a(x=1,y=2)+b"}));
  EXPECT_FALSE(diary.market);
  const auto market = parsed<DiaryArguments>({"diary", "folder", "--market"});
  EXPECT_TRUE(market.market && market.persons.empty());
  EXPECT_NE(refusal_of({"diary", "folder"}).find("a diary needs residents to follow, or --market"), std::string::npos);
  EXPECT_NE(refusal_of({"diary", "folder", "--person", "Ann"}).find("--person"), std::string::npos);
}

TEST(Parse, AFileMayBeCalledLikeACommand) {
  EXPECT_EQ(parsed<CheckArguments>({"check", "merge", "run"}).files, (Words{"merge", "run"}));
  EXPECT_EQ(parsed<DescribeArguments>({"describe", "list"}).name, "list");
}

TEST(Parse, EveryCommandHasHelpWithExamplesAndAVersion) {
  for (const std::string& command : commands) {
    const std::string help = parsed<PrintedText>({command, "--help"}).text;
    EXPECT_NE(help.find("Usage: piecework-sim " + command), std::string::npos) << help;
    EXPECT_NE(help.find("Examples:\n  piecework-sim " + command), std::string::npos) << help;
    EXPECT_EQ(parsed<PrintedText>({command, "--version"}).text, "piecework-sim " + std::string(version()) + "\n");
  }
  const std::string help = parsed<PrintedText>({"--help"}).text;
  for (const std::string& command : commands) EXPECT_NE(help.find("\n  " + command + " "), std::string::npos);
  EXPECT_NE(help.find("Examples:"), std::string::npos);
  EXPECT_NE(help.find("130 interrupted"), std::string::npos);
}

TEST(Parse, UnknownWordsAreAnsweredWithTheNearest) {
  EXPECT_EQ(
      refusal_of({"rum", "x"}),
      "piecework-sim: there is no command \"rum\"; allowed: run, check, hash, merge, verify, diary, list, describe, "
      "schema, occupations, bench, population, crowdwork, unit; did you mean 'run'?");
  EXPECT_NE(refusal_of({"run", "x", "--polcy", "a"}).find("there is no option --polcy"), std::string::npos);
  EXPECT_NE(refusal_of({"run", "x", "--polcy", "a"}).find("did you mean '--policy'?"), std::string::npos);
  EXPECT_NE(refusal_of({"run", "x", "--sed=5"}).find("did you mean '--seed'?"), std::string::npos);
  EXPECT_NE(refusal_of({"--verison"}).find("did you mean '--version'?"), std::string::npos);
}

TEST(Parse, MissingAndSurplusWordsAreRefused) {
  EXPECT_NE(refusal_of({}).find("no command; allowed: run, "), std::string::npos);
  EXPECT_NE(refusal_of({"run"}).find("scenario is required"), std::string::npos);
  EXPECT_NE(refusal_of({"check"}).find("file is required"), std::string::npos);
  EXPECT_NE(refusal_of({"run", "x", "y"}).find("\"y\" is one word too many"), std::string::npos);
  EXPECT_NE(refusal_of({"run", "x", "--seed"}).find("--seed"), std::string::npos);
  EXPECT_NE(refusal_of({"run", "x", "--seed", "1", "--seed", "2"}).find("--seed"), std::string::npos);
}

TEST(Parse, AllWrongValuesAreReportedAtOnce) {
  const std::string text = refusal_of({"run", "x", "--replicates", "3:1", "--seed", "-1", "--threads", "0", "--scale",
                                       "1:0", "--until", "2025-13-01", "--out", ""});
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5) << text;
  for (const char* option : {"--replicates: ", "--seed: ", "--threads: ", "--scale: ", "--until: ", "--out: "}) {
    EXPECT_NE(text.find(option), std::string::npos) << option;
  }
}

}  // namespace
}  // namespace piecework::cli
