#pragma once
// Tables of the law: amounts by date, brackets by amount. Times are seconds of the model's calendar; amounts are cents
// (a price index: hundredths of its unit). Every row of a file names its source and a grade of confidence.

#include <cstdint>
#include <string_view>
#include <vector>

#include "models/platform_work/public/money.h"
#include "sim/base/time.h"
#include "sim/config/data_file.h"
#include "sim/config/problems.h"

namespace piecework::platform_work {

struct DatedValue {
  Time from;
  Time until;  // exclusive
  std::int64_t value = 0;
};

/// Values that follow each other without gap or overlap. The last one stays in force after its end.
class DatedSchedule {
 public:
  DatedSchedule() = default;
  explicit DatedSchedule(std::vector<DatedValue> rows) : rows_(std::move(rows)) {}

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// The row in force; no time before the first is asked for, which reading has checked.
  [[nodiscard]] const DatedValue& at(Time time) const;
  [[nodiscard]] const DatedValue& last() const { return rows_.back(); }
  [[nodiscard]] const std::vector<DatedValue>& rows() const { return rows_; }

 private:
  std::vector<DatedValue> rows_;
};

/// Whether the law raises an amount with prices once the table has ended.
enum class Indexing : std::uint8_t { with_prices, none };

/// Turns nominal amounts into constant ones: times the base year's index over that of the date. After the last year of
/// the table an indexed amount keeps its real value; another loses `erosion` of it each year.
class Prices {
 public:
  Prices() = default;
  Prices(DatedSchedule index, Time base, Rate erosion);

  [[nodiscard]] Cents constant(Cents nominal, Time at, Indexing indexing) const;
  /// The same for a whole schedule that the law raises with prices.
  [[nodiscard]] DatedSchedule constant(const DatedSchedule& nominal) const;
  [[nodiscard]] Time end() const { return index_.last().until; }

 private:
  DatedSchedule index_;
  std::int64_t base_ = 1;
  Rate kept_;  // of a real amount, a year
};

struct Bracket {
  Cents above;
  Rate rate;
};

/// A tax that is linear between thresholds, which rise from zero.
class Brackets {
 public:
  Brackets() = default;
  explicit Brackets(std::vector<Bracket> rows) : rows_(std::move(rows)) {}

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Exact, then rounded to the cent.
  [[nodiscard]] Cents of(Cents amount) const;
  [[nodiscard]] Rate lowest_rate() const { return rows_.front().rate; }
  [[nodiscard]] Rate rate_at(Cents amount) const;

 private:
  std::vector<Bracket> rows_;
};

/// Reads the cells of one file of the law and collects what is wrong with them.
class LawTable {
 public:
  /// Checks source and confidence of every row.
  explicit LawTable(const CsvTable& table);

  [[nodiscard]] std::size_t row_count() const { return table_.row_count(); }
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
  /// Hundredths of what is written; not negative, at most two decimals.
  [[nodiscard]] std::int64_t hundredths(std::size_t row, std::string_view column);
  [[nodiscard]] std::int64_t whole(std::size_t row, std::string_view column);
  [[nodiscard]] Rate rate(std::size_t row, std::string_view column);
  [[nodiscard]] Time date(std::size_t row, std::string_view column);
  /// Adds a problem unless the cells of two rows rise.
  template <class Value>
  void expect_rise(std::size_t row, std::string_view column, Value earlier, Value later) {
    if (later <= earlier) report(row, column, "does not rise above the row before");
  }

  void report(std::size_t row, std::string_view column, std::string problem, std::vector<std::string> allowed = {});
  void report_missing(std::string_view what);
  void finish() const { problems_.throw_if_any(); }

 private:
  void check_evidence(std::size_t row);

  const CsvTable& table_;
  Problems problems_;
};

/// The rows, in the file's order, as one schedule; `first` is the earliest time that the run will ask for. An empty
/// `until` stands for no end and is allowed in the last row only.
DatedSchedule read_dated(LawTable& table, const std::vector<std::size_t>& rows, Time first);
/// A file that is one schedule.
DatedSchedule read_dated(const CsvTable& table, Time first);

}  // namespace piecework::platform_work
