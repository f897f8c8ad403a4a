#pragma once
// What a diary tells of: the vocabulary, in the words of the targets' event log (task_posted ... exit) and a few more
// that a life needs. The last three are of the market and of no resident. Amounts are whole hundredths of their unit,
// so that they are exact; money is in the currency of its unit, CAD of constant 2024 dollars.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace piecework::platform_work {

enum class DiaryKind : std::uint8_t {
  policy_begin,
  policy_end,
  policy_decision,
  session_begin,
  search_begin,
  search_end,
  task_started,
  task_abandoned,
  task_submitted,
  task_approved,
  task_rejected,
  session_end,
  entry,
  exit,
  leaving,
  deactivated,
  reinstated,
  application,
  hire,
  own_account_begin,
  separation,
  own_account_end,
  wage_change,
  lf_state_change,
  claim_begin,
  claim_end,
  recognition,
  experience,
  training_begin,
  training_end,
  bid,
  contract,
  payment,
  contract_end,
  rating,
  driving_pay,
  board_month,
  month_closed,
  gone,
  task_posted,
  job_posted,
  project_posted,
};
inline constexpr std::size_t diary_kind_count = 42;

/// What the market posted, for whomever it may concern.
constexpr bool is_of_market(DiaryKind kind) { return kind >= DiaryKind::task_posted; }

struct DiaryKindInfo {
  DiaryKind kind = DiaryKind::gone;
  std::string_view name;
  std::string_view label_en;
  std::string_view label_fr;
  std::string_view unit = {};     // of the amount; empty: there is none
  std::string_view counted = {};  // what the count counts; empty: nothing
  std::string_view other = {};    // what the number of something else names; empty: nothing
};

inline constexpr std::array<DiaryKindInfo, diary_kind_count> diary_kinds{{
    {DiaryKind::policy_begin, "policy_begin", "a policy comes into force", "une politique entre en vigueur"},
    {DiaryKind::policy_end, "policy_end", "a policy ends", "une politique prend fin"},
    {DiaryKind::policy_decision,
     "policy_decision",
     "a policy moves a value",
     "une politique change une valeur",
     {},
     "values"},
    {DiaryKind::session_begin, "session_begin", "logs in to the board", "ouvre une séance sur la plateforme"},
    {DiaryKind::search_begin, "search_begin", "begins to look for tasks", "commence à chercher des tâches"},
    {DiaryKind::search_end, "search_end", "has looked for tasks", "a cherché des tâches", {}, "batches chosen"},
    {DiaryKind::task_started, "task_started", "starts tasks", "commence des tâches", "USD/task", "tasks", "batch"},
    {DiaryKind::task_abandoned, "task_abandoned", "gives a task back", "rend une tâche", "USD/task", "tasks", "batch"},
    {DiaryKind::task_submitted, "task_submitted", "submits tasks", "remet des tâches", {}, "tasks", "batch"},
    {DiaryKind::task_approved, "task_approved", "tasks are approved", "tâches approuvées", "USD", "tasks", "batch"},
    {DiaryKind::task_rejected, "task_rejected", "tasks are rejected", "tâches refusées", "USD", "tasks", "batch"},
    {DiaryKind::session_end, "session_end", "logs out", "ferme la séance", "USD", "seconds"},
    {DiaryKind::entry, "entry", "joins", "s'inscrit"},
    {DiaryKind::exit, "exit", "leaves", "quitte"},
    {DiaryKind::leaving, "leaving", "will leave after the session", "quittera après la séance"},
    {DiaryKind::deactivated, "deactivated", "the platform shuts the account", "la plateforme ferme le compte"},
    {DiaryKind::reinstated, "reinstated", "the account is opened again", "le compte est rouvert"},
    {DiaryKind::application, "application", "applies for a job", "postule à un emploi"},
    {DiaryKind::hire, "hire", "is hired", "est embauchée", "CAD/hour", "hours/week", "occupation"},
    {DiaryKind::own_account_begin, "own_account_begin", "starts working on own account", "se met à son compte",
     "CAD/hour", "hours/week", "occupation"},
    {DiaryKind::separation, "separation", "a job ends", "un emploi prend fin", "CAD/hour", "days", "occupation"},
    {DiaryKind::own_account_end, "own_account_end", "stops working on own account", "cesse d'être à son compte",
     "CAD/hour", "days", "occupation"},
    {DiaryKind::wage_change, "wage_change", "the wage of the job changes", "le salaire de l'emploi change", "CAD/hour"},
    {DiaryKind::lf_state_change, "lf_state_change", "labour-force state", "situation d'activité"},
    {DiaryKind::claim_begin, "claim_begin", "insurance benefits begin", "début des prestations d'assurance",
     "CAD/week"},
    {DiaryKind::claim_end, "claim_end", "insurance benefits end", "fin des prestations d'assurance", "CAD/week"},
    {DiaryKind::recognition, "recognition", "a credential from abroad is recognized", "un titre étranger est reconnu"},
    {DiaryKind::experience, "experience", "counts as experienced in Canada", "compte une expérience canadienne"},
    {DiaryKind::training_begin, "training_begin", "begins a course", "commence une formation"},
    {DiaryKind::training_end, "training_end", "ends a course", "termine une formation", "1"},
    {DiaryKind::bid, "bid", "bids for projects", "soumissionne", {}, "bids"},
    {DiaryKind::contract, "contract", "wins a project", "obtient un projet", "USD", "contracts"},
    {DiaryKind::payment, "payment", "is paid for a project", "est payée pour un projet", "USD"},
    {DiaryKind::contract_end, "contract_end", "finishes a project", "termine un projet", {}, "contracts"},
    {DiaryKind::rating, "rating", "is rated; mean score since", "est notée; note moyenne depuis", "points", "ratings"},
    {DiaryKind::driving_pay, "driving_pay", "is paid for deliveries and rides", "est payée pour livraisons et courses",
     "CAD", "seconds"},
    {DiaryKind::board_month, "board_month", "pay of the month from the board", "rémunération du mois sur la plateforme",
     "USD", "tasks"},
    {DiaryKind::month_closed, "month_closed", "net income of the month", "revenu net du mois", "CAD", "hours in jobs"},
    {DiaryKind::gone, "gone", "has left the city", "a quitté la ville"},
    {DiaryKind::task_posted, "task_posted", "a requester posts tasks", "un donneur d'ouvrage offre des tâches",
     "USD/task", "tasks", "batch"},
    {DiaryKind::job_posted,
     "job_posted",
     "an employer opens a vacancy",
     "un employeur ouvre un poste",
     {},
     "hours/week",
     "occupation"},
    {DiaryKind::project_posted, "project_posted", "a client posts a project", "un client offre un projet", "USD",
     "hours", "project"},
}};

constexpr const DiaryKindInfo& info_of(DiaryKind kind) { return diary_kinds[static_cast<std::size_t>(kind)]; }

namespace detail {
constexpr bool kinds_are_in_order() {
  for (std::size_t at = 0; at < diary_kind_count; ++at) {
    if (static_cast<std::size_t>(diary_kinds[at].kind) != at) return false;
  }
  return static_cast<std::size_t>(DiaryKind::project_posted) + 1 == diary_kind_count;
}
}  // namespace detail
static_assert(detail::kinds_are_in_order());

}  // namespace piecework::platform_work
