#include "models/platform_work/public/schedule.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/config/reader.h"

namespace piecework::platform_work {
namespace {

constexpr Time no_end{std::numeric_limits<std::int64_t>::max()};

/// How far above a whole number of hundredths a written number may lie: far less than a third decimal.
constexpr double rounding = 1e-6;

}  // namespace

const DatedValue& DatedSchedule::at(Time time) const {
  const auto after =
      std::upper_bound(rows_.begin(), rows_.end(), time, [](Time at, const DatedValue& row) { return at < row.from; });
  expect(after != rows_.begin(), "no time before the first row of a schedule");
  return *(after - 1);
}

Prices::Prices(DatedSchedule index, Time base, Rate erosion)
    : index_(std::move(index)), base_(index_.at(base).value), kept_{whole_rate - erosion.millionths} {}

Cents Prices::constant(Cents nominal, Time at, Indexing indexing) const {
  Cents real = scaled(nominal, base_, index_.at(at).value);
  if (indexing == Indexing::with_prices || at < end()) return real;
  // The table's last year is the one in which its last second lies.
  const int last_year = date_of({end().seconds - 1}).year;
  for (int year = last_year; year < date_of(at).year; ++year) real = share_of(real, kept_);
  return real;
}

DatedSchedule Prices::constant(const DatedSchedule& nominal) const {
  const Time first = std::max(index_.rows().front().from, nominal.rows().front().from);
  std::vector<Time> changes{first};
  for (const DatedSchedule* schedule : {&index_, &nominal}) {
    for (const DatedValue& row : schedule->rows()) {
      if (row.from > first) changes.push_back(row.from);
    }
  }
  std::ranges::sort(changes);
  const auto doubled = std::ranges::unique(changes);
  changes.erase(doubled.begin(), doubled.end());
  std::vector<DatedValue> real;
  for (std::size_t at = 0; at < changes.size(); ++at) {
    const Time until = at + 1 < changes.size() ? changes[at + 1] : no_end;
    const Cents value = constant({nominal.at(changes[at]).value}, changes[at], Indexing::with_prices);
    real.push_back({changes[at], until, value.value});
  }
  return DatedSchedule(std::move(real));
}

Cents Brackets::of(Cents amount) const {
  std::int64_t exact = 0;  // millionths of a cent
  for (std::size_t row = 0; row < rows_.size() && amount > rows_[row].above; ++row) {
    const Cents top = row + 1 < rows_.size() ? smaller(amount, rows_[row + 1].above) : amount;
    exact += (top - rows_[row].above).value * rows_[row].rate.millionths;
  }
  return {divided(exact, whole_rate)};
}

Rate Brackets::rate_at(Cents amount) const {
  const auto above =
      std::find_if(rows_.rbegin(), rows_.rend(), [&](const Bracket& row) { return amount >= row.above; });
  return above == rows_.rend() ? Rate{} : above->rate;
}

LawTable::LawTable(const CsvTable& table) : table_(table) {
  for (std::size_t row = 0; row < table.row_count(); ++row) check_evidence(row);
}

void LawTable::check_evidence(std::size_t row) {
  if (text(row, "source").empty()) report(row, "source", "must say where the value comes from");
  const std::string& grade = text(row, "confidence");
  if (std::find(confidence_grades.begin(), confidence_grades.end(), grade) != confidence_grades.end()) return;
  report(row, "confidence", "'" + grade + "' is not a grade of confidence",
         {confidence_grades.begin(), confidence_grades.end()});
}

const std::string& LawTable::text(std::size_t row, std::string_view column) const {
  return table_.cell(row, table_.column(column));
}

std::int64_t LawTable::hundredths(std::size_t row, std::string_view column) {
  const double written = table_.number(row, table_.column(column));
  const double most = static_cast<double>(most_money.value) / 100.0;
  if (written < 0.0 || written > most) {
    report(row, column, "'" + text(row, column) + "' is out of range", {"0 to 100000000"});
    return 0;
  }
  const std::int64_t result = to_cents(written).value;
  const double off = written * 100.0 - static_cast<double>(result);
  if (off > rounding || off < -rounding) report(row, column, "has more than two decimals");
  return result;
}

std::int64_t LawTable::whole(std::size_t row, std::string_view column) {
  const std::int64_t written = table_.whole(row, table_.column(column));
  constexpr std::int64_t most = 1'000'000;
  if (written < 0 || written > most) report(row, column, "must not be negative or above a million");
  return written;
}

Rate LawTable::rate(std::size_t row, std::string_view column) {
  const double written = table_.number(row, table_.column(column));
  if (written < 0.0 || written > 1.0) {
    report(row, column, "'" + text(row, column) + "' is not a share", {"0 to 1"});
    return {};
  }
  return to_rate(written);
}

Time LawTable::date(std::size_t row, std::string_view column) {
  const std::string& written = text(row, column);
  if (const std::optional<Date> date = parse_date(written)) return start_of(*date);
  report(row, column, "'" + written + "' is not a date", {"YYYY-MM-DD"});
  return {};
}

void LawTable::report(std::size_t row, std::string_view column, std::string problem, std::vector<std::string> allowed) {
  const Place place = table_.place(row, table_.column(column));
  problems_.add({place, std::string(column), std::move(problem), std::move(allowed), {}});
}

void LawTable::report_missing(std::string_view what) {
  problems_.add({table_.file(), 1, 1}, what, "no row of the table gives it");
}

DatedSchedule read_dated(LawTable& table, const std::vector<std::size_t>& rows, Time first) {
  std::vector<DatedValue> values;
  for (const std::size_t row : rows) {
    const bool open = table.text(row, "until").empty();
    const DatedValue value{table.date(row, "from"), open ? no_end : table.date(row, "until"),
                           table.hundredths(row, "value")};
    if (open && row != rows.back()) table.report(row, "until", "only the last row may have no end");
    if (value.until <= value.from) table.report(row, "until", "must be later than 'from'");
    if (values.empty() && value.from > first) {
      table.report(row, "from", "the table begins after the run does", {to_string(date_of(first)) + " or earlier"});
    } else if (!values.empty() && value.from != values.back().until && values.back().until != no_end) {
      const bool overlap = value.from < values.back().until;
      table.report(row, "from", overlap ? "overlaps the row before" : "leaves a gap after the row before",
                   {to_string(date_of(values.back().until))});
    }
    values.push_back(value);
  }
  return DatedSchedule(std::move(values));
}

DatedSchedule read_dated(const CsvTable& table, Time first) {
  LawTable law(table);
  std::vector<std::size_t> rows(law.row_count());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  DatedSchedule schedule = read_dated(law, rows, first);
  if (rows.empty()) law.report_missing("value");
  law.finish();
  return schedule;
}

}  // namespace piecework::platform_work
