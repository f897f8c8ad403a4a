#include "models/platform_work/jobs/hiring.h"

#include <algorithm>
#include <cmath>

#include "models/platform_work/public/settlement.h"

namespace piecework::platform_work {
namespace {

/// Years since landing; none for who was born here.
double years_here(const State& state, const Career& career) {
  return months_since(career.landed_day * seconds_per_day, state.now) / months_in_a_year;
}

/// The systematic part of the log wage, CAD an hour.
double log_usual_wage(const State& state, const Career& career, const JobOffer& job) {
  const WorkTime time = job.hours >= least_full_time_hours ? WorkTime::full_time : WorkTime::part_time;
  const Schooling schooling = career.is(Flag::student) ? Schooling::full_time_student : Schooling::none;
  return state.scenario->population.wages().log_wage(career.traits, {job.occupation, time, schooling});
}

/// How far what the person was trained for, or does or did last, covers the skills that the occupation calls for.
double coverage(const State& state, const Career& career, Occupation occupation) {
  const Occupations& all = state.scenario->occupations;
  const double trained = all.fit(career.trained, occupation);
  return career.held == no_occupation ? trained : std::max(trained, all.fit(career.held, occupation));
}

/// A normal belief about how far the quality of an applicant lies from that of others who look alike. What the
/// applicant has learned lately is a part of quality that some signals show and others do not; its share of the belief
/// is kept apart, as it is linear in what the signals say.
struct Belief {
  double mean = 0.0;     // without what was learned
  double learned = 0.0;  // of what was learned
  double variance = 0.0;

