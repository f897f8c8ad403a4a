#include "models/cli/progress.h"

#include <fmt/format.h>
#include <algorithm>
#include <ostream>

namespace piecework::cli {
namespace {

constexpr std::chrono::milliseconds shortest_pause{100};  // a terminal needs no more than ten pictures a second
constexpr std::size_t bar_width = 30;

}  // namespace

ProgressReport::ProgressReport(Console& console, std::size_t already, std::size_t total)
    : console_(console), already_(already), total_(total), begun_(Clock::now()) {}

ProgressReport::~ProgressReport() { wipe(); }

void ProgressReport::wipe() {
  if (visible_) console_.err << "\r\x1b[K" << std::flush;
  visible_ = false;
}

void ProgressReport::update(std::size_t done, double fraction) {
  const double before = static_cast<double>(already_);
  const double left = static_cast<double>(total_ - already_);
  const double whole = total_ == 0 ? 1.0 : (before + fraction * left) / static_cast<double>(total_);
  const Progress progress{already_ + done, total_, whole};
  if (console_.progress) {
    console_.progress(progress);
  } else if (console_.err_is_terminal) {
    draw(progress, fraction);
  }
}

void ProgressReport::draw(const Progress& progress, double fraction) {
  const Clock::time_point now = Clock::now();
  if (visible_ && now - drawn_ < shortest_pause) return;
  drawn_ = now;
  visible_ = true;
  const double elapsed = std::chrono::duration<double>(now - begun_).count();
  const auto filled = static_cast<std::size_t>(std::clamp(progress.fraction, 0.0, 1.0) * bar_width);
  const std::string bar = std::string(filled, '#') + std::string(bar_width - filled, '.');
  const std::string left =
      fraction > 0.01 ? fmt::format(", {} left", duration_text(elapsed * (1.0 - fraction) / fraction)) : "";
  console_.err << fmt::format("\r[{}] {}/{}, {:.0f} %{}\x1b[K", bar, progress.done, progress.total,
                              100.0 * progress.fraction, left)
               << std::flush;
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace piecework::cli
