#pragma once
// Accounts that were lost, by their owner's row: shut by the platform, or ended with it. A row stands here from the
// closing until the person has an account again. Seconds, US cents.

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "sim/base/layout.h"

namespace piecework::platform_work {

/// One unit of history that can be proved: a hundred approved tasks (the binding definition of M9).
inline constexpr std::uint32_t tasks_per_unit = 100;

/// What becomes of the owner once it is decided.
enum class Fate : std::uint8_t {
  reinstated,  // the account is opened again, with its history and the pay withheld
  barred,      // never again
  starts_anew  // may open another one, of this board or of its successor
};

struct LostAccount {
  std::int64_t shut_at = 0;
  std::int64_t withheld_cents = 0;  // approved and not paid out
  std::uint32_t person = 0;         // row
  std::uint32_t approved = 0;       // tasks of the history that is lost
  float days_to_decision = 0.0F;
  Fate fate = Fate::starts_anew;
  bool appeals = false;
  bool follows = false;  // goes over to the board that takes this one's place
  std::uint8_t unused = 0;
};
static_assert(Packed<LostAccount>);

/// How an account has done since it was opened, or since a person looked at it, where a board has thresholds.
struct TaskRecord {
  std::int64_t seconds = 0;        // taken for the tasks decided
  std::int64_t usual_seconds = 0;  // that somebody of mean skill would have taken
  std::int64_t notice_ends = 0;    // second; 0: no notice has been given
  std::uint32_t decided = 0;       // tasks
  std::uint32_t rejected = 0;      // of these
  std::uint32_t unfair = 0;        // of these, correct work; neither the board nor the owner knows
  std::uint32_t unused = 0;        // no padding
};
static_assert(Packed<TaskRecord>);

struct ManagementState {
  std::map<std::uint32_t, LostAccount> lost;
  std::int64_t reopens_at = 0;           // second; the board is closed before it
  std::int64_t return_seconds = 0;       // those who follow come back within this time of it
  std::uint32_t portable = 0;            // the policy that makes histories portable, counted from 1; 0: none
  std::vector<TaskRecord> task_records;  // by row of BoardLife, as far as tasks were decided; empty without thresholds

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [lost, reopens_at, return_seconds, portable, task_records] = self;
    std::vector<LostAccount> stored;
    if constexpr (Sections::loading) {
      list.rows("lost", stored);
      lost.clear();
      for (const LostAccount& account : stored) lost.emplace(account.person, account);
    } else {
      for (const auto& [person, account] : lost) stored.push_back(account);
      list.rows("lost", std::move(stored));
    }
    list.value("reopens_at", reopens_at);
    list.value("return_seconds", return_seconds);
    list.value("portable", portable);
    list.rows("task_records", task_records);
  }
};

}  // namespace piecework::platform_work
