#pragma once
// The words of the published tables, in the order of our codes, and the reading of coded cells. A cell stands for a
// word when it equals it, or begins with it and a space: "04 Middle management occupations ..." is "04".

#include <array>
#include <span>
#include <string_view>

#include "models/platform_work/people/resident.h"
#include "sim/config/data_file.h"

namespace piecework::platform_work::survey {

inline constexpr std::size_t five_year_ages = 12;  // 15-19 ... 65-69, 70 and over; two to an age band
inline constexpr std::size_t broad_groups = 10;    // NOC 2021 broad groups as the survey has them, managers first

inline constexpr std::array<std::string_view, age_bands> age_bands_words{"15-24", "25-34", "35-44",
                                                                         "45-54", "55-64", "65+"};
inline constexpr std::array<std::string_view, five_year_ages> ages{"15-19", "20-24", "25-29", "30-34", "35-39", "40-44",
                                                                   "45-49", "50-54", "55-59", "60-64", "65-69", "70+"};
inline constexpr std::array<std::string_view, 2> sexes{"female", "male"};
inline constexpr std::array<std::string_view, education_levels> educations{
    "1 less than high school", "2 high school", "3 certificate or diploma", "4 bachelor's", "5 above bachelor's"};
inline constexpr std::array<std::string_view, immigrant_classes> immigrants{
    "non-immigrant (Canadian-born and non-permanent residents)", "immigrant landed >10 years",
    "immigrant landed <=10 years"};
inline constexpr std::array<std::string_view, 2> part_or_full{"part-time", "full-time (30+ h)"};
inline constexpr std::array<std::string_view, broad_groups> broad{"01", "02", "03", "04", "05",
                                                                  "06", "07", "08", "09", "10"};
inline constexpr std::array<std::string_view, occupations> groups{
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15",
    "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30",
    "31", "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43"};

/// The broad group of an occupation. The survey numbers its 43 groups in the order of the ten.
constexpr std::size_t broad_group(std::size_t occupation) {
  constexpr std::array<std::size_t, broad_groups> ends{4, 9, 13, 18, 26, 30, 34, 38, 40, 43};
  std::size_t group = 0;
  while (occupation >= ends[group]) ++group;
  return group;
}

/// Throw InputError with the cell's place: an unknown word (with the known ones), a count below zero.
std::size_t code(const CsvTable& table, std::size_t row, std::string_view column,
                 std::span<const std::string_view> words);
double count(const CsvTable& table, std::size_t row, std::string_view column = "value");

/// The row, the value and the sum of values of categories of one table of the census file; InputError if there is none.
std::size_t census_row(const CsvTable& census, std::string_view table, std::string_view category);
double census_count(const CsvTable& census, std::string_view table, std::string_view category);
double census_sum(const CsvTable& census, std::string_view table, std::span<const std::string_view> categories);

/// Whether the row has these texts: column, cell.
bool row_is(const CsvTable& table, std::size_t row,
            std::span<const std::pair<std::string_view, std::string_view>> cells);

}  // namespace piecework::platform_work::survey
