"""The console command: what Python adds to the compiled one."""

from __future__ import annotations

import csv
import json
import math
import re
import subprocess
import sys

import pytest
from synthetic import Sample, write_study

import piecework as pw
from piecework.cli import main
from piecework.study.trials import PROGRAM, environment


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report", "x", "--mesure", "M1"], "unknown option '--mesure'; allowed: .*; did you mean '--measure'"),
        (["compare", "x", "--pot=a.png"], "unknown option '--pot'; allowed: .*; did you mean '--plot'"),
        (["study", "floor", "--estimat"], "unknown option '--estimat'; allowed: .*; did you mean '--estimate'"),
        (["explore", "--brower"], "unknown option '--brower'; allowed: .*; did you mean '--no-browser'"),
        (["capsule", "x", "y"], "too many words: y; see piecework capsule --help"),
    ],
)
def test_a_mistyped_option_is_told_the_nearest(capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert re.search(said, capsys.readouterr().err)


def test_help_lists_every_command_with_examples(capsys):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for command in (
        "run",
        "check",
        "list",
        "describe",
        "occupations",
        "population",
        "crowdwork",
        "unit",
        "schema",
        "hash",
        "merge",
        "bench",
        "study",
        "compare",
        "report",
        "validate",
    ):
        assert f"\n  {command} " in text
    assert "piecework compare study --measure M1" in text
    assert "130" in text


def test_futures_are_listed_with_their_sliders(capfd):
    assert main(["list", "futures"]) == 0
    lines = {line.split()[0]: line for line in capfd.readouterr().out.splitlines()}
    assert list(lines) == [future["name"] for future in pw.futures()]
    assert re.fullmatch(
        r"franchise_local +Social impact franchise, as local.* \(g = 0, p = 0\.6\)", lines["franchise_local"]
    )
    assert re.fullmatch(r"base_2026 +as in 2026 .*", lines["base_2026"])
    assert main(["list", "futures", "--json"]) == 0
    told = {future["name"]: future for future in json.loads(capfd.readouterr().out)}
    assert (told["conglomerates"]["g"], told["conglomerates"]["p"]) == (0, 1)
    assert told["conglomerates"]["label_fr"] == "Conglomérats à mission"
    assert told["base_2026"]["g"] is None


def test_an_unknown_list_names_the_nearest(capfd):
    assert main(["list", "future"]) == 2
    said = capfd.readouterr().err
    assert 'there is no list of "future"' in said
    assert "scenarios, policies, futures," in said
    assert "did you mean 'futures'?" in said


def test_a_future_without_a_slider_is_refused(tmp_path, monkeypatch, capfd):
    (tmp_path / "scenarios/futures").mkdir(parents=True)
    (tmp_path / "scenarios/futures/levers.toml").write_text("[futures.mine]\ng = 0.5\n")
    monkeypatch.chdir(tmp_path)
    assert main(["list", "futures"]) == 2
    said = capfd.readouterr().err
    assert "levers.toml:1:1: key 'futures.mine.p': is missing; write a number; allowed: 0 to 1" in said


def test_no_command_is_bad_usage(capsys):
    assert main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage: piecework COMMAND" in captured.err


def test_an_unknown_command_names_the_nearest(capsys):
    assert main(["compair"]) == 2
    assert "unknown command 'compair'" in (text := capsys.readouterr().err)
    assert "did you mean 'compare'?" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("compare", "piecework compare: missing: DIR; see piecework compare --help"),
        ("compare STUDY --mesure M1", "unknown option '--mesure'; allowed: "),
        ("compare STUDY --level x", "piecework compare: --level: 'x' is not a number; see piecework compare --help"),
        ("compare STUDY --by", "piecework compare: --by: its value is missing; see piecework compare --help"),
        ("compare STUDY --answer english", "--answer: unknown value 'english'; allowed: en, fr; did you mean 'en'?"),
        ("study mine --answer fx", "--answer: unknown value 'fx'; allowed: en, fr; did you mean 'fr'?"),
        ("report STUDY --language fx", "--language: unknown value 'fx'; allowed: en, fr; did you mean 'fr'?"),
        ("report STUDY --language=fx", "--language: unknown value 'fx'; allowed: en, fr; did you mean 'fr'?"),
        ("explore --port x", "piecework explore: --port: 'x' is not a whole number; see piecework explore --help"),
        ("explore --lang f", "--lang: unknown value 'f'; allowed: en, fr; did you mean 'fr'?"),
        ("story STUDY --prson 3", "did you mean '--person'?"),
        ("slurm", "piecework slurm: missing: FILE, -o/--output; see piecework slurm --help"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(words, said, folder, capsys):
    with pytest.raises(SystemExit) as ended:
        main([str(folder) if word == "STUDY" else word for word in words.split()])
    assert ended.value.code == 2
    assert (lines := capsys.readouterr().err.splitlines())
    assert len(lines) == 1
    assert said in lines[0]


def test_compare_prints_an_aligned_table(tmp_path, capsys):
    def persons(group, **_):
        return 4 if group.endswith("newcomer") else 50

    def value(arm, replicate, **_):
        return replicate + [0, 3 + 0.01 * replicate][arm]

    folder = write_study(tmp_path / "s", Sample(persons=persons, value=value))
    assert main(["compare", str(folder), "--by", "immigrant_class"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "M1 (median: CAD per hour, share_above_minimum_wage: share)" in lines[0]
    assert "paired over 4 replicates, 95 % intervals" in lines[1]
    assert " ".join(lines[3].split()) == (
        "arm component group n baseline policy difference interval wrong ratio health why"
    )
    shown, hidden = lines[4], lines[5]
    assert "+3.015" in shown
    assert "too few (4)" in hidden
    assert lines[3].index("group") == shown.index("canadian_born") == hidden.index("newcomer")


def test_compare_as_json_alone(folder, capsys):
    assert main(["compare", str(folder), "--measure", "M14", "--json"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert captured.err == ""
    assert answer["measure"] == "M14"
    assert answer["units"] == {"people": "persons"}
    (row,) = answer["rows"]
    assert row["arm"] == "pay_floor"
    assert row["difference"] == 0.5
    assert row["variance_ratio"] is None


def test_compare_with_another_arm_or_in_words(tmp_path, capsys):
    folder = write_study(tmp_path / "s", Sample(arms=("baseline", "a", "b"), replicates=8))
    assert main(["compare", str(folder), "--against", "a"]) == 0
    out = capsys.readouterr().out
    assert "differences from a, paired over 8 replicates" in out
    assert "each for 100 residents" in out
    assert main(["compare", str(folder), "--answer", "fr"]) == 0
    assert "Ce que cela ne dit pas\xa0:" in capsys.readouterr().out


def test_compare_without_a_measure_shows_one_that_somebody_counts_for(tmp_path, capsys):
    folder = write_study(tmp_path / "s", Sample(persons=lambda measure, **_: 0 if measure == "M1" else 50))
    assert main(["compare", str(folder)]) == 0
    assert "M14 (people: persons)" in capsys.readouterr().out.splitlines()[0]
    assert main(["compare", str(folder), "--measure", "M1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "nobody in this study counts for M1; it has values of M14"


def test_a_reader_that_has_enough_is_no_error(folder):
    words = [sys.executable, "-c", PROGRAM, "compare", str(folder), "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_the_difference_gives_way_where_its_sign_is_not_known(tmp_path, capsys):
    folder = write_study(
        tmp_path / "s", Sample(value=lambda arm, replicate, **_: replicate + arm * [0.5, -0.4, 0.3, -0.1][replicate])
    )
    assert main(["compare", str(folder)]) == 0
    line = capsys.readouterr().out.splitlines()[4]
    assert "no direction" in line
    assert "amber" in line


def test_a_study_file_from_the_command_line(tmp_path, capsys, monkeypatch):
    from piecework.study import command
    from piecework.study.estimate import Estimate
    from piecework.study.plan import Plan, Studies
    from piecework.study.study import load

    plan = tmp_path / "mine.toml"
    plan.write_text('title = "Mine"\npolicies = ["pay_floor"]\nfutures = { today = "toronto/baseline" }\n')
    monkeypatch.setattr(Plan, "estimate", lambda *_: Estimate(16, 2, 90.0, 250e6))
    assert main(["study", str(plan), "--estimate"]) == 0
    assert capsys.readouterr().out == "mine: 16 runs on 2 threads: about 90 s and 250 MB\n"
    assert main(["study", str(plan), "--estimate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["seconds"] == 90.0
    done = load(write_study(tmp_path / "s"))
    monkeypatch.setattr(command, "run_study", lambda asked, *_, **_client: Studies(asked, {"today": done}))
    assert main(["study", str(plan)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Mine\n")
    assert "+0.5" in out
    assert main(["study", str(plan), "--answer", "en"]) == 0
    assert capsys.readouterr().out.startswith("[today]\n")
    assert main(["study", str(plan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["today"]["replicates"] == 4
    assert main(["study", "no_such_study"]) == 2
    assert "unknown study file 'no_such_study'" in capsys.readouterr().err


def test_json_stays_pure_when_files_are_written(folder, tmp_path, capsys):
    table, picture = tmp_path / "new" / "effects.csv", tmp_path / "new" / "effect.png"
    assert main(["compare", str(folder), "--json", "--csv", str(table), "--plot", str(picture)]) == 0
    captured = capsys.readouterr()
    json.loads(captured.out)
    assert str(picture) in captured.err
    assert picture.read_bytes().startswith(b"\x89PNG")
    with table.open() as file:
        rows = list(csv.DictReader(file))
    assert [row["component"] for row in rows] == ["median", "share_above_minimum_wage"]
    assert math.isclose(float(rows[0]["difference"]), 0.5)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--measure", "M15"], 2, "did you mean 'M1"),
        (["--by", "imigrant_class"], 2, "did you mean 'immigrant_class'?"),
        (["--level", "2"], 2, "must lie between 0 and 1"),
        (["--plot", "effect.gif"], 2, "must end in one of .png, .svg, .pdf"),
        (["--csv", "/dev/null/x.csv"], 3, "/dev/null"),
    ],
)
def test_bad_requests(folder, capsys, words, code, message):
    assert main(["compare", str(folder), *words]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_unknown_options_are_bad_usage(folder, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["compare", str(folder), "--mesure", "M1"])
    assert ended.value.code == 2
    assert "--mesure" in capsys.readouterr().err


def test_a_folder_that_is_no_study(tmp_path, capsys):
    assert main(["compare", str(tmp_path)]) == 2
    assert "not a study folder" in capsys.readouterr().err


def test_a_study_that_cannot_be_read(tmp_path, capsys):
    folder = write_study(tmp_path / "s")
    (folder / "study.h5").write_bytes(b"torn")
    assert main(["compare", str(folder)]) == 3
    assert "cannot be read" in capsys.readouterr().err


def test_our_own_mistakes_are_internal(folder, capsys, monkeypatch):
    monkeypatch.setattr("piecework.study.study.Study.effects", lambda *_: 1 / 0)
    assert main(["compare", str(folder)]) == 70
    assert "internal error" in capsys.readouterr().err
