#pragma once
// Who has learned something since the run began: members of the board from their first session, and whoever took a
// course. Everybody else costs nothing.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/platform_work/skills/skills.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

/// What is gained: the five rated skills in their order, how to find and win work on platforms (which no occupation
/// gives), and the two sides of doing microtasks.
enum class Gain : std::uint8_t { digital, language, numeracy, creative, technical, market, speed, accuracy };

inline constexpr std::size_t gain_kinds = 8;
inline constexpr std::array<std::string_view, gain_kinds> gain_names{"digital",   "language", "numeracy", "creative",
                                                                     "technical", "market",   "speed",    "accuracy"};

/// Ratings by `Gain`, not below 0.
using Gains = std::array<double, gain_kinds>;

/// Through what somebody learned.
enum class Channel : std::uint8_t { practice, feedback, course };
inline constexpr std::size_t channels = 3;

/// Ratings gained by `Channel`, before anything is forgotten, summed over the kinds of gain.
using Learned = std::array<double, channels>;

struct Learner {
  std::uint64_t id = 0;               // of the person whose gains these are; another person in the same row has none
  Gains gains{};                      // at `updated`
  double regulation = 1.0;            // z, self-regulated learning
  std::int64_t updated = 0;           // second
  std::uint32_t person = 0;           // row
  std::uint32_t counted_seconds = 0;  // of this month's work on the board that have taught already
  std::uint32_t applications = 0;     // since `updated`
  std::uint32_t contracts = 0;        // the same
  Learned learned{};                  // in this month
  std::int64_t course_seconds = 0;    // of the courses whose gains are in `learned`
};
static_assert(Packed<Learner>);

struct LearningState {
  std::vector<Learner> learners;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [learners] = self;
    list.rows("learners", learners);
  }
};

/// What a course teaches: shares of its hours by kind of gain; an hour may teach several.
struct Lesson {
  double hours = 0.0;
  double complexity = 0.0;
  std::array<double, 5> skills{};  // digital, language, numeracy, creative, technical
  double tasks = 0.0;              // how to do microtasks
  double market = 0.0;             // how to find and win work
  double feedback = 0.0;           // of work in the place of a course: the part of it that was answered, 0 to 1
};

}  // namespace piecework::platform_work
