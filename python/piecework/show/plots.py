"""The picture of a policy: the monthly course in each arm, and the effect by group with its interval.

Colours are those of Okabe and Ito (2008), which stay apart for colour-blind readers; arms also differ in line style.
Figures are made without pyplot, so they need no display and leave no state behind.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib.dates as mdates
import numpy as np
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from piecework.effects import TOO_FEW, effects
from piecework.effects.intervals import half_width
from piecework.i18n import counted
from piecework.results import ALL, Group, Results
from piecework.show.text import unit_in_words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

GREY = "#5a5a5a"
COLOURS = ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
STYLES = ["-", "--", "-.", ":"]
LEVEL = 0.95


class Picture(Figure):
    """A matplotlib figure that a notebook shows although pyplot does not know it."""

    def _repr_png_(self) -> bytes:
        image = io.BytesIO()
        self.savefig(image, format="png", dpi=110)
        return image.getvalue()


@dataclass(frozen=True)
class Request:
    """What is to be drawn; `label` and `unit` are in words."""

    measure: str
    component: str
    by: str | None
    label: str
    unit: str


def plot(results: Results, measure: str | None = None, by: str | None = None, component: str | None = None) -> Figure:
    """Draws one measure of a study: monthly means with their intervals, and the effect of each policy.

    What has no course by month, since it follows people over many, is drawn as one mean for each arm.

    Parameters
    ----------
    results
        A loaded study.
    measure
        Name of a measure; None takes M1, or what a study without residents can show.
    by
        Dimension of groups whose effects are shown; None means everyone together.
    component
        Component of the measure; None means the headline.

    Returns
    -------
    matplotlib.figure.Figure
        Two axes, or one when the study has no policy arm.

    Raises
    ------
    InputError
        No such measure, component or group.

    Examples
    --------
    >>> plot(study, "M1", by="immigrant_class").savefig("effect.png")  # doctest: +SKIP
    """
    measure = measure or results.headline
    request = _request(results, measure, by, component)
    groups = results.groups_by(by)
    compared = len(results.arms) > 1
    height = max(5.2, 2.4 + 0.38 * len(groups) * (len(results.arms) - 0.3))
    below, above = 0.55 / height, 0.6 / height
    layout = ConstrainedLayoutEngine(rect=(0.01, below, 0.98, 1 - below - above), wspace=0.05)
    figure = Picture(figsize=(12.5, height), dpi=150, layout=layout, facecolor="white")
    axes = figure.subplots(1, 2 if compared else 1, width_ratios=[3, 2] if compared else [1], squeeze=False)[0]
    if results.has_series(measure, request.component):
        _course(axes[0], results, request)
    else:
        _levels(axes[0], results, request)
    if compared:
        _effect(axes[1], results, request, groups)
    _frame(figure, results, request)
    return figure


def _request(results: Results, measure: str, by: str | None, component: str | None) -> Request:
    component = component or results.components(measure)[0]
    summary = results.summary
    row = summary.rows(measure).get((component, ALL))
    if row is None or results.has_series(measure, component):
        attributes = results.series_array(measure, component).attributes
        label, unit = str(attributes.get("long_name", f"{measure} {component}")), str(attributes.get("units", ""))
    else:
        label, unit = f"{measure} {component}".replace("_", " "), summary.unit[row]
    return Request(measure, component, by, label[:1].upper() + label[1:], unit_in_words(unit))


def _levels(axes: Axes, results: Results, request: Request) -> None:
    """Mean of each arm over replicates for the whole period, everyone together."""
    row = results.summary.rows(request.measure)[request.component, ALL]
    persons = results.summary.persons[:, :, row]
    values = np.where(persons >= TOO_FEW, results.summary.value[:, :, row], np.nan)
    for arm, name in enumerate(results.arms):
        used = values[arm][np.isfinite(values[arm])]
        if not len(used):
            axes.text(arm, 0.5, "no value", transform=axes.get_xaxis_transform(), ha="center", color=GREY)
            continue
        half = float(half_width(used, LEVEL)) if len(used) > 1 else 0.0
        axes.errorbar(arm, used.mean(), half, fmt="o", color=_colour(arm), capsize=4, label=in_words(name))
    axes.set_xticks(range(len(results.arms)), [in_words(name) for name in results.arms])
    axes.set_xlim(-0.6, len(results.arms) - 0.4)
    axes.set_title("Whole period, everyone", loc="left", fontsize=10.5, fontweight="bold")
    axes.set_ylabel(request.unit)
    axes.grid(axis="y", color="#e3e3e3", linewidth=0.8)
    axes.set_axisbelow(True)
    _bare(axes)


def _course(axes: Axes, results: Results, request: Request) -> None:
    """Monthly mean of each arm over replicates, everyone together."""
    everyone = list(results.groups).index(ALL)
    values = results.series_array(request.measure, request.component).values[..., everyone].astype(float)
    persons = results.series_persons(request.measure)[..., everyone]
    values = np.where((persons >= TOO_FEW) & results.complete[:, :, None], values, np.nan)
    for arm, name in enumerate(results.arms):
        used = values[arm][results.complete[arm]]
        shown = np.isfinite(used).all(axis=0) & (len(used) > 0)
        mean = np.where(shown, np.nan_to_num(used).mean(axis=0), np.nan) if len(used) else np.full(len(shown), np.nan)
        half = np.where(shown, half_width(used, LEVEL), np.nan) if len(used) else mean
        colour = _colour(arm)
        axes.plot(results.months, mean, STYLES[arm % len(STYLES)], linewidth=1.8, label=in_words(name), color=colour)
        axes.fill_between(results.months, mean - half, mean + half, alpha=0.18, linewidth=0, color=colour)
    if not np.isfinite(values).any():
        note = f"fewer than {TOO_FEW} simulated persons\nin every month: nothing is shown"
        axes.text(0.5, 0.5, note, transform=axes.transAxes, ha="center", va="center", color=GREY)
    _dress_course(axes, results, request)


def _dress_course(axes: Axes, results: Results, request: Request) -> None:
    axes.set_title("Course by month, everyone", loc="left", fontsize=10.5, fontweight="bold")
    axes.set_ylabel(request.unit)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.set_xlabel("month")
    axes.grid(axis="y", color="#e3e3e3", linewidth=0.8)
    axes.set_axisbelow(True)
    _bare(axes)
    count = len(results.replicates)
    band = f"line: mean of {count} replicates; band: its 95 % interval" if count > 1 else "one replicate"
    bottom, top = axes.get_ylim()
    arms = len(results.arms)
    axes.set_ylim(bottom, top + (top - bottom) * (0.14 + 0.06 * min(arms, 3)))  # room for the legend above the lines
    look: dict[str, Any] = {"frameon": False, "fontsize": 9, "title": band, "title_fontsize": 8, "alignment": "left"}
    axes.legend(loc="upper left", ncols=1 + (arms - 1) // 3, **look)


def _effect(axes: Axes, results: Results, request: Request, groups: list[Group]) -> None:
    """Difference from the baseline with its interval, one line for each group and arm."""
    table = effects(results, request.measure, request.by, LEVEL)
    table = table[table.component == request.component]
    by_group = request.by not in (None, ALL)
    arms = results.arms[1:]
    lines = [(group, arm) for group in groups for arm in arms]
    places = [row + (0.7 * (row // len(arms)) if by_group else 0.0) for row in range(len(lines))]
    for place, (group, arm) in zip(places, lines, strict=True):
        for _, row in table[(table.arm == arm) & (table.group == group.member)].iterrows():
            _one_effect(axes, row, place, _colour(results.arms.index(arm)))
    middles = [float(np.mean(places[i * len(arms) : (i + 1) * len(arms)])) for i in range(len(groups))]
    names = [group.label or group.member for group in groups] if by_group else [in_words(arm) for arm in arms]
    axes.set_yticks(
        middles if by_group else places, [textwrap.fill(name, 22, break_on_hyphens=False) for name in names]
    )
    axes.set_ylim(places[-1] + 0.6, -0.8)
    _dress_effect(axes, request)


def _dress_effect(axes: Axes, request: Request) -> None:
    axes.axvline(0, color="#000000", linewidth=0.9, zorder=1)
    axes.margins(x=0.12)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.set_title("Effect: difference from the baseline", loc="left", fontsize=10.5, fontweight="bold")
    axes.set_xlabel(f"{request.unit}\n(paired by replicate; bar: 95 % interval)")
    axes.grid(axis="x", color="#e3e3e3", linewidth=0.8)
    axes.set_axisbelow(True)
    _bare(axes)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _one_effect(axes: Axes, row: pd.Series[Any], place: float, colour: str) -> None:
    """Bar and point, and the same in figures at the right edge."""
    shown = bool(np.isfinite(row.difference))
    said = _said(row) if shown else row.note
    axes.text(1.01, place, said, transform=axes.get_yaxis_transform(), va="center", color=colour, fontsize=8.5)
    if not shown:
        return
    clear = bool(row.low > 0 or row.high < 0)
    if np.isfinite(row.low):
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=2, solid_capstyle="butt")
    axes.plot(row.difference, place, "o", color=colour, markersize=6.5, markerfacecolor=colour if clear else "white")


def _said(row: pd.Series[Any]) -> str:
    """An effect with its interval, rounded to two digits of the interval's half-width."""
    if row.note.startswith("identical"):
        return "identical"
    half = (row.high - row.low) / 2
    size = half if np.isfinite(half) and half > 0 else abs(row.difference)
    digits = int(np.clip(1 - np.floor(np.log10(size)), 0, 8)) if size > 0 else 0
    numbers = [row.difference, row.low, row.high] if np.isfinite(row.low) else [row.difference]
    first, *ends = (f"{round(number, digits) + 0.0:+.{digits}f}".replace("-", "\u2212") for number in numbers)
    return f"{first} ({ends[0]} to {ends[1]})" if ends else first


