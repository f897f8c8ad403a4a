#include "models/platform_work/measures/diary_market.h"

#include <fmt/format.h>
#include <numeric>

namespace piecework::platform_work {
namespace {

/// Where a scenario has no classes of task all are of the first, as in `task_started`.
DiaryEvent told(const State& state, const Batch& batch) {
  const bool is_gated = batch.least_skill > anybody || batch.least_approvals > 0;
  return {.time = state.now,
          .kind = DiaryKind::task_posted,
          .amount = batch.reward_cents,
          .count = batch.posted,
          .other = batch.id,
          .detail = std::string(task_class_names[batch.task_class]),
          .note = fmt::format("requester {}{}", batch.requester_id, is_gated ? ", gated" : "")};
}

/// A vacancy names no wage: what is offered depends on who is chosen.
DiaryEvent told(const State& state, const Vacancy& vacancy) {
  return {.time = state.now,
          .kind = DiaryKind::job_posted,
          .count = vacancy.hours,
          .other = std::uint64_t{vacancy.occupation} + 1,
          .detail = state.scenario->occupations.info(vacancy.occupation).title_en,
          .note = vacancy.local_only != 0 ? "experience in Canada" : ""};
}

DiaryEvent told(const State& state, const Project& project) {
  return {.time = state.now,
          .kind = DiaryKind::project_posted,
          .amount = project.budget_cents,
          .count = static_cast<std::int64_t>(project.hours + 0.5F),
          .other = project.id,
          .detail = std::string(project_category_names[project.category]),
          .note = fmt::format("client {}", state.marketplace.clients[ClientId{project.client}].id)};
}

}  // namespace

MarketPostings::Seen MarketPostings::seen_in(const State& state) {
  const MarketplaceState& market = state.marketplace;
  const auto& posted = market.books.posted;
  const auto rows = static_cast<std::uint32_t>(market.projects.size());
  return {.batches = state.platform.books.batches_posted,
          .vacancies = state.jobs.books.vacancies_opened,
          .projects = std::accumulate(posted.begin(), posted.end(), std::int64_t{0}),
          .batch = state.platform.board.next(),
          .vacancy = state.jobs.vacancies.next(),
          .project = ProjectId{market.free_projects.empty() ? rows : market.free_projects.back()}};
}

void MarketPostings::look(const State& state, std::vector<DiaryEvent>& events) {
  const Seen now = seen_in(state);
  if (now.batches > before_.batches) events.push_back(told(state, state.platform.board[before_.batch]));
  if (now.vacancies > before_.vacancies) events.push_back(told(state, state.jobs.vacancies[before_.vacancy]));
  if (now.projects > before_.projects) events.push_back(told(state, state.marketplace.projects[before_.project]));
  before_ = now;
}

}  // namespace piecework::platform_work
