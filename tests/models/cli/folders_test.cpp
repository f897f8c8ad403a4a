// Commands on study folders: extending, bringing together, replaying.
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>

#include "sim/config/json.h"
#include "sim/output/hdf5.h"
#include "sim/output/store.h"
#include "tests/models/cli/host.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework::cli {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

class Folders : public testing::Test {
 protected:
  [[nodiscard]] std::string at(const std::string& name) const { return scratch_ / name; }

  /// Two months of the smallest city, with a policy: well under a second.
  [[nodiscard]] Answer run(const std::string& out, const std::string& replicates, const Words& more = {}) const {
    Words words{"run",      scenario_,    "--scale",      "1:10000",
                "--until",  "2025-03-01", "--set",        "period.warm_up_months=0",
                "--policy", "pay_floor",  "--replicates", replicates,
                "--out",    at(out)};
    words.insert(words.end(), more.begin(), more.end());
    return answer_to(words);
  }

  [[nodiscard]] std::string hash(const std::string& folder) const { return answer_to({"hash", at(folder)}).out; }

  /// Commits, in place of the replicate, the content of another one of its arm.
  void falsify(const std::string& folder, const ReplicateId& id, std::uint64_t by) const {
    const ResultFile other = read_file(at(folder) + "/" + file_of({id.arm, by}));
    fs::remove(at(folder) + "/" + file_of(id));
    Store(at(folder), Store::identity_of(at(folder))).commit(id, other);
  }

  ScratchFolder scratch_;
  std::string scenario_ = "toronto/baseline";
};

TEST_F(Folders, ExtendingEqualsRunningAllAtOnce) {
  ASSERT_EQ(run("whole", "4").code, 0);
  ASSERT_EQ(run("grown", "2").code, 0);
  ASSERT_NE(hash("grown"), hash("whole"));
  ASSERT_EQ(run("grown", "4", {"--resume"}).code, 0);
  EXPECT_EQ(hash("grown"), hash("whole"));
}

TEST_F(Folders, MergeBringsFoldersTogether) {
  ASSERT_EQ(run("whole", "3").code, 0);
  ASSERT_EQ(run("task-0", "0:2").code, 0);
  ASSERT_EQ(run("task-1", "1:3").code, 0);
  const Answer merged = answer_to({"merge", at("out"), at("task-0"), at("task-1")});
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_TRUE(merged.out_says("replicates   6 of arms, 0 missing")) << merged.out;
  EXPECT_EQ(hash("out"), hash("whole"));
  EXPECT_EQ(answer_to({"merge", at("out"), at("out"), at("task-0")}).code, 0) << "a folder may name itself";
  EXPECT_EQ(answer_to({"verify", at("out"), "--replicates", "2"}).code, 0) << "it knows how it was asked for";
}

TEST_F(Folders, APanelIsKeptThroughResumeMergeAndVerify) {
  ASSERT_EQ(run("whole", "3", {"--panel", "20"}).code, 0);
  ASSERT_EQ(run("grown", "0:2", {"--panel", "20"}).code, 0);
  const Answer without = run("grown", "3", {"--resume"});
  EXPECT_EQ(without.code, 2);
  EXPECT_TRUE(without.err_says("panel is 20 there and absent here")) << without.err;
  ASSERT_EQ(run("grown", "3", {"--resume", "--panel", "20"}).code, 0);
  EXPECT_EQ(hash("grown"), hash("whole"));
  EXPECT_EQ(answer_to({"verify", at("grown")}).code, 0);
  const ResultFile study = read_file(at("grown") + "/study.h5");
  const Variable* pay = find_variable(study, "/panel/pay");
  ASSERT_NE(pay, nullptr);
  EXPECT_EQ(pay->shape, (std::vector<std::size_t>{2, 3, 20, 2}));
  EXPECT_TRUE(std::holds_alternative<std::vector<float>>(pay->values));
  EXPECT_EQ(find_variable(study, "/panel/age")->shape, (std::vector<std::size_t>{3, 20}));
}

