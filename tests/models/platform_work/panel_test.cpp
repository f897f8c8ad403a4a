// A panel follows the same residents in every arm, says of them what the measures say of all, and moves nobody.

#include "models/platform_work/measures/panel.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/platform_work/groups.h"
#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t residents = 6242;  // of the small Toronto

Study study_with(std::uint64_t panel) {
  // Nobody comes or goes, so that the panel of everybody stays everybody.
  const std::string none = "{value=[0,0,0,0,0,0],low=0}";
  StudyRequest request = testing::small_request(
      {"pay_floor"}, {"people.demography.landings={value=0,low=0}", "people.demography.youths={value=0,low=0}",
                      "people.demography.moving_by_age=" + none, "people.demography.death_by_age=" + none});
  request.panel = panel;
  return {request, {}};
}

/// A file with every resident in its panel: run once for all tests.
const ResultFile& whole_file() {
  static const ResultFile file = study_with(10'000'000).simulate(0, 0, {});
  return file;
}

template <class Element>
const std::vector<Element>& values(const ResultFile& file, const std::string& path) {
  return std::get<std::vector<Element>>(find_variable(file, path)->values);
}

std::vector<std::uint32_t> members(std::size_t size, StreamKey key = {1, 0}) {
  const Study study = study_with(0);
  Market market = build_market({.scenario = std::make_shared<const Scenario>(study.scenario()), .key = key});
  market.follow(size);
  return market.panel().members();
}

/// Element of a month, by its person: months run fastest.
template <class Element>
Element at(const std::vector<Element>& all, std::size_t person, std::size_t month) {
  return all[person * (all.size() / residents) + month];
}

TEST(Panel, ASmallerOneIsAPartOfALargerOne) {
  const std::vector<std::uint32_t> ten = members(10);
  const std::vector<std::uint32_t> hundred = members(100);
  EXPECT_EQ(ten.size(), 10U);
  EXPECT_EQ(hundred.size(), 100U);
  EXPECT_TRUE(std::ranges::includes(hundred, ten));
  EXPECT_EQ(std::ranges::adjacent_find(hundred), hundred.end());
  EXPECT_EQ(members(residents + 1).size(), residents);
  EXPECT_EQ(members(0).size(), 0U);
}

// Groups at the end of a run would differ between arms for whoever leaves the city in one of them.
TEST(Panel, GroupsAreThoseOfTheFirstDay) {
  const auto ages = [](const std::vector<Traits>& all) {
    std::vector<unsigned> found;
    for (const Traits& traits : all) found.push_back(traits.age_band);
    return found;
  };
  const Study study = study_with(0);
  Market market =
      build_market({.scenario = std::make_shared<const Scenario>(study.scenario()), .key = {1, 0}, .observed = false});
  market.follow(1000);
  const std::vector<unsigned> first = ages(market.panel().traits());
  market.run({});
  std::vector<Traits> now;
  for (const std::uint32_t row : market.panel().members()) now.push_back(market.state().careers.rows()[row].traits);
  EXPECT_NE(ages(now), first);
  EXPECT_EQ(ages(market.panel().traits()), first);
}

TEST(Panel, EveryReplicateAndSeedHasItsOwn) {
  EXPECT_NE(members(100, {1, 1}), members(100));
  EXPECT_NE(members(100, {2, 0}), members(100));
}

TEST(Panel, ItsMembersAreSpreadOverAllResidents) {
  std::size_t low = 0;
  for (const std::uint32_t row : members(1000)) low += row < residents / 2 ? 1 : 0;
  EXPECT_NEAR(static_cast<double>(low), 500, 60);  // four standard deviations
}

TEST(Panel, ArmsFollowTheSamePersons) {
  const Study study = study_with(200);
  const ResultFile base = study.simulate(0, 0, {});
  const ResultFile floor = study.simulate(1, 0, {});
  for (const char* path : {"/panel/id", "/panel/age", "/panel/gender", "/panel/education", "/panel/immigrant_class"}) {
    ASSERT_NE(find_variable(base, path), nullptr) << path;
    EXPECT_EQ(find_variable(base, path)->values, find_variable(floor, path)->values) << path;
    EXPECT_EQ(find_variable(base, path)->dims, (std::vector<std::string>{"replicate", "person"})) << path;
  }
  EXPECT_NE(result_hash(base), result_hash(floor));
}

TEST(Panel, NobodyElseIsMoved) {
  ResultFile file = study_with(500).simulate(0, 0, {});
  EXPECT_NE(find_variable(file, "/panel/pay"), nullptr);
  std::erase_if(file.variables, [](const Variable& variable) { return variable.path.starts_with("/panel/"); });
  std::erase_if(file.dimensions, [](const Dimension& dimension) { return dimension.name == "person"; });
  const ResultFile without = study_with(0).simulate(0, 0, {});
  EXPECT_EQ(result_hash(file), result_hash(without));
  EXPECT_EQ(find_dimension(without, "person"), nullptr);
}

