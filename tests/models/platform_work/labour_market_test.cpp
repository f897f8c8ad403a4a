// The job market: stocks and flows agree at every event, hazards are the ones that the scenario states, and employers
// choose as the model's page says.

#include <gtest/gtest.h>

#include <cmath>

#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/measures/conservation.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

const std::string nothing_by_age = "{value=[0,0,0,0,0,0],low=0}";

/// Overrides under which nobody comes, goes, or works on own account.
std::vector<std::string> closed_city() {
  return {"people.demography.landings={value=0,low=0}", "people.demography.youths={value=0,low=0}",
          "people.demography.moving_by_age=" + nothing_by_age, "people.demography.death_by_age=" + nothing_by_age};
}

Market market_of(std::vector<std::string> overrides, const std::string& scale = "1:1000") {
  StudyRequest request = testing::small_request({}, std::move(overrides));
  request.scale = scale;
  const Study study(request, {});
  return build_market({.scenario = std::make_shared<const Scenario>(study.scenario()), .key = {1, 0}});
}

/// The market is a value whose state can be looked at; the tests also ask what is pending.
State& state_of(Market& market) { return const_cast<State&>(market.state()); }  // NOLINT

TEST(LabourMarket, StocksAndFlowsAgreeAtEveryEvent) {
  Market market = market_of({"jobs.demand.withdrawal={value=1,low=0,high=1}"}, "1:10000");
  const Time until = market.state().now + days(45);
  std::size_t moments = 0;
  for (;;) {
    State& state = state_of(market);
    const EventKeys keys = state.schedule.pending(state).keys;
    if (keys.empty() || keys.front().time() >= until) break;
    market.run_until(keys.front().time() + Duration{1}, {});
    ASSERT_NO_THROW(check_conservation(market.state(), 45 * seconds_per_day));
    ++moments;
  }
  EXPECT_GT(moments, 1000U);
  EXPECT_GT(market.state().jobs.books.hires, 5);
  EXPECT_GT(market.state().jobs.books.separations, 0);
  EXPECT_GT(market.state().jobs.books.vacancies_withdrawn, 0);
  EXPECT_GT(market.state().jobs.books.arrived, 0);
}

/// Expected separations of a month of calm: the integral of each employee's hazard, seen from outside.
double expected_separations(const State& state) {
  const FlowParameters& flows = state.scenario->flows;
  double expected = 0.0;
  for (const Career& career : state.careers.rows()) {
    if (career.presence != Presence::here || career.kind != JobKind::employee) continue;
    const double tenure =
        static_cast<double>(state.now.seconds - career.since) / static_cast<double>(seconds_per_month);
    const double fit = std::exp(-flows.fit_slope * state.scenario->occupations.proximity(career.trained, career.held));
    const double fading = flows.separation_fade * (std::exp(-tenure / flows.separation_fade) -
                                                   std::exp(-(tenure + 1.0) / flows.separation_fade));
    const double hazard = fit * (flows.separation_settled + (flows.separation_new - flows.separation_settled) * fading);
    expected += 1.0 - std::exp(-hazard);
  }
  return expected;
}

TEST(LabourMarket, JobsEndAtTheHazardOfTheirTenureAndFit) {
  std::vector<std::string> overrides = closed_city();
  // No one is hired, leaves or is laid off, so that what ends are the jobs of the start.
  for (const std::string key : {"opening", "opening_speed", "ar1_sd"}) {
    overrides.push_back("jobs.demand." + key + "={value=0,low=0}");
  }
  overrides.push_back("jobs.flows.leaving_by_age=" + nothing_by_age);
  overrides.push_back("jobs.flows.layoff_speed={value=0,low=0}");
  Market market = market_of(overrides, "1:100");
  const double expected = expected_separations(market.state());
  market.run_until(market.state().now + Duration{seconds_per_month}, {});
  const auto found = static_cast<double>(market.state().jobs.books.separations);
  EXPECT_GT(expected, 300.0);
  EXPECT_NEAR(found, expected, 4.5 * std::sqrt(expected));  // a false alarm in 10^5 runs
  EXPECT_EQ(market.state().jobs.books.hires, 0);
}

