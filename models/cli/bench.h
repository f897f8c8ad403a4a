#pragma once
// The shipped benchmarks: one file each, bench_NAME.cpp, and its line in bench.cpp. A benchmark prints rows, one object
// of figures each: with --json a JSON list, else a table. Times on a shared machine wander, so what counts is a ratio
// of two times taken alternately in one run.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "models/cli/session.h"
#include "models/platform_work/study.h"
#include "sim/config/node.h"

namespace piecework::cli {

struct Bench {
  std::string_view name;
  std::string_view meaning;
  int (*perform)(const BenchArguments& arguments, const Session& session);
};

std::span<const Bench> benches();

int bench_board(const BenchArguments& arguments, const Session& session);
int bench_checkpoint(const BenchArguments& arguments, const Session& session);
int bench_city(const BenchArguments& arguments, const Session& session);
int bench_draws(const BenchArguments& arguments, const Session& session);
int bench_first(const BenchArguments& arguments, const Session& session);
int bench_freelance(const BenchArguments& arguments, const Session& session);
int bench_hold(const BenchArguments& arguments, const Session& session);
int bench_output(const BenchArguments& arguments, const Session& session);
int bench_phold(const BenchArguments& arguments, const Session& session);
int bench_tiny(const BenchArguments& arguments, const Session& session);

inline constexpr std::string_view bench_scenario = "toronto/grown";

/// That scenario, cut after so many recorded months; arms and panel are the caller's.
platform_work::StudyRequest bench_request(std::string_view scale, std::int64_t months, const Session& session);

/// Gives a parameter this value, whatever its range is.
void set_exactly(platform_work::StudyRequest& request, std::string_view key, double value);

/// A row in the order its figures were set.
Node row_of(std::initializer_list<std::pair<std::string_view, Node>> figures);
Node figure(double value);
Node figure(std::uint64_t value);
Node figure(std::string_view text);

/// Prints each row as soon as it is measured (a table), or all as a JSON list at the end.
class Rows {
 public:
  Rows(const BenchArguments& arguments, const Session& session) : json_(arguments.json), session_(session) {}

  /// Throws Interrupted when a stop was requested.
  void add(Node row);
  void finish() const;

 private:
  bool json_;
  const Session& session_;
  Node::Array rows_;
};

/// What a second is: of this process on a processor, which other programs disturb least, or of the clock on the wall.
enum class Watch : std::uint8_t { processor, wall };

/// Median seconds of each of the calls, taken in turn `rounds` times after one turn that does not count.
std::vector<double> alternate(std::span<const std::function<void()>> calls, int rounds = 5,
                              Watch watch = Watch::processor);

}  // namespace piecework::cli
