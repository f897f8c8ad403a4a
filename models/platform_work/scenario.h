#pragma once
// A scenario as typed, checked numbers. Immutable once loaded; shared by all runs of a study.

#include <string>
#include <vector>

#include "models/platform_work/dispatch/parameters.h"
#include "models/platform_work/dispatch/side_parameters.h"
#include "models/platform_work/jobs/demand_parameters.h"
#include "models/platform_work/jobs/flow_parameters.h"
#include "models/platform_work/jobs/search_parameters.h"
#include "models/platform_work/marketplace/parameters.h"
#include "models/platform_work/people/demography_parameters.h"
#include "models/platform_work/people/parameters.h"
#include "models/platform_work/people/population.h"
#include "models/platform_work/platforms/parameters.h"
#include "models/platform_work/platforms/rhythm.h"
#include "models/platform_work/public/public_side.h"
#include "models/platform_work/skills/learning_parameters.h"
#include "models/platform_work/skills/occupations.h"
#include "models/platform_work/skills/parameters.h"
#include "sim/base/time.h"
#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework::platform_work {

/// Times of a run. Start, until and evaluation are the first day of a month.
struct Period {
  std::string start;       // first recorded day
  std::string until;       // exclusive
  std::string evaluation;  // summaries and effects cover [evaluation, until); "" = start
  double warm_up_months = 0.0;

  [[nodiscard]] Time first() const { return start_of(*parse_date(start)); }
  [[nodiscard]] Time last() const { return start_of(*parse_date(until)); }
  [[nodiscard]] Time evaluated_from() const { return evaluation.empty() ? first() : start_of(*parse_date(evaluation)); }
  [[nodiscard]] Time begin() const {
    return start_of_month(month_index(first()) - static_cast<std::int64_t>(warm_up_months));
  }
};

/// One simulated resident stands for `residents` real ones; "none": there is no city, hence no resident, job or law.
struct Scale {
  std::string residents = "1:1";

  [[nodiscard]] bool none() const { return residents == "none"; }
  [[nodiscard]] double people_per_resident() const;
};

/// Where a data file came from; part of the provenance of every output.
struct DataFile {
  std::string name;  // file name without folder
  std::string sha256;
};

struct Scenario {
  std::string name;  // as asked for, without folder and ".toml"
  std::string title;
  std::string title_fr;
  std::string data_licence;
  Period period;
  Scale scale;
  PeopleData data;
  PeopleParameters people;
  DemographyParameters demography;
  WorkParameters work;
  OriginParameters origins;
  HouseholdParameters households;
  FlowParameters flows;
  SearchParameters search;
  DemandParameters demand;
  PublicSide public_side;  // its tables are derived
  SkillParameters skills;
  LearningParameters learning;
  MemberParameters members;
  BoardParameters board;
  RequesterParameters requesters;
  DispatchParameters dispatch;
  SideParameters side;
  TaskParameters tasks;
  RankingParameters ranking;
  PostingParameters posting;
  ManagementParameters management;
  ThresholdParameters thresholds;
  BoardDemandParameters board_demand;
  WorldParameters world;              // without a city only
  MarketplaceParameters marketplace;  // closed if the scenario has none

  // Derived when loaded.
  Occupations occupations;
  Population population;
  double mean_propensity = 0.0;  // to join the board, over residents
  bool has_board = true;         // without a city, a scenario may do without the microtask board
  Rhythm session_rhythm;
  Rhythm posting_rhythm;
  std::vector<DataFile> data_files;
  Node resolved;  // every value with its source, for provenance

  [[nodiscard]] bool has_residents() const { return !scale.none(); }
  /// Simulated residents, members at the start, workers abroad, requesters: functions of the scenario alone.
  [[nodiscard]] std::size_t resident_count() const;
  [[nodiscard]] double expected_members() const;
  [[nodiscard]] std::size_t abroad_count() const;
  [[nodiscard]] std::size_t requester_count() const;
};

/// Share of people whose reservation wage the advertised pay reaches.
double willing_share(const MemberParameters& members);

/// Reads, checks and resolves; throws InputError with everything that is wrong. `scale` and `until` replace the
/// file's when not empty.
struct ScenarioChoice {
  std::string scale = {};
  std::string until = {};
};
Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options, const ScenarioChoice& choice);

}  // namespace piecework::platform_work
