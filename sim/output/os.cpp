#include "sim/output/os.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "sim/base/error.h"

namespace piecework {
namespace {

namespace fs = std::filesystem;

/// Repeats a call that a signal interrupted.
int patiently(const auto& call) {
  int result = 0;
  do {
    result = call();
  } while (result == -1 && errno == EINTR);
  return result;
}

int require(int result, const std::string& path, const char* what) {
  if (result == -1) throw OutputError(path, what, errno);
  return result;
}

struct Place {
  const std::string& path;
  std::uint64_t offset;
};

void read_whole(int file, Place from, std::span<std::byte> into) {
  while (!into.empty()) {
    const ssize_t count = ::pread(file, into.data(), into.size(), static_cast<off_t>(from.offset));
    if (count == -1 && errno == EINTR) continue;
    if (count == -1) throw OutputError(from.path, "cannot read", errno);
    if (count == 0) throw OutputError(from.path, "became shorter while it was read", 0);
    from.offset += static_cast<std::uint64_t>(count);
    into = into.subspan(static_cast<std::size_t>(count));
  }
}

}  // namespace

/// An open file of the `Os`; closed at the end of the scope.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, const Os& os) : path_(path), os_(os) {
    file_ = require(patiently([&] { return os.open(path.c_str(), flags | O_CLOEXEC, 0666); }), path, "cannot open");
  }
  ~OpenFile() { os_.close(file_); }  // synced before, so nothing can be lost here
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void truncate(std::uint64_t length) {
    at_ = unknown;
    require(patiently([&] { return os_.truncate(file_, static_cast<off_t>(length)); }), path_, "cannot cut");
  }

  void write(std::uint64_t offset, std::span<const std::byte> bytes) {
    if (offset != at_) seek(offset);
    at_ = unknown;  // unless all goes well
    while (!bytes.empty()) {
      const ssize_t written = os_.write(file_, bytes.data(), bytes.size());
      if (written == -1 && errno == EINTR) continue;
      if (written == -1) throw OutputError(path_, "cannot write", errno);
      if (written == 0) throw OutputError(path_, "cannot write: nothing was taken", 0);
      offset += static_cast<std::uint64_t>(written);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    at_ = offset;
  }

  void read(std::uint64_t offset, std::span<std::byte> into) const { read_whole(file_, {path_, offset}, into); }

  [[nodiscard]] std::uint64_t size() const {
    struct stat about{};
    require(::fstat(file_, &about), path_, "cannot measure");
    return static_cast<std::uint64_t>(about.st_size);
  }

  void sync() {
    require(patiently([&] { return os_.sync(file_); }), path_, "cannot sync");
  }

 private:
  static constexpr std::uint64_t unknown = UINT64_MAX;

  void seek(std::uint64_t offset) const {
    if (::lseek(file_, static_cast<off_t>(offset), SEEK_SET) == -1) throw OutputError(path_, "cannot seek", errno);
  }

  std::string path_;
  const Os& os_;
  int file_;
  std::uint64_t at_ = 0;  // where the next byte goes
};

namespace {

std::string folder_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

void sync_folder(const std::string& folder, const Os& os) { OpenFile(folder, O_RDONLY | O_DIRECTORY, os).sync(); }

std::string temporary_of(const std::string& path) { return path + ".tmp"; }

/// What an attempt that failed left there goes.
std::unique_ptr<OpenFile> new_temporary(const std::string& path, const Os& os) {
  if (exists(path)) os.remove(path.c_str());  // if this fails, O_EXCL tells
  return std::make_unique<OpenFile>(path, O_RDWR | O_CREAT | O_EXCL, os);
}

void make_one_folder(const std::string& path, const Os& os) {
  if (patiently([&] { return os.make_folder(path.c_str(), 0777); }) == -1 && errno != EEXIST) {
    throw OutputError(path, "cannot create the folder", errno);
  }
  sync_folder(folder_of(path), os);
}

}  // namespace

Os real_os() {
  return {.open = [](const char* path, int flags, mode_t mode) { return ::open(path, flags, mode); },
          .write = ::write,
          .truncate = ::ftruncate,
          .sync = ::fsync,
          .close = ::close,
          .rename = [](const char* from, const char* to) { return std::rename(from, to); },
          .remove = ::unlink,
          .make_folder = ::mkdir};
}

Draft::Draft(std::string path, const Os& os)
    : path_(std::move(path)), os_(os), file_(new_temporary(temporary_of(path_), os_)) {}

Draft::~Draft() {
  if (file_) os_.remove(temporary_of(path_).c_str());
}

void Draft::write(std::uint64_t offset, std::span<const std::byte> bytes) { file_->write(offset, bytes); }
void Draft::read(std::uint64_t offset, std::span<std::byte> into) const { file_->read(offset, into); }
void Draft::resize(std::uint64_t size) { file_->truncate(size); }
std::uint64_t Draft::size() const { return file_->size(); }

