"""From targets to verdicts: runs what each needs, and more replicates only for what is still undecided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from piecework.errors import InputError
from piecework.validate import registry
from piecework.validate.configs import Configs, Plan, Replicates, Settings
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.runs import Runner
from piecework.validate.score import UNDECIDED, Result, judged, not_computed, tried, with_overlaps
from piecework.validate.targets import Target


@dataclass(frozen=True)
class Question:
    """A target that has a function and a run, and how its study is read."""

    target: Target
    settings: Settings
    plan: Plan

    def data(self, runner: Runner) -> Recorded:
        """The study of the plan, read as this target reads it."""
        settings = self.settings
        return replace(runner.recorded(self.plan), base_months=settings.base_months, season=settings.season)

    def answer(self, runner: Runner) -> Result:
        """The verdict from what has been run so far."""
        if runner.have(self.plan) == 0:
            return not_computed(self.target, "no replicate was finished in the time allowed")
        try:
            data = self.data(runner)
            values = registry.COMPUTED[self.target.id](data)
            note = registry.note(self.target.id, data)
        except NotComputed as reason:
            return not_computed(self.target, str(reason))
        if values.shape[1] != len(self.target.value):
            raise ValueError(f"{self.target.id}: the function gives {values.shape[1]} components")
        compared = self.settings.compare.get("why", "")
        return judged(self.target, values, "; ".join(filter(None, (note, compared))))


def judge(targets: Iterable[Target], configs: Configs, runner: Runner) -> dict[str, Result]:
    """Verdicts by id, in the order of the targets.

    Raises
    ------
    InputError
        A target's config is missing, or a scenario cannot run; nothing has been run then.
    """
    targets = list(targets)
    questions: list[Question] = []
    results: dict[str, Result] = {}
    for target in targets:
        settings = configs.settings(target)
        if settings.trial is not None and target.id in registry.UNITS:
            values = runner.tried(registry.UNITS[target.id], settings.trial, f"{configs.path}: {target.id}")
            results[target.id] = tried(target, values, "tried alone, without a market")
        elif target.id not in registry.COMPUTED:
            results[target.id] = not_computed(target, settings.missing or registry.why_not(target.id))
        elif settings.plan is None:
            results[target.id] = not_computed(target, settings.missing)
        else:
            questions.append(Question(_compared(target, settings), settings, settings.plan))
    results |= {question.target.id: result for question, result in answers(questions, runner, configs)}
    return with_overlaps({target.id: results[target.id] for target in targets})


def answers(questions: list[Question], runner: Runner, configs: Configs) -> list[tuple[Question, Result]]:
    """Runs each plan with the first replicates, then adds to those with an undecided target, the fewest first."""
    plans, replicates = by_plan(questions), configs.replicates
    for plan, asked in plans.items():
        if runner.have(plan) < replicates.first:
            runner.check(plan, f"{configs.path}: {names(asked)}")
    cheapest = sorted(plans, key=lambda plan: effort(plan) / len(plans[plan]))
    for plan in cheapest:
        runner.extend(plan, replicates.first, names(plans[plan]))
    results = {question: question.answer(runner) for question in questions}
    open_plans = list(cheapest)
    while open_plans := [plan for plan in open_plans if _wants_more(plan, results, runner, replicates)]:
        plan = min(open_plans, key=runner.have)  # of equals the cheapest, since they are sorted
        have = runner.have(plan)
        undecided = [question for question in plans[plan] if results[question].verdict == UNDECIDED]
        if runner.extend(plan, min(have + replicates.step, replicates.most), names(undecided)) == have:
            open_plans.remove(plan)  # no time left for it
            continue
        results |= {question: question.answer(runner) for question in plans[plan]}
    return list(results.items())


def by_plan(questions: Iterable[Question]) -> dict[Plan, list[Question]]:
    """Questions by the run that answers them."""
    plans: dict[Plan, list[Question]] = {}
    for question in questions:
        plans.setdefault(question.plan, []).append(question)
    return plans


def names(questions: Iterable[Question]) -> str:
    """Ids for messages: "T1 T2"."""
    return " ".join(question.target.id for question in questions)


def effort(plan: Plan) -> float:
    """Months times the share of the population that is simulated: what a replicate costs, roughly."""
    try:
        return plan.months / float((plan.scale or "1:1").partition(":")[2])
    except (ValueError, ZeroDivisionError):
        raise InputError(f"scale {plan.scale!r}: must be 1:N with N a whole number above 0, such as 1:100") from None


def _wants_more(plan: Plan, results: Mapping[Question, Result], runner: Runner, replicates: Replicates) -> bool:
    undecided = any(question.plan == plan and result.verdict == UNDECIDED for question, result in results.items())
    return undecided and runner.have(plan) < replicates.most


def _compared(target: Target, settings: Settings) -> Target:
    """The target with the value and band that its `how` asks for in place of those of the file, if it does."""
    given = settings.compare
    if not given:
        return target
    numbers: dict[str, Any] = {key: tuple(float(number) for number in given[key]) for key in ("value", "low", "high")}
    if any(len(values) != len(target.value) for values in numbers.values()):
        raise InputError(f"target {target.id}: compare: must have {len(target.value)} numbers in value, low and high")
    return replace(target, **numbers)
