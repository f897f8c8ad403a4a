// What a study folder needs of the operating system: files that appear whole or not at all, lines that stay written,
// and a lock that dies with its process.
//
// A committed file is written under a temporary name ("NAME.tmp") in its own folder, synced, renamed, and its folder
// synced (`Draft`); a killed process or a full disk leaves the old state or the new one, and at worst a file ending in
// ".tmp". `Os` holds the calls that can fail, so that a test can make each of them fail. POSIX conventions: -1 and
// errno.
#pragma once

#include <sys/types.h>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace piecework {

struct Os {
  std::function<int(const char* path, int flags, mode_t mode)> open;
  std::function<ssize_t(int file, const void* bytes, std::size_t count)> write;
  std::function<int(int file, off_t length)> truncate;
  std::function<int(int file)> sync;
  std::function<int(int file)> close;
  std::function<int(const char* from, const char* to)> rename;
  std::function<int(const char* path)> remove;
  std::function<int(const char* path, mode_t mode)> make_folder;
};

Os real_os();

class OpenFile;

/// A file under a temporary name, written and read anywhere, until it is put in its place; if it never is, it vanishes.
class Draft {
 public:
  /// Creates PATH.tmp; what an attempt that failed left there goes. Throws OutputError, as all that follows.
  Draft(std::string path, const Os& os);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void write(std::uint64_t offset, std::span<const std::byte> bytes);
  /// Of what was written.
  void read(std::uint64_t offset, std::span<std::byte> into) const;
  void resize(std::uint64_t size);
  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] const std::string& path() const { return path_; }

  /// Syncs it, renames it to PATH, replacing what was there, and syncs the folder.
  void publish();
  /// Removes it. This or `publish` comes last.
  void discard();

 private:
  std::string path_;
  Os os_;
  std::unique_ptr<OpenFile> file_;  // none at last
};

/// Room for what memory should not hold: a file whose name goes at once and which ends with its process.
class Scratch {
 public:
  /// Needs PATH.tmp for a moment. Throws OutputError, as all that follows.
  Scratch(const std::string& path, Os os);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  void write(std::uint64_t offset, std::span<const std::byte> bytes);
  /// Of what was written.
  void read(std::uint64_t offset, std::span<std::byte> into) const;

 private:
  Os os_;
  std::unique_ptr<OpenFile> file_;
};

/// Creates the folder and its missing parents. Throws OutputError.
void make_folders(const std::string& path, const Os& os);

/// Takes bytes one piece after the other.
using ByteSink = std::function<void(std::span<const std::byte>)>;

/// Puts `bytes` at `path`, replacing what was there. Throws OutputError; then the old file still stands.
void write_atomically(const std::string& path, std::span<const std::byte> bytes, const Os& os);

/// The same for what `give` gives in pieces, so that it need not lie in memory as a whole.
void write_atomically(const std::string& path, const std::function<void(const ByteSink&)>& give, const Os& os);

/// Cuts the file at `offset` (creating it if absent), writes `text` there and syncs it. Throws OutputError; the caller
/// may try again at the same offset.
void write_tail_durably(const std::string& path, std::uint64_t offset, std::string_view text, const Os& os);

/// Bytes that are read where they are needed.
struct ByteSource {
  std::uint64_t size = 0;
  std::function<void(std::uint64_t offset, std::span<std::byte> into)> read;
};

/// Bytes in memory, which must stay.
ByteSource memory_source(std::span<const std::byte> bytes);

/// A file that stays open as long as the source; opening and reading throw OutputError.
ByteSource file_source(const std::string& path);

/// Throws OutputError.
std::vector<std::byte> read_bytes(const std::string& path);
bool exists(const std::string& path);
/// Names in a folder, sorted; empty if there is no such folder. Throws OutputError if it cannot be read.
std::vector<std::string> names_in(const std::string& folder);
/// Removes what a killed run left behind: "*.tmp" in this folder. Throws OutputError.
void remove_temporaries(const std::string& folder, const Os& os);

/// Holds FOLDER/.lock while it lives; the system releases it when the process ends, however it ends.
class FolderLock {
 public:
  /// Throws OutputError "in use by another run" if another process, or another lock in this one, holds it.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_ = -1;
};

/// Now as "2025-01-31T13:05:00Z" and this machine's name: for the manifest, never for a result file.
std::string utc_now();
std::string host_name();

}  // namespace piecework
