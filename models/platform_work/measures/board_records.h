#pragma once
// Records of the board beside the measures, of all who work on it, residents or not: the numbers that published
// findings about task platforms are compared with (docs/validation.md). It is shown events before and after they are
// handled, and never changes anything.

#include "models/platform_work/measures/board_accounts.h"
#include "models/platform_work/measures/board_batches.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class BoardRecords {
 public:
  // What it looks at before an event, and after it; nothing at other events.
  void before(SessionStart event, const State& state) { accounts_.session_will_begin(state, event.row); }
  void before(BatchPosting, const State& state) {
    clock_.read(state);
    batches_.will_post(state);
  }
  void before(BatchExpiry event, const State& state) { batches_.will_expire(state, event.row); }
  void before(SpellEnd event, const State& state) { batches_.will_settle(state, event.row); }
  template <class Event>
  void before(Event, const State&) {}

  void after(JoinConsideration event, const State& state) {
    clock_.read(state);
    accounts_.place_changes(state, clock_, event.row);
  }
  void after(BatchPosting event, const State& state) { batches_.posted(state, clock_, event.row); }
  void after(SearchStep event, const State& state) { batches_.found(state, event.row); }
  void after(SessionStart event, const State& state) {
    clock_.read(state);
    accounts_.session_begins(state, clock_, event.row);
  }
  void after(SpellEnd event, const State& state) {
    clock_.read(state);
    batches_.settled(state, clock_, event.row);
  }
  template <class Event>
  void after(Event, const State&) {}

  void close(const MonthView& view, Recorder& recorder) {
    clock_.read(view.state);
    if (view.state.platform.requesters.size() > 0) accounts_.close(view.state, clock_, recorder);
  }

  [[nodiscard]] const AccountRecords& accounts() const { return accounts_; }
  [[nodiscard]] const BatchRecords& batches() const { return batches_; }
  [[nodiscard]] const RecordingClock& clock() const { return clock_; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [clock, accounts, batches] = self;
    list.value("clock", clock);
    list.part("accounts", accounts);
    list.part("batches", batches);
  }

  /// Whether it names nobody and nothing that is not there, as any but one read from a bad file.
  [[nodiscard]] bool fits(const State& state) const { return accounts_.fits(state) && batches_.is_whole(); }

 private:
  RecordingClock clock_;
  AccountRecords accounts_;
  BatchRecords batches_;
};

}  // namespace piecework::platform_work
