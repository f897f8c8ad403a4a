#pragma once
// The marketplace as a value: accounts, clients, projects, who worked for whom, and books. Money in US cents, scores in
// thousandths of a point where sums must not depend on their order. Books only grow; a month is the difference of two
// censuses.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "models/platform_work/marketplace/events.h"
#include "models/platform_work/marketplace/kinds.h"
#include "models/platform_work/people/state.h"
#include "sim/base/layout.h"
#include "sim/events/key.h"
#include "sim/tables/table.h"

namespace piecework::platform_work {

inline constexpr double thousandths = 1000.0;  // of a point

inline constexpr std::uint32_t no_row = std::numeric_limits<std::uint32_t>::max();
inline constexpr double most_project_usd = 1e7;  // of one project, so that sums of cents cannot overflow

enum class AccountStatus : std::uint8_t { dormant, bidding, closed };

/// A freelancer on the marketplace.
struct Account {
  std::uint64_t id = 0;           // address of its draws
  std::uint32_t person = no_row;  // row of the resident behind it; none for freelancers abroad
  std::uint32_t place = no_row;   // among those who bid in its category
  std::int64_t gross_cents = 0;   // paid by clients, fee included
  std::int64_t earned_cents = 0;  // after the fee
  double score_sum = 0.0;         // public scores, weights fading with age
  double score_weight = 0.0;      // as of `scored_at`
  std::int64_t scored_at = 0;     // second of the last score
  float wage = 0.0F;              // cost of an hour, USD
  float skill = 0.0F;             // seen; standard deviations
  float quality = 0.0F;           // hidden; standard deviations
  float log_markup = 0.0F;
  float belief = 0.0F;       // believed chance that a bid wins
  float certificate = 0.0F;  // signals of quality, if there are
  float history = 0.0F;
  float imported = 0.0F;
  float private_sum = 0.0F;  // satisfaction, points; nobody sees it
  std::uint32_t rated = 0;   // contracts that were rated
  std::uint32_t bids = 0;
  std::uint32_t wins = 0;
  std::uint32_t jobs = 0;     // contracts finished
  std::uint16_t in_hand = 0;  // contracts running
  std::uint8_t category = 0;
  std::uint8_t region = 0;
  AccountStatus status = AccountStatus::dormant;
  std::uint8_t is_certified = 0;
  std::uint8_t is_verified = 0;
  std::uint8_t is_imported = 0;
  std::uint32_t capacity = 0;            // contracts at a time that a resident has the hours for
  std::int64_t won_cents = 0;            // prices of the contracts won
  std::int64_t opened_at = 0;            // second
  std::int64_t first_hired_at = 0;       // second of the first contract won; 0: none
  std::int64_t first_rated_at = 0;       // second of the first score; 0: none
  std::int64_t counted_until = 0;        // second up to which a resident's work is in the month's books
  std::int64_t active_at = 0;            // second of a resident's last bid or work; 0: none
  std::uint32_t month_pay_cents = 0;     // of a resident since the last census, after the fee
  std::uint32_t month_work_seconds = 0;  // the same, on contracts
  std::uint32_t month_bid_seconds = 0;   // the same, unpaid
  float first_score = 0.0F;              // the first public score, points
  float evaluation = 0.0F;               // signal of quality from a public evaluation of a trial job
  float evaluation_precision = 0.0F;     // 0: no evaluation but the score
};
static_assert(Packed<Account>);

/// A place of a client; when one is replaced the place keeps what was spent.
struct Client {
  std::uint64_t id = 0;            // address of its draws: place and how many came before it there
  std::int64_t until = 0;          // second from which another takes the place
  std::int64_t spent_cents = 0;    // of the place
  double norm = 0.0;               // the market's mean score when this client joined
  std::uint32_t generation = 0;    // clients that held this place before
  std::uint32_t partner = no_row;  // latest of those it worked with
  std::uint32_t projects = 0;      // posted by this client
  std::uint8_t region = 0;
  std::array<std::uint8_t, 3> unused{};  // no padding
};
static_assert(Packed<Client>);

/// A client and a freelancer who worked together; a chain by client.
struct Partnership {
  std::uint32_t account = no_row;
  std::uint32_t next = no_row;
  std::int64_t billed_cents = 0;
};
static_assert(Packed<Partnership>);

/// A paid job given to an entrant and evaluated in public; `is_done` once it is paid.
struct Trial {
  std::int64_t pay_cents = 0;
  double precision = 0.0;  // of the evaluation beside the score; 0: none
  std::uint32_t account = no_row;
  std::uint32_t seconds = 0;
  std::uint8_t is_done = 0;
  std::array<std::uint8_t, 7> unused{};  // no padding
};
static_assert(Packed<Trial>);

/// An account that was assigned to a treatment or to its control group, and where it stood then.
struct Assignment {
  std::int64_t won_cents = 0;
  std::int64_t gross_cents = 0;
  std::int64_t month = 0;  // months since 1970-01
  std::uint32_t account = no_row;
  std::uint32_t wins = 0;
  Treatment treatment = Treatment::first_job_none;
  std::array<std::uint8_t, 7> unused{};  // no padding
};
static_assert(Packed<Assignment>);

enum class ProjectStatus : std::uint8_t { free, open, working };

/// A project from its posting to its end; the row is then used again.
struct Project {
  std::uint64_t id = 0;  // category and its count: address of its draws
  std::int64_t budget_cents = 0;
  std::int64_t price_cents = 0;  // put in escrow
  std::int64_t paid_cents = 0;   // of it
  double norm = 0.0;             // of the client, when it posted
  std::uint32_t client = no_row;
  std::uint32_t account = no_row;      // hired; none: somebody outside
  std::uint32_t partnership = no_row;  // of client and account
  float hours = 0.0F;
  float required = 0.0F;  // skill
  std::uint8_t category = 0;
  ProjectStatus status = ProjectStatus::free;
  std::uint8_t milestones = 0;
  std::uint8_t reached = 0;
};
static_assert(Packed<Project>);

/// A stream of arrivals whose rate changes from month to month. What is left of an exponential wait is kept as a number
/// of arrivals, so that a change of the rate stretches the wait and draws nothing again.
struct ArrivalClock {
  std::uint64_t count = 0;  // ordinal of arrivals
  double need = 0.0;        // arrivals still to pass, in expectation
  double rate = 0.0;        // per month
  std::int64_t since = 0;   // second at which `need` held
  Ticket ticket;
  std::uint32_t unused = 0;  // no padding
};
static_assert(Packed<ArrivalClock>);

/// Scores given since the last census.
struct MonthScores {
  std::int64_t count = 0;
  std::int64_t score = 0;         // sum, thousandths of a point
  std::int64_t score_square = 0;  // sum of squares of thousandths
  std::int64_t satisfaction = 0;  // sum, thousandths of a point
  std::array<std::int64_t, satisfaction_bins> bin_count{};
  std::array<std::int64_t, satisfaction_bins> bin_score{};
};
static_assert(Packed<MonthScores>);

/// Since the start of the run, warm-up included.
struct MarketplaceBooks {
  std::array<std::int64_t, project_categories> posted{};
  std::array<std::int64_t, project_categories> hired{};
  std::array<std::int64_t, project_categories> unfilled{};
  std::int64_t finished = 0;
  std::int64_t outside_hired = 0;
  std::int64_t escrow_cents = 0;  // paid in, all contracts
  std::int64_t spent_cents = 0;   // released
  std::int64_t fee_cents = 0;
  std::int64_t paid_cents = 0;          // to accounts, after the fee
  std::int64_t outside_paid_cents = 0;  // to freelancers outside, after the fee
  std::int64_t registered = 0;
  std::int64_t closed = 0;
  std::int64_t began_bidding = 0;
  std::int64_t stopped_bidding = 0;
  std::int64_t bids = 0;
  std::int64_t novice_bids = 0;  // of freelancers without a finished contract
  std::int64_t wins = 0;
  std::int64_t novice_wins = 0;
  std::int64_t work_seconds = 0;  // of finished contracts
  std::int64_t bid_seconds = 0;   // unpaid
  std::int64_t first_time = 0;    // projects of clients who had not posted before
  std::int64_t trials = 0;        // trial jobs given
  std::int64_t trials_done = 0;
  std::int64_t trial_cents = 0;  // paid for them, by whoever offers them
};
static_assert(Packed<MarketplaceBooks>);

struct MarketplaceState {
  Table<Accounts, Account> accounts;
  Table<Clients, Client> clients;
  Table<Projects, Project> projects;
  Table<Trials, Trial> trials;
  std::vector<Assignment> assignments;                                 // by time
  std::vector<std::uint32_t> free_projects;                            // rows to use again
  std::vector<Partnership> partnerships;                               // chains begin at the clients
  std::array<std::vector<std::uint32_t>, project_categories> bidders;  // rows of accounts
  std::array<ArrivalClock, project_categories> postings{};
  std::array<double, project_categories> log_volume{};  // AR(1) factors
  ArrivalClock registrations;
  MonthScores month;
  double score_mean = 0.0;  // of the last month with scores
  double score_sd = 0.0;
  MarketplaceBooks books;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [accounts, clients, projects, trials, assignments, free_projects, partnerships, bidders, postings, log_volume,
           registrations, month, score_mean, score_sd, books] = self;
    list.part("accounts", accounts);
    list.part("clients", clients);
    list.part("projects", projects);
    list.part("trials", trials);
    list.rows("assignments", assignments);
    list.rows("free_projects", free_projects);
    list.rows("partnerships", partnerships);
    for (std::size_t category = 0; category < project_categories; ++category) {
      list.rows("bidders." + std::to_string(category), bidders[category]);
    }
    list.value("postings", postings);
    list.value("log_volume", log_volume);
    list.value("registrations", registrations);
    list.value("month", month);
    list.value("score_mean", score_mean);
    list.value("score_sd", score_sd);
    list.value("books", books);
  }

  /// Whether every row that is named exists, and sums cannot overflow; `people`: rows of residents.
  [[nodiscard]] bool is_whole(std::size_t people) const;
};

}  // namespace piecework::platform_work
