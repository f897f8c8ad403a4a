// Every file that fuzzing began with or found, through its target again.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/state.h"
#include "tests/fuzz/targets.h"

namespace piecework::fuzz {
namespace {

const std::filesystem::path corpus = PIECEWORK_SOURCE_DIR "/tests/fuzz/corpus";

std::string content(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(Corpus, EveryFileIsReadOrRefused) {
  for (const Target& target : targets) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(corpus / target.name)) {
      EXPECT_NO_THROW(target.run(content(entry.path()))) << entry.path();
      ++files;
    }
    EXPECT_GT(files, 0) << target.name;
  }
}

TEST(Corpus, EveryFolderHasATarget) {
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(std::ranges::any_of(targets, [&](const Target& target) { return target.name == name; })) << name;
  }
}

/// The checkpoint to begin with is one that is read to its end; else the fuzzer would never get past the head. With
/// PIECEWORK_UPDATE=1 it is written anew, as a change of the format or of the streams asks for.
TEST(Corpus, TheFirstCheckpointIsWhole) {
  if (std::getenv("PIECEWORK_UPDATE") != nullptr) {
    Bytes made;
    to_checkpoint(head_of_state(), State{}, made);
    std::ofstream(corpus / "checkpoint" / "whole", std::ios::binary)
        .write(reinterpret_cast<const char*>(made.data()), static_cast<std::streamsize>(made.size()));
  }
  const std::string bytes = content(corpus / "checkpoint" / "whole");
  Bytes all(bytes.size());
  std::ranges::transform(bytes, all.begin(), [](char byte) { return static_cast<std::byte>(byte); });
  State state;
  state.rows.clear();
  SectionReader list(all, head_of_state(), "whole");
  from_checkpoint(list, state);
  EXPECT_EQ(state.rows, (std::vector<std::uint32_t>{1, 2, 3}));
}

}  // namespace
}  // namespace piecework::fuzz
