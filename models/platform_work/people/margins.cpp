#include "models/platform_work/people/margins.h"

#include <fmt/format.h>
#include <cmath>
#include <span>

#include "models/platform_work/people/ipf.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<std::string_view, 2> sex_labels{"women", "men"};
constexpr std::array<std::string_view, education_levels> education_labels{
    "less than high school", "high school", "certificate or diploma", "bachelor's", "above bachelor's"};
constexpr std::array<std::string_view, immigrant_classes> immigrant_labels{"non-immigrant", "established", "newcomer"};
constexpr std::array<std::string_view, 2> hours_labels{"part time", "full time"};

struct AttributeWords {
  std::span<const std::string_view> words;   // in the published tables
  std::span<const std::string_view> labels;  // ours
};

AttributeWords words_of(PersonAttribute attribute) {
  switch (attribute) {
    case PersonAttribute::age: return {survey::ages, survey::ages};
    case PersonAttribute::age_band: return {survey::age_bands_words, survey::age_bands_words};
    case PersonAttribute::sex: return {survey::sexes, sex_labels};
    case PersonAttribute::education: return {survey::educations, education_labels};
    case PersonAttribute::immigrant: return {survey::immigrants, immigrant_labels};
    case PersonAttribute::occupation: return {survey::groups, survey::groups};
    case PersonAttribute::hours: return {survey::part_or_full, hours_labels};
  }
  fail("every attribute has words");
}

[[noreturn]] void cannot_be_met(const Margin& margin, const Category& category, std::string_view why) {
  throw InputError(
      {category.place, margin.name, fmt::format("a margin that cannot be met: {}: {}", category.label, why), {}, ""});
}

IpfMargin as_ipf(const std::vector<CellCodes>& cells, const Margin& margin, double scale) {
  IpfMargin plain;
  plain.category_of.reserve(cells.size());
  for (const CellCodes& codes : cells)
    plain.category_of.push_back(static_cast<std::uint32_t>(margin.category_of(codes)));
  for (const Category& category : margin.categories) plain.targets.push_back(category.target * scale);
  return plain;
}

void check_seed(const std::vector<double>& seed, const IpfMargin& plain, const Margin& margin) {
  std::vector<double> sums(plain.targets.size());
  for (std::size_t cell = 0; cell < seed.size(); ++cell) sums[plain.category_of[cell]] += seed[cell];
  for (std::size_t category = 0; category < sums.size(); ++category) {
    if (plain.targets[category] > 0.0 && sums[category] <= 0.0) {
      cannot_be_met(margin, margin.categories[category], "people are counted, but the seed has nobody there");
    }
  }
}

void check_totals(const std::vector<Margin>& margins, double tolerance) {
  const double first = margins.front().total();
  for (const Margin& margin : margins) {
    const double total = margin.total();
    if (total <= 0.0) cannot_be_met(margin, margin.categories.front(), "the margin counts nobody");
    if (std::abs(total - first) > tolerance * first) {
      cannot_be_met(
          margin, margin.categories.front(),
          fmt::format("the margin counts {:.0f} people and '{}' counts {:.0f}", total, margins.front().name, first));
    }
  }
}

}  // namespace

std::size_t CellCodes::get(PersonAttribute attribute) const {
  switch (attribute) {
    case PersonAttribute::age: return age;
    case PersonAttribute::age_band: return age / 2U;
    case PersonAttribute::sex: return sex;
    case PersonAttribute::education: return education;
    case PersonAttribute::immigrant: return immigrant;
    case PersonAttribute::occupation: return occupation;
    case PersonAttribute::hours: return full_time;
  }
  fail("every attribute has a code");
}

std::size_t Margin::category_of(const CellCodes& codes) const {
  std::size_t index = 0;
  for (const PersonAttribute attribute : attributes)
    index = index * words_of(attribute).words.size() + codes.get(attribute);
  return index;
}

double Margin::total() const {
  double sum = 0.0;
  for (const Category& category : categories) sum += category.target;
  return sum;
}

Margin empty_margin(std::string name, MarginScope scope, std::vector<PersonAttribute> attributes) {
  Margin margin{std::move(name), scope, std::move(attributes), {}};
  std::vector<std::string> labels{""};
  for (const PersonAttribute attribute : margin.attributes) {
    std::vector<std::string> longer;
    for (const std::string& label : labels) {
      for (const std::string_view word : words_of(attribute).labels) {
        longer.push_back(label.empty() ? std::string(word) : fmt::format("{} | {}", label, word));
      }
    }
    labels = std::move(longer);
  }
  for (std::string& label : labels) margin.categories.push_back({std::move(label), {}, 0.0, 0.0});
  return margin;
}

void read_targets(const CsvTable& table, const MarginColumns& columns, Margin& margin) {
  expect(columns.columns.size() == margin.attributes.size(), "a column for every attribute");
  for (Category& category : margin.categories) category.place = {table.file(), 1, 1};
  bool any = false;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (!survey::row_is(table, row, columns.only)) continue;
    std::size_t index = 0;
    for (std::size_t at = 0; at < margin.attributes.size(); ++at) {
      const auto words = words_of(margin.attributes[at]).words;
      index = index * words.size() + survey::code(table, row, columns.columns[at], words);
    }
    Category& category = margin.categories[index];
    if (category.target == 0.0) category.place = table.place(row, table.column("value"));
    category.target += survey::count(table, row);
    any = true;
  }
  if (!any) throw InputError({{table.file(), 1, 1}, margin.name, "no row has counts for this margin", {}, ""});
}

std::vector<double> fit_cells(std::vector<double> seed, const std::vector<CellCodes>& cells,
                              std::vector<Margin>& margins, const FitPlan& plan) {
  check_totals(margins, plan.tolerance);
  std::vector<IpfMargin> plain;
  for (Margin& margin : margins) {
    plain.push_back(as_ipf(cells, margin, plan.total / margin.total()));
    check_seed(seed, plain.back(), margin);
  }
  const IpfFit fit = fit_margins(std::move(seed), plain, plan.tolerance * plan.total);
  if (!(fit.worst_error <= plan.tolerance * plan.total)) {
    const Margin& margin = margins[fit.worst_margin];
    cannot_be_met(margin, margin.categories[fit.worst_category],
                  fmt::format("{:.1f} of {:.0f} people are missing or too many after {} rounds", fit.worst_error,
                              plain[fit.worst_margin].targets[fit.worst_category], fit.rounds));
  }
  for (std::size_t index = 0; index < margins.size(); ++index) {
    for (std::size_t at = 0; at < plain[index].targets.size(); ++at) {
      margins[index].categories[at].target = plain[index].targets[at];
    }
    for (std::size_t cell = 0; cell < fit.weights.size(); ++cell) {
      margins[index].categories[plain[index].category_of[cell]].fitted += fit.weights[cell];
    }
  }
  return fit.weights;
}

}  // namespace piecework::platform_work
