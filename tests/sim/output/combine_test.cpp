#include "sim/output/combine.h"

#include <gtest/gtest.h>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"
#include "tests/sim/output/faulty_os.h"
#include "tests/sim/output/sample.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

Node identity_with(std::int64_t seed) {
  return parse_json(R"({"scenario":"essai","arms":["baseline","A+B"],"seed":)" + std::to_string(seed) + "}", "test");
}

void put_replicates(const std::string& folder, std::vector<std::uint64_t> replicates, std::int64_t seed = 1) {
  Store store(folder, identity_with(seed), {.os = unsynced_os()});
  for (const std::uint64_t replicate : replicates) {
    for (const std::string& arm : store.arms()) {
      if (!store.done().contains({arm, replicate})) store.commit({arm, replicate}, sample_file(arm, replicate));
    }
  }
}

std::string hash_of(const std::string& folder) {
  return Store(folder, identity_with(1), {.os = unsynced_os()}).merge().result_hash;
}

std::size_t combine(const std::string& into, const std::vector<std::string>& folders, const Os& os = unsynced_os()) {
  const Combination combination = combination_of(folders, {});
  Store store(into, combination.identity, {.os = os});
  return take_in(store, combination);
}

TEST(Combine, DisjointAndOverlappingFoldersGiveTheStudyOfOneRun) {
  const ScratchFolder scratch;
  put_replicates(scratch / "whole", {0, 1, 2, 3, 4, 5});
  put_replicates(scratch / "a", {0, 1, 2});
  put_replicates(scratch / "b", {2, 3});
  put_replicates(scratch / "c", {5, 4});
  EXPECT_EQ(combine(scratch / "out", {scratch / "a", scratch / "b", scratch / "c"}), 12u);
  EXPECT_EQ(hash_of(scratch / "out"), hash_of(scratch / "whole"));
  EXPECT_EQ(text_of(scratch / "out/arms/A+B/r000004.h5"), text_of(scratch / "whole/arms/A+B/r000004.h5"));
  EXPECT_EQ(combine(scratch / "out", {scratch / "b"}), 0u) << "what is there is not copied again";
}

TEST(Combine, SourcesAreOnlyRead) {
  const ScratchFolder scratch;
  put_replicates(scratch / "a", {0});
  put_text(scratch / "a/study.h5.tmp", "half");
  const std::string manifest = text_of(scratch / "a/manifest.jsonl");
  const Store in_use(scratch / "b", identity_with(1));  // its run goes on
  put_text(scratch / "a/manifest.jsonl", manifest + "{\"length\":");
  EXPECT_EQ(combine(scratch / "out", {scratch / "a", scratch / "b"}), 2u);
  EXPECT_EQ(text_of(scratch / "a/manifest.jsonl"), manifest + "{\"length\":");
  EXPECT_EQ(text_of(scratch / "a/study.h5.tmp"), "half");
}

TEST(Combine, AnotherStudyIsRefused) {
  const ScratchFolder scratch;
  put_replicates(scratch / "a", {0});
  put_replicates(scratch / "b", {1}, 2);
  try {
    combine(scratch / "out", {scratch / "a", scratch / "b"});
    FAIL() << "two studies were combined";
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(),
              (scratch / "b") + ": holds another study than " + (scratch / "a") + ": seed is 2 there and 1 here");
  }
  EXPECT_FALSE(exists(scratch / "out"));
  EXPECT_THROW(combine(scratch / "out", {scratch / "nothing"}), InputError);
}

/// A folder whose replicate 0 of "A+B" holds another result than elsewhere.
void put_contradiction(const std::string& folder) {
  Store store(folder, identity_with(1), {.os = unsynced_os()});
  store.commit({"A+B", 0}, sample_file("A+B", 7));
}

TEST(Combine, ContradictingResultsAreRefusedBeforeAnythingIsWritten) {
  const ScratchFolder scratch;
  put_replicates(scratch / "a", {0});
  put_contradiction(scratch / "b");
  const std::string one = result_hash(sample_file("A+B", 0));
  const std::string other = result_hash(sample_file("A+B", 7));
  try {
    combine(scratch / "out", {scratch / "a", scratch / "b"});
    FAIL() << "a contradiction was hidden";
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(), (scratch / "b") + ": holds another result of replicate 0 of arm 'A+B': result_hash " +
                                other + " there and " + one + " in " + (scratch / "a"));
  }
  EXPECT_FALSE(exists(scratch / "out"));

  put_contradiction(scratch / "out");
  put_replicates(scratch / "c", {0, 1});
  const std::string manifest = text_of(scratch / "out/manifest.jsonl");
  EXPECT_THROW(combine(scratch / "out", {scratch / "c"}), InputError);
  EXPECT_EQ(text_of(scratch / "out/manifest.jsonl"), manifest);
}

TEST(Combine, AlteredFilesAreLeftOut) {
  const ScratchFolder scratch;
  put_replicates(scratch / "a", {0});
  put_replicates(scratch / "b", {0});
  put_text(scratch / "a/arms/A+B/r000000.h5", "altered");
  EXPECT_EQ(combine(scratch / "out", {scratch / "a"}), 1u);
  EXPECT_EQ(combine(scratch / "out", {scratch / "a", scratch / "b"}), 1u) << "the other folder holds it sound";
}

TEST(Combine, FailuresComeAlongUnlessDoneElsewhere) {
  const ScratchFolder scratch;
  const Failure failure{"a sum is off", "2025-01-31T13:05:00Z", 1.5};
  {
    Store store(scratch / "a", identity_with(1), {.os = unsynced_os()});
    store.remember(parse_json(R"({"scenario":"city"})", "test"));
    store.commit_failure({"baseline", 0}, failure);
    store.commit_failure({"baseline", 1}, failure);
  }
  put_replicates(scratch / "b", {0});
  EXPECT_EQ(combine(scratch / "out", {scratch / "a", scratch / "b"}), 2u);
  const std::string manifest = text_of(scratch / "out/manifest.jsonl");
  combine(scratch / "out", {scratch / "b", scratch / "a"});
  EXPECT_EQ(text_of(scratch / "out/manifest.jsonl"), manifest) << "nothing is new";
  const Store store(scratch / "out", identity_with(1));
  EXPECT_EQ(store.failures(), (std::map<ReplicateId, Failure>{{{"baseline", 1}, failure}}));
  EXPECT_EQ(to_json(read_study(scratch / "out").request), R"({"scenario":"city"})");
}

TEST(Combine, EveryCallFailsInTurnAndNothingIsLost) {
  const ScratchFolder scratch;
  put_replicates(scratch / "whole", {0, 1});
  put_replicates(scratch / "a", {0});
  put_replicates(scratch / "b", {1});
  const std::string expected = hash_of(scratch / "whole");
  int faults = 0;
  for (int at = 1; at < 1000; ++at) {
    const auto plan = std::make_shared<FaultPlan>(FaultPlan{Fault::io_error, at});
    const std::string out = scratch / ("out" + std::to_string(at));
    try {
      combine(out, {scratch / "a", scratch / "b"}, faulty_os(plan));
      EXPECT_FALSE(plan->hit) << "call " << at << " failed unnoticed";
    } catch (const OutputError&) {
      EXPECT_TRUE(plan->hit);
    }
    combine(out, {scratch / "a", scratch / "b"});
    EXPECT_EQ(hash_of(out), expected) << "call " << at;
    faults += plan->hit ? 1 : 0;
    if (!plan->hit) break;
  }
  EXPECT_GE(faults, 30);
}

}  // namespace
}  // namespace piecework
