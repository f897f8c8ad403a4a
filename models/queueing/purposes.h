#pragma once
// Every purpose for which a draw is made, with its kind of ordinal (docs/streams.md).

#include "sim/random/address.h"

namespace piecework::queueing::purposes {

inline constexpr Purpose arrival{1};   // entity: class; count: wait until the class's next customer
inline constexpr Purpose service{2};   // entity: customer; ordinal 0: time with a server
inline constexpr Purpose patience{3};  // entity: customer; ordinal 0: time in line before it leaves unserved

}  // namespace piecework::queueing::purposes
