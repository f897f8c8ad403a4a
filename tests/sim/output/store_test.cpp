#include "sim/output/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"
#include "sim/output/hdf5.h"
#include "sim/output/manifest.h"
#include "sim/output/provenance.h"
#include "tests/sim/output/faulty_os.h"
#include "tests/sim/output/sample.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

const std::vector<std::string> arms{"baseline", "A+B"};

Node identity_with(std::int64_t seed) {
  return parse_json(R"({"scenario":"essai","arms":["baseline","A+B"],"scale":0.01,"until":"2025-03-01","seed":)" +
                        std::to_string(seed) + "}",
                    "test");
}

void commit_all(Store& store, std::uint64_t replicates) {
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    for (const std::string& arm : store.arms()) {
      if (!store.done().contains({arm, replicate})) store.commit({arm, replicate}, sample_file(arm, replicate));
    }
  }
}

/// What the folder of a finished study of two replicates holds, apart from the manifest, whose order may differ.
std::map<std::string, std::string> finished_files(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = std::filesystem::relative(entry.path(), folder).string();
    if (entry.is_regular_file() && name != "manifest.jsonl" && name != ".lock") {
      files[name] = sha256(text_of(entry.path().string()));
    }
  }
  return files;
}

StoreOptions listening(std::vector<std::string>& notices) {
  return {.notices = [&](NoticeLevel, std::string_view text) { notices.emplace_back(text); }};
}

TEST(Store, CommitsAreFoundAgain) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "deep/study";
  {
    Store store(folder, identity_with(1));
    EXPECT_TRUE(store.done().empty());
    store.commit({"A+B", 7}, sample_file("A+B", 7));
    EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"A+B", 7}}));
  }
  std::vector<std::string> notices;
  const Store store(folder, identity_with(1), listening(notices));
  EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"A+B", 7}}));
  EXPECT_TRUE(notices.empty());
  const ResultFile file = read_file(folder + "/arms/A+B/r000007.h5");
  EXPECT_EQ(std::get<std::string>(find_attribute(file.attributes, "result_hash")->value), result_hash(file));
}

TEST(Store, ManifestSaysWhatWasDone) {
  const ScratchFolder scratch;
  Store store(scratch / "study", identity_with(1));
  Node::Table extra;
  extra.set("seconds", {.value = 1.5, .place = {}});
  extra.set("host", {.value = std::string("here"), .place = {}});
  store.commit({"baseline", 0}, sample_file("baseline", 0), extra);
  const std::string manifest = text_of(scratch / "study/manifest.jsonl");
  EXPECT_TRUE(std::regex_match(
      manifest, std::regex(R"(\{"length":\d+,"crc32":"[0-9a-f]{8}","record":\{"scenario":"essai",.*"seed":1\}\}\n)"
                           R"(\{"length":\d+,"crc32":"[0-9a-f]{8}","record":\{"arm":"baseline","replicate":0,)"
                           R"("file":"arms/baseline/r000000.h5","bytes":\d+,"sha256":"[0-9a-f]{64}",)"
                           R"("result_hash":"[0-9a-f]{64}","seconds":1.5,"host":"here"\}\}\n)")))
      << manifest;
  EXPECT_EQ(text_of(scratch / "study/arms/baseline/r000000.h5").find("here"), std::string::npos);
}

TEST(Store, AnotherIdentityIsRefusedWithBothShown) {
  const ScratchFolder scratch;
  {
    const Store store(scratch / "study", identity_with(1));
  }
  const std::string before = text_of(scratch / "study/manifest.jsonl");
  try {
    const Store store(scratch / "study", identity_with(2));
    FAIL() << "another study was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(), (scratch / "study") + ": holds another study: seed is 1 there and 2 here");
  }
  EXPECT_EQ(text_of(scratch / "study/manifest.jsonl"), before);
  EXPECT_EQ(to_json(Store::identity_of(scratch / "study")), to_json(identity_with(1)));
}

TEST(Store, ForeignFoldersAreRefused) {
  const ScratchFolder scratch;
  put_text(scratch / "thesis.doc", "precious");
  EXPECT_THROW(Store(scratch / "", identity_with(1)), InputError);
  EXPECT_EQ(names_in(scratch / ""), std::vector<std::string>{"thesis.doc"});
  EXPECT_THROW(Store::identity_of(scratch / ""), InputError);
  EXPECT_THROW(hash_study(scratch / ""), InputError);
}

