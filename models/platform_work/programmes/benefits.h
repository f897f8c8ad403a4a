#pragma once
// What is left of a course, or comes with being on one, where the market asks for it. Whoever has never been on a
// course costs a look at one bit.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A signal of quality that employers see, the same for all of them.
struct Certificate {
  double weight = 0.0;  // precision / that of experience in Canada, as it is now; 0: none
  double luck = 0.0;    // standard normal: its error
};

/// The one that shows most; none for who has none.
Certificate certificate_of(const State& state, PersonId person);

/// Factor on the vacancies that the person considers: less while on a course, more with a mentor.
double search_factor(const State& state, PersonId person);

/// Weight of what people make against what is advertised, 0 to 1.
double known_pay(const State& state, PersonId person);

/// USD an hour that this person expects of the board before the first session.
double first_board_belief(const State& state, PersonId person);

/// Probability of feedback on work on the board: the board's own, or a coach's if that is more.
double feedback_chance(const State& state, PersonId person);

}  // namespace piecework::platform_work
