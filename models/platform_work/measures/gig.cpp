#include "models/platform_work/measures/gig.h"

#include <string>

#include "models/platform_work/calendar_month.h"

namespace piecework::platform_work {
namespace {

constexpr double first_age = 15.0;
constexpr double end_age = 70.0;  // exclusive
/// An hour a week, the survey's least, over a month.
constexpr std::int64_t least_month_seconds = 52 * seconds_per_hour / 12;

struct GigLabel {
  std::string_view path;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
};

SeriesInfo info_of(const GigLabel& label) {
  return {std::string(label.path),
          std::string(label.unit),
          std::string(label.en),
          std::string(label.fr),
          std::string(label.en),
          {},
          1};
}

void record_gig(Recorder& recorder, const GigLabel& label, std::int64_t value) {
  recorder.record(info_of(label), std::vector<std::int64_t>{value});
}

void record_gig(Recorder& recorder, const GigLabel& label, double value) {
  recorder.record(info_of(label), std::vector<double>{value});
}

/// The last day of birth of who is that old now.
std::int64_t last_birth_day(double age, Time now) {
  constexpr double most_days = 365.3;  // a year
  std::int64_t day = now.seconds / seconds_per_day - static_cast<std::int64_t>(age * most_days) - 1;
  while (years_since(day + 1, now) >= age) ++day;
  return day;
}

/// Days of birth of who counts as of working age.
struct BirthDays {
  std::int64_t after = 0;
  std::int64_t last = 0;

