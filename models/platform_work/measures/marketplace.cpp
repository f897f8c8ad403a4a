#include "models/platform_work/measures/marketplace.h"

#include "models/platform_work/measures/first_contracts.h"
#include "models/platform_work/measures/treatments.h"

#include <string>

namespace piecework::platform_work {
namespace {

constexpr std::uint32_t serious_jobs = 10;
constexpr std::int64_t serious_cents = 100'000;

struct MarketplaceLabel {
  std::string_view path;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
};

SeriesInfo series(const MarketplaceLabel& label, std::vector<std::string> axes = {}, std::size_t width = 1) {
  return {std::string(label.path),
          std::string(label.unit),
          std::string(label.en),
          std::string(label.fr),
          std::string(label.en),
          std::move(axes),
          width};
}

void record_one(Recorder& recorder, const MarketplaceLabel& label, std::int64_t value) {
  recorder.record(series(label), std::vector<std::int64_t>{value});
}

template <std::size_t N>
void record_along(Recorder& recorder, const MarketplaceLabel& label, const char* axis,
                  const std::array<std::int64_t, N>& values) {
  recorder.record(series(label, {axis}, N), std::vector<std::int64_t>(values.begin(), values.end()));
}

void record_scores(const MonthScores& month, Recorder& recorder) {
  const double count = static_cast<double>(month.count) * thousandths;
  const auto mean = [&](std::int64_t sum) { return month.count > 0 ? static_cast<double>(sum) / count : no_default; };
  recorder.record(series({"/series/marketplace/public_score", "points", "mean public score given in the month",
                          "note publique moyenne du mois"}),
                  std::vector<double>{mean(month.score)});
  recorder.record(
      series({"/series/marketplace/private_satisfaction", "points",
              "mean satisfaction behind these scores, seen by nobody", "satisfaction moyenne, non publiée"}),
      std::vector<double>{mean(month.satisfaction)});
  record_one(recorder,
             {"/series/marketplace/ratings", "ratings", "contracts rated in the month", "contrats notés du mois"},
             month.count);
  record_along(recorder,
               {"/series/marketplace/ratings_by_satisfaction", "ratings", "contracts rated, by satisfaction",
                "contrats notés, selon la satisfaction"},
               "satisfaction_bin", month.bin_count);
  record_along(recorder,
               {"/series/marketplace/scores_by_satisfaction", "thousandths of a point",
                "sum of public scores, by satisfaction", "somme des notes publiques, selon la satisfaction"},
               "satisfaction_bin", month.bin_score);
}

void record_funnel(const Funnel& funnel, Recorder& recorder) {
  const auto stock = [&](const MarketplaceLabel& label, std::int64_t value) { record_one(recorder, label, value); };
  stock({"/series/marketplace/accounts", "accounts", "accounts that are not closed", "comptes non fermés"},
        funnel.registered);
  stock({"/series/marketplace/accounts_bidding", "accounts", "accounts that bid", "comptes qui soumissionnent"},
        funnel.bidding);
  stock({"/series/marketplace/accounts_ever_worked", "accounts", "accounts that finished a contract",
         "comptes ayant terminé un contrat"},
        funnel.ever_worked);
  stock({"/series/marketplace/accounts_serious", "accounts",
         "accounts with ten finished contracts or 1,000 USD paid by clients",
         "comptes avec dix contrats terminés ou 1 000 USD payés"},
        funnel.serious);
}

}  // namespace

Funnel::Funnel(const MarketplaceState& market) {
  for (const Account& account : market.accounts.rows()) {
    if (account.status == AccountStatus::closed) continue;
    ++registered;
    bidding += account.status == AccountStatus::bidding ? 1 : 0;
    ever_worked += account.jobs > 0 ? 1 : 0;
    serious += account.jobs >= serious_jobs || account.gross_cents >= serious_cents ? 1 : 0;
  }
}

void MarketplaceObserver::close(const MonthView& view, Recorder& recorder) {
  if (!view.state.scenario->marketplace.is_open()) return;
  const MarketplaceState& market = view.state.marketplace;
  if (view.recorded) {
    record_projects(market, recorder);
    record_scores(market.month, recorder);
    record_funnel(Funnel(market), recorder);
    record_books(market.books, recorder);
    record_first_contracts(view.state, recorder);
    record_treatments(view.state, recorder);
  }
  last_books_ = market.books;
}

void MarketplaceObserver::record_projects(const MarketplaceState& market, Recorder& recorder) const {
  using ByCategory = std::array<std::int64_t, project_categories>;
  const auto flow = [&](const MarketplaceLabel& label, ByCategory MarketplaceBooks::* book) {
    ByCategory month = market.books.*book;
    for (std::size_t category = 0; category < project_categories; ++category) {
      month[category] -= (last_books_.*book)[category];
    }
    record_along(recorder, label, "category", month);
  };
  flow({"/series/marketplace/posts", "projects", "projects posted in the month", "projets publiés du mois"},
       &MarketplaceBooks::posted);
  flow({"/series/marketplace/hires", "projects", "projects for which somebody was hired", "projets attribués du mois"},
       &MarketplaceBooks::hired);
  flow({"/series/marketplace/unfilled", "projects", "projects for which nobody was hired", "projets non attribués"},
       &MarketplaceBooks::unfilled);
}

void MarketplaceObserver::record_books(const MarketplaceBooks& books, Recorder& recorder) const {
  const auto flow = [&](const MarketplaceLabel& label, std::int64_t MarketplaceBooks::* book) {
    record_one(recorder, label, books.*book - last_books_.*book);
  };
  flow({"/series/marketplace/finished", "contracts", "contracts finished in the month", "contrats terminés du mois"},
       &MarketplaceBooks::finished);
  flow({"/series/marketplace/registered", "accounts", "accounts opened", "comptes ouverts"},
       &MarketplaceBooks::registered);
  flow({"/series/marketplace/began_bidding", "accounts", "accounts that began to bid", "comptes qui commencent"},
       &MarketplaceBooks::began_bidding);
  flow({"/series/marketplace/stopped_bidding", "accounts", "accounts that stopped bidding", "comptes qui cessent"},
       &MarketplaceBooks::stopped_bidding);
  flow({"/series/marketplace/first_time_projects", "projects", "projects of first-time clients",
        "projets de nouveaux clients"},
       &MarketplaceBooks::first_time);
  flow({"/series/marketplace/bids", "bids", "bids", "offres"}, &MarketplaceBooks::bids);
  flow({"/series/marketplace/bids_novices", "bids", "bids of freelancers without a finished contract",
        "offres de pigistes sans contrat terminé"},
       &MarketplaceBooks::novice_bids);
  flow({"/series/marketplace/wins", "bids", "bids that won", "offres retenues"}, &MarketplaceBooks::wins);
  flow({"/series/marketplace/wins_novices", "bids", "bids that won, of freelancers without a finished contract",
        "offres retenues de pigistes sans contrat terminé"},
       &MarketplaceBooks::novice_wins);
  flow({"/series/marketplace/work_seconds", "seconds", "work in the contracts finished",
        "travail des contrats terminés"},
       &MarketplaceBooks::work_seconds);
  flow({"/series/marketplace/bid_seconds", "seconds", "unpaid time on bids", "temps non payé des offres"},
       &MarketplaceBooks::bid_seconds);
  flow({"/accounts/marketplace/spent", "US cents", "spent by clients in the month", "dépenses des clients du mois"},
       &MarketplaceBooks::spent_cents);
  flow({"/accounts/marketplace/fees", "US cents", "fees of the month", "commissions du mois"},
       &MarketplaceBooks::fee_cents);
  flow({"/accounts/marketplace/pay", "US cents", "pay of accounts after fees", "rémunération après commissions"},
       &MarketplaceBooks::paid_cents);
  flow({"/accounts/marketplace/outside_pay", "US cents", "pay of freelancers outside, after fees",
        "rémunération hors des comptes simulés"},
       &MarketplaceBooks::outside_paid_cents);
  flow({"/accounts/marketplace/trial_pay", "US cents", "pay of trial jobs", "rémunération des essais"},
       &MarketplaceBooks::trial_cents);
  record_one(recorder, {"/accounts/marketplace/escrow", "US cents", "held in escrow", "fonds en séquestre"},
             books.escrow_cents - books.spent_cents);
}

}  // namespace piecework::platform_work
