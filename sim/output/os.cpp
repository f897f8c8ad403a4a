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
    require(patiently([&] { return os_.truncate(file_, static_cast<off_t>(length)); }), path_, "cannot cut");
  }

  void write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = os_.write(file_, bytes.data(), bytes.size());
      if (written == -1 && errno == EINTR) continue;
      if (written == -1) throw OutputError(path_, "cannot write", errno);
      if (written == 0) throw OutputError(path_, "cannot write: nothing was taken", 0);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  void sync() {
    require(patiently([&] { return os_.sync(file_); }), path_, "cannot sync");
  }

  void seek(std::uint64_t offset) const {
    if (::lseek(file_, static_cast<off_t>(offset), SEEK_SET) == -1) throw OutputError(path_, "cannot seek", errno);
  }

 private:
  std::string path_;
  const Os& os_;
  int file_;
};

std::string folder_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

void sync_folder(const std::string& folder, const Os& os) { OpenFile(folder, O_RDONLY | O_DIRECTORY, os).sync(); }

void write_new_file(const std::string& path, const std::function<void(const ByteSink&)>& give, const Os& os) {
  OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL, os);
  give([&](std::span<const std::byte> bytes) { file.write(bytes); });
  file.sync();
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
  const std::string temporary = path + ".tmp";
  if (exists(temporary)) os.remove(temporary.c_str());  // of an attempt that failed; if this fails too, O_EXCL tells
  try {
    write_new_file(temporary, give, os);
    require(patiently([&] { return os.rename(temporary.c_str(), path.c_str()); }), path, "cannot rename into place");
  } catch (const OutputError&) {
    os.remove(temporary.c_str());
    throw;
  }
  sync_folder(folder_of(path), os);
}

void write_tail_durably(const std::string& path, std::uint64_t offset, std::string_view text, const Os& os) {
  const bool is_new = !exists(path);
  {
    OpenFile file(path, O_WRONLY | O_CREAT, os);
    file.truncate(offset);
    file.seek(offset);
    file.write(std::as_bytes(std::span(text)));
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
    while (!into.empty()) {
      const ssize_t count = ::pread(*file, into.data(), into.size(), static_cast<off_t>(offset));
      if (count == -1 && errno == EINTR) continue;
      if (count == -1) throw OutputError(path, "cannot read", errno);
      if (count == 0) throw OutputError(path, "became shorter while it was read", 0);
      offset += static_cast<std::uint64_t>(count);
      into = into.subspan(static_cast<std::size_t>(count));
    }
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
