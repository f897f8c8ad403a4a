#include "tests/statistical/planted.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/statistical/worlds.h"

namespace piecework::statistical {
namespace {

using queueing::CustomerClass;

// Draws and addresses.

void exclusive_bound(Subjects& s) {
  s.uniform_int = [](Draws& draws, std::int64_t low, std::int64_t high) { return uniform_int(draws, low, high - 1); };
}

void truncated_tail(Subjects& s) {
  s.exponential = [](Draws& draws, double mean) { return std::min(exponential(draws, mean), 8 * mean); };
}

void one_percent_bias(Subjects& s) {
  s.exponential = [](Draws& draws, double mean) { return exponential(draws, 1.01 * mean); };
}

void sum_of_twelve(Subjects& s) {
  s.normal = [](Draws& draws) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform01(draws);
    return sum;
  };
}

void reused_stream(Subjects& s) {
  s.draws_at = [](StreamKey key, Address address) {
    return Draws(key, {Purpose{static_cast<std::uint64_t>(address.purpose) / 2}, address.entity, address.ordinal});
  };
}

void wrong_ordinal(Subjects& s) {
  s.draws_at = [](StreamKey key, Address address) {
    return Draws(key, {address.purpose, address.entity, address.ordinal / 2});
  };
}

void seed_plus_replicate(Subjects& s) {
  s.draws_at = [](StreamKey key, Address address) { return Draws({key.seed + key.replicate, 0}, address); };
}

void correlated_streams(Subjects& s) {
  s.draws_at = [](StreamKey key, Address address) {
    const bool shares = address.entity % 2 == 1 && (address.entity / 2) % 20 == 0;
    return Draws(key, {address.purpose, address.entity - (shares ? 1 : 0), address.ordinal});
  };
}

void next_occupied_slot(Subjects& s) {
  // One word, then the next item in the order of the slots: items behind gaps come more often.
  s.pick = [](const SlotTable<std::uint32_t>& table, Draws& draws) {
    std::vector<std::pair<std::size_t, std::uint32_t>> at;
    table.for_each([&](std::uint32_t item) { at.emplace_back((item * 2654435761U) % 256, item); });
    std::sort(at.begin(), at.end());
    const auto from = static_cast<std::size_t>(uniform_int(draws, 0, 255));
    const auto found = std::lower_bound(at.begin(), at.end(), std::pair(from, 0U));
    return (found == at.end() ? at.front() : *found).second;
  };
}

void gamma_without_boost(Subjects& s) {
  s.gamma = [](Draws& draws, double shape, double scale) { return gamma(draws, std::max(shape, 1.0), scale); };
}

void poisson_by_normal(Subjects& s) {
  s.poisson = [](Draws& draws, double mean) {
    return std::max<std::int64_t>(0, std::llround(mean + std::sqrt(mean) * normal(draws)));
  };
}

// Events.

void time_rounded_up(Subjects& s) {
  s.on_the_clock = [](double seconds) { return Duration{static_cast<std::int64_t>(std::ceil(seconds))}; };
}

template <class World>
auto ended(World world) {
  run_to_the_end(world);
  return std::move(world).story();
}

void cancelled_event_fires(Subjects& s) {
  s.race = [](const auto& first, const auto& second) { return ended(Races<false>(first, second)); };
}

void moved_event_fires_at_its_old_time(Subjects& s) {
  s.ring = [](const AlarmPlan& plan) { return ended(Alarms<AlarmBug::old_one_rings_too>(plan)); };
}

void lost_events(Subjects& s) {
  s.ring = [](const AlarmPlan& plan) { return ended(Alarms<AlarmBug::some_never_ring>(plan)); };
}

void winners_own_mean(Subjects& s) {
  s.compete = [](Draws& draws, const Hazards& hazards) {
    const std::size_t cause = categorical(draws, hazards);
    return Ending{exponential(draws, 1 / hazards[cause]), cause};
  };
}

void thinning_bound_too_low(Subjects& s) {
  s.run_source = [](const SourcePlan& plan, StreamKey key) {
    return Source(plan, 0.95 * std::max(plan.rates[0], plan.rates[1]), key).run();
  };
}

// The chain.

void off_by_one_in_hazard(Subjects& s) {
  struct Luck : ChainLuck {
    [[nodiscard]] std::int64_t stay(std::uint64_t person, std::uint64_t count, double hazard) const {
      return ChainLuck::stay(person, count, hazard) + 1;
    }
  };
  s.run_chain = [](const ChainPlan& plan, StreamKey key) { return Chain(plan, key, Luck{{key}}).run(plan.looks); };
}

void swapped_rates(Subjects& s) {
  s.run_chain = [](ChainPlan plan, StreamKey key) {
    std::swap(plan.rates.leave, plan.rates.enter);
    return Chain(plan, key, ChainLuck{key}).run(plan.looks);
  };
}

void stuck_ordinal(Subjects& s) {
  // Every stay of a person is as long as its luck was the first time.
  struct Luck : ChainLuck {
    [[nodiscard]] std::int64_t stay(std::uint64_t person, std::uint64_t, double hazard) const {
      return ChainLuck::stay(person, 0, hazard);
    }
  };
  s.run_chain = [](const ChainPlan& plan, StreamKey key) { return Chain(plan, key, Luck{{key}}).run(plan.looks); };
}

// The station.

void priorities_reversed(Subjects& s) {
  struct SecondClassFirst {
    static queueing::Turn next(std::size_t, std::size_t second) { return {second > 0 ? 1U : 0U, 0}; }
  };
  s.run_station = [](const StationPlan& plan, StreamKey key) {
    return story_of<SecondClassFirst>(plan, queueing::StationLuck{key});
  };
}

void last_come_first_served(Subjects& s) {
  struct LastFirst {
    static queueing::Turn next(std::size_t first, std::size_t second) {
      return first > 0 ? queueing::Turn{0, first - 1} : queueing::Turn{1, second - 1};
    }
  };
  s.run_station = [](const StationPlan& plan, StreamKey key) {
    return story_of<LastFirst>(plan, queueing::StationLuck{key});
  };
}

template <class Luck>
void with_luck(Subjects& s) {
  s.run_station = [](const StationPlan& plan, StreamKey key) {
    return story_of<queueing::FirstClassFirst>(plan, Luck{{key}});
  };
}

/// The service is as long as the wait for the next customer was.
struct SharedLuck : queueing::StationLuck {
  [[nodiscard]] Duration service(std::uint64_t customer, const CustomerClass& of) const {
    Draws draws(key, {queueing::purposes::arrival, customer >> 56, customer & 0xFFFF'FFFF});
    return queueing::whole_seconds(queueing::service_time(draws, of));
  }
};

/// One customer in thirty is never seen.
struct ForgetfulLuck : queueing::StationLuck {
  [[nodiscard]] Duration until_arrival(std::uint32_t kind, std::uint64_t number, const CustomerClass& of) const {
    const Duration one = StationLuck::until_arrival(kind, 2 * number, of);
    return number % 30 == 0 ? one + StationLuck::until_arrival(kind, 2 * number + 1, of) : one;
  }
};

/// Patience is drawn with the mean of the service.
struct HastyLuck : queueing::StationLuck {
  [[nodiscard]] Duration patience(std::uint64_t customer, const CustomerClass& of) const {
    Draws draws(key, {queueing::purposes::patience, customer, 0});
    return queueing::whole_seconds(exponential(draws, of.service_seconds));
  }
};

// Matching.

void an_urn_less(Subjects& s) {
  const auto sound = s.fill_urns;
  s.fill_urns = [sound](Draws& draws, int balls, int urns) { return sound(draws, balls, urns - 1); };
}

constexpr std::array bugs{
    PlantedBug{"exclusive bound of whole numbers", "draws", exclusive_bound},
    PlantedBug{"exponential truncated at 8 means", "draws", truncated_tail},
    PlantedBug{"mean of exponentials off by 1 %", "draws", one_percent_bias},
    PlantedBug{"normal as a sum of twelve uniforms", "draws", sum_of_twelve},
    PlantedBug{"two purposes share one stream", "draws", reused_stream},
    PlantedBug{"two ordinals share one stream", "draws", wrong_ordinal},
    PlantedBug{"seed and replicate are added", "draws", seed_plus_replicate},
    PlantedBug{"one entity in forty copies its neighbour", "draws", correlated_streams},
    PlantedBug{"slot table walks to the next item", "draws", next_occupied_slot},
    PlantedBug{"gamma of small shape without its boost", "draws", gamma_without_boost},
    PlantedBug{"Poisson by rounding a normal", "draws", poisson_by_normal},
    PlantedBug{"time rounded up", "durations", time_rounded_up},
    PlantedBug{"cancelled event fires", "durations", cancelled_event_fires},
    PlantedBug{"moved event fires at its old time", "durations", moved_event_fires_at_its_old_time},
    PlantedBug{"one event in a hundred is lost", "durations", lost_events},
    PlantedBug{"risk's own mean instead of the sum of rates", "durations", winners_own_mean},
    PlantedBug{"bound of thinning 5 % too low", "durations", thinning_bound_too_low},
    PlantedBug{"hazard off by one month", "chain", off_by_one_in_hazard},
    PlantedBug{"rates swapped", "chain", swapped_rates},
    PlantedBug{"ordinal does not advance", "chain", stuck_ordinal},
    PlantedBug{"priorities reversed", "queues", priorities_reversed},
    PlantedBug{"last come, first served", "queues", last_come_first_served},
    PlantedBug{"service shares the stream of arrivals", "queues", with_luck<SharedLuck>},
    PlantedBug{"one customer in thirty is lost", "queues", with_luck<ForgetfulLuck>},
    PlantedBug{"patience with the mean of the service", "queues", with_luck<HastyLuck>},
    PlantedBug{"last vacancy gets no application", "matching", an_urn_less},
};

}  // namespace

std::span<const PlantedBug> planted_bugs() { return bugs; }

std::vector<std::string> alarms_of(const PlantedBug& bug, const Setting& setting) {
  Subjects subjects = sound_subjects();
  bug.plant(subjects);
  std::vector<std::string> alarms;
  for (const Group& group : groups) {
    if (std::string_view(group.name) != bug.group) continue;
    for (const Finding& finding : judged(checks_of(group, subjects, setting), battery_size)) {
      if (finding.outcome == Outcome::alarm) alarms.push_back(finding.check.name);
    }
  }
  return alarms;
}

}  // namespace piecework::statistical
