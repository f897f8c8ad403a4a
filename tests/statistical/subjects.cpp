#include "tests/statistical/subjects.h"

#include <algorithm>

#include "tests/statistical/worlds.h"

namespace piecework::statistical {
namespace {

Ending compete(Draws& draws, const Hazards& hazards) {
  const double time = exponential(draws, 1 / (hazards[0] + hazards[1]));
  return {time, categorical(draws, hazards)};
}

template <class World>
auto ended(World world) {
  run_to_the_end(world);
  return std::move(world).story();
}

std::int64_t fill_urns(Draws& draws, int balls, int urns) {
  std::vector<bool> hit(static_cast<std::size_t>(urns));
  for (int ball = 0; ball < balls; ++ball) hit[static_cast<std::size_t>(uniform_int(draws, 0, urns - 1))] = true;
  return std::count(hit.begin(), hit.end(), true);
}

}  // namespace

Subjects sound_subjects() {
  Subjects sound;
  sound.draws_at = [](StreamKey key, Address address) { return Draws(key, address); };
  sound.uniform01 = &piecework::uniform01;
  sound.normal = &piecework::normal;
  sound.gumbel = &piecework::gumbel;
  sound.exponential = &piecework::exponential;
  sound.lognormal = &piecework::lognormal;
  sound.gamma = &piecework::gamma;
  sound.uniform_int = &piecework::uniform_int;
  sound.bernoulli = &piecework::bernoulli;
  sound.geometric = &piecework::geometric;
  sound.poisson = &piecework::poisson;
  sound.binomial = &piecework::binomial;
  sound.categorical = [](Draws& draws, std::span<const double> weights) { return categorical(draws, weights); };
  sound.pick = [](const SlotTable<std::uint32_t>& table, Draws& draws) { return *table.sample(draws); };
  sound.compete = &compete;
  sound.on_the_clock = &queueing::whole_seconds;
  sound.ring = [](const AlarmPlan& plan) { return ended(Alarms<>(plan)); };
  sound.race = [](const auto& first, const auto& second) { return ended(Races<>(first, second)); };
  sound.run_source = [](const SourcePlan& plan, StreamKey key) {
    return Source(plan, std::max(plan.rates[0], plan.rates[1]), key).run();
  };
  sound.run_chain = [](const ChainPlan& plan, StreamKey key) {
    return Chain(plan, key, ChainLuck{key}).run(plan.looks);
  };
  sound.run_station = [](const StationPlan& plan, StreamKey key) {
    return story_of<queueing::FirstClassFirst>(plan, queueing::StationLuck{key});
  };
  sound.fill_urns = &fill_urns;
  return sound;
}

}  // namespace piecework::statistical
