// Warm-ups are made once and shared, checkpoints are found again, and losing any of them costs nothing but time.

#include "models/cli/run_states.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <thread>

#include "models/cli/study_run.h"
#include "sim/output/hash.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework::cli {
namespace {

using platform_work::Market;
using platform_work::Study;

Study small_study() {
  platform_work::StudyRequest request;
  request.scenario = "toronto/grown";
  request.arms = {"pay_floor"};
  request.load = {{PIECEWORK_SOURCE_DIR "/scenarios"}, {"period.warm_up_months=1"}};
  request.scale = "1:5000";
  request.until = "2025-04-01";
  return {request, {}};
}

class RunStatesTest : public testing::Test {
 protected:
  [[nodiscard]] bool has(const std::string& name) const { return exists(folder_ / name); }

  std::string hash_of(RunStates& states, const Trial& trial) const {
    return result_hash(study_.finish(states.begin(trial, {}), {trial.replicate, trial.arm}, {}));
  }
  [[nodiscard]] std::string whole(const Trial& trial) const {
    return result_hash(study_.simulate(trial.arm, trial.replicate, {}));
  }
  static std::vector<std::string> told(RunStates& states) {
    std::vector<std::string> all;
    states.tell([&](NoticeLevel, std::string_view text) { all.emplace_back(text); });
    return all;
  }

  ScratchFolder folder_;
  Study study_ = small_study();
  Store store_{folder_ / ".", study_.identity()};
  std::vector<Trial> both_{{0, 3}, {1, 3}};
};

TEST_F(RunStatesTest, ArmsShareOneWarmUpUntilTheLastIsDone) {
  RunStates states(study_, store_, both_);
  EXPECT_EQ(hash_of(states, both_[0]), whole(both_[0]));
  ASSERT_TRUE(has("warmup/r000003.checkpoint"));
  const auto written = std::filesystem::last_write_time(folder_ / "warmup/r000003.checkpoint");
  states.forget(both_[0]);
  EXPECT_EQ(hash_of(states, both_[1]), whole(both_[1]));
  EXPECT_EQ(std::filesystem::last_write_time(folder_ / "warmup/r000003.checkpoint"), written);
  states.forget(both_[1]);
  EXPECT_FALSE(has("warmup"));
  EXPECT_TRUE(told(states).empty());
}

TEST_F(RunStatesTest, TheOnlyArmLeftWritesNoWarmUp) {
  RunStates states(study_, store_, std::span(both_).first(1));
  EXPECT_EQ(hash_of(states, both_[0]), whole(both_[0]));
  EXPECT_FALSE(has("warmup"));
}

TEST_F(RunStatesTest, ThreadsThatNeedOneWarmUpMakeOne) {
  RunStates states(study_, store_, both_);
  std::array<std::string, 2> hashes;
  {
    const std::jthread first([&] { hashes[0] = hash_of(states, both_[0]); });
    const std::jthread second([&] { hashes[1] = hash_of(states, both_[1]); });
  }
  EXPECT_EQ(hashes[0], whole(both_[0]));
  EXPECT_EQ(hashes[1], whole(both_[1]));
}

TEST_F(RunStatesTest, AStopEndsTheWarmUpAndTheWaiting) {
  RunStates states(study_, store_, both_);
  std::stop_source stop;
  std::array<bool, 2> interrupted{};
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < both_.size(); ++i) {
      threads.emplace_back([&, i] {
        try {
          for (;;) static_cast<void>(states.begin(both_[i], {stop.get_token()}));
        } catch (const Interrupted&) {
          interrupted[i] = true;
        }
      });
    }
    stop.request_stop();
  }
  EXPECT_TRUE(interrupted[0] && interrupted[1]);
  EXPECT_EQ(hash_of(states, both_[0]), whole(both_[0]));  // nobody is left holding the turn
}

TEST_F(RunStatesTest, ARunGoesOnFromItsCheckpoint) {
  const Trial trial = both_[1];
  {
    RunStates states(study_, store_, both_);
    Market market = states.begin(trial, {});
    market.run_until(study_.scenario().period.first() + days(40), {});
    states.save(trial, market);
  }
  ASSERT_TRUE(has("arms/pay_floor/r000003.checkpoint"));
  RunStates states(study_, store_, both_);
  EXPECT_EQ(hash_of(states, trial), whole(trial));
  EXPECT_EQ(told(states), (std::vector<std::string>{"replicate 3 of arm 'pay_floor' goes on from 2025-02-10"}));
  states.forget(trial);
  EXPECT_FALSE(has("arms/pay_floor/r000003.checkpoint"));
}

TEST_F(RunStatesTest, ALargeStateIsWrittenFromWhereItLies) {
  const Trial trial = both_[0];
  RunStates states(study_, store_, both_, 0);
  Market market = states.begin(trial, {});
  market.run_until(study_.scenario().period.first() + days(40), {});
  states.save(trial, market);
  Bytes copied;
  study_.save(market, {trial.replicate, trial.arm}, copied);
  EXPECT_EQ(read_bytes(folder_ / "arms/baseline/r000003.checkpoint"), copied);
  EXPECT_EQ(hash_of(states, trial), whole(trial));
}

TEST_F(RunStatesTest, WhatCannotBeReadOrWrittenIsToldOfAndDoneWithout) {
  put_text(folder_ / "warmup", "no folder");
  std::filesystem::create_directories(folder_ / "arms/baseline");
  put_text(folder_ / "arms/baseline/r000003.checkpoint", "PWCHECK\nnonsense that is long enough to be looked at");
  RunStates states(study_, store_, both_);
  EXPECT_EQ(hash_of(states, both_[0]), whole(both_[0]));
  const std::vector<std::string> notes = told(states);
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_NE(notes[0].find("cannot list the folder"), std::string::npos) << notes[0];
  EXPECT_NE(notes[1].find("the run begins earlier"), std::string::npos) << notes[1];
  EXPECT_NE(notes[2].find("goes on without this checkpoint"), std::string::npos) << notes[2];
}

TEST_F(RunStatesTest, WhatIsCommittedNeedsNoStates) {
  for (const Trial& trial : both_) {
    store_.commit({study_.arms()[trial.arm].name, trial.replicate}, study_.simulate(trial.arm, trial.replicate, {}));
  }
  std::filesystem::create_directories(folder_ / "warmup");
  put_text(folder_ / "warmup/r000003.checkpoint", "left behind");
  put_text(folder_ / "warmup/r000004.checkpoint", "of another");
  put_text(folder_ / "arms/pay_floor/r000003.checkpoint", "left behind");
  const RunStates states(study_, store_, {});
  EXPECT_FALSE(has("warmup/r000003.checkpoint"));
  EXPECT_TRUE(has("warmup/r000004.checkpoint"));
  EXPECT_FALSE(has("arms/pay_floor/r000003.checkpoint"));
}

TEST_F(RunStatesTest, EachThreadHasItsOwnReplicateToWarmUp) {
  const RunPlan plan{.study = study_, .replicates = {0, 3}, .threads = 2, .command = "test"};
  EXPECT_EQ(trials_left(plan, {}), (std::vector<Trial>{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 2}, {1, 2}}));
  EXPECT_EQ(trials_left(plan, {{"baseline", 1}, {"pay_floor", 2}}),
            (std::vector<Trial>{{0, 0}, {1, 0}, {1, 1}, {0, 2}}));
}

}  // namespace
}  // namespace piecework::cli
