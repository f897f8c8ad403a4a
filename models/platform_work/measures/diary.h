#pragma once
// The diary of chosen residents: what happened to each of them in one run, event by event, from the day the arms part;
// and, if asked for, what the market posted meanwhile.
//
// Nothing of it is recorded in a study. Runs can be repeated exactly, so the run is simulated again with the diary
// switched on: after every event it compares where each resident stands with where it stood, and writes down what
// changed. It only looks: it draws nothing, changes nothing, and is no part of a checkpoint. A market with a diary is
// not copied, since the copies would share what policies are seen to decide. Kinds, units: diary_kinds.h.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "models/platform_work/measures/diary_event.h"
#include "models/platform_work/measures/diary_life.h"
#include "models/platform_work/measures/diary_market.h"
#include "models/platform_work/rules.h"

namespace piecework::platform_work {

enum class Postings : std::uint8_t { left_out, told };

/// Whom a diary follows (ids, as in a panel), and whether it tells what the market posts.
struct DiaryPlan {
  std::span<const std::uint64_t> persons = {};
  Postings postings = Postings::left_out;
};

class Diary {
 public:
  static constexpr std::size_t most_persons = 32;

  /// From now on. Throws InputError for a person who does not live in the city now, for too many, and if there is
  /// nothing to tell.
  Diary(const State& state, const DiaryPlan& plan, std::shared_ptr<PolicyWitness> witness);

  /// What the event that has just been handled meant for each of them.
  template <class Event>
  void after(Event event, const State& state) {
    if constexpr (std::is_same_v<Event, PolicyStart> || std::is_same_v<Event, PolicyEnd>) {
      constexpr bool begins = std::is_same_v<Event, PolicyStart>;
      note_policy(state, event.row, begins ? DiaryKind::policy_begin : DiaryKind::policy_end);
    }
    Step step;
    if constexpr (std::is_same_v<Event, SearchStep>) step = {StepKind::search, event.row};
    if constexpr (std::is_same_v<Event, SpellEnd>) step = {StepKind::spell, event.row};
    if constexpr (std::is_same_v<Event, LabourStep>) step = {StepKind::labour, event.row};
    look(state, step);
  }
  /// When a month is settled, before its books are emptied.
  void close_month(const State& state);

  /// By time; within one event what was posted, then person by person.
  [[nodiscard]] const std::vector<DiaryEvent>& events() const { return events_; }

 private:
  /// Whose own step it was, where the state alone does not tell what happened.
  enum class StepKind : std::uint8_t { other, search, spell, labour };
  struct Step {
    StepKind kind = StepKind::other;
    PersonId person = {};
  };
  struct Followed {
    PersonId row;
    std::uint64_t id = 0;
    Life life;
    std::int64_t session_cents = 0;  // earned before the session
  };
  /// How many applications there had been in all.
  struct Applications {
    std::int64_t sent = 0;
    std::int64_t called_back = 0;
  };
  class Page;

  void look(const State& state, const Step& step);
  void note_policy(const State& state, PolicyId policy, DiaryKind kind);
  void note_decisions(const State& state);

  std::vector<Followed> followed_;
  std::vector<DiaryEvent> events_;
  Applications applications_;
  std::shared_ptr<PolicyWitness> witness_;
  std::optional<MarketPostings> postings_;
};

}  // namespace piecework::platform_work
