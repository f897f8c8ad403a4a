#include "models/platform_work/board_file.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "models/platform_work/measures/requester_shares.h"

namespace piecework::platform_work {
namespace {

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();

struct BoardWords {
  std::string units;
  std::string en;
  std::string fr;
  std::string meaning;
};

class BoardFile {
 public:
  explicit BoardFile(ResultFile& file) : file_(file) {}

  /// An axis with its coordinates.
  template <class Value>
  void axis(const std::string& name, std::vector<Value> values, const BoardWords& words) {
    file_.dimensions.push_back({name, values.size()});
    const std::vector<std::size_t> shape{values.size()};
    file_.variables.push_back({"/" + name, {name}, shape, std::move(values), attributes(words)});
  }

  /// One number for each place on these axes.
  template <class Value>
  void add(const std::string& name, std::vector<std::string> axes, std::vector<Value> values, const BoardWords& words) {
    std::vector<std::string> dims{"arm", "replicate"};
    dims.insert(dims.end(), axes.begin(), axes.end());
    std::vector<std::size_t> shape;
    for (const std::string& dim : dims) {
      const auto named = [&](const Dimension& dimension) { return dimension.name == dim; };
      shape.push_back(std::ranges::find_if(file_.dimensions, named)->size);
    }
    expect(element_count(shape) == values.size(), "as many numbers as places on the axes");
    file_.variables.push_back(
        {"/distributions/board/" + name, std::move(dims), std::move(shape), std::move(values), attributes(words)});
  }

  template <class Value, std::size_t count>
  void add(const std::string& name, const std::string& axis, const std::array<Value, count>& values,
           const BoardWords& words) {
    add(name, {axis}, std::vector<Value>(values.begin(), values.end()), words);
  }

  template <class Value>
  void number(const std::string& name, Value value, const BoardWords& words) {
    add(name, {}, std::vector<Value>{value}, words);
  }

 private:
  static std::vector<Attribute> attributes(const BoardWords& words) {
    return {{"units", words.units},
            {"long_name", words.en},
            {"long_name_fr", words.fr},
            {"description", words.meaning.empty() ? words.en : words.meaning}};
  }