  void learn(double signal, double noise_variance, double learned_signal) {
    const double weight = variance / (variance + noise_variance);
    mean += weight * (signal - mean);
    learned += weight * (learned_signal - learned);
    variance *= 1.0 - weight;
  }
};

/// Precision of what platform work shows of who had no job, relative to that of a job: of microtasks, or of contracts
/// that can be verified, whichever says more.
double platform_weight(const State& state, const Applicant& applicant) {
  const FreelancerParameters& residents = state.scenario->marketplace.residents;
  const double micro =
      applicant.history == History::micro ? state.scenario->search.platform_weight + applicant.verified : 0.0;
  const bool jobless = applicant.history == History::micro || applicant.history == History::none;
  if (applicant.contracts == 0 || !jobless) return micro;
  const auto contracts = static_cast<double>(applicant.contracts);
  return std::max(micro, residents.employer_weight * contracts / (contracts + residents.employer_half));
}

bool is_discounted(const Career& career) { return career.is(Flag::educated_abroad) && !career.is(Flag::recognized); }

/// Of quality, from the occupation trained for or held and from where the education is from.
double prior_mean(const State& state, const Career& career, const Vacancy& vacancy) {
  const SearchParameters& search = state.scenario->search;
  const Occupations& all = state.scenario->occupations;
  const bool high = !all.info(vacancy.occupation).low;
  double mean = -search.distance_slope * (1.0 - coverage(state, career, vacancy.occupation));
  if (high && all.info(career.trained).low) mean -= search.level_penalty;
  if (high && is_discounted(career)) mean -= search.foreign_discount;
  return mean;
}

}  // namespace

PairLuck::PairLuck(const State& state, PersonId person, const Vacancy& vacancy) {
  Draws draws = state.draws(purposes::job_pair, state.people[person].id, vacancy.id);
  for (std::uint64_t& word : words_) word = draws();
}

bool has_local_experience(const State& state, const Career& career) {
  if (career.is(Flag::canadian_experience)) return true;
  return career.kind != JobKind::none &&
         months_since(career.since, state.now) >= state.scenario->search.experience_months;
}

double score(const State& state, const Applicant& applicant, const Vacancy& vacancy, const PairLuck& luck) {
  const SearchParameters& search = state.scenario->search;
  const Career& career = applicant.career;
  // Ability in standard deviations of quality, which experience shows, blurred.
  const double quality =
      search.prior_sd * static_cast<double>(career.ability) / state.scenario->population.wages().ability_sd();
  const double noise = search.signal_noise * search.signal_noise;
  const double learned = search.distance_slope * applicant.learned.gain();
  const double told = applicant.certificate.weight > 0.0 ? search.course_credit * learned : 0.0;
  Belief belief{.variance = search.prior_sd * search.prior_sd};
  const auto see = [&](double weight, double error, double learned_signal) {
    belief.learn(quality + search.signal_noise / std::sqrt(weight) * error, noise / weight, learned_signal);
  };
  const double weight = platform_weight(state, applicant);
  // Experience is of the time before; work on platforms and a test are of today.
  if (has_local_experience(state, career)) see(1.0, luck.signal(), 0.0);
  if (weight > 0.0) see(weight, luck.history(), learned - told);
  if (applicant.certificate.weight > 0.0) see(applicant.certificate.weight, applicant.certificate.luck, learned - told);
  // What interviews show of those who learned nothing is in the level of callbacks and in taste.
  if (search.interview_weight > 0.0) {
    const double read = belief.variance / (belief.variance + noise / search.interview_weight);
    belief.learned += read * (learned - told - belief.learned);
  }
  return prior_mean(state, career, vacancy) + told + belief.learned + belief.mean -
         0.5 * search.risk_aversion * belief.variance;
}

bool is_filtered_out(const State& state, const Career& career, const Vacancy& vacancy) {
  return vacancy.local_only != 0 && career.is_immigrant() && !has_local_experience(state, career);
}

double callback_chance(const State& state, const Career& career, const Vacancy& vacancy, double score) {
  return is_filtered_out(state, career, vacancy) ? 0.0 : chance_past_filter(state, career, score);
}

double chance_past_filter(const State& state, const Career& career, double score) {
  const SearchParameters& search = state.scenario->search;
  const double odds = math::exp(search.callback_at_mean + search.callback_slope * score);
  const double chance = odds / (1.0 + odds);
  return career.is(Flag::visible_minority) ? chance * search.name_callback : chance;
}

std::uint32_t minimum_wage(const State& state) {
  return static_cast<std::uint32_t>(state.scenario->public_side.minimum_wage_cents(state.now).value);
}

double usual_wage(const State& state, const Career& career, const JobOffer& job) {
  const Wages& wages = state.scenario->population.wages();
  return wages.cents(log_usual_wage(state, career, job) + wages.residual(static_cast<double>(career.ability), 0.0),
                     minimum_wage(state));
}

std::uint32_t offered_wage(const State& state, const Applicant& applicant, const Vacancy& vacancy,
                           const PairLuck& luck) {
  const Career& career = applicant.career;
  const SearchParameters& search = state.scenario->search;
  const Wages& wages = state.scenario->population.wages();
  const double residual = wages.residual(static_cast<double>(career.ability), luck.match());
  const double usual = log_usual_wage(state, career, {vacancy.occupation, vacancy.hours});
  double log_wage = usual + residual - search.offer_discount;
  const LearnedFit& learned = applicant.learned;
  if (learned.gain() > 0.0) log_wage += search.wage_fit * math::log(learned.now / learned.before);
  return wages.cents(log_wage, minimum_wage(state));
}

double need(const State& state, const Career& career) {
  const SearchParameters& search = state.scenario->search;
  double need = 0.0;
  if (career.state == LabourState::unemployed) {
    need += search.reservation_decline * months_since(career.since, state.now);
  }
  if (career.is_immigrant()) {
    need += search.newcomer_need * math::exp(-years_here(state, career) / search.savings_years);
  }
  constexpr double all = 255.0;
  return need * (1.0 - career.need_met / all);
}

double reservation_wage(const State& state, const Career& career) {
  const SearchParameters& search = state.scenario->search;
  if (career.state == LabourState::employed) {
    return static_cast<double>(career.wage_cents) * math::exp(search.switch_premium);
  }
  const double log_share = static_cast<double>(career.pride) - need(state, career);
  const double usual = usual_wage(state, career, {career.trained, least_full_time_hours});
  return search.reservation_share * math::exp(log_share) * usual;
}

double least_accepted_wage(const State& state, PersonId person) {
  const Career& career = state.careers[person];
  const double reserved = reservation_wage(state, career);
  if (career.state != LabourState::unemployed) return reserved;
  const double month = state.scenario->people.full_time_hours * static_cast<double>(weeks_per_year) /
                       static_cast<double>(months_per_year);
  return std::max(reserved, static_cast<double>(monthly_benefits(state, person).value) / month);
}

}  // namespace piecework::platform_work