void Draft::publish() {
  file_->sync();
  const std::string temporary = temporary_of(path_);
  require(patiently([&] { return os_.rename(temporary.c_str(), path_.c_str()); }), path_, "cannot rename into place");
  file_.reset();
  sync_folder(folder_of(path_), os_);
}

void Draft::discard() {
  file_.reset();
  const std::string temporary = temporary_of(path_);
  require(patiently([&] { return os_.remove(temporary.c_str()); }), temporary, "cannot remove");
}

Scratch::Scratch(const std::string& path, Os os) : os_(std::move(os)), file_(new_temporary(temporary_of(path), os_)) {
  const std::string temporary = temporary_of(path);
  require(patiently([&] { return os_.remove(temporary.c_str()); }), temporary, "cannot remove");
}

Scratch::~Scratch() = default;
void Scratch::write(std::uint64_t offset, std::span<const std::byte> bytes) { file_->write(offset, bytes); }
void Scratch::read(std::uint64_t offset, std::span<std::byte> into) const { file_->read(offset, into); }

void make_folders(const std::string& path, const Os& os) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return;
  const std::string parent = folder_of(path);
  if (parent != path) make_folders(parent, os);
  make_one_folder(path, os);
  if (!fs::is_directory(path, ignored)) throw OutputError(path, "is not a folder", 0);
}

void write_atomically(const std::string& path, std::span<const std::byte> bytes, const Os& os) {
  write_atomically(path, [&](const ByteSink& sink) { sink(bytes); }, os);
}

void write_atomically(const std::string& path, const std::function<void(const ByteSink&)>& give, const Os& os) {
  Draft draft(path, os);
  std::uint64_t end = 0;
  give([&](std::span<const std::byte> bytes) {
    draft.write(end, bytes);
    end += bytes.size();
  });
  draft.publish();
}

void write_tail_durably(const std::string& path, std::uint64_t offset, std::string_view text, const Os& os) {
  const bool is_new = !exists(path);
  {
    OpenFile file(path, O_WRONLY | O_CREAT, os);
    file.truncate(offset);
    file.write(offset, std::as_bytes(std::span(text)));
    file.sync();
  }
  if (is_new) sync_folder(folder_of(path), os);
}

ByteSource memory_source(std::span<const std::byte> bytes) {
  return {bytes.size(), [bytes](std::uint64_t offset, std::span<std::byte> into) {
            std::memcpy(into.data(), bytes.data() + offset, into.size());
          }};
}

ByteSource file_source(const std::string& path) {
  const int opened =
      require(patiently([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }), path, "cannot read");
  const std::shared_ptr<const int> file(new int(opened), [](const int* held) {
    ::close(*held);
    delete held;
  });
  struct stat about{};
  require(::fstat(*file, &about), path, "cannot read");
  if (!S_ISREG(about.st_mode)) throw OutputError(path, "is not a file", 0);
  const auto read = [file, path](std::uint64_t offset, std::span<std::byte> into) {
    read_whole(*file, {path, offset}, into);
  };
  return {static_cast<std::uint64_t>(about.st_size), read};
}

std::vector<std::byte> read_bytes(const std::string& path) {
  errno = 0;
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream || fs::is_directory(path)) throw OutputError(path, "cannot read", errno);
  std::vector<std::byte> bytes(static_cast<std::size_t>(stream.tellg()));
  stream.seekg(0);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) throw OutputError(path, "cannot read", errno);
  return bytes;
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

std::vector<std::string> names_in(const std::string& folder) {
  if (!exists(folder)) return {};
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) throw OutputError(folder, "cannot list the folder", error.value());
  std::sort(names.begin(), names.end());
  return names;
}

void remove_temporaries(const std::string& folder, const Os& os) {
  for (const std::string& name : names_in(folder)) {
    if (!name.ends_with(".tmp")) continue;
    const std::string path = folder + "/" + name;
    require(patiently([&] { return os.remove(path.c_str()); }), path, "cannot remove");
  }
}

FolderLock::FolderLock(const std::string& folder) {
  const std::string path = folder + "/.lock";
  file_ = patiently([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666); });
  if (file_ == -1) throw OutputError(path, "cannot open the lock", errno);
  if (patiently([&] { return ::flock(file_, LOCK_EX | LOCK_NB); }) == 0) return;
  const int error = errno;
  ::close(file_);
  if (error == EWOULDBLOCK) throw OutputError(folder, "in use by another run; wait for it or choose another folder", 0);
  throw OutputError(path, "cannot lock", error);
}

FolderLock::~FolderLock() {
  if (file_ != -1) ::close(file_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
  return name.data();
}

}  // namespace piecework
