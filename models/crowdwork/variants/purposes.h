#pragma once
// Every purpose for which a draw is made, with its kind of ordinal (docs/streams.md).

#include "sim/random/address.h"

namespace piecework::crowdwork::variants::purposes {

inline constexpr Purpose newcomer{1};  // entity: worker; ordinal 0: qualification, reservation and asked price
inline constexpr Purpose contract{2};  // entity: the requesters together; count: their contracts
inline constexpr Purpose leaving{3};   // entity: worker; count: its reviews without a profit

}  // namespace piecework::crowdwork::variants::purposes
