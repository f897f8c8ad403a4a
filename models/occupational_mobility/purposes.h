#pragma once
// Every purpose for which a draw is made, with its kind of ordinal (docs/streams.md). Steps are calendar indices.

#include "sim/random/address.h"

namespace piecework::occupational_mobility::purposes {

inline constexpr Purpose separation{1};   // entity: worker; step: loses its job
inline constexpr Purpose application{2};  // entity: worker; step: occupation and vacancy applied to
inline constexpr Purpose opening{3};      // entity: occupation; step: vacancies opened
inline constexpr Purpose choice{4};       // entity: occupation; pair step x vacancy: who of the applicants is hired
inline constexpr Purpose network{5};      // entity: occupation; ordinal: the other occupation, its own for its size

}  // namespace piecework::occupational_mobility::purposes