TEST(LabourMarket, JobsBeyondDemandEndAtTheSpeedOfLayoffs) {
  std::vector<std::string> overrides = closed_city();
  for (const std::string key : {"opening", "opening_speed", "ar1_sd"}) {
    overrides.push_back("jobs.demand." + key + "={value=0,low=0}");
  }
  overrides.push_back("jobs.flows.leaving_by_age=" + nothing_by_age);
  overrides.push_back("jobs.flows.separation_new={value=0,low=0}");
  overrides.push_back("jobs.flows.separation_settled={value=0,low=0}");
  overrides.push_back("jobs.flows.layoff_speed={value=0.2,low=0.1}");
  overrides.push_back("jobs.demand.demand_ratio={value=0.9,low=0.5}");
  Market market = market_of(overrides, "1:100");
  double expected = 0.0;  // jobs beyond demand, a tenth of all, decay at 0.2 a month: d/dt (e - D) = -0.2 (e - D)
  for (const Cell& cell : market.state().jobs.cells) {
    const double beyond = static_cast<double>(cell.employees) - 0.9 * static_cast<double>(cell.employees);
    expected += beyond * (1.0 - std::exp(-0.2));
  }
  market.run_until(market.state().now + Duration{seconds_per_month - seconds_per_day}, {});
  const auto found = static_cast<double>(market.state().jobs.books.separations);
  EXPECT_NEAR(found, expected, 4.5 * std::sqrt(expected) + 0.05 * expected);  // a day is missing
}

/// A market with one applicant and one vacancy put in by hand.
class Interview : public ::testing::Test {
 protected:
  Interview() : market_(market_of(closed_city())) {
    const Occupations& all = state().scenario->occupations;
    for (Occupation occupation = 0; occupation < occupations; ++occupation) {
      if (!all.info(occupation).low) high_ = occupation;
      if (all.info(occupation).low) low_ = occupation;
    }
    applicant_.presence = Presence::here;
    applicant_.state = LabourState::unemployed;
    applicant_.since = state().now.seconds;
    applicant_.trained = high_;
    applicant_.traits = {2, 3, Sex::women, ImmigrantClass::non_immigrant};
    vacancy_.id = 77;
    vacancy_.occupation = high_;
    vacancy_.hours = 39;
  }

  static constexpr std::uint64_t median = std::uint64_t{1} << 63U;  // a word of average luck

  [[nodiscard]] const State& state() const { return market_.state(); }
  /// With this share of all wages below that of the match.
  [[nodiscard]] static PairLuck luck(double below = 0.5) {
    const auto word = static_cast<std::uint64_t>(std::ldexp(below, 64));
    return PairLuck({median, word, median, median});
  }
  [[nodiscard]] double score_of(const Career& career) const { return score(state(), {career}, vacancy_, luck()); }
  [[nodiscard]] double callback_of(const Career& career) const {
    return callback_chance(state(), career, vacancy_, score_of(career));
  }

  Market market_;
  Career applicant_;
  Vacancy vacancy_;
  Occupation high_ = no_occupation;
  Occupation low_ = no_occupation;
};

TEST_F(Interview, TheScoreFallsWithDistanceLevelAndUnrecognizedEducation) {
  const SearchParameters& search = state().scenario->search;
  const double best = score_of(applicant_);
  EXPECT_DOUBLE_EQ(best, -0.5 * search.risk_aversion * search.prior_sd * search.prior_sd);
  Career other = applicant_;
  other.set(Flag::educated_abroad, true);
  EXPECT_DOUBLE_EQ(score_of(other), best - search.foreign_discount);
  other.set(Flag::recognized, true);
  EXPECT_DOUBLE_EQ(score_of(other), best);
  other = applicant_;
  other.trained = low_;
  const double missing = 1.0 - state().scenario->occupations.fit(low_, high_);
  EXPECT_GT(missing, 0.05);
  EXPECT_DOUBLE_EQ(score_of(other), best - search.distance_slope * missing - search.level_penalty);
  other.held = high_;  // has done it: has the skills, though trained for less
  EXPECT_DOUBLE_EQ(score_of(other), best - search.level_penalty);
}