  ResultFile& file_;
};

void add_axes(BoardFile& file) {
  file.axis("pay_bin", pay_bins.bounds(),
            {"USD/hour", "lower end of the pay bin", "borne inférieure", "bins of equal ratio; the first begins at 0"});
  file.axis("duration_bin", duration_bins.bounds(),
            {"seconds", "lower end of the bin", "borne inférieure", "bins of equal ratio; the first begins at 0"});
  std::vector<std::int64_t> cents(BatchRecords::reward_bins);
  std::iota(cents.begin(), cents.end(), std::int64_t{0});
  file.axis("reward_cents", cents, {"US cents", "reward of a task", "récompense", "the last is this much or more"});
  file.axis("weekday", std::vector<std::string>{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
            {"1", "day of the week", "jour de la semaine", "of coordinated universal time"});
  std::vector<std::int64_t> ages(AccountRecords::ages);
  std::iota(ages.begin(), ages.end(), std::int64_t{0});
  file.axis("account_age", ages, {"months", "months since", "mois écoulés", "the last is this many or more"});
  file.axis(
      "top_share", top_shares(),
      {"1", "largest requesters", "plus grands donneurs d'ouvrage", "share of all requesters, the largest first"});
  file.axis("fairness", std::vector<std::string>{"bottom", "middle", "top"},
            {"1", "third of requesters' hidden fairness", "tiers selon l'équité cachée", ""});
  file.axis("half", std::vector<std::string>{"control", "treated"},
            {"1", "side of the coin of small requesters' batches", "pile ou face des lots des petits donneurs",
             "the same in every arm; an experiment with rewards raises the second half"});
}

void add_accounts(BoardFile& file, const AccountRecords& accounts) {
  const AccountRecords::Pay pay = accounts.pay();
  const auto definition = [&](AccountRecords::Definition kind, const std::string& name, const std::string& meaning) {
    const std::string whole = "accounts with a task in the evaluation period by approved pay per hour " + meaning;
    file.add("accounts_by_" + name, "pay_bin", pay.counts[kind],
             {"persons", "accounts by pay per hour", "comptes selon la paie horaire", whole});
    const double mean = pay.accounts > 0 ? pay.rates[kind] / static_cast<double>(pay.accounts) : not_there;
    file.number(
        "mean_" + name, mean,
        {"USD/hour", "mean pay per hour over accounts", "paie horaire moyenne", "approved pay per hour " + meaning});
  };
  definition(AccountRecords::session, "session_pay", "of work and of the search in sessions with a task");
  definition(AccountRecords::all, "total_pay", "of all time, sessions without a task included");
  definition(AccountRecords::paid, "paid_pay", "of approved work alone");
  const AccountTotals& totals = pay.totals;
  const auto seconds = [&](const std::string& name, std::int64_t value, const std::string& en, const std::string& fr) {
    file.number("account_" + name + "_seconds", value, {"seconds", en, fr, en + ", over these accounts"});
  };
  file.number("account_pay", totals.pay_cents, {"US cents", "approved pay", "paie approuvée", "over these accounts"});
  seconds("paid", totals.paid, "time on approved tasks", "temps payé");
  seconds("rejected", totals.rejected, "time on rejected tasks", "temps refusé");
  seconds("returned", totals.returned, "time on tasks given back", "temps rendu");
  seconds("looked", totals.looked, "time searching and waiting", "temps de recherche");
  seconds("barren", totals.barren, "of it in sessions without a task", "dont séances sans tâche");
  file.add("reservation_sample", {"reservation_sample"},
           [&] {
             std::vector<double> sample = accounts.sample();
             sample.resize(AccountRecords::sample_size, not_there);
             return sample;
           }(),
           {"USD/hour", "reservation wages of a sample of members", "salaires de réserve d'un échantillon",
            "at the first recorded census; the members with the smallest hashes"});
  std::vector<std::int64_t> reservation = accounts.reservation();
  reservation.resize(pay_bins.count);
  file.add("members_by_reservation", {"pay_bin"}, reservation,
           {"persons", "members by reservation wage", "membres selon le salaire de réserve",
            "who had begun a session, at the first recorded census"});
}

void add_survival(BoardFile& file, const AccountRecords& accounts, const Period& period) {
  const std::int64_t first = month_index(period.first());
  const AccountRecords::Survival survival = accounts.survival();
  file.add("accounts_gone", "account_age", survival.gone,
           {"persons", "accounts that went", "comptes disparus",
            "by months between one of the first 24 recorded months in which they were active and the last one"});
  file.add("accounts_censored", "account_age", survival.censored,
           {"persons", "accounts still followed at the end", "comptes encore suivis",
            "by months between such a month and the last one after which three more are known"});
  const auto months = static_cast<std::size_t>(month_index(period.last()) - first);
  const auto by_month = [&](std::vector<std::int64_t> values) {
    values.resize(months);
    return values;
  };
  file.add("account_entries", {"month"}, by_month(accounts.entries()),
           {"persons", "accounts that became active", "comptes devenus actifs",
            "for the first time or after three silent months; by month"});
  file.add("account_exits", {"month"}, by_month(accounts.exits()),
           {"persons", "accounts that went", "comptes disparus",
            "by their last active month, three silent months follow; not known in the last three months, hence 0"});
}

void add_requesters(BoardFile& file, const std::vector<Poster>& posters) {
  const RequesterRates rates = requester_rates(posters);
  file.add("requesters_by_rate", {"pay_bin"}, rates.counts,
           {"requesters", "requesters by pay per hour", "donneurs d'ouvrage selon la paie horaire",
            "mean reward / usual time of their tasks done, in the recorded months"});
  file.number("mean_requester_rate", rates.mean,
              {"USD/hour", "mean over requesters", "moyenne des donneurs d'ouvrage", "each counts once"});
  file.number("trimmed_requester_rate", rates.trimmed,
              {"USD/hour", "trimmed mean over requesters", "moyenne tronquée", "without a twentieth at either end"});
  file.number("requesters", static_cast<std::int64_t>(rates.posting),
              {"requesters", "requesters that posted", "donneurs d'ouvrage ayant publié",
               "in the first sixteen recorded months"});
  file.add("posted_by_top", {"top_share"}, concentration(posters),
           {"1", "share of posted value", "part de la valeur publiée",
            "by the largest requesters, over the first sixteen recorded months, those included that left"});
}

/// US dollars a day, by weekday, from Monday.
std::vector<double> per_day(const std::array<std::int64_t, days_per_week>& cents, const Period& period) {
  std::array<std::int64_t, days_per_week> days{};
  for (Time day = period.first(); day < period.last(); day = day + Duration{seconds_per_day}) {
    ++days[static_cast<std::size_t>(weekday(day))];
  }
  std::vector<double> dollars(days_per_week, 0.0);
  for (std::size_t day = 0; day < days_per_week; ++day) {
    if (days[day] > 0) dollars[day] = static_cast<double>(cents[day]) / 100.0 / static_cast<double>(days[day]);
  }
  return dollars;
}

/// What happened to the batches of each kind.
template <std::size_t kinds>
void add_totals(BoardFile& file, const std::string& axis, const std::array<BatchTotals, kinds>& all) {
  const auto column = [&](const std::string& name, auto BatchTotals::* member, const BoardWords& words) {
    using Value = std::remove_cvref_t<decltype(all[0].*member)>;
    std::vector<Value> values;
    for (const BatchTotals& totals : all) values.push_back(totals.*member);
    file.add(axis + "_" + name, {axis}, values, words);
  };
  column("batches", &BatchTotals::batches, {"batches", "batches posted", "lots publiés", ""});
  column("arrivals", &BatchTotals::arrivals,
         {"arrivals", "arrivals at batches", "arrivées", "searches that ended with such a batch"});
  column("open_seconds", &BatchTotals::open_seconds,
         {"seconds", "time offered", "temps d'offre", "summed over batches"});
  column("tasks", &BatchTotals::tasks, {"tasks", "tasks submitted", "tâches soumises", ""});
  column("work_seconds", &BatchTotals::work_seconds, {"seconds", "time on them", "temps de travail", ""});
  column("pay", &BatchTotals::pay_cents, {"US cents", "approved pay", "paie approuvée", ""});
  column("outlasting", &BatchTotals::outlasting,
         {"batches", "filled after ten minutes", "lots comblés après dix minutes", ""});
  column("outlived", &BatchTotals::outlived, {"batches", "expired after ten minutes", "lots expirés", ""});
  column("log_fill_seconds", &BatchTotals::log_fill_seconds,
         {"1", "sum of log time to fill", "somme des log du délai", "over batches filled after ten minutes"});
  column("log_outlived", &BatchTotals::log_outlived,
         {"1", "sum of log time offered", "somme des log du temps d'offre", "over batches expired after ten minutes"});
  column("log_reward", &BatchTotals::log_reward,
         {"1", "sum of log reward in cents", "somme des log de la récompense",
          "over batches filled or expired after ten minutes"});
}

void add_batches(BoardFile& file, const BatchRecords::Sums& sums, const Period& period) {
  file.add("tasks_by_reward", "reward_cents", sums.rewards,
           {"tasks", "tasks posted by reward", "tâches publiées selon la récompense", "in the recorded months"});
  file.add("batches_completed", "duration_bin", sums.completed,
           {"batches", "batches completed", "lots terminés", "by time from posting to the last task submitted"});
  file.add("batches_censored", "duration_bin", sums.censored,
           {"batches", "batches not completed", "lots non terminés",
            "expired, or not done at the end of the run: by time from posting until then"});
  file.add("posted_by_weekday", {"weekday"}, per_day(sums.posted_cents, period),
           {"USD/day", "value posted", "valeur publiée", "rewards of tasks posted, mean over days"});
  file.add("done_by_weekday", {"weekday"}, per_day(sums.done_cents, period),
           {"USD/day", "value submitted", "valeur soumise", "rewards of tasks submitted, mean over days"});
  add_totals(file, "fairness", sums.by_fairness);
  add_totals(file, "half", sums.by_half);
}

}  // namespace

void add_board(ResultFile& file, const BoardRecords& records, const State& state) {
  if (state.platform.requesters.size() == 0) return;
  BoardFile board(file);
  file.dimensions.push_back({"reservation_sample", AccountRecords::sample_size});
  add_axes(board);
  add_accounts(board, records.accounts());
  add_survival(board, records.accounts(), state.scenario->period);
  add_requesters(board, records.batches().posters());
  add_batches(board, records.batches().sums(state), state.scenario->period);
}

}  // namespace piecework::platform_work