TEST(Panel, EveryVariableExplainsItself) {
  EXPECT_NO_THROW(check(whole_file()));
  std::size_t seen = 0;
  for (const Variable& variable : whole_file().variables) {
    if (!variable.path.starts_with("/panel/")) continue;
    ++seen;
    for (const char* name : {"units", "long_name", "long_name_fr", "description"}) {
      const Attribute* attribute = find_attribute(variable.attributes, name);
      ASSERT_NE(attribute, nullptr) << variable.path << " " << name;
      EXPECT_NE(std::get<std::string>(attribute->value), "") << variable.path << " " << name;
    }
    const bool is_flag = std::holds_alternative<std::vector<std::int8_t>>(variable.values);
    EXPECT_EQ(find_attribute(variable.attributes, "flag_meanings") != nullptr, is_flag) << variable.path;
    if (!is_flag) continue;
    const auto& flags = std::get<std::vector<std::int8_t>>(find_attribute(variable.attributes, "flag_values")->value);
    for (const std::int8_t value : std::get<std::vector<std::int8_t>>(variable.values)) {
      ASSERT_NE(std::ranges::find(flags, value), flags.end()) << variable.path;
    }
  }
  EXPECT_EQ(seen, 1 + 4 + panel_fields.size());
}

TEST(Panel, StatesAddUpToTheStocks) {
  const auto& states = values<std::int8_t>(whole_file(), "/panel/labour_state");
  const auto& memberships = values<std::int8_t>(whole_file(), "/panel/membership");
  for (std::size_t month = 0; month < 3; ++month) {
    std::array<std::int64_t, 3> counts{};
    std::int64_t on_the_board = 0;
    for (std::size_t person = 0; person < residents; ++person) {
      ++counts[static_cast<std::size_t>(at(states, person, month))];
      if (at(memberships, person, month) != 0) ++on_the_board;
    }
    EXPECT_EQ(counts[0], values<std::int64_t>(whole_file(), "/series/stocks/employed")[month]);
    EXPECT_EQ(counts[1], values<std::int64_t>(whole_file(), "/series/stocks/unemployed")[month]);
    EXPECT_EQ(counts[2], values<std::int64_t>(whole_file(), "/series/stocks/not_in_labour_force")[month]);
    EXPECT_EQ(on_the_board, values<std::int64_t>(whole_file(), "/series/stocks/members")[month]);
  }
}

TEST(Panel, MonthsAddUpToTheMeasures) {
  const auto& file = whole_file();
  const auto& states = values<std::int8_t>(file, "/panel/main_state");
  for (std::size_t month = 0; month < 3; ++month) {
    std::int64_t active = 0;
    std::int64_t mainly = 0;
    std::int64_t an_hour = 0;
    double unpaid = 0;
    double total = 0;
    std::vector<double> pay;
    for (std::size_t person = 0; person < residents; ++person) {
      if (at(values<std::int32_t>(file, "/panel/tasks"), person, month) > 0) ++active;
      if (at(states, person, month) == 0) ++mainly;
      const double hours = static_cast<double>(at(values<float>(file, "/panel/search_hours"), person, month)) +
                           static_cast<double>(at(values<float>(file, "/panel/work_hours"), person, month));
      if (hours < 1 - 1e-6) continue;
      ++an_hour;
      unpaid += static_cast<double>(at(values<float>(file, "/panel/unpaid_hours"), person, month));
      total += hours;
      pay.push_back(static_cast<double>(at(values<float>(file, "/panel/pay"), person, month)) / hours);
    }
    const std::size_t all = month * group_count;
    const auto share = [](std::int64_t count) { return static_cast<double>(count) / residents; };
    EXPECT_EQ(share(active), values<double>(file, "/series/M14/month")[all]);
    EXPECT_EQ(share(mainly), values<double>(file, "/series/M4/micro")[all]);
    EXPECT_EQ(an_hour, values<std::int64_t>(file, "/series/M1/persons")[all]);
    ASSERT_GT(an_hour, 10);
    EXPECT_NEAR(unpaid / total, values<double>(file, "/series/M2/share")[all], 1e-6);
    std::ranges::sort(pay);
    const double median = (pay[(pay.size() - 1) / 2] + pay[pay.size() / 2]) / 2;
    EXPECT_NEAR(median, values<double>(file, "/series/M1/median")[all], 1e-5);
  }
}

/// What the columns of a panel say of one person's month, and nothing else.
struct JobColumns {
  const ResultFile& file;
  std::size_t person = 0;
  std::size_t month = 0;

  template <class Element>
  [[nodiscard]] Element of(const std::string& name) const {
    return at(values<Element>(file, "/panel/" + name), person, month);
  }
  [[nodiscard]] double hours_on_the_board() const {
    return static_cast<double>(of<float>("search_hours")) + static_cast<double>(of<float>("work_hours"));
  }

