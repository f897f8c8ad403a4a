#pragma once
// How far a run is: a bar on a terminal, a call to the host if it asked for one, silence otherwise.

#include <chrono>

#include "models/cli/command.h"

namespace piecework::cli {

class ProgressReport {
 public:
  /// `already` replicates of arms of `total` were done before this run.
  ProgressReport(Console& console, std::size_t already, std::size_t total);
  /// Wipes the bar.
  ~ProgressReport();
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;

  /// `done` replicates of arms of this run, `fraction` of this run's work.
  void update(std::size_t done, double fraction);

  /// Makes room for a line of text; the next update draws the bar again.
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;

  void draw(const Progress& progress, double fraction);

  Console& console_;
  std::size_t already_;
  std::size_t total_;
  Clock::time_point begun_;
  Clock::time_point drawn_;
  bool visible_ = false;
};

/// "45 s", "3 min 20 s", "2 h 5 min"
std::string duration_text(double seconds);

}  // namespace piecework::cli
