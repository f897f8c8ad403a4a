#pragma once
// The only register of what exists. A new policy: one header, one sourced record, one test, and its line here.

#include <variant>

#include "models/platform_work/measures/income.h"
#include "models/platform_work/measures/pay.h"
#include "models/platform_work/measures/prevalence.h"
#include "models/platform_work/measures/public_account.h"
#include "models/platform_work/measures/states.h"
#include "models/platform_work/measures/unpaid.h"
#include "models/platform_work/policies/pay_floor.h"
#include "models/platform_work/policies/requester_reputation.h"
#include "models/platform_work/policies/skills_programme.h"

namespace piecework::platform_work {

using Policies = TypeList<  //
    PayFloor,               //
    RequesterReputation,    //
    SkillsProgramme>;

using Measures = TypeList<EffectivePay, UnpaidShare, Income, StateOccupancy, Prevalence, PublicBalance>;

using Policy = Apply<std::variant, Policies>;

}  // namespace piecework::platform_work