def _frame(figure: Figure, results: Results, request: Request) -> None:
    """Title in words above, what was run below."""
    against = ", ".join(in_words(arm) for arm in results.arms[1:])
    title = request.label + (f": {against} against the baseline" if against else "")
    height = figure.get_figheight()
    top = 1 - 0.12 / height
    figure.suptitle(textwrap.fill(title, 100), x=0.012, y=top, ha="left", va="top", fontsize=13, fontweight="bold")
    figure.text(0.012, 0.1 / height, footnote(results, request), ha="left", va="bottom", fontsize=7.5, color=GREY)


def footnote(results: Results, request: Request) -> str:
    """What was run, so that the picture can be made again."""
    done, planned = int(results.complete.sum()), results.complete.size
    facts = {
        "measure": f"{request.measure} {request.component}",
        "scenario": results.identity.get("scenario") or results.scenario.get("title"),
        "scale": results.identity.get("scale"),
        "seed": results.provenance.get("seed"),
        "replicates": f"{len(results.replicates)}"
        + ("" if done == planned else f" ({done} of {counted(planned, 'run')})"),
        "result": str(results.provenance.get("result_hash", ""))[:12],
    }
    said = " · ".join(f"{name} {value}" for name, value in facts.items() if value not in (None, ""))
    return (
        f"Piecework: {said}\nIntervals cover chance between replicates only, not doubt about parameters or the model. "
        f"Open circle: not distinguishable from zero. Fewer than {TOO_FEW} simulated persons: not shown."
    )


def in_words(name: str) -> str:
    """An arm's name for readers: ``"pay_floor+skills_programme"`` becomes ``"pay floor + skills programme"``."""
    return name.replace("_", " ").replace("+", " + ")


def _colour(arm: int) -> str:
    return COLOURS[arm % len(COLOURS)]


def _bare(axes: Axes) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
