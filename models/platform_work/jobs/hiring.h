#pragma once
// What employers believe of an applicant and offer, and what an applicant would accept. Sources:
// jobs/search_parameters.h.

#include "models/platform_work/jobs/state.h"
#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/skills/learned_fit.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The luck of a person and a vacancy, the same whenever they meet. Words, and what they say only when asked: most
/// applications end before all of it is.
class PairLuck {
 public:
  PairLuck(const State& state, PersonId person, const Vacancy& vacancy);
  explicit PairLuck(const PhiloxBlock& words) : words_(words) {}

  /// Standard normal: noise of what experience shows, of the wage, and of what platform work shows.
  [[nodiscard]] double signal() const { return normal_of(words_[0]); }
  [[nodiscard]] double match() const { return normal_of(words_[1]); }
  [[nodiscard]] double history() const { return normal_of(words_[3]); }
  /// Standard Gumbel: of the employer.
  [[nodiscard]] double taste() const { return gumbel_of(words_[2]); }

 private:
  PhiloxBlock words_{};
};

/// Whether employers count a job held here.
bool has_local_experience(const State& state, const Career& career);

/// What an employer sees.
struct Applicant {
  const Career& career;
  History history = History::none;
  Certificate certificate = {};
  std::uint32_t contracts = 0;  // finished on the marketplace, which anybody can verify
  double verified = 0.0;        // added to search.platform_weight, by a history that can be proved
  LearnedFit learned = {};      // in the vacancy's occupation
};

/// Posterior mean less the price of risk.
double score(const State& state, const Applicant& applicant, const Vacancy& vacancy, const PairLuck& luck);

/// Probability that the employer considers the application.
double callback_chance(const State& state, const Career& career, const Vacancy& vacancy, double score);

/// Whether the employer asks for experience in Canada that the person lacks.
bool is_filtered_out(const State& state, const Career& career, const Vacancy& vacancy);
/// The probability of who is not filtered out.
double chance_past_filter(const State& state, const Career& career, double score);

/// Of today, CAD cents per hour.
std::uint32_t minimum_wage(const State& state);

/// CAD cents per hour, never below the minimum wage. Of the applicant its career counts and what it has learned.
std::uint32_t offered_wage(const State& state, const Applicant& applicant, const Vacancy& vacancy,
                           const PairLuck& luck);

/// How much lower, in logs, the person's reservation wage is than that of a resident alike who just became unemployed:
/// it grows with the time without a job, and newcomers without savings have more of it. Income that comes without work
/// takes away its part (Career::need_met).
double need(const State& state, const Career& career);

/// CAD cents per hour below which the person, in its present state, takes no job.
double reservation_wage(const State& state, const Career& career);

/// CAD cents per hour below which this resident takes no job: its reservation wage, and out of work not less than what
/// makes a full-time month worth the benefits that the job would end.
double least_accepted_wage(const State& state, PersonId person);

struct JobOffer {
  Occupation occupation = no_occupation;
  std::uint8_t hours = 0;  // per week
};
inline constexpr std::uint8_t least_full_time_hours = 30;  // the Labour Force Survey's definition

/// CAD cents per hour that this person usually earns in such a job.
double usual_wage(const State& state, const Career& career, const JobOffer& job);

}  // namespace piecework::platform_work
