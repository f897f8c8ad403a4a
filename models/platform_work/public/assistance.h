#pragma once
// Ontario Works: basic needs and shelter of the benefit unit, less what its income takes away. Each adult's net
// earnings cost a dollar per dollar in the first months, later half of what exceeds the exemption; other income always
// costs a dollar per dollar. Cents of constant dollars a month. Assumptions: shelter costs reach the maximum, no
// dependent adults, no assets; child benefits are not income. The rates are nominal and not indexed.

#include <array>

#include "models/platform_work/public/assistance_parameters.h"
#include "models/platform_work/public/money.h"
#include "models/platform_work/public/schedule.h"

namespace piecework::platform_work {

/// A benefit unit: one adult or a couple, and children under 18.
struct BenefitUnit {
  int adults = 1;
  int children = 0;
};

inline constexpr std::size_t shelter_sizes = 6;  // 1 ... 5 people, 6 or more

struct AssistanceTables {
  DatedSchedule single;
  DatedSchedule lone_parent;
  DatedSchedule couple;
  std::array<DatedSchedule, shelter_sizes> shelter;
};

/// Throws InputError with file, line and column.
AssistanceTables read_assistance(const CsvTable& table, Time first);

struct AssistanceCase {
  BenefitUnit household = {};
  Cents earnings = {};          // net of tax and contributions, of the recipient
  Cents partner_earnings = {};  // the same of a partner
  Cents other_income = {};      // insurance benefits and the like
  int month = 1;                // of assistance, counted from 1
};

/// Valid as long as what it refers to.
class AssistanceLaw {
 public:
  AssistanceLaw(const AssistanceParameters& parameters, const AssistanceTables& tables, const Prices& prices)
      : parameters_(parameters), tables_(tables), prices_(prices) {}

  /// What a household without income gets.
  [[nodiscard]] Cents budget(const BenefitUnit& household, Time at) const;
  [[nodiscard]] Cents ontario_works(const AssistanceCase& month, Time at) const;

 private:
  [[nodiscard]] Cents counted(Cents earnings, int month, Time at) const;

  const AssistanceParameters& parameters_;
  const AssistanceTables& tables_;
  const Prices& prices_;
};

}  // namespace piecework::platform_work
