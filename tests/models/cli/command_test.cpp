// Exit codes and the two streams, through the same door that the executable and the package use.
#include <gtest/gtest.h>
#include <unistd.h>
#include <filesystem>
#include <ostream>
#include <streambuf>

#include "models/cli/session.h"
#include "sim/base/version.h"
#include "sim/config/json.h"
#include "tests/models/cli/host.h"

namespace piecework::cli {
namespace {

namespace fs = std::filesystem;

class Command : public testing::Test {
 protected:
  Command() { fs::create_directories(folder_); }
  ~Command() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string at(const std::string& name) const { return (folder_ / name).string(); }

  /// Two months of the smallest city: well under a second.
  [[nodiscard]] std::vector<std::string> small_run(const std::string& out, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{
        "run",   "toronto/baseline",        "--scale",      "1:10000", "--until", "2025-03-01",
        "--set", "period.warm_up_months=0", "--replicates", "2",       "--out",   at(out)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("piecework-command-" + std::to_string(getpid()));
};

class FullDevice : public std::streambuf {
 protected:
  int_type overflow(int_type) override { return traits_type::eof(); }
};

TEST_F(Command, VersionAndHelpAreResults) {
  const Answer version_answer = answer_to({"--version"});
  EXPECT_EQ(version_answer.code, 0);
  EXPECT_EQ(version_answer.out, "piecework-sim " + std::string(version()) + "\n");
  EXPECT_EQ(answer_to({"run", "--help"}).code, 0);
  EXPECT_EQ(answer_to({"run", "--help"}).err, "");
}

TEST_F(Command, BadUsageIsTwoAndSpeaksOnErrorOnly) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {}, {"rum"}, {"run"}, {"--json"}, {"bench", "second"}, {"hash", at("nothing")}, {"merge", at("nothing")}}) {
    const Answer answer = answer_to(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    EXPECT_FALSE(answer.err.empty());
  }
}

TEST_F(Command, BadInputIsTwoAndWritesNothing) {
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{{"--policy", "pay_flor"},
                                                                                    {"--policy", "pay_floor+"},
                                                                                    {"--policy", ""},
                                                                                    {"--set", "nonsense"},
                                                                                    {"--set", "platforms.board.fee=7"},
                                                                                    {"--set", "=1"},
                                                                                    {"--until", "2025-01-15"},
                                                                                    {"--scale", "1:100000"}}) {
    std::vector<std::string> words{"run", "toronto/baseline", "--out", at("study")};
    words.insert(words.end(), more.begin(), more.end());
    const Answer answer = answer_to(words);
    EXPECT_EQ(answer.code, 2) << more.back();
    EXPECT_EQ(answer.out, "");
    EXPECT_FALSE(fs::exists(at("study"))) << more.back();
  }
  EXPECT_TRUE(answer_to({"run", "toronto/baseline", "--policy", "pay_flor"}).err_says("did you mean 'pay_floor'?"));
  EXPECT_TRUE(answer_to({"run", "toronto/basline"}).err_says("did you mean 'toronto/baseline'?"));
}

TEST_F(Command, AFullDeviceIsThree) {
  FullDevice full;
  std::ostream out(&full);
  std::ostringstream err;
  Console console{.out = out, .err = err, .err_is_terminal = false, .program_name = "p", .progress = {}};
  EXPECT_EQ(run_command(std::vector<std::string>{"--version"}, console, {}, {}), 3);
  EXPECT_EQ(err.str(), "standard output: cannot be written\n");
}

TEST_F(Command, AnOutFolderThatIsAFileIsThree) {
  const Answer answer = answer_to(small_run("study"));
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer_to(small_run("study/study.h5/inside")).code, 3);
}

TEST_F(Command, RunSaysWhatItDoesAndGivesJson) {
  const Answer answer = answer_to(small_run("study", {"--policy", "pay_floor", "--json"}));
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(answer.err_says("toronto/baseline: baseline, pay_floor; replicates 0 to 1; ")) << answer.err;
  const Node result = parse_json(answer.out, "run");
  EXPECT_EQ(*find(result, "study")->text(), at("study"));
  EXPECT_EQ(*find(result, "arms")->array()->front().text(), "baseline");
  EXPECT_EQ(find(result, "replicates")->array()->size(), 2U);
  EXPECT_TRUE(*find(result, "complete")->boolean());
  EXPECT_EQ(*find(result, "scale")->text(), "1:10000");
  EXPECT_EQ(answer_to({"hash", at("study")}).out, *find(result, "result_hash")->text() + "\n");
  EXPECT_EQ(answer_to({"merge", at("study")}).code, 0);
}

TEST_F(Command, AStopIsOneHundredAndThirtyAndTellsHowToGoOn) {
  std::stop_source stop;
  stop.request_stop();
  const Answer answer = answer_to(small_run("it's here"), stop.get_token());
  EXPECT_EQ(answer.code, 130);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(answer.err_says("piecework-sim run toronto/baseline")) << answer.err;
  EXPECT_TRUE(answer.err_says("it'\\''s here' --resume\n")) << answer.err;
  const Answer again = answer_to(small_run("it's here", {"--resume"}));
  EXPECT_EQ(again.code, 0) << again.err;
}

TEST_F(Command, ProgressCountsWhatWasDoneBefore) {
  ASSERT_EQ(answer_to(small_run("study")).code, 0);
  std::vector<std::string> words = small_run("study", {"--resume"});
  words[std::find(words.begin(), words.end(), "--replicates") - words.begin() + 1] = "3";
  std::ostringstream out;
  std::ostringstream err;
  std::vector<Progress> told;
  Console console{out, err, true, "p", [&](const Progress& progress) { told.push_back(progress); }};
  ASSERT_EQ(run_command(words, console, {{PIECEWORK_SOURCE_DIR "/scenarios"}}, {}), 0) << err.str();
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front().done, 2U);
  EXPECT_EQ(told.back().done, 3U);
  EXPECT_EQ(told.back().total, 3U);
}

TEST_F(Command, TextOfFilesCannotSteerATerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb\nc\x7f"), "a\\x1b[2Jb\\x0ac\\x7f");
  const Answer answer = answer_to({"run", "\x1b[2J\nx"});
  EXPECT_EQ(std::count(answer.err.begin(), answer.err.end(), '\n'), 1);
  EXPECT_EQ(answer.err.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace piecework::cli
