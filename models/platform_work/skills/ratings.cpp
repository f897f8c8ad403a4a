#include "models/platform_work/skills/ratings.h"

#include <array>

namespace piecework::platform_work {
namespace {

struct Domain {
  std::string_view name;
  double highest;
};
constexpr std::array domains{Domain{"skills", highest_rating}, Domain{"abilities", highest_rating},
                             Domain{"workactivities", highest_rating}, Domain{"knowledges", 3.0}};

}  // namespace

Attributes read_attributes(const CsvTable& table, Problems& problems) {
  std::vector<std::string> names;
  for (const Domain& domain : domains) names.emplace_back(domain.name);
  const std::size_t id = table.column("attribute_id");
  const std::size_t domain = table.column("domain");
  Attributes attributes;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const TableCell cell{table, row, id};
    const std::optional<std::size_t> found = known({table, row, domain}, names, "domain", problems);
    if (!attributes.index.emplace(cell.text(), attributes.list.size()).second) {
      refuse(cell, fmt::format("attribute '{}' stands here twice", cell.text()), {}, problems);
    } else {
      const double highest = found ? domains[*found].highest : highest_rating;
      attributes.list.push_back({cell.text(), highest, highest_rating / highest});
    }
  }
  if (attributes.list.empty()) problems.add({table.file(), 1, 1}, "attribute_id", "there is no attribute");
  return attributes;
}

std::optional<std::size_t> attribute_of(const TableCell& cell, const Attributes& attributes, Problems& problems) {
  const auto found = attributes.index.find(cell.text());
  if (found != attributes.index.end()) return found->second;
  std::vector<std::string> ids;
  for (const Attribute& attribute : attributes.list) ids.push_back(attribute.id);
  return known(cell, ids, "attribute", problems);
}

Ratings read_ratings(const CsvTable& table, const Attributes& attributes, Problems& problems) {
  const std::size_t number = table.column("lfs_noc43");
  const std::size_t id = table.column("attribute_id");
  const std::size_t mean = table.column("mean_rating");
  Ratings ratings{attributes.list.size()};
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::optional<Occupation> occupation = occupation_of({table, row, number}, problems);
    const std::optional<std::size_t> attribute = attribute_of({table, row, id}, attributes, problems);
    const double value = table.number(row, mean);
    if (!occupation || !attribute) continue;
    const double highest = attributes.list[*attribute].highest;
    double& rating = ratings.at(*occupation, *attribute);
    if (value < lowest_rating || value > highest) {
      refuse({table, row, mean}, fmt::format("a rating of {} must lie on its scale", table.cell(row, id)),
             {fmt::format("{} to {}", lowest_rating, highest)}, problems);
      rating = lowest_rating;  // said once is enough
      continue;
    }
    if (rating != Ratings::missing) {
      refuse({table, row, id}, fmt::format("group {} has two ratings of {}", *occupation + 1, table.cell(row, id)), {},
             problems);
    }
    rating = value;
  }
  return ratings;
}

double squared_distance(const Ratings& ratings, const Attributes& attributes, Occupation from, Occupation to) {
  double sum = 0.0;
  for (std::size_t at = 0; at < attributes.list.size(); ++at) {
    const double difference = attributes.list[at].stretch * (ratings.at(from, at) - ratings.at(to, at));
    sum += difference * difference;
  }
  return sum / static_cast<double>(attributes.list.size());
}

}  // namespace piecework::platform_work
