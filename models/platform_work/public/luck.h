#pragma once
// What of the public side is a person's own luck, drawn once: whether it takes up assistance, whether it knows what
// earnings cost, and what a partner brings home. Partners are no residents of the model (assumption;
// public.assistance).

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// `id`: the address of the person's draws.
void draw_public_luck(const State& state, std::uint64_t id, const Career& career, Livelihood& own);

}  // namespace piecework::platform_work
