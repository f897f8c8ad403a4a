#pragma once
// I19, mentoring of newcomers who are out of work or below their training: a mentor's network brings vacancies to
// consider. Whether these become jobs, and good ones, is up to employers and to what is vacant.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto mentoring_fields =
    usual_programme_fields_and(std::to_array<std::string_view>({"referrals", "referral_months"}));

struct Mentoring : ProgrammePolicy<Mentoring> {
  static constexpr std::span<const FieldInfo> fields = mentoring_fields;
  static constexpr PolicyText text{
      .name = "mentoring",
      .intervention = "I19",
      .label_en = "Mentoring",
      .label_fr = "Mentorat",
      .meaning = "pairs newcomers with mentors whose networks bring more vacancies to consider",
      .for_residents = true};
};

}  // namespace piecework::platform_work
