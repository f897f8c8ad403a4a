#include "sim/output/os.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <regex>

#include "sim/base/error.h"
#include "tests/sim/output/faulty_os.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

TEST(WriteAtomically, PutsAndReplaces) {
  const ScratchFolder folder;
  write_atomically(folder / "a", bytes_of("one"), real_os());
  write_atomically(folder / "a", bytes_of("two"), real_os());
  EXPECT_EQ(text_of(folder / "a"), "two");
  EXPECT_EQ(names_in(folder / ""), std::vector<std::string>{"a"});
}

TEST(WriteAtomically, ReplacesALeftOverTemporary) {
  const ScratchFolder folder;
  put_text(folder / "a.tmp", "left over");
  write_atomically(folder / "a", bytes_of("one"), real_os());
  EXPECT_EQ(names_in(folder / ""), std::vector<std::string>{"a"});
}

TEST(WriteAtomically, EveryCallFailingInTurnLeavesOldOrNew) {
  for (const Fault fault : {Fault::no_space, Fault::io_error, Fault::interrupted, Fault::short_write}) {
    bool hit = true;
    for (int at = 1; hit; ++at) {
      const ScratchFolder folder;
      put_text(folder / "a", "old");
      const auto plan = std::make_shared<FaultPlan>(FaultPlan{fault, at});
      const bool harmless = fault == Fault::interrupted || fault == Fault::short_write;
      try {
        write_atomically(folder / "a", bytes_of("new and longer"), faulty_os(plan));
        EXPECT_EQ(text_of(folder / "a"), "new and longer");
        EXPECT_TRUE(harmless || !plan->hit) << "call " << at;
      } catch (const OutputError& error) {
        EXPECT_FALSE(harmless) << error.what();
        EXPECT_EQ(error.error_number(), fault == Fault::no_space ? ENOSPC : EIO);
        EXPECT_TRUE(text_of(folder / "a") == "old" || text_of(folder / "a") == "new and longer");
        EXPECT_EQ(names_in(folder / ""), std::vector<std::string>{"a"}) << "call " << at;
      }
      hit = plan->calls >= at;
      ASSERT_LT(at, 50);
    }
  }
}

TEST(WriteAtomically, SyncsBeforeTheRenameAndTheFolderAfterIt) {
  const ScratchFolder folder;
  std::string order;
  Os os = real_os();
  const Os real = real_os();
  os.write = [&](int file, const void* bytes, std::size_t count) {
    return order += "write ", real.write(file, bytes, count);
  };
  os.sync = [&](int file) { return order += "sync ", real.sync(file); };
  os.rename = [&](const char* from, const char* to) { return order += "rename ", real.rename(from, to); };
  write_atomically(folder / "a", bytes_of("one"), os);
  EXPECT_EQ(order, "write sync rename sync ");
}

TEST(FileSource, ReadsWhereAsked) {
  const ScratchFolder folder;
  put_text(folder / "a", "one two three");
  const ByteSource source = file_source(folder / "a");
  std::string part(5, ' ');
  source.read(8, std::as_writable_bytes(std::span(part)));
  EXPECT_EQ(source.size, 13U);
  EXPECT_EQ(part, "three");
  EXPECT_THROW(source.read(9, std::as_writable_bytes(std::span(part))), OutputError);
}

TEST(FileSource, RefusesWhatIsNoFile) {
  const ScratchFolder folder;
  EXPECT_THROW(file_source(folder / "absent"), OutputError);
  EXPECT_THROW(file_source(folder / "."), OutputError);
}

TEST(WriteTailDurably, CutsWhatLiesBeyondTheOffset) {
  const ScratchFolder folder;
  write_tail_durably(folder / "a", 0, "one\n", real_os());
  write_tail_durably(folder / "a", 4, "two torn", real_os());
  write_tail_durably(folder / "a", 4, "two\n", real_os());
  EXPECT_EQ(text_of(folder / "a"), "one\ntwo\n");
}

TEST(MakeFolders, MakesAllAndToleratesWhatIsThere) {
  const ScratchFolder folder;
  make_folders(folder / "a/b/c", real_os());
  make_folders(folder / "a/b/c", real_os());
  EXPECT_TRUE(std::filesystem::is_directory(folder / "a/b/c"));
  put_text(folder / "file", "");
  EXPECT_THROW(make_folders(folder / "file/x", real_os()), OutputError);
  EXPECT_THROW(make_folders(folder / "file", real_os()), OutputError);
}

TEST(RemoveTemporaries, LeavesOtherFiles) {
  const ScratchFolder folder;
  put_text(folder / "a.h5", "");
  put_text(folder / "b.h5.tmp", "");
  remove_temporaries(folder / "", real_os());
  EXPECT_EQ(names_in(folder / ""), std::vector<std::string>{"a.h5"});
}

TEST(ReadBytes, SaysWhatIsWrong) {
  const ScratchFolder folder;
  try {
    read_bytes(folder / "absent");
    FAIL() << "an absent file was read";
  } catch (const OutputError& error) {
    EXPECT_EQ(error.error_number(), ENOENT);
  }
  EXPECT_THROW(read_bytes(folder / ""), OutputError);
}

TEST(FolderLock, IsExclusiveAndReleased) {
  const ScratchFolder folder;
  {
    const FolderLock lock(folder / "");
    try {
      const FolderLock second(folder / "");
      FAIL() << "two locks on one folder";
    } catch (const OutputError& error) {
      EXPECT_NE(std::string(error.what()).find("in use by another run"), std::string::npos);
    }
  }
  const FolderLock again(folder / "");
}

TEST(FolderLock, DiesWithItsProcess) {
  const ScratchFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const FolderLock lock(folder / "");
    const ssize_t told = ::write(ready[1], "x", 1);
    while (told == 1) ::pause();
    ::_exit(1);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_THROW(FolderLock(folder / ""), OutputError);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_NO_THROW(FolderLock(folder / ""));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(UtcNow, IsISO8601) {
  EXPECT_TRUE(std::regex_match(utc_now(), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")));
  EXPECT_FALSE(host_name().empty());
}

}  // namespace
}  // namespace piecework