  /// The state of M4, as docs/format.md says how.
  [[nodiscard]] MainState state(const Occupations& occupations) const {
    const auto job_hours = static_cast<double>(of<float>("job_hours"));
    const auto kind = static_cast<JobKind>(of<std::int8_t>("job_kind"));
    const auto driving = static_cast<double>(of<float>("driving_hours"));
    const double platforms = hours_on_the_board() + driving;
    if (platforms >= 1 && platforms > job_hours) {
      if (hours_on_the_board() > 0.6 * platforms) return MainState::micro;
      return driving > 0.6 * platforms ? MainState::dispatch : MainState::mixed;
    }
    if (kind == JobKind::own_account) return MainState::own_account;
    if (of<std::int8_t>("occupation") == 0) return MainState::not_in_labour_force;  // or without a job in another way
    const OccupationInfo& job = occupations.info(static_cast<Occupation>(of<std::int8_t>("occupation") - 1));
    if (job.highest_teer >= 4 && of<std::int8_t>("education_level") >= 2) return MainState::survival;
    const OccupationInfo& own = occupations.info(static_cast<Occupation>(of<std::int8_t>("trained") - 1));
    return job.lowest_teer <= own.lowest_teer + 1 ? MainState::commensurate : MainState::other_job;
  }
};

TEST(Panel, TheLifeHistoryIsEnoughForTheStatesOfJobs) {
  const Study study = study_with(0);
  std::array<std::int64_t, main_states> seen{};
  std::int64_t others = 0;
  for (std::size_t person = 0; person < residents; ++person) {
    for (std::size_t month = 0; month < 3; ++month) {
      const JobColumns columns{whole_file(), person, month};
      const auto written = static_cast<MainState>(columns.of<std::int8_t>("main_state"));
      ++seen[static_cast<std::size_t>(written)];
      MainState expected = columns.state(study.scenario().occupations);
      if (expected == MainState::not_in_labour_force && written >= MainState::unemployed) expected = written;
      others += expected == written ? 0 : 1;
      const auto has_job = columns.of<std::int8_t>("job_kind") != 0;
      EXPECT_EQ(std::isnan(columns.of<float>("hourly_wage")), !has_job);
      EXPECT_EQ(columns.of<float>("usual_hours") > 0, has_job);
    }
  }
  EXPECT_EQ(others, 0);
  for (const MainState state : {MainState::micro, MainState::own_account, MainState::commensurate, MainState::survival,
                                MainState::other_job, MainState::unemployed, MainState::student}) {
    EXPECT_GT(seen[static_cast<std::size_t>(state)], 20) << main_state_names[static_cast<std::size_t>(state)];
  }
}

TEST(Panel, TransitionsAddUpToThePeopleWhoStayed) {
  const auto& counts = values<std::int64_t>(whole_file(), "/transitions/state");
  const auto& states = values<std::int8_t>(whole_file(), "/panel/main_state");
  ASSERT_EQ(counts.size(), 3 * main_states * main_states);
  for (std::size_t month = 0; month < 3; ++month) {  // nobody comes or goes; the first has the warm-up before it
    const auto first = counts.begin() + static_cast<std::ptrdiff_t>(month * main_states * main_states);
    EXPECT_EQ(std::accumulate(first, first + main_states * main_states, std::int64_t{0}), residents);
    if (month == 0) continue;
    std::vector<std::int64_t> own(main_states * main_states);
    for (std::size_t person = 0; person < residents; ++person) {
      const auto from = static_cast<std::size_t>(at(states, person, month - 1));
      ++own[from * main_states + static_cast<std::size_t>(at(states, person, month))];
    }
    EXPECT_TRUE(std::equal(own.begin(), own.end(), first)) << month;
  }
}

TEST(Panel, EducationHasTheNamesOfTheGroups) {
  for (const GroupDimension& dimension : group_dimensions()) {
    if (dimension.name != "education") continue;
    for (std::size_t level = 0; level < education_levels; ++level) {
      EXPECT_EQ(group_cells()[dimension.first + level].member, education_names[level]);
    }
  }
}

TEST(Panel, TheHashSeesOneValueOfOnePerson) {
  ResultFile file = study_with(50).simulate(0, 0, {});
  const std::string own = result_hash(file);
  for (Variable& variable : file.variables) {
    if (!variable.path.starts_with("/panel/")) continue;
    const Values before = variable.values;
    std::visit(
        [](auto& all) {
          if constexpr (std::is_arithmetic_v<ElementOf<decltype(all)>>) {
            const auto last = all.back();  // NaN: no wage without a job
            all.back() = static_cast<ElementOf<decltype(all)>>(last == last ? last + 1 : 1);
          }
        },
        variable.values);
    EXPECT_NE(result_hash(file), own) << variable.path;
    variable.values = before;
  }
  EXPECT_EQ(result_hash(file), own);
}

TEST(Panel, ItIsPartOfWhatAStudyIs) {
  EXPECT_EQ(study_with(0).identity().table()->find("panel"), nullptr);
  EXPECT_EQ(*study_with(50).identity().table()->find("panel")->whole(), 50);
  EXPECT_NE(study_with(50).short_hash(), study_with(0).short_hash());
  EXPECT_EQ(study_with(residents).short_hash(), study_with(residents * 2).short_hash());
}

}  // namespace
}  // namespace piecework::platform_work
