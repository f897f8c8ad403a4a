// Resume equals uninterrupted, for any model: a run that is saved, thrown away, read back and gone on with ends in the
// same state as one that never stopped, byte for byte, wherever it was cut.
#pragma once

#include <gtest/gtest.h>
#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include "sim/base/time.h"
#include "sim/output/checkpoint.h"

namespace piecework {

/// How a model is run by the test. `World` lists its sections.
template <class World>
struct Resumable {
  std::function<World()> begin;           // at `from`
  std::function<World()> blank;           // with what a checkpoint does not hold
  std::function<void(World&, Time)> run;  // to a time, exclusive
  Time from;
  Time until;
};

template <class World>
Bytes saved(const World& world) {
  Bytes bytes;
  to_checkpoint({"test", "one run"}, world, bytes);
  return bytes;
}

template <class World>
World read_back(const Resumable<World>& model, const Bytes& bytes) {
  SectionReader list(bytes, {"test", "one run"}, "memory");
  World world = model.blank();
  from_checkpoint(list, world);
  return world;
}

inline std::vector<Time> moments_between(Time from, Time until, std::size_t count) {
  std::mt19937_64 random(20250131);
  const auto length = static_cast<std::uint64_t>((until - from).seconds);
  std::vector<Time> moments;
  while (moments.size() < count) moments.push_back(from + Duration{static_cast<std::int64_t>(random() % length)});
  std::sort(moments.begin(), moments.end());
  return moments;
}

/// Cuts the run at that many random moments, each time going on to the end.
template <class World>
void expect_resume_equals_uninterrupted(const Resumable<World>& model, std::size_t moments) {
  World whole = model.begin();
  model.run(whole, model.until);
  const Bytes end = saved(whole);
  World cut = model.begin();
  ASSERT_NE(saved(cut), end) << "nothing happens in this run";
  for (const Time moment : moments_between(model.from, model.until, moments)) {
    model.run(cut, moment);
    const Bytes bytes = saved(cut);
    World resumed = read_back(model, bytes);
    ASSERT_EQ(saved(resumed), bytes) << "saved and read back at " << to_string(moment);
    model.run(resumed, model.until);
    ASSERT_EQ(saved(resumed), end) << "cut at " << to_string(moment);
  }
  model.run(cut, model.until);
  EXPECT_EQ(saved(cut), end) << "cut, but never read back";
}

}  // namespace piecework
