#pragma once
// M3, income adequacy and volatility, after tax and transfers, in constant 2024 CAD.
//
// Volatility: coefficient of variation over the months of a calendar year in which a person was here, for who had
// income in at least six of them; given with December. Adequacy: net income of the household against the Market Basket
// Measure for its size (people.households.basic_need by the square root of the size). A partner's income is the one
// that assistance counts (public.assistance); others in the household are taken to carry their own part of its needs.

#include "models/platform_work/measures/rounded_counts.h"

namespace piecework::platform_work {

/// Net income over the months of a calendar year so far, by Welford's recurrence: steady income varies by exactly 0.
class YearOfIncome {
 public:
  static constexpr std::uint8_t least_months = 6;  // with income

  void add(float income) {
    ++months_;
    with_income_ = static_cast<std::uint8_t>(with_income_ + (income > 0.0F ? 1 : 0));
    const double off = static_cast<double>(income) - static_cast<double>(mean_);
    mean_ = static_cast<float>(static_cast<double>(mean_) + off / months_);
    squares_ = static_cast<float>(static_cast<double>(squares_) + off * static_cast<double>(income - mean_));
  }
  [[nodiscard]] bool counts() const { return with_income_ >= least_months; }
  [[nodiscard]] double variation() const;

 private:
  float mean_ = 0.0F;
  float squares_ = 0.0F;  // sum of squared deviations
  std::uint8_t months_ = 0;
  std::uint8_t with_income_ = 0;
  [[maybe_unused]] std::array<std::uint8_t, 2> unused_{};  // no padding
};

class Income {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"cv_median", "1", "median variation of income", "variation médiane du revenu",
       "median coefficient of variation of monthly net income within a calendar year, to the nearest 0.005"},
      {"cv_p90", "1", "90th percentile of the variation of income", "90e centile de la variation du revenu",
       "a tenth of residents have an income that varies more, to the nearest 0.005"},
      {"below_poverty", "1", "share below the poverty line", "part sous le seuil de pauvreté",
       "share of person-months with household income below the Market Basket Measure for the household"},
      {"median_net_income", "CAD/month", "median net income", "revenu net médian",
       "median over person-months of pay and benefits after tax and contributions, to the nearest 10 CAD"},
  }};
  static constexpr MeasureInfo info{"M3", "Income adequacy and volatility", "Suffisance et volatilité du revenu",
                                    "net income after tax and transfers: how much, and how steady", components};

  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [years, months_income, months_variation, evaluated, poor_of_month, evaluated_poor, persons, varied] = self;
    list.rows("years", years);
    list.part("income", evaluated.income);
    list.part("variation", evaluated.variation);
    list.value("evaluated_poor", evaluated_poor);
    list.part("persons", persons);
    list.part("varied", varied);
  }

 private:
  static constexpr double income_step = 10.0;
  static constexpr std::size_t income_classes = 2001;

  struct Samples {
    RoundedCounts income{income_step, income_classes};
    RoundedCounts variation{0.005, 801};
  };
  using Poor = TraitCounts<2>;  // 0: not below the line, 1: below

  [[nodiscard]] static std::array<double, components.size()> values_of(const Samples& samples, const Poor::Counts& poor,
                                                                       std::size_t cell);
  void note_year(const MonthView& view, const Resident& resident);

  std::vector<YearOfIncome> years_;  // by row
  MonthsRoundedCounts months_income_{income_step, income_classes};
  RoundedCounts months_variation_ = Samples{}.variation;
  Samples evaluated_;
  Poor poor_;
  Poor::Counts evaluated_poor_{};
  DistinctPersons persons_;
  DistinctPersons varied_;  // of whom a year's variation was taken
};

}  // namespace piecework::platform_work