TEST_F(Interview, ExperienceShowsAbilityAndLowersRisk) {
  const SearchParameters& search = state().scenario->search;
  Career able = applicant_;
  able.ability = static_cast<float>(state().scenario->population.wages().ability_sd());
  EXPECT_DOUBLE_EQ(score_of(able), score_of(applicant_));  // nothing shows it yet
  able.set(Flag::canadian_experience, true);
  const double variance = search.prior_sd * search.prior_sd;
  const double weight = variance / (variance + search.signal_noise * search.signal_noise);
  const double expected = weight * search.prior_sd - 0.5 * search.risk_aversion * variance * (1.0 - weight);
  EXPECT_NEAR(score_of(able), expected, 1e-6);
}

TEST_F(Interview, NamesLowerCallbacksByTheAuditRatioAndNothingElse) {
  Career named = applicant_;
  named.set(Flag::visible_minority, true);
  EXPECT_DOUBLE_EQ(score_of(named), score_of(applicant_));
  EXPECT_DOUBLE_EQ(callback_of(named), callback_of(applicant_) * state().scenario->search.name_callback);
}

TEST_F(Interview, TheLocalFilterKeepsOutWhoHasNoExperienceHere) {
  vacancy_.local_only = 1;
  Career newcomer = applicant_;
  EXPECT_GT(callback_of(newcomer), 0.0);  // born here: not asked
  newcomer.landed_day = static_cast<std::int32_t>(state().now.seconds / seconds_per_day - 100);
  EXPECT_EQ(callback_of(newcomer), 0.0);
  newcomer.set(Flag::canadian_experience, true);
  EXPECT_GT(callback_of(newcomer), 0.0);
}

TEST_F(Interview, TheReservationWageFallsWithUnemploymentAndNeedsAGainFromAJob) {
  const SearchParameters& search = state().scenario->search;
  const double fresh = reservation_wage(state(), applicant_);
  Career waiting = applicant_;
  waiting.since -= 12 * seconds_per_month;
  EXPECT_NEAR(reservation_wage(state(), waiting), fresh * std::exp(-12 * search.reservation_decline), 1e-6 * fresh);
  Career employed = applicant_;
  employed.state = LabourState::employed;
  employed.wage_cents = 3000;
  EXPECT_NEAR(reservation_wage(state(), employed), 3000 * std::exp(search.switch_premium), 1e-6);
  Career landed = applicant_;
  landed.landed_day = static_cast<std::int32_t>(state().now.seconds / seconds_per_day);
  EXPECT_LT(reservation_wage(state(), landed), fresh);
}

TEST_F(Interview, NoOfferIsBelowTheMinimumWage) {
  EXPECT_EQ(offered_wage(state(), {applicant_}, vacancy_, luck(0.0)), minimum_wage(state()));
  EXPECT_GT(offered_wage(state(), {applicant_}, vacancy_, luck(0.98)),
            offered_wage(state(), {applicant_}, vacancy_, luck()));
}

TEST_F(Interview, OffersRiseWithTheFitThatWasLearned) {
  const Applicant before{.career = applicant_, .learned = {0.8, 0.8}};
  const Applicant after{.career = applicant_, .learned = {0.8, 0.9}};
  const double first = offered_wage(state(), before, vacancy_, luck());
  EXPECT_EQ(first, offered_wage(state(), {applicant_}, vacancy_, luck()));  // only what was learned counts
  const double factor = std::pow(0.9 / 0.8, state().scenario->search.wage_fit);
  EXPECT_NEAR(offered_wage(state(), after, vacancy_, luck()), factor * first, 1.0);
}

