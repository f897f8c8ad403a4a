#include "models/platform_work/people/wages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "sim/base/math.h"
#include "sim/base/quantity.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr std::string_view model = "B plus occupation and job";

struct Quantile {
  std::string_view word;
  double probability;
};
constexpr std::array<Quantile, 7> quantiles{
    {{"p05", 0.05}, {"p10", 0.10}, {"p25", 0.25}, {"p50", 0.50}, {"p75", 0.75}, {"p90", 0.90}, {"p95", 0.95}}};

class Coefficients {
 public:
  explicit Coefficients(const CsvTable& table) : table_(table) {}

  /// `level` is the beginning of the cell: an occupation is named by its number.
  [[nodiscard]] std::optional<std::size_t> row(std::string_view variable, std::string_view level) const {
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      const auto cell = [&](std::string_view column) -> std::string_view {
        return table_.cell(row, table_.column(column));
      };
      const bool is_level = cell("level") == level || (level.size() == 2 && cell("level").starts_with(level) &&
                                                       cell("level").substr(2).starts_with(' '));
      if (cell("model") == model && cell("variable") == variable && is_level) return row;
    }
    return std::nullopt;
  }

  [[nodiscard]] double at(std::string_view variable, std::string_view level) const {
    const auto found = row(variable, level);
    if (!found) {
      throw InputError({{table_.file(), 1, 1},
                        std::string(variable),
                        "no coefficient for '" + std::string(level) + "' of model '" + std::string(model) + "'",
                        {},
                        ""});
    }
    return table_.number(*found, table_.column("coefficient"));
  }

  /// The reference level has no row.
  [[nodiscard]] double at_or_reference(std::string_view variable, std::string_view level) const {
    return row(variable, level) ? at(variable, level) : 0.0;
  }

  [[nodiscard]] Place place(std::string_view variable, std::string_view level) const {
    return table_.place(*row(variable, level), table_.column("coefficient"));
  }

 private:
  const CsvTable& table_;
};

/// Mean of the two ages of a band. The students of 65 and over were not asked; the regression has a constant for that,
/// which those ages offset.
double age_effect(const Coefficients& from, std::size_t band) {
  const double first = from.at_or_reference("age_group", survey::ages[2 * band]);
  const double second = from.at_or_reference("age_group", survey::ages[2 * band + 1]);
  const bool is_oldest = band + 1 == age_bands;
  return 0.5 * (first + second) + (is_oldest ? from.at("student status", "not asked (65+ or blank)") : 0.0);
}

}  // namespace

Wages::Wages(const CsvTable& regression, const WageLevel& level) : level_(level) {
  const Coefficients from(regression);
  intercept_ = from.at("intercept", "") + math::log(level.level);
  if (cents_per_dollar * math::exp(intercept_) < level.floor) {
    throw InputError({from.place("intercept", ""),
                      "intercept",
                      "a wage below the floor: the typical wage of the model is lower than the minimum wage",
                      {},
                      ""});
  }
  women_ = from.at("sex", "female");
  part_time_ = from.at("full/part time", "part-time");
  student_ = from.at("student status", "full-time student");
  for (std::size_t band = 0; band < age_bands; ++band) age_[band] = age_effect(from, band);
  education_ = {from.at("education", "some high school"), 0.0,
                from.at("education", "postsecondary certificate or diploma"), from.at("education", "bachelor's degree"),
                from.at("education", "above bachelor's degree")};
  for (std::size_t at = 1; at < immigrant_classes; ++at) {
    immigrant_[at] = from.at("immigrant_status", survey::immigrants[at]);
  }
  for (std::size_t at = 0; at < occupations; ++at) {
    occupation_[at] = from.at_or_reference("lfs_noc43", survey::groups[at]);
  }
  for (std::size_t at = 0; at < quantiles.size(); ++at) {
    scores_[at] = math::normal_quantile(quantiles[at].probability);
    residuals_[at] = from.at("residual_quantile", quantiles[at].word);
    if (at > 0 && residuals_[at] <= residuals_[at - 1]) {
      throw InputError({from.place("residual_quantile", quantiles[at].word),
                        "residual_quantile",
                        "a quantile must be above the one before it",
                        {},
                        ""});
    }
  }
  spread_ = (residuals_.back() - residuals_.front()) / (scores_.back() - scores_.front());
}

double Wages::log_wage(const Traits& person, const Job& job) const {
  expect(job.occupation < occupations, "a job has an occupation");
  return intercept_ + age_[person.age_band] + (person.sex == Sex::women ? women_ : 0.0) + education_[person.education] +
         immigrant_[static_cast<std::size_t>(person.immigrant)] + occupation_[job.occupation] +
         (job.time == WorkTime::part_time ? part_time_ : 0.0) +
         (job.schooling == Schooling::full_time_student ? student_ : 0.0);
}

double Wages::ability_sd() const { return spread_ * math::sqrt(level_.lasting_share); }

double Wages::draw_ability(Draws& draws) const { return ability_sd() * normal(draws); }

double Wages::residual(double ability, double match_luck) const { return quantile(score(ability, match_luck)); }

double Wages::score(double ability, double match_luck) const {
  return ability / spread_ + math::sqrt(1.0 - level_.lasting_share) * match_luck;
}

/// Piecewise linear in the normal score, the outer pieces prolonged.
double Wages::quantile(double score) const {
  std::size_t piece = 1;
  while (piece + 1 < scores_.size() && score > scores_[piece]) ++piece;
  const double slope = (residuals_[piece] - residuals_[piece - 1]) / (scores_[piece] - scores_[piece - 1]);
  return residuals_[piece - 1] + slope * (score - scores_[piece - 1]);
}

std::uint32_t Wages::cents(double log_wage, std::uint32_t minimum) const {
  return std::max(minimum, static_cast<std::uint32_t>(math::exp(log_wage) * cents_per_dollar + 0.5));
}

}  // namespace piecework::platform_work
