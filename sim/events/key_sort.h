#pragma once
// Millions of keys put in order at once, for a checkpoint: spread twice over buckets that fit the cache, first by the
// distance of their moment from the first, on a scale that is even in its logarithm, then evenly; then sorted by a few.

#include "sim/events/key.h"

namespace piecework {

/// In ascending order. Fewer than 2^32 keys; needs as much memory again while it works.
void sort_keys(EventKeys& keys);

}  // namespace piecework