  [[nodiscard]] bool contain(std::int64_t day) const { return day > after && day <= last; }
};

std::int64_t seconds_on_platforms(const State& state, const Resident& resident) {
  return driving_seconds(state, resident.record) + freelance_seconds(state, resident.record) +
         std::int64_t{resident.board.total_seconds()};
}

/// CAD cents of the month.
inline std::uint32_t gig_income(const MonthView& view, const Resident& resident) {
  const PersonRecord& record = resident.record;
  Cents income = sideline_income(record);
  if (resident.on_platforms) {
    const double board =
        static_cast<double>(resident.board.pay_cents) / 100.0 * view.state.scenario->board.exchange_rate;
    income += to_cents(board) + freelance_income(view.state, record) + driving_income(view.state, record);
  }
  if (resident.career.is(Flag::solo)) income += Cents{record.own_account_cents};
  return static_cast<std::uint32_t>(std::min<std::int64_t>(income.value, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace

/// Of who has used a platform.
void GigObserver::see_use(const MonthView& view, const Resident& resident, bool is_aged) {
  const Use any = any_use(view, resident);
  const auto year = [&](PlatformKind kind) { return use_of(kind, view, resident).year ? 1 : 0; };
  if (is_aged && any.year) {
    ++month_.any;
    month_.micro += year(PlatformKind::micro);
    month_.dispatch += year(PlatformKind::dispatch);
    month_.selling += year(PlatformKind::selling);
  }
  const bool worked = seconds_on_platforms(view.state, resident) >= least_month_seconds;
  if (worked && resident.career.state != LabourState::employed) ++month_.employed;
  if (worked && any.main) ++month_.main;
}

std::uint32_t GigObserver::add_income(std::size_t row, std::uint32_t cents) {
  std::uint32_t year = cents;
  const auto here = [&](GigYear& item) {
    year = item.cents = item.cents + cents;
    return Keep::yes;
  };
  bool known = false;
  incomes_.pass(
      row, [](const GigYear&) { return Keep::no; },
      [&](GigYear& item) {
        known = true;
        return here(item);
      });
  if (!known && cents > 0) incomes_.add({static_cast<std::uint32_t>(row), cents});
  return year;
}

inline void GigObserver::see_income(const MonthView& view, const Resident& resident) {
  const std::uint32_t month = gig_income(view, resident);
  const std::uint32_t year = month > 0 || incomes_.is_due(resident.row) ? add_income(resident.row, month) : 0;
  const PersonRecord& record = resident.record;
  worked_.add_if((record.wages_cents | record.own_account_cents | month) != 0, resident.row);
  if (is_december(view)) see_year(resident, year);
}

void GigObserver::see_year(const Resident& resident, std::uint32_t cents) {
  year_.workers += worked_.contains(resident.row) ? 1 : 0;
  if (cents == 0) return;
  ++year_.gig;
  const double dollars = static_cast<double>(cents) / 100.0;
  ++histogram_[std::min(static_cast<std::size_t>(dollars / gig_bin_dollars), gig_income_bins - 1)];
}

void GigObserver::see(const MonthView& view, Residents residents) {
  for (const Resident& resident : residents) see_income(view, resident);
  if (!view.recorded) return;
  const Time now = view.state.now;
  const BirthDays aged{last_birth_day(end_age, now), last_birth_day(first_age, now)};
  for (const Resident& resident : residents) {
    const bool is_aged = aged.contain(resident.career.birth_day);
    month_.aged += is_aged ? 1 : 0;
    month_.employed += resident.career.state == LabourState::employed ? 1 : 0;
    if (resident.on_platforms) see_use(view, resident, is_aged);
  }
}

void GigObserver::close(const MonthView& view, Recorder& recorder) {
  incomes_.end([](const GigYear&) { return Keep::no; });
  ++months_;
  if (view.recorded) {
    record_use(recorder);
    record_year(view, recorder);
    record_driving(view.state, recorder);
  }
  if (is_december(view)) {
    incomes_ = {};
    worked_.clear();
    months_ = 0;
  }
  month_ = {};
  year_ = {};
  histogram_ = {};
}

void GigObserver::record_use(Recorder& recorder) const {
  const auto count = [&](std::string_view name, std::string_view en, std::string_view fr, std::int64_t value) {
    record_gig(recorder, {"/series/platforms/" + std::string(name), "persons", en, fr}, value);
  };
  count("aged_15_69", "residents aged 15 to 69", "résidents de 15 à 69 ans", month_.aged);
  count("year_15_69", "of these with any platform in twelve months", "dont sur une plateforme en douze mois",
        month_.any);
  count("year_micro_15_69", "of these with microtasks", "dont en microtâches", month_.micro);
  count("year_dispatch_15_69", "of these with deliveries and rides", "dont en livraisons et courses", month_.dispatch);
  count("year_selling_15_69", "of these with sales or content", "dont en vente ou contenus", month_.selling);
  count("employed", "with a job, or on platforms for an hour a week",
        "en emploi ou sur plateforme une heure par semaine", month_.employed);
  count("main", "of these with most hours of the month on platforms", "dont le plus d'heures sur des plateformes",
        month_.main);
}

void GigObserver::record_year(const MonthView& view, Recorder& recorder) const {
  const bool whole = is_december(view) && months_ == months_in_a_year;
  record_gig(recorder,
             {"/series/gig_year/workers", "persons", "residents with any pay in the calendar year; 0 but in December",
              "résidents rémunérés dans l'année civile; 0 sauf en décembre"},
             whole ? year_.workers : 0);
  record_gig(recorder,
             {"/series/gig_year/gig", "persons", "of these with gig income in the calendar year; 0 but in December",
              "dont avec revenu de travail à la demande dans l'année; 0 sauf en décembre"},
             whole ? year_.gig : 0);
  const Time began = view.began();
  record_gig(recorder,
             {"/series/gig_year/minimum_wage", "CAD/hour", "minimum wage of the month", "salaire minimum du mois"},
             static_cast<double>(view.state.scenario->public_side.minimum_wage_cents(began).value) / 100.0);
  std::vector<std::int64_t> counts(gig_income_bins);
  if (whole) counts.assign(histogram_.begin(), histogram_.end());
  recorder.record({"/distributions/gig_income",
                   "persons",
                   "residents by gig income of the calendar year",
                   "résidents selon le revenu de travail à la demande",
                   "counts of residents with gig income by its sum over the calendar year, in bins that begin at "
                   "income_bin, the last of which is open; with December, else 0",
                   {"income_bin"},
                   gig_income_bins},
                  counts);
}

void record_driving(const State& state, Recorder& recorder) {
  const DispatchBooks& books = state.dispatch.month;
  const auto per = [](std::int64_t amount, std::int64_t seconds, double unit) {
    return seconds > 0 ? static_cast<double>(amount) / static_cast<double>(seconds) * unit : no_default;
  };
  constexpr double dollars_per_hour = seconds_per_hour / 100.0;
  record_gig(recorder, {"/series/stocks/drivers", "persons", "drivers", "conducteurs"},
             state.dispatch.total.joined - state.dispatch.total.left);
  record_gig(
      recorder,
      {"/series/dispatch/utilisation", "1", "engaged share of the time online", "part engagée du temps en ligne"},
      per(books.engaged_seconds, books.online_seconds, 1.0));
  record_gig(recorder,
             {"/series/dispatch/pay_per_hour", "CAD/hour", "pay per hour online before the cost of the vehicle",
              "rémunération par heure en ligne avant le coût du véhicule"},
             per(books.pay_cents, books.online_seconds, dollars_per_hour));
  record_gig(recorder,
             {"/series/dispatch/net_pay_per_hour", "CAD/hour", "pay per hour online after the cost of the vehicle",
              "rémunération par heure en ligne après le coût du véhicule"},
             per(books.pay_cents - books.cost_cents, books.online_seconds, dollars_per_hour));
  const auto account = [&](std::string_view name, std::string_view unit, std::string_view en, std::string_view fr,
                           std::int64_t value) {
    record_gig(recorder, {"/accounts/dispatch/" + std::string(name), unit, en, fr}, value);
  };
  account("pay", "CAD cents", "pay of drivers in the month", "rémunération des conducteurs", books.pay_cents);
  account("vehicle_cost", "CAD cents", "cost of their vehicles", "coût de leurs véhicules", books.cost_cents);
  account("online_seconds", "s", "time of drivers online", "temps des conducteurs en ligne", books.online_seconds);
  account("engaged_seconds", "s", "time of drivers on orders", "temps des conducteurs engagés", books.engaged_seconds);
  account("joined", "persons", "began to drive", "débuts", books.joined);
  account("left", "persons", "stopped driving", "arrêts", books.left);
}

}  // namespace piecework::platform_work