TEST(Store, OneProcessAtATime) {
  const ScratchFolder scratch;
  const Store store(scratch / "study", identity_with(1));
  EXPECT_THROW(Store(scratch / "study", identity_with(1)), OutputError);
}

TEST(Store, ATornLastLineIsDroppedAndItsReplicateRunAgain) {
  const ScratchFolder scratch;
  const std::string manifest = scratch / "study/manifest.jsonl";
  {
    Store store(scratch / "study", identity_with(1));
    commit_all(store, 1);
  }
  const std::string whole = text_of(manifest);
  put_text(manifest, whole.substr(0, whole.size() - 5));
  std::vector<std::string> notices;
  {
    Store store(scratch / "study", identity_with(1), listening(notices));
    EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"baseline", 0}}));
    ASSERT_EQ(notices.size(), 1u);
    commit_all(store, 1);
  }
  EXPECT_EQ(text_of(manifest), whole);
}

TEST(Store, AFolderKilledAtItsFirstLineStartsAgain) {
  const ScratchFolder scratch;
  make_folders(scratch / "study", real_os());
  put_text(scratch / "study/manifest.jsonl", "{\"length\":");
  {
    const Store store(scratch / "study", identity_with(1));
  }
  EXPECT_EQ(to_json(Store::identity_of(scratch / "study")), to_json(identity_with(1)));
}

TEST(Store, ALostIdentityIsNotGuessed) {
  const ScratchFolder scratch;
  {
    Store store(scratch / "study", identity_with(1));
    commit_all(store, 1);
  }
  std::string text = text_of(scratch / "study/manifest.jsonl");
  text[50] = '#';
  put_text(scratch / "study/manifest.jsonl", text);
  EXPECT_THROW(Store(scratch / "study", identity_with(1)), OutputError);
}

TEST(Store, AlteredOrMissingFilesAreNotDone) {
  const ScratchFolder scratch;
  {
    Store store(scratch / "study", identity_with(1));
    commit_all(store, 2);
  }
  std::filesystem::remove(scratch / "study/arms/baseline/r000001.h5");
  std::string bytes = text_of(scratch / "study/arms/A+B/r000000.h5");
  bytes[bytes.size() / 2] ^= 1;
  put_text(scratch / "study/arms/A+B/r000000.h5", bytes);
  std::vector<std::string> notices;
  Store store(scratch / "study", identity_with(1), listening(notices));
  EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"baseline", 0}, {"A+B", 1}}));
  EXPECT_EQ(notices.size(), 2u);
  commit_all(store, 2);
  EXPECT_EQ(store.done().size(), 4u);
}

TEST(Store, FilesWithoutARecordAreNotDoneAndTemporariesVanish) {
  const ScratchFolder scratch;
  {
    const Store store(scratch / "study", identity_with(1));
  }
  make_folders(scratch / "study/arms/baseline", real_os());
  put_text(scratch / "study/arms/baseline/r000000.h5", "not committed");
  put_text(scratch / "study/arms/baseline/r000001.h5.tmp", "half");
  put_text(scratch / "study/study.h5.tmp", "half");
  const Store store(scratch / "study", identity_with(1));
  EXPECT_TRUE(store.done().empty());
  EXPECT_EQ(names_in(scratch / "study/arms/baseline"), std::vector<std::string>{"r000000.h5"});
  EXPECT_FALSE(exists(scratch / "study/study.h5.tmp"));
}

TEST(Store, MergeIsTheSameWhateverTheOrderAndResumes) {
  const ScratchFolder scratch;
  Store straight(scratch / "straight", identity_with(1));
  commit_all(straight, 2);
  const MergedStudy merged = straight.merge();
  EXPECT_EQ(merged.done, 4u);
  EXPECT_EQ(merged.missing, 0u);
  {
    Store other(scratch / "other", identity_with(1));
    other.commit({"A+B", 1}, sample_file("A+B", 1));
    const MergedStudy partial = other.merge();
    EXPECT_EQ(partial.missing, 1u);
    EXPECT_NE(partial.result_hash, merged.result_hash);
  }
  Store other(scratch / "other", identity_with(1));
  commit_all(other, 2);
  EXPECT_EQ(other.merge().result_hash, merged.result_hash);
  EXPECT_EQ(finished_files(scratch / "other"), finished_files(scratch / "straight"));
}

