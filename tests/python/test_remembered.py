"""Arrays that are read once, alone or with those beside them."""

from __future__ import annotations

import numpy as np
from synthetic import Sample, write_study

import piecework as pw
from piecework.results.remembered import Remembered, remembering


class Counting:
    """A source that notes what it was asked for."""

    def __init__(self, source):
        self.source, self.asked = source, []

    def names(self):
        return self.source.names()

    def attributes(self):
        return self.source.attributes()

    def read(self, name):
        self.asked.append(name)
        return self.source.read(name)


class Together(Counting):
    """One that can read several at once."""

    def read_all(self, names):
        self.asked.append(list(names))
        return {name: self.source.read(name) for name in names}


def test_an_array_is_read_once(study):
    source = Counting(study.source)
    remembered = Remembered(source)
    for _ in range(2):
        np.testing.assert_array_equal(remembered.read("arm").values, ["baseline", "pay_floor"])
    assert source.asked == ["arm"]
    assert list(remembered.read_all(["arm", "month"])) == ["arm", "month"]
    assert remembered.attributes() == study.source.attributes()


def test_arrays_of_a_folder_are_read_together(study):
    source = Together(study.source)
    remembered = Remembered(source)
    for name in ("series/M1/median", "series/M14/people", "summary_value"):
        assert remembered.read(name).dims == study.source.read(name).dims
    series = [name for name in study.names if name.startswith("series/")]
    assert source.asked == [series, "summary_value"]


def test_the_study_stays_what_it_was(study, tmp_path):
    again = remembering(study)
    assert type(again) is type(study)
    assert again.effects("M1").equals(study.effects("M1"))
    unfinished = pw.load(write_study(tmp_path / "study", Sample(), merged=False))
    assert remembering(unfinished).complete.all()