TEST_F(Folders, MergeRefusesWhatDoesNotBelongTogether) {
  ASSERT_EQ(run("a", "2").code, 0);
  ASSERT_EQ(run("b", "2").code, 0);
  ASSERT_EQ(run("other", "2", {"--seed", "2"}).code, 0);
  falsify("b", {"pay_floor", 0}, 1);
  const Answer contradicting = answer_to({"merge", at("out"), at("a"), at("b")});
  EXPECT_EQ(contradicting.code, 2);
  EXPECT_TRUE(contradicting.err_says("holds another result of replicate 0 of arm 'pay_floor'")) << contradicting.err;
  const Answer foreign = answer_to({"merge", at("out"), at("a"), at("other")});
  EXPECT_EQ(foreign.code, 2);
  EXPECT_TRUE(foreign.err_says("holds another study")) << foreign.err;
  EXPECT_FALSE(fs::exists(at("out")));
}

TEST_F(Folders, VerifyFindsEqualResultsAndWritesNothing) {
  ASSERT_EQ(run("study", "5").code, 0);
  const std::string manifest = text_of(at("study/manifest.jsonl"));
  const Answer answer = answer_to({"verify", at("study")});
  EXPECT_EQ(answer.code, 0) << answer.err << answer.out;
  for (const std::string number : {"0", "2", "4"}) {
    EXPECT_TRUE(answer.out_says("equal      replicate " + number + " of arm 'pay_floor'")) << answer.out;
  }
  EXPECT_EQ(std::count(answer.out.begin(), answer.out.end(), '\n'), 6) << answer.out;
  EXPECT_EQ(text_of(at("study/manifest.jsonl")), manifest);

  const Answer chosen =
      answer_to({"verify", at("study"), "--replicates", "0,3-4", "--arms", "baseline", "--threads", "2", "--json"});
  const Node json = parse_json(chosen.out, "verify");
  EXPECT_EQ(*find(json, "equal")->boolean(), true);
  ASSERT_EQ(find(json, "replicates")->array()->size(), 3u);
  const Node& last = find(json, "replicates")->array()->back();
  EXPECT_EQ(*find(last, "replicate")->whole(), 4);
  EXPECT_EQ(*find(last, "status")->text(), "equal");
  EXPECT_EQ(*find(last, "committed")->text(), *find(last, "replayed")->text());
}

TEST_F(Folders, VerifyFindsWhatIsNotTheResultOfItsStudy) {
  ASSERT_EQ(run("study", "3").code, 0);
  falsify("study", {"baseline", 1}, 2);
  std::string bytes = text_of(at("study/arms/pay_floor/r000000.h5"));
  bytes[bytes.size() / 2] ^= 1;
  put_text(at("study/arms/pay_floor/r000000.h5"), bytes);
  const Answer answer = answer_to({"verify", at("study")});
  EXPECT_EQ(answer.code, 1);
  EXPECT_TRUE(answer.out_says("different  replicate 1 of arm 'baseline'")) << answer.out;
  EXPECT_TRUE(answer.out_says("altered    replicate 0 of arm 'pay_floor'")) << answer.out;
  EXPECT_TRUE(answer.out_says("equal      replicate 2 of arm 'baseline'")) << answer.out;
}

TEST_F(Folders, VerifySaysThatTheScenarioChanged) {
  scenario_ = at("mine.toml");
  put_text(scenario_, "extends = \"toronto/baseline\"\n");
  ASSERT_EQ(run("study", "1").code, 0);
  ASSERT_EQ(answer_to({"verify", at("study")}).code, 0);
  put_text(scenario_, "extends = \"toronto/baseline\"\nplatforms.board.fee = 0.19\n");
  const Answer changed = answer_to({"verify", at("study")});
  EXPECT_EQ(changed.code, 2);
  EXPECT_EQ(changed.out, "");
  EXPECT_TRUE(changed.err_says("are no longer those it was made with: scenario_sha256 is ")) << changed.err;
  fs::remove(scenario_);
  EXPECT_EQ(answer_to({"verify", at("study")}).code, 2);
}

