#pragma once
// Counts that published figures on platform and gig work are compared with: use of platforms at the ages 15 to 69
// (T10), main activity among the employed (T11), and income by calendar year (T12), with the books of driving beside
// them. Simulated persons; multiply with the scale for the city's.
//
// Gig income of a year: platforms (board, driving after the cost of the vehicle; selling has none in this model) and
// own-account work without employees or premises, sidelines included. Of who lives here at the year's end.

#include <cstdint>
#include <vector>

#include "models/platform_work/measures/followed.h"
#include "models/platform_work/measures/platform_use.h"

namespace piecework::platform_work {

/// Incomes are counted in bins of so many dollars, the last of which is open.
inline constexpr std::size_t gig_income_bins = 400;
inline constexpr double gig_bin_dollars = 250.0;

/// Gig income of one resident in the calendar year so far.
struct GigYear {
  std::uint32_t row = 0;
  std::uint32_t cents = 0;

  [[nodiscard]] bool fits() const { return cents > 0; }
};
static_assert(Packed<GigYear>);

class GigObserver {
 public:
  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [incomes, worked, months, month, year, histogram] = self;
    list.part("incomes", incomes);
    list.rows("worked", worked.words());
    list.value("months", months);
  }

 private:
  /// Of the month that is being closed.
  struct MonthCounts {
    std::int64_t aged = 0;   // 15 to 69
    std::int64_t any = 0;    // of these with any platform in twelve months
    std::int64_t micro = 0;  // the same by kind
    std::int64_t dispatch = 0;
    std::int64_t selling = 0;
    std::int64_t employed = 0;  // a job, or platforms for an hour a week on average
    std::int64_t main = 0;      // of these with most hours on platforms
  };
  /// Of the calendar year that ends with it.
  struct YearCounts {
    std::int64_t workers = 0;  // with pay of any kind
    std::int64_t gig = 0;      // with gig income
  };

  void see_use(const MonthView& view, const Resident& resident, bool is_aged);
  void see_income(const MonthView& view, const Resident& resident);
  void see_year(const Resident& resident, std::uint32_t cents);
  /// Of the year, cents; the month's is added.
  std::uint32_t add_income(std::size_t row, std::uint32_t cents);
  void record_use(Recorder& recorder) const;
  void record_year(const MonthView& view, Recorder& recorder) const;

  Followed<GigYear> incomes_;
  RowSet worked_;            // had pay in this calendar year
  std::int64_t months_ = 0;  // of this calendar year that were seen
  MonthCounts month_;
  YearCounts year_;
  std::array<std::int64_t, gig_income_bins> histogram_{};
};

/// Drivers, and the month's books of driving.
void record_driving(const State& state, Recorder& recorder);

}  // namespace piecework::platform_work
