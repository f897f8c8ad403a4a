"""The picture of a policy: what it says, and that it needs no display."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

import piecework as pw


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_the_picture_says_what_it_shows(study):
    figure = study.plot("M1", by="immigrant_class")
    course, effect = figure.axes
    assert figure._suptitle.get_text() == "Median of M1 in words: pay floor against the baseline"
    assert course.get_ylabel() == "CAD per hour"
    assert [text.get_text() for text in course.get_legend().get_texts()] == ["baseline", "pay floor"]
    assert course.get_legend().get_title().get_text() == "line: mean of 4 replicates; band: its 95 % interval"
    assert effect.get_xlabel().startswith("CAD per hour")
    assert [label.get_text() for label in effect.get_yticklabels()] == ["Canadian-born", "Newcomers"]
    footnote = figure.texts[-1].get_text()
    for fact in ("toronto/grown", "seed 5", "replicates 4", "result 0123456789ab", "M1 median", "scale 1:100"):
        assert fact in footnote


def test_lines_are_means_over_replicates(study):
    course = study.plot("M1").axes[0]
    np.testing.assert_allclose(course.lines[0].get_ydata(), [5.15, 5.35, 5.55, 5.75])
    np.testing.assert_allclose(course.lines[1].get_ydata(), [5.15, 5.35, 5.85, 6.05])
    assert len(course.collections) == 2


def test_effects_are_labelled_and_open_when_unclear(make):
    values = {0: [10.0, 12.0, 11.0, 13.0], 1: [11.0, 13.0, 13.0, 13.0], 2: [15.0, 17.1, 16.0, 18.0]}
    study = make(arms=("baseline", "unclear", "clear"), value=lambda arm, replicate, **_: values[arm][replicate])
    effect = study.plot("M1").axes[1]
    assert texts(effect) == ["+1.0 (\u22120.3 to +2.3)", "+5.025 (+4.945 to +5.105)"]
    points = [line for line in effect.lines if line.get_marker() == "o"]
    assert [point.get_markerfacecolor() == "white" for point in points] == [True, False]


def test_too_few_persons_are_said_not_drawn(make):
    study = make(persons=lambda group, **_: 3 if group.endswith("newcomer") else 50)
    effect = study.plot("M1", by="immigrant_class").axes[1]
    assert "too few (3)" in texts(effect)
    assert len([line for line in effect.lines if line.get_marker() == "o"]) == 1


def test_identical_arms_and_one_replicate(make):
    assert texts(make(value=lambda replicate, **_: float(replicate)).plot("M1").axes[1]) == ["identical"]
    figure = make(replicates=1).plot("M1")
    assert texts(figure.axes[1]) == ["+0.50"]
    assert figure.axes[0].get_legend().get_title().get_text() == "one replicate"


def test_a_baseline_alone_has_one_panel(make):
    figure = make(arms=("baseline",)).plot("M14")
    assert len(figure.axes) == 1
    assert figure.axes[0].get_ylabel() == "persons"


def test_components_can_be_chosen_and_are_checked(study):
    assert study.plot("M1", component="share_above_minimum_wage").axes[0].get_ylabel() == "share"
    with pytest.raises(pw.InputError, match="unknown component"):
        study.plot("M1", component="mode")


def test_what_has_no_course_is_one_mean_for_each_arm(make):
    study = make(without_course=frozenset({"people"}))
    levels, effect = study.plot("M14").axes
    assert [label.get_text() for label in levels.get_xticklabels()] == ["baseline", "pay floor"]
    assert levels.get_ylabel() == effect.get_xlabel().split("\n")[0] == "persons"
    assert [float(line.get_ydata()[0]) for line in levels.lines if line.get_marker() == "o"] == [11.5, 12.0]
    with pytest.raises(pw.InputError, match="no course by month.*by month there are: none"):
        study.series("M14")


def test_a_notebook_shows_the_picture_itself(study):
    assert study.plot("M1")._repr_png_().startswith(b"\x89PNG")


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_pictures_are_written_without_a_display(folder, tmp_path, suffix):
    picture = tmp_path / f"effect.{suffix}"
    code = (
        "import sys, piecework as pw; pw.load(sys.argv[1]).plot('M1').savefig(sys.argv[2]);"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(folder), str(picture)],
        check=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert picture.stat().st_size > 5_000
