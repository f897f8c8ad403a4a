// Whether a marketplace that was read from a file can be gone on with.

#include <algorithm>
#include <cmath>

#include "models/platform_work/marketplace/state.h"

namespace piecework::platform_work {
namespace {

constexpr auto most_cents = static_cast<std::int64_t>(most_project_usd) * 100;
constexpr float most_wage = 1e6F;  // USD an hour
constexpr float most_deviations = 100.0F;
constexpr double most_points = 5.0;

bool within(float value, float limit) { return std::fabs(value) <= limit; }
bool names(std::uint32_t row, std::size_t rows) { return row == no_row || row < rows; }

bool is_whole(const MarketplaceState& market, const Account& account, std::uint32_t row) {
  const bool kinds = account.category < project_categories && account.region < market_regions &&
                     account.status <= AccountStatus::closed;
  if (!kinds) return false;
  const auto& bidders = market.bidders[account.category];
  const bool placed = account.status == AccountStatus::bidding
                          ? account.place < bidders.size() && bidders[account.place] == row
                          : account.place == no_row;
  const bool signals = within(account.certificate, most_deviations) && within(account.history, most_deviations) &&
                       within(account.imported, most_deviations);
  return placed && signals && account.wage > 0.0F && account.wage <= most_wage &&
         within(account.skill, most_deviations) && within(account.quality, most_deviations) &&
         account.log_markup >= 0.0F && account.log_markup <= most_wage && account.belief >= 0.0F &&
         account.belief <= 1.0F && account.score_weight >= 0.0 && account.score_weight < 1e9 &&
         account.scored_at >= 0 && std::fabs(account.score_sum) < 1e10 && within(account.evaluation, most_deviations) &&
         account.evaluation_precision >= 0.0F && account.evaluation_precision <= most_wage &&
         account.first_score >= 0.0F && account.first_score <= 5.0F;
}

bool is_whole(const MarketplaceState& market, const Project& project) {
  const bool working = project.status == ProjectStatus::working;
  const bool named = project.client < market.clients.size() && names(project.account, market.accounts.size()) &&
                     names(project.partnership, market.partnerships.size()) &&
                     (project.account == no_row) == (project.partnership == no_row);
  const bool money = project.budget_cents > 0 && project.budget_cents <= most_cents && project.price_cents >= 0 &&
                     project.price_cents <= most_cents && project.paid_cents >= 0 &&
                     project.paid_cents <= project.price_cents;
  return named && money && project.status <= ProjectStatus::working && project.category < project_categories &&
         project.hours >= 0.0F && project.hours <= 1e9F && within(project.required, most_deviations) &&
         std::fabs(project.norm) <= most_points && (!working || project.reached < project.milestones);
}

bool is_whole(const MarketplaceState& market, const Trial& trial) {
  return trial.account < market.accounts.size() && trial.pay_cents >= 0 && trial.pay_cents <= most_cents &&
         trial.precision >= 0.0 && trial.precision <= 1e6 && trial.is_done <= 1;
}

bool is_whole(const MarketplaceState& market, const Assignment& row) {
  return row.account < market.accounts.size() && static_cast<std::size_t>(row.treatment) < treatments;
}

bool is_whole(const ArrivalClock& clock) {
  return clock.need >= 0.0 && clock.need < 1e9 && clock.rate >= 0.0 && clock.rate < 1e12 && clock.since >= 0;
}

/// Every free row is listed once, and no other.
bool are_free(const MarketplaceState& market) {
  std::vector<std::uint32_t> rows = market.free_projects;
  std::ranges::sort(rows);
  std::vector<std::uint32_t> free;
  for (std::uint32_t row = 0; row < market.projects.size(); ++row) {
    if (market.projects.rows()[row].status == ProjectStatus::free) free.push_back(row);
  }
  return rows == free;
}

bool chains_end(const MarketplaceState& market) {
  for (std::uint32_t row = 0; row < market.partnerships.size(); ++row) {
    const Partnership& partnership = market.partnerships[row];
    const bool older = partnership.next == no_row || partnership.next < row;
    if (!older || partnership.account >= market.accounts.size()) return false;
  }
  return true;
}

}  // namespace

bool MarketplaceState::is_whole(std::size_t people) const {
  std::size_t bidding = 0;
  for (std::uint32_t row = 0; row < accounts.size(); ++row) {
    const Account& account = accounts.rows()[row];
    if (!platform_work::is_whole(*this, account, row) || !names(account.person, people)) return false;
    if (account.status == AccountStatus::bidding) ++bidding;
  }
  std::size_t listed = 0;
  for (const auto& rows : bidders) listed += rows.size();
  const auto fits = [&](const Client& client) {
    return names(client.partner, partnerships.size()) && client.region < market_regions &&
           std::fabs(client.norm) <= most_points;
  };
  return bidding == listed && chains_end(*this) && are_free(*this) && std::ranges::all_of(clients.rows(), fits) &&
         std::ranges::all_of(projects.rows(), [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         std::ranges::all_of(trials.rows(), [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         std::ranges::all_of(assignments, [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         std::ranges::all_of(postings, [](const auto& clock) { return platform_work::is_whole(clock); }) &&
         platform_work::is_whole(registrations) && std::fabs(score_mean) <= most_points && score_sd >= 0.0 &&
         score_sd <= most_points && std::ranges::all_of(log_volume, [](double x) { return std::fabs(x) < 100.0; });
}

}  // namespace piecework::platform_work
