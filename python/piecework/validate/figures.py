"""Pictures of the scorecard: each target's value against its band, what lies behind some, and all in one overview.

Colours say the verdict and differ in brightness, too; the words stand beside them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from piecework.i18n import counted
from piecework.show.plots import GREY, Picture
from piecework.validate import compute_labour as labour
from piecework.validate import figures_platform
from piecework.validate.data import Recorded
from piecework.validate.score import FAIL, NOT_COMPUTED, PASS, UNDECIDED, Result, block_score
from piecework.validate.statistics import Floats, least_squares

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOUR = {PASS: "#009E73", FAIL: "#D55E00", UNDECIDED: "#E69F00", NOT_COMPUTED: "#8a8a8a"}
BAND = "#cfe3f2"
INK = "#0072B2"
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}  # behind words, so that no line crosses
DPI = 130


def draw_target(result: Result, data: Recorded, path: Path) -> None:
    """Writes the picture of one computed target: a row for each component and, where there is one, what lies behind."""
    behind = BEHIND.get(result.target.id)
    rows = len(result.mean)
    height = 1.6 + 1.1 * rows if behind is None else 4.6
    figure = _figure((9.5 if behind is None else 13.0, height), below=0.5)
    parts: Any = figure.subfigures(1, 2, width_ratios=[5, 6]) if behind else [figure]
    axes = np.atleast_1d(parts[0].subplots(rows, 1))
    for component, ax in enumerate(axes):
        _component(ax, result, component)
    if behind is not None:
        behind(parts[1].subplots(), data)
    _title(figure, result)
    _write(figure, path)


def draw_overview(results: Iterable[Result], block: str, path: Path) -> None:
    """Writes one line for each component of each target of a block, on the scale of its band."""
    results = list(results)
    lines = [(result, component) for result in results for component in range(max(1, len(result.mean)))]
    figure = _figure((11.5, 1.6 + 0.3 * len(lines)), below=0.45)
    axes = figure.subplots()
    axes.axvspan(0, 1, color=BAND, linewidth=0)
    for place, (result, component) in enumerate(lines):
        _overview_line(axes, place, result, component)
    axes.set_ylim(len(lines) - 0.4, -0.6)
    axes.set_xlim(-1.6, 2.6)
    axes.set_yticks(range(len(lines)), [_short(result, component) for result, component in lines], fontsize=8.5)
    axes.set_xticks([0, 1], ["lower bound", "upper bound"])
    axes.tick_params(length=0)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    total = block_score(results, block)
    said = f"score {total:.3f}" if np.isfinite(total) else "no score"
    _heading(figure, f"Scorecard, block {block}: {said}")
    foot = "Dot: mean over replicates; bar: its 95 % interval; shaded: the band. Arrow: outside of the picture."
    figure.text(0.012, 0.1 / figure.get_figheight(), foot, fontsize=7.5, color=GREY, va="bottom")
    _write(figure, path)


def _figure(size: tuple[float, float], below: float) -> Picture:
    low, high = below / size[1], 0.75 / size[1]
    layout = ConstrainedLayoutEngine(rect=(0.01, low, 0.98, 1 - low - high))
    return Picture(figsize=size, dpi=DPI, layout=layout, facecolor="white")


def _heading(figure: Figure, text: str) -> None:
    top = 1 - 0.12 / figure.get_figheight()
    wrapped = textwrap.fill(text, int(9.5 * figure.get_figwidth())).replace("$", r"\$")  # no formulas
    figure.suptitle(wrapped, x=0.012, y=top, ha="left", va="top", fontsize=11.5, fontweight="bold")


def _title(figure: Figure, result: Result) -> None:
    target = result.target
    _heading(figure, f"{target.id}  {target.statistic}")
    score = "" if result.score is None else f", score {result.score:.2f}"
    foot = f"{result.verdict}{score}, {counted(result.replicates, 'replicate')}. {result.note}"
    wrapped = textwrap.fill(foot, int(15 * figure.get_figwidth()))
    figure.text(0.012, 0.08 / figure.get_figheight(), wrapped, fontsize=7.5, color=GREY, va="bottom")


def _component(axes: Axes, result: Result, component: int) -> None:
    """One number: band, published value, simulated mean with its interval."""
    target, colour = result.target, COLOUR[result.verdict]
    low, high = target.low[component], target.high[component]
    mean, (begin, end) = result.mean[component], result.ends[component]
    shown = [low, high, mean, target.value[component], begin, end]
    ends = [number for number in shown if np.isfinite(number)]
    room = 0.12 * (max(ends) - min(ends))
    axes.axvspan(low, high if np.isfinite(high) else max(ends) + room, color=BAND, linewidth=0, label="band")
    axes.axvline(target.value[component], color=INK, linewidth=1.5, linestyle="--", label="published")
    if np.isfinite(begin):
        axes.plot([begin, end], [0, 0], color=colour, linewidth=2.5, solid_capstyle="butt")
    axes.plot(mean, 0, "o", color=colour, markersize=8, label="simulated, 95 % interval")
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9, "color": colour, "bbox": WHITE}
    axes.annotate(f"{mean:.4g}", (mean, 0), (0, 13), textcoords="offset points", **look)
    axes.set_xlim(min(ends) - room, max(ends) + room)
    axes.set_ylim(-1, 1)
    axes.set_yticks([])
    unit = target.units[component]
    axes.set_xlabel(f"{target.components[component]} ({unit})" if target.components[component] else unit, fontsize=9)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    if component == 0:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 0.98), frameon=False, fontsize=8, ncols=3)


def _overview_line(axes: Axes, place: int, result: Result, component: int) -> None:
    colour = COLOUR[result.verdict]
    right = result.verdict if result.score is None else f"{result.verdict}, {result.score:.2f}"
    right = right if component == 0 else ""
    axes.text(1.01, place, right, transform=axes.get_yaxis_transform(), va="center", fontsize=8.5, color=colour)
    if not result.mean:
        why = textwrap.shorten(result.note, 90, placeholder=" ...")
        axes.text(-1.55, place, why, va="center", fontsize=7.5, color=GREY, bbox=WHITE)
        return
    low, high = result.target.low[component], result.target.high[component]
    width = high - low if np.isfinite(high) else abs(low) or 1.0
    mean, *ends = (np.array([result.mean[component], *result.ends[component]]) - low) / width
    if np.isfinite(ends[0]):
        axes.plot(np.clip(ends, -1.55, 2.55), [place, place], color=colour, linewidth=2.2, solid_capstyle="butt")
    marker = "<" if mean < -1.5 else ">" if mean > 2.5 else "o"
    axes.plot(np.clip(mean, -1.5, 2.5), place, marker, color=colour, markersize=6.5)


def _short(result: Result, component: int) -> str:
    target = result.target
    label = target.components[component] or target.statistic
    return f"{target.id if component == 0 else ''}  {textwrap.shorten(label, 52, placeholder=' ...')}"


def _draw_rates(axes: Axes, data: Recorded) -> None:
    """T3: the unemployment rate by month, one line a replicate, the first one dark."""
    for replicate, rate in reversed(list(enumerate(labour.monthly_rate(data)))):
        first = replicate == 0
        axes.plot(rate, color=INK if first else "#c4c4c4", linewidth=1.4 if first else 0.8, zorder=3 if first else 2)
    _dress(axes, "recorded month", "unemployment rate, percent", "Simulated series (blue: replicate 0)")


def _draw_matching(axes: Axes, data: Recorded) -> None:
    """T5: hires against the unemployed, both after what vacancies explain (the slope is that of the regression)."""
    series = labour.matching_series(data)
    for replicate, (hires, unemployed, vacancies) in enumerate(series):
        x, y = _rest(unemployed, vacancies), _rest(hires, vacancies)
        axes.plot(
            x, y, ".", color=INK if replicate == 0 else "#c4c4c4", markersize=3, zorder=3 if replicate == 0 else 2
        )
    slope = float(np.mean([fit.coefficients[1] for fit in labour.matching_fits(data)]))
    ends = np.array(axes.get_xlim())
    axes.plot(ends, slope * ends, color="black", linewidth=1.5, zorder=4, label=f"slope {slope:.2f}")
    axes.set_xlim(*ends)
    axes.legend(frameon=False, fontsize=9)
    _dress(axes, "log unemployed", "log hires from unemployment", "Both less what log vacancies explain")


def _rest(values: Floats, vacancies: Floats) -> Floats:
    fit = least_squares(values, [vacancies], lags=0)
    return values - fit.coefficients[0] - fit.coefficients[1] * vacancies


def _draw_loop(axes: Axes, data: Recorded) -> None:
    """T6: the path of (u, v) through the cycles of the first replicate, and the mean cycle of all."""
    replicates = labour.beveridge_cycles(data)
    for u, v in replicates[0]:
        axes.plot(100 * u, 100 * v, color="#c4c4c4", linewidth=0.9)
    mean = np.mean([cycle for cycles in replicates for cycle in cycles], axis=0) * 100
    axes.plot(*mean, color=INK, linewidth=1.8)
    for begin in range(0, mean.shape[1] - 1, max(1, mean.shape[1] // 8)):
        axes.annotate(
            "",
            mean[:, begin + 1],
            mean[:, begin],
            arrowprops={"arrowstyle": "-|>", "color": INK, "mutation_scale": 15},
        )
    _dress(axes, "unemployed / labour force, percent", "vacancies / (vacancies + employed), percent", "Beveridge curve")


def _platform(draw: Callable[[Axes, Recorded], str]) -> Callable[[Axes, Recorded], None]:
    """A picture that gives its words back, dressed as the others are."""

    def drawn(axes: Axes, data: Recorded) -> None:
        _dress(axes, *draw(axes, data).split("|"))

    return drawn


def _dress(axes: Axes, x: str, y: str, title: str) -> None:
    axes.set_xlabel(x, fontsize=9)
    axes.set_ylabel(y, fontsize=9)
    axes.set_title(title, loc="left", fontsize=10)
    axes.grid(color="#e8e8e8", linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _write(figure: Figure, path: Path) -> None:
    """In one step, so that a picture is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".png.tmp")
    figure.savefig(unfinished, format="png")
    unfinished.replace(path)


BEHIND: Mapping[str, Callable[[Axes, Recorded], None]] = {
    "T3": _draw_rates,
    "T5": _draw_matching,
    "T6": _draw_loop,
    **{target: _platform(draw) for target, draw in figures_platform.BEHIND.items()},
}
