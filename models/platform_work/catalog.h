#pragma once
// The only register of what exists. A new policy: one header, one sourced record, one test, and its line here.

#include <variant>

#include "models/platform_work/measures/agency.h"
#include "models/platform_work/measures/ai_exposure.h"
#include "models/platform_work/measures/callbacks.h"
#include "models/platform_work/measures/commensurate.h"
#include "models/platform_work/measures/first_job.h"
#include "models/platform_work/measures/funder_success.h"
#include "models/platform_work/measures/income.h"
#include "models/platform_work/measures/inequality.h"
#include "models/platform_work/measures/pay.h"
#include "models/platform_work/measures/platform_risk.h"
#include "models/platform_work/measures/prevalence.h"
#include "models/platform_work/measures/proof_capital.h"
#include "models/platform_work/measures/public_account.h"
#include "models/platform_work/measures/requester_side.h"
#include "models/platform_work/measures/skill_gain.h"
#include "models/platform_work/measures/skill_match.h"
#include "models/platform_work/measures/states.h"
#include "models/platform_work/measures/trap.h"
#include "models/platform_work/measures/unpaid.h"
#include "models/platform_work/policies/agency_counselling.h"
#include "models/platform_work/policies/agency_reference.h"
#include "models/platform_work/policies/ai_shock.h"
#include "models/platform_work/policies/appeal_rights.h"
#include "models/platform_work/policies/basic_income.h"
#include "models/platform_work/policies/bridging_programme.h"
#include "models/platform_work/policies/certificates.h"
#include "models/platform_work/policies/data_dividend.h"
#include "models/platform_work/policies/demand_growth.h"
#include "models/platform_work/policies/digital_basics.h"
#include "models/platform_work/policies/digital_social_security.h"
#include "models/platform_work/policies/ei_extension.h"
#include "models/platform_work/policies/embedded_training.h"
#include "models/platform_work/policies/employer_demand.h"
#include "models/platform_work/policies/entry_cap.h"
#include "models/platform_work/policies/fair_wage_procurement.h"
#include "models/platform_work/policies/first_job_guarantee.h"
#include "models/platform_work/policies/lower_gates.h"
#include "models/platform_work/policies/market_skill_training.h"
#include "models/platform_work/policies/mentoring.h"
#include "models/platform_work/policies/minimum_task_pay.h"
#include "models/platform_work/policies/pandemic.h"
#include "models/platform_work/policies/pay_floor.h"
#include "models/platform_work/policies/pay_transparency.h"
#include "models/platform_work/policies/platform_exit.h"
#include "models/platform_work/policies/platform_orientation.h"
#include "models/platform_work/policies/portable_benefits.h"
#include "models/platform_work/policies/portable_reputation.h"
#include "models/platform_work/policies/posting_ban.h"
#include "models/platform_work/policies/recession.h"
#include "models/platform_work/policies/requester_levy.h"
#include "models/platform_work/policies/requester_reputation.h"
#include "models/platform_work/policies/reward_experiment.h"
#include "models/platform_work/policies/search_tools.h"
#include "models/platform_work/policies/self_regulation_coaching.h"
#include "models/platform_work/policies/skills_programme.h"
#include "models/platform_work/policies/technical_training.h"
#include "models/platform_work/policies/wage_subsidy.h"

namespace piecework::platform_work {

using Policies = TypeList<   //
    AgencyCounselling,       //
    AgencyReference,         //
    AiShock,                 //
    AppealRights,            //
    BasicIncome,             //
    BridgingProgramme,       //
    Certificates,            //
    DataDividend,            //
    DemandGrowth,            //
    DigitalBasics,           //
    DigitalSocialSecurity,   //
    EiExtension,             //
    EmbeddedTraining,        //
    EmployerDemand,          //
    EntryCap,                //
    FairWageProcurement,     //
    FirstJobGuarantee,       //
    LowerGates,              //
    MarketSkillTraining,     //
    Mentoring,               //
    MinimumTaskPay,          //
    Pandemic,                //
    PayFloor,                //
    PayTransparency,         //
    PlatformExit,            //
    PlatformOrientation,     //
    PortableBenefits,        //
    PortableReputation,      //
    PostingBan,              //
    Recession,               //
    RequesterLevy,           //
    RequesterReputation,     //
    RewardExperiment,        //
    SearchTools,             //
    SelfRegulationCoaching,  //
    SkillsProgramme,         //
    TechnicalTraining,       //
    WageSubsidy>;

using Measures = TypeList<  //
    EffectivePay,           // M1
    UnpaidShare,            // M2
    Income,                 // M3
    StateOccupancy,         // M4
    CommensurateJob,        // M5
    TrapShare,              // M6
    SkillMatch,             // M7
    SkillGain,              // M8
    ProofCapital,           // M9
    CallbackRatio,          // M10
    FirstJob,               // M11
    Inequality,             // M12
    FunderSuccess,          // M13
    Prevalence,             // M14
    RequesterSide,          // M15
    AgencyWork,             // M16
    PublicBalance,          // M17
    PlatformRisk,           // M19
    AiExposure>;            // M20

using Policy = Apply<std::variant, Policies>;

}  // namespace piecework::platform_work