TEST(Store, MergingAgainLeavesTheFileAlone) {
  const ScratchFolder scratch;
  Store store(scratch / "study", identity_with(1), {.os = unsynced_os()});
  EXPECT_EQ(store.merge().result_hash, "");
  EXPECT_FALSE(exists(scratch / "study/study.h5"));
  commit_all(store, 1);
  const MergedStudy merged = store.merge();
  const std::string whole = text_of(merged.path);
  std::filesystem::create_hard_link(merged.path, scratch / "known");
  EXPECT_EQ(store.merge().result_hash, merged.result_hash);
  EXPECT_EQ(std::filesystem::hard_link_count(merged.path), 2U);  // another file under its name would have one
  EXPECT_EQ(text_of(merged.path), whole);
  put_text(merged.path, whole.substr(0, whole.size() - 1) + "#");
  store.merge();
  EXPECT_EQ(text_of(merged.path), whole);
  EXPECT_EQ(names_in(scratch / "study"), (std::vector<std::string>{".lock", "arms", "manifest.jsonl", "study.h5"}));
}

TEST(Store, AMergeThatFailsAtAnyCallLeavesTheOldFile) {
  const ScratchFolder scratch;
  const std::string path = scratch / "study/study.h5";
  std::string hash;
  {
    Store store(scratch / "study", identity_with(1), {.os = unsynced_os()});
    commit_all(store, 1);
    hash = store.merge().result_hash;
  }
  for (const Fault fault : {Fault::no_space, Fault::io_error, Fault::interrupted, Fault::short_write}) {
    const bool harmless = fault == Fault::interrupted || fault == Fault::short_write;
    bool hit = true;
    for (int at = 1; hit; ++at) {
      ASSERT_LT(at, 300);
      put_text(path, "old");
      const auto plan = std::make_shared<FaultPlan>(FaultPlan{fault, at});
      try {
        Store(scratch / "study", identity_with(1), {.os = faulty_os(plan)}).merge();
        EXPECT_TRUE(harmless || !plan->hit) << "call " << at;
      } catch (const OutputError& error) {
        EXPECT_FALSE(harmless) << error.what();
        EXPECT_EQ(error.error_number(), fault == Fault::no_space ? ENOSPC : EIO) << error.what();
      }
      hit = plan->calls >= at;
      EXPECT_TRUE(text_of(path) == "old" || hash_study(scratch / "study").computed == hash) << "call " << at;
    }
  }
}

TEST(Store, AlteredBytesAreNeverMerged) {
  const ScratchFolder scratch;
  Store store(scratch / "study", identity_with(1));
  commit_all(store, 1);
  std::string bytes = text_of(scratch / "study/arms/A+B/r000000.h5");
  bytes[bytes.size() / 2] ^= 1;
  put_text(scratch / "study/arms/A+B/r000000.h5", bytes);
  EXPECT_THROW(store.merge(), OutputError);
  EXPECT_FALSE(exists(scratch / "study/study.h5"));
}

TEST(Store, AFailureIsKeptUntilASuccess) {
  const ScratchFolder scratch;
  const Failure failure{"a sum is off (market.cpp:7)\nsecond line", "2025-01-31T13:05:00Z", 1.5};
  {
    Store store(scratch / "study", identity_with(1));
    store.commit({"baseline", 0}, sample_file("baseline", 0));
    store.commit_failure({"A+B", 0}, failure);
    store.commit_failure({"A+B", 1}, {"first try", "2025-01-31T13:00:00Z", 1});
    store.commit_failure({"A+B", 1}, failure);
    EXPECT_EQ(store.failures(), (std::map<ReplicateId, Failure>{{{"A+B", 0}, failure}, {{"A+B", 1}, failure}}));
  }
  std::vector<std::string> notices;
  {
    Store store(scratch / "study", identity_with(1), listening(notices));
    EXPECT_EQ(store.failures(), (std::map<ReplicateId, Failure>{{{"A+B", 0}, failure}, {{"A+B", 1}, failure}}));
    EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"baseline", 0}}));
    store.commit({"A+B", 0}, sample_file("A+B", 0));
    EXPECT_EQ(store.failures(), (std::map<ReplicateId, Failure>{{{"A+B", 1}, failure}}));
  }
  const Store store(scratch / "study", identity_with(1), listening(notices));
  EXPECT_EQ(store.failures(), (std::map<ReplicateId, Failure>{{{"A+B", 1}, failure}}));
  EXPECT_EQ(store.done(), (std::set<ReplicateId>{{"A+B", 0}, {"baseline", 0}}));
  EXPECT_TRUE(notices.empty());
}