TEST_F(Interview, EmployersCreditCertifiedCoursesAndReadAPartOfTheRest) {
  const SearchParameters& search = state().scenario->search;
  const auto score_with = [&](const LearnedFit& learned, const Certificate& certificate) {
    const Applicant applicant{.career = applicant_, .certificate = certificate, .learned = learned};
    return score(state(), applicant, vacancy_, luck());
  };
  const LearnedFit learned{0.8, 0.9};
  const double worth = search.distance_slope * learned.gain();
  const double prior = search.prior_sd * search.prior_sd;
  const double noise = search.signal_noise * search.signal_noise;
  const double read = prior / (prior + noise / search.interview_weight);
  EXPECT_NEAR(score_with(learned, {}) - score_with({}, {}), read * worth, 1e-12);
  const Certificate certificate{.weight = 0.2, .luck = 0.3};
  const double gain = score_with(learned, certificate) - score_with({}, certificate);
  EXPECT_GT(gain, search.course_credit * worth - 1e-12);
  EXPECT_LT(gain, worth + 1e-12);
}

TEST(LabourMarket, MoreDemandIsMoreJobs) {
  const auto employees = [](const std::string& ratio) {
    Market market = market_of({"jobs.demand.demand_ratio={value=" + ratio + ",low=0.5,high=2}"});
    market.run_until(market.state().now + days(200), {});
    std::int64_t all = 0;
    for (const Cell& cell : market.state().jobs.cells) all += cell.employees;
    return all;
  };
  EXPECT_GT(employees("1.12"), employees("1.0"));
}

TEST(LabourMarket, SearchersFindMoreWhereMoreIsVacant) {
  Market market = market_of({"jobs.search.scarcity={value=0.03,low=0.01}"});
  EXPECT_EQ(market.state().jobs.findable[0], 0.5) << "before anything is known";
  market.run_until(start_of_month(month_index(market.state().now) + 3) + Duration{1}, {});
  const JobMarket& jobs = market.state().jobs;
  double least = 1.0;
  double most = 0.0;
  for (std::uint32_t from = 0; from < occupations; ++from) {
    double open = 0.0;
    double held = 0.0;
    for (std::uint32_t to = 0; to < occupations; ++to) {
      const double near =
          market.state().scenario->occupations.proximity(static_cast<Occupation>(from), static_cast<Occupation>(to));
      open += near * static_cast<double>(jobs.vacancies.open_count(static_cast<Occupation>(to)));
      held += near * static_cast<double>(jobs.cells[to].employees);
    }
    const double rate = open / held;
    EXPECT_NEAR(jobs.findable[from], rate / (rate + 0.03), 1e-12);
    least = std::min(least, jobs.findable[from]);
    most = std::max(most, jobs.findable[from]);
  }
  EXPECT_LT(least, most);
}

TEST(LabourMarket, NothingIsFoundWhereNothingIsVacant) {
  Market market = market_of({"jobs.demand.opening={value=0,low=0}", "jobs.demand.opening_speed={value=0,low=0}"});
  market.run_until(market.state().now + days(70), {});
  for (const double chance : market.state().jobs.findable) EXPECT_EQ(chance, 0.0);
  EXPECT_EQ(market.state().jobs.books.applications, 0);
}

TEST(LabourMarket, ACycleIsSeenInDemand) {
  std::vector<std::string> overrides{"jobs.demand.cycle_amplitude={value=0.05,low=0}",
                                     "jobs.demand.cycle_months={value=12,low=6}", "jobs.demand.ar1_sd={value=0,low=0}",
                                     "jobs.demand.labour_force_exponent={value=0,low=0}"};
  Market market = market_of(overrides);
  const Time begin = market.state().now;
  market.run_until(start_of_month(month_index(begin) + 6) + Duration{1}, {});
  for (const Cell& cell : market.state().jobs.cells) {
    EXPECT_NEAR(cell.demand, cell.base_demand * std::exp(-0.05), 1e-9 * cell.base_demand + 1e-12);
  }
}

}  // namespace
}  // namespace piecework::platform_work
