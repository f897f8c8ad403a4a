#pragma once
// Accounts of the board, residents' and those abroad alike: what each earned an hour over the evaluation period, and
// how long accounts stay. An account is one person's; a place abroad that another person takes is another account.
//
// Time of a session in which no task was submitted is told apart ("barren"): published pay per hour counts the search
// that belongs to work, and workers' diaries count all of it. An account is active in a month with a task submitted,
// and gone when it is silent for three whole calendar months (90 days), at the end of the last month in which it was
// active. Seconds; US cents.

#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/measures/log_bins.h"
#include "models/platform_work/measures/recording_clock.h"
#include "sim/base/prefetch.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// Time and pay on the board.
struct AccountTotals {
  std::int64_t pay_cents = 0;
  std::int64_t paid = 0;
  std::int64_t rejected = 0;
  std::int64_t returned = 0;
  std::int64_t looked = 0;  // searching and waiting to search again, in all sessions
  std::int64_t barren = 0;  // of it in sessions without a task
  std::int64_t tasks = 0;

  void add(const PlatformMonth& month, std::int64_t sign = 1);
  AccountTotals& operator+=(const AccountTotals& other);
  [[nodiscard]] std::int64_t worked() const { return paid + rejected + returned; }
};

struct BoardAccount {
  std::uint64_t id = 0;           // of the person
  std::uint32_t row = 0;          // of the person
  std::uint32_t cohorts = 0;      // bit m: active in recorded month m, and not gone since
  std::int64_t last_active = -1;  // month since January 1970
  std::int64_t tasks = 0;         // since the first session, up to the last census
  std::uint32_t life = 0;         // of the person, see platforms/board_life.h
  std::uint32_t unused = 0;       // no padding
  AccountTotals evaluated;
};
static_assert(Packed<BoardAccount>);

/// What the beginning of a session needs of an account: little, since sessions are many and accounts lie far apart.
struct AccountSession {
  std::int32_t tasks = 0;     // when the session in hand began, less those that the months before this one hold
  std::int32_t looked = 0;    // seconds, likewise
  std::uint32_t barren = 0;   // evaluated seconds of the sessions before it
  std::uint32_t account = 0;  // which of the accounts it is, from 1; 0 for none
};
static_assert(Packed<AccountSession>);

class AccountRecords {
 public:
  static constexpr std::size_t cohort_months = 24;  // accounts active in one of the first so many recorded months
  static constexpr std::size_t ages = 61;           // months followed
  static constexpr std::size_t sample_size = 100;   // accounts whose reservation wage is written
  enum Definition : std::uint8_t { session, all, paid };
  static constexpr std::size_t definitions = 3;
  using PayCounts = std::array<std::array<std::int64_t, pay_bins.count>, definitions>;

  /// What became of accounts that were active in a recorded month, by the months since. Gone: by the last active month,
  /// among those so long before the end that silence is known. Censored: by the last of these months.
  struct Survival {
    std::array<std::int64_t, ages> gone{};
    std::array<std::int64_t, ages> censored{};
  };

  /// Pay an hour over accounts.
  struct Pay {
    PayCounts counts{};
    std::array<double, definitions> rates{};  // sums over accounts, USD per hour
    std::int64_t accounts = 0;                // with a task in the evaluation period
    AccountTotals totals;                     // of them
  };

  /// Before a session begins, and after: what it finds is noted, and the session before asked for, while the event is
  /// handled.
  void session_will_begin(const State& state, PersonId person);
  void session_begins(const State& state, const RecordingClock& clock, PersonId person);
  /// A person may have taken another's place.
  void place_changes(const State& state, const RecordingClock& clock, PersonId person);
  void close(const State& state, const RecordingClock& clock, Recorder& recorder);

  /// With the accounts that are still there.
  [[nodiscard]] Pay pay() const;
  [[nodiscard]] Survival survival() const;
  /// Accounts that became active (again), and that went, by recorded month; those of the last three months are not
  /// known yet to have gone.
  [[nodiscard]] const std::vector<std::int64_t>& entries() const { return entries_; }
  [[nodiscard]] const std::vector<std::int64_t>& exits() const { return exits_; }
  /// Members' reservation wages at the first recorded census, USD per hour: of a sample, and counted in pay bins.
  [[nodiscard]] const std::vector<double>& sample() const { return sample_; }
  [[nodiscard]] const std::vector<std::int64_t>& reservation() const { return reservation_; }

  /// For a checkpoint; see sim/output/checkpoint.h. What lies between the two sides of an event is in none.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [accounts, sessions, former, pay, survival, entries, exits, sample, reservation, at_start] = self;
    list.rows("accounts", accounts);
    list.rows("sessions", sessions);
    list.rows("former", former);
    list.value("pay", pay);
    list.value("survival", survival);
    list.rows("entries", entries);
    list.rows("exits", exits);
    list.rows("sample", sample);
    list.rows("reservation", reservation);
  }

  /// Whether every account names a person and is found by it.
  [[nodiscard]] bool fits(const State& state) const;

 private:
  /// What the month's books hold of tasks, and of searching and waiting.
  struct Books {
    std::int32_t tasks = 0;
    std::int32_t looked = 0;
    std::uint32_t life = 0;  // of the person
  };
  static Books books_of(const PlatformMonth& month);
  void open_account(const State& state, PersonId person, std::uint32_t life);
  static void end_session(AccountSession& session, const Books& month, bool evaluated);
  /// With the session that nothing followed.
  [[nodiscard]] AccountTotals evaluated_of(const BoardAccount& account) const;
  /// The month `index` passed for this account, active in it or not.
  void pass_month(BoardAccount& account, std::int64_t index, bool active, std::int64_t first_month);
  void note_exit(BoardAccount& account, std::int64_t first_month);
  void take_sample(const State& state);

  /// Of the month that is closed.
  struct MonthCounts {
    std::int64_t active = 0;
    std::int64_t pool = 0;
    std::int64_t members = 0;
    AccountTotals totals;
  };
  void ask_for(const State& state, std::size_t place) const;
  void close_former(std::int64_t month, std::int64_t first_month);
  static void record_month(const MonthCounts& counts, std::int64_t seconds, Recorder& recorder);

  std::vector<BoardAccount> accounts_;    // in the order of their first session
  std::vector<AccountSession> sessions_;  // by life on the board
  std::vector<BoardAccount> former_;      // whose place was taken, until they count as gone; all sessions are settled
  Pay pay_;                               // of accounts that went from both
  Survival survival_;
  std::vector<std::int64_t> entries_;
  std::vector<std::int64_t> exits_;
  std::vector<double> sample_;
  std::vector<std::int64_t> reservation_;
  Books at_start_;  // of the person whose session is beginning
};

}  // namespace piecework::platform_work
