#pragma once
// What a programme is: who may enter, how many at once, how long, what it teaches and gives, what it costs. The policy
// that opens one fills this from its record (programmes/plan_fields.h says what each number means). What a record does
// not name stays as here and does nothing.

#include <array>
#include <cstdint>
#include <string_view>

namespace piecework::platform_work {

/// Who may apply, beside the policy's own group. Below training: trained for an occupation that asks for more than high
/// school, and in a job that does not.
enum class Eligibility : std::uint64_t {
  members_or_unemployed,  // of the board
  members,
  unemployed,
  underused,          // unemployed or in a job below training
  credential_abroad,  // the same, with education from abroad that employers do not recognize
  residents,          // everybody aged 15 to 64
};
inline constexpr std::array<std::string_view, 6> eligibility_names{
    "members_or_unemployed", "members", "unemployed", "underused", "credential_abroad", "residents"};

enum class QueueOrder : std::uint64_t {
  first_come,  // by the month of application, within a month by lot
  lottery,     // everybody who waits draws a new lot at each intake
};
inline constexpr std::array<std::string_view, 2> queue_order_names{"first_come", "lottery"};

struct ProgrammePlan {
  double seats = 0.0;                  // at scale 1:1
  double weeks = 0.0;                  // full course
  double course_hours = 0.0;           // hours per week taken from the participant's time
  double completion = 0.0;             // probability of staying to the end: of mean self-regulation and without work
  double application = 0.0;            // probability that an eligible person applies at an intake
  double complexity = 0.0;             // of what is taught, 0 to 1
  std::array<double, 5> curriculum{};  // shares of the hours: digital, language, numeracy, creative, technical
  double task_share = 0.0;             // share of the hours on doing microtasks
  double market_share = 0.0;           // share of the hours on finding and winning work
  double knowledge_gain = 0.0;         // added to the weight of the true rate in beliefs, full course
  double cost_per_week = 0.0;          // CAD per participant and week

  // Places.
  double intake = 0.0;  // most starts at one intake, at scale 1:1; 0: as many as there are seats
  Eligibility eligibility = Eligibility::members_or_unemployed;
  double jobless_months = 0.0;  // without a job at least so long
  QueueOrder order = QueueOrder::first_come;
  double control_share = 0.0;        // of those whose turn it is, left out by chance, for good
  double waiting_months = 0.0;       // months on the waiting list; 0: who gets no seat at once goes away
  double most_times = 1.0;           // seats that one person may have in all
  double again_after = 0.0;          // months between two of them
  double regulation_slope = 0.0;     // of the log hazard of drop-out, on self-regulated learning
  double hours_slope = 0.0;          // the same on hours worked, in full-time weeks
  double lock_in = 0.0;              // search lost, in parts of the course's share of a full-time week
  double cost_per_completion = 0.0;  // CAD

  // Of an agency, whose places are what its counsellors have time for.
  double counsellors = 0.0;       // at scale 1:1
  double counsellor_week = 0.0;   // hours a week that each has for clients
  double counsellor_hours = 0.0;  // a week that a client takes; 0: there are seats

  // Hours of the full course on each skill; what the shares above say in another way.
  double hours_digital = 0.0;
  double hours_language = 0.0;
  double hours_numeracy = 0.0;
  double hours_creative = 0.0;
  double hours_technical = 0.0;
  double hours_tasks = 0.0;
  double hours_market = 0.0;

  // What it gives beside. Probabilities are of those who complete.
  double pay_knowledge = 0.0;          // weight of what members made in the first belief about pay, full course
  double introduces = 0.0;             // considers joining the board at once
  double rules_knowledge = 0.0;        // knows then what tax and benefits take of pay
  double regulation_gain = 0.0;        // added to self-regulated learning, full course
  double feedback = 0.0;               // probability of feedback on work on the board, while on the course
  double certified = 0.0;              // gets a certificate
  double certificate_weight = 0.0;     // its precision / that of experience in Canada
  double certificate_half_life = 0.0;  // months in which that halves; 0: it lasts
  double recognized = 0.0;             // education from abroad is recognized
  double experience = 0.0;             // a placement counts as experience in Canada
  double referrals = 1.0;              // factor on vacancies considered, from the start of the course
  double referral_months = 0.0;        // after completing

  /// Whether being on it changes how one looks for work.
  [[nodiscard]] bool changes_search() const { return lock_in > 0.0 || referrals != 1.0; }
  [[nodiscard]] double hours() const { return weeks * course_hours; }
  [[nodiscard]] bool is_counselling() const { return counsellor_hours > 0.0; }
  /// People at the same time, at scale 1:1.
  [[nodiscard]] double capacity() const {
    return is_counselling() ? counsellors * counsellor_week / counsellor_hours : seats;
  }
  [[nodiscard]] double taught_hours() const {
    return hours_digital + hours_language + hours_numeracy + hours_creative + hours_technical + hours_tasks +
           hours_market;
  }
};

}  // namespace piecework::platform_work
