#include "models/cli/background_writer.h"

#include <algorithm>
#include <utility>

namespace piecework::cli {

BackgroundWriter::BackgroundWriter(Write write)
    : write_(std::move(write)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

BackgroundWriter::~BackgroundWriter() = default;

void BackgroundWriter::hand_over(std::string path, Bytes bytes) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !has(path); });
    files_.push_back({std::move(path), std::move(bytes)});
  }
  changed_.notify_all();
}

void BackgroundWriter::wait_for(const std::string& path) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !has(path); });
}

bool BackgroundWriter::has(const std::string& path) const {
  return std::ranges::find(files_, path, &File::path) != files_.end();
}

void BackgroundWriter::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [&] { return !files_.empty(); })) {
    const File& file = files_.front();  // stays where it is while others are added behind it
    lock.unlock();
    write_(file.path, file.bytes);
    lock.lock();
    files_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace piecework::cli
