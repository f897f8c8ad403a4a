#pragma once
// Satisfaction, the public score that follows from it, and what a freelancer's scores say relative to everybody's.

#include "models/platform_work/marketplace/rating_parameters.h"
#include "models/platform_work/marketplace/state.h"

namespace piecework::platform_work {

/// Points from 1 to 5. `luck`: standard normal; `lacking`: skill asked for above the freelancer's, not below 0.
double satisfaction_of(const RatingParameters& parameters, double quality, double lacking, double luck);

/// The public score that a client with this norm gives.
double public_score(const RatingParameters& parameters, double satisfaction, double norm);

/// Adds a score to an account, after what it had has faded.
void add_score(Account& account, double score, std::int64_t now, double memory_months);
/// Weight of an account's scores today.
double faded_weight(const Account& account, std::int64_t now, double memory_months);

/// Counts a score of the month.
void count_score(MonthScores& month, double satisfaction, double score);
/// Takes the mean and spread of the month's scores, if there are any, for the month to come.
void renew_norm(MarketplaceState& market);

}  // namespace piecework::platform_work