TEST_F(Folders, VerifyRefusesWhatIsNotThere) {
  ASSERT_EQ(run("study", "2").code, 0);
  const Answer arm = answer_to({"verify", at("study"), "--arms", "baseline,pay_flor"});
  EXPECT_EQ(arm.code, 2);
  EXPECT_TRUE(arm.err_says("the study has no arm 'pay_flor'")) << arm.err;
  EXPECT_TRUE(arm.err_says("did you mean 'pay_floor'?")) << arm.err;
  const Answer replicate = answer_to({"verify", at("study"), "--replicates", "7"});
  EXPECT_EQ(replicate.code, 2);
  EXPECT_TRUE(replicate.err_says("replicate 7 is not committed; allowed: 0, 1")) << replicate.err;
  EXPECT_EQ(answer_to({"verify", at("nothing")}).code, 2);
}

TEST_F(Folders, ADiaryIsOfTheCommittedRun) {
  ASSERT_EQ(run("study", "2", {"--panel", "1"}).code, 0);
  const ResultFile file = read_file(at("study") + "/" + file_of({"baseline", 1}));
  const std::int64_t person = std::get<std::vector<std::int64_t>>(find_variable(file, "/panel/id")->values).front();
  const Words words{"diary", at("study"), "--person", std::to_string(person), "--replicate", "1"};
  const Answer answer = answer_to(words);
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(answer.out.starts_with("arm,replicate,person,time,event,")) << answer.out;
  EXPECT_TRUE(answer.out_says("\nbaseline,1," + std::to_string(person) + ",2025-02-01 00:00:00,month_closed,"));
  EXPECT_TRUE(answer.out_says("\npay_floor,1," + std::to_string(person) + ",2025-03-01 00:00:00,month_closed,"));
  EXPECT_FALSE(answer.out_says("_posted,"));
  const Answer posted = answer_to({"diary", at("study"), "--market", "--arms", "baseline"});
  EXPECT_EQ(posted.code, 0) << posted.err;
  EXPECT_TRUE(posted.out_says(",task_posted,") && posted.out_says(",job_posted,"));
  EXPECT_TRUE(posted.out_says("\nbaseline,0,,2025-01-")) << posted.out.substr(0, 500);  // of nobody
  EXPECT_FALSE(posted.out_says("month_closed"));
  const Answer nobody = answer_to({"diary", at("study"), "--person", "123456789"});
  EXPECT_EQ(nobody.code, 2);
  EXPECT_EQ(nobody.out, "");
  EXPECT_TRUE(nobody.err_says("nobody of number 123456789 lives in the city on 2025-01-01")) << nobody.err;
  EXPECT_TRUE(answer_to({"diary", at("study"), "--person", "1", "--replicate", "7"}).err_says("allowed: 0, 1"));
  falsify("study", {"baseline", 1}, 0);
  const Answer other = answer_to(words);
  EXPECT_EQ(other.code, 2);
  EXPECT_EQ(other.out, "");
  EXPECT_TRUE(other.err_says("is not the one that the study was made with")) << other.err;
}

TEST_F(Folders, RunSaysWhichFailuresItKnowsOf) {
  ASSERT_EQ(run("study", "1").code, 0);
  {
    Store store(at("study"), Store::identity_of(at("study")));
    store.commit_failure({"pay_floor", 1}, {"a sum is off", "2025-01-31T13:05:00Z", 2});
  }
  const Answer again = run("study", "1", {"--resume", "--on-error", "continue", "--json"});
  EXPECT_EQ(again.code, 0) << "the failure is not among the replicates asked for";
  const Node json = parse_json(again.out, "run");
  ASSERT_EQ(find(json, "failures")->array()->size(), 1u);
  EXPECT_EQ(*find(find(json, "failures")->array()->front(), "message")->text(), "a sum is off");
  const Answer mended = run("study", "2", {"--resume", "--json"});
  EXPECT_EQ(mended.code, 0);
  EXPECT_TRUE(find(parse_json(mended.out, "run"), "failures")->array()->empty());
}

}  // namespace
}  // namespace piecework::cli