TEST(Store, AFailureHidesNoCommittedReplicateWhoseFileStands) {
  const ScratchFolder scratch;
  {
    Store store(scratch / "study", identity_with(1));
    commit_all(store, 1);
  }
  const std::string path = scratch / "study/arms/A+B/r000000.h5";
  const std::string bytes = text_of(path);
  std::filesystem::remove(path);
  {
    Store store(scratch / "study", identity_with(1));
    store.commit_failure({"A+B", 0}, {"tried again", "2025-01-31T13:05:00Z", 1});
    EXPECT_EQ(store.failures().size(), 1u);
  }
  put_text(path, bytes);  // from a copy elsewhere
  const Store store(scratch / "study", identity_with(1));
  EXPECT_TRUE(store.failures().empty());
  EXPECT_EQ(store.done().size(), 2u);
}

TEST(Store, ARequestIsKeptOnceAndTheLatestCounts) {
  const ScratchFolder scratch;
  const Node first = parse_json(R"({"scenario":"city","set":["a=1"]})", "test");
  const Node second = parse_json(R"({"scenario":"city","set":[]})", "test");
  {
    Store store(scratch / "study", identity_with(1));
    store.remember(first);
    const std::string manifest = text_of(scratch / "study/manifest.jsonl");
    store.remember(first);
    EXPECT_EQ(text_of(scratch / "study/manifest.jsonl"), manifest);
  }
  EXPECT_EQ(to_json(read_study(scratch / "study").request), to_json(first));
  Store store(scratch / "study", identity_with(1));
  store.remember(first);
  store.remember(second);
  EXPECT_EQ(to_json(read_study(scratch / "study").request), to_json(second));
  EXPECT_EQ(to_json(read_study(scratch / "study").identity), to_json(identity_with(1)));
}

TEST(Store, AManifestFromElsewhereCannotNameAPlaceOutside) {
  const ScratchFolder scratch;
  for (const std::string& arm : {std::string("../up"), std::string("a/b"), std::string(), std::string(".hidden")}) {
    make_folders(scratch / "study", real_os());
    put_text(scratch / "study/manifest.jsonl",
             manifest_line(parse_json(R"({"arms":["baseline",")" + arm + R"("]})", "test")));
    EXPECT_THROW(read_study(scratch / "study"), InputError) << arm;
  }
  put_text(scratch / "study/manifest.jsonl",
           manifest_line(identity_with(1)) +
               manifest_line(parse_json(R"({"arm":"baseline","replicate":-1,"sha256":"","result_hash":""})", "test")));
  std::vector<std::string> notices;
  EXPECT_TRUE(read_study(scratch / "study", listening(notices).notices).committed.empty());
  EXPECT_EQ(notices.size(), 1u);
}

TEST(Store, HashIsRecomputedFromTheContent) {
  const ScratchFolder scratch;
  Store store(scratch / "study", identity_with(1));
  EXPECT_THROW(hash_study(scratch / "study"), InputError);  // nothing merged yet
  commit_all(store, 1);
  const MergedStudy merged = store.merge();
  EXPECT_EQ(hash_study(scratch / "study").computed, merged.result_hash);
  EXPECT_EQ(hash_study(scratch / "study").stored, merged.result_hash);
  ResultFile altered = read_file(merged.path);
  altered.variables.back().values = std::vector<std::int64_t>(element_count(altered.variables.back().shape), 3);
  write_atomically(merged.path, to_image(altered), real_os());
  EXPECT_NE(hash_study(scratch / "study").computed, merged.result_hash);
  EXPECT_EQ(hash_study(scratch / "study").stored, merged.result_hash);
}

}  // namespace
}  // namespace piecework
