"""Wrong scenarios: exit code 2, a message that says where, what, what is allowed and the nearest name; no output."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PIECEWORK_SIM", str(ROOT / "build/release/bin/piecework-sim"))
ENVIRONMENT = {**os.environ, "PIECEWORK_SCENARIOS": str(ROOT / "scenarios")}
BASE = 'extends = "toronto/baseline"\n'


@dataclass
class Wrong:
    """A file wrong.toml, or several files, and what the message must say."""

    text: str | bytes
    says: list[str]
    words: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)


def board(line: str) -> str:
    return f"{BASE}[platforms.board]\n{line}\n"


def period(line: str) -> str:
    return f"{BASE}[period]\n{line}\n"


def record_of(policy: str, lines: str) -> dict[str, str]:
    """A record in the scenarios of the current folder, which are looked at first."""
    return {f"scenarios/policies/{policy}.toml": f'extends = "{ROOT}/scenarios/policies/{policy}.toml"\n{lines}\n'}


HOURS = "[platforms.members]\nsessions_by_weekday = "
FLOOR = ["--policy", "pay_floor"]
FLOOR_FILE = "scenarios/policies/pay_floor.toml"

WRONG = {
    "unknown key": Wrong(
        board("fea = 0.2"),
        ["wrong.toml:3:1: key 'platforms.board.fea': unknown key", "allowed: ", "did you mean 'fee'?"],
    ),
    "unknown table": Wrong(
        f"{BASE}[platform.board]\nfee = 0.2\n",
        ["wrong.toml:2:2: key 'platform': unknown key", "platforms", "did you mean 'platforms'?"],
    ),
    "wrong type": Wrong(board('fee = "much"'), ["wrong.toml:3:7: key 'platforms.board.fee.value'", "number"]),
    "wrong unit": Wrong(
        board('fee = { value = 20, unit = "percent" }'),
        ["wrong.toml:3:", "platforms.board.fee", '"percent"', "allowed: 1"],
    ),
    "out of range": Wrong(board("fee = 7"), ["wrong.toml:3:7: key 'platforms.board.fee.value'", "allowed: 0 to 2"]),
    "outside its own range": Wrong(
        board("fee = { value = 0.2, low = 0.3, high = 0.4 }"), ["wrong.toml:3:", "platforms.board.fee", "0.3"]
    ),
    "low above high": Wrong(
        board("fee = { value = 0.2, low = 0.4, high = 0.1 }"), ["wrong.toml:3:", "platforms.board.fee", "0.4"]
    ),
    "unknown confidence": Wrong(
        board('fee = { value = 0.2, source = "me", confidence = "Z" }'),
        ["wrong.toml:3:", "platforms.board.fee", '"Z"', "allowed: P, Q, C, U, A"],
    ),
    "unknown key of a record": Wrong(
        board('fee = { value = 0.2, sorce = "me" }'),
        ["wrong.toml:3:22: key 'platforms.board.fee.sorce'", "did you mean 'source'?"],
    ),
    "list of the wrong length": Wrong(
        f"{BASE}{HOURS}[1, 1, 1]\n", ["wrong.toml:3:23: key 'platforms.members.sessions_by_weekday.value'", "7"]
    ),
    "list with a wrong number": Wrong(
        f"{BASE}{HOURS}[1, 1, 1, 1, 1, 1, -1]\n", ["wrong.toml:3:", "sessions_by_weekday", "0 to 100"]
    ),
    "all weights zero": Wrong(
        f"{BASE}{HOURS}[0, 0, 0, 0, 0, 0, 0]\n", ["wrong.toml:3:", "sessions_by_weekday", "positive"]
    ),
    "missing data file": Wrong(
        f'{BASE}[data]\nemployees = "nowhere.csv"\n', ["wrong.toml:3:13: key 'data.employees'", "nowhere.csv"]
    ),
    "data file of another kind": Wrong(
        f'{BASE}[data]\nemployees = "other.csv"\n',
        ["other.csv:1:1", "allowed: a, b"],
        others={"other.csv": "a,b\n1,2\n"},
    ),
    "extends itself": Wrong(
        'extends = "wrong.toml"\n', ["wrong.toml:1:11: key 'extends'", "circle", "wrong.toml -> wrong.toml"]
    ),
    "cyclic extends": Wrong(
        'extends = "b.toml"\n',
        ["c.toml:1:11: key 'extends'", "circle", "b.toml -> c.toml -> wrong.toml"],
        others={"b.toml": 'extends = "c.toml"\n', "c.toml": 'extends = "wrong.toml"\n'},
    ),
    "extends an unknown scenario": Wrong(
        'extends = "toronto/basline"\n', ["wrong.toml:1:11: key 'extends'", "did you mean 'toronto/baseline'?"]
    ),
    "three brackets": Wrong("[[[", ["wrong.toml:1:"]),
    "100 000 dots": Wrong("a" + ".a" * 100_000 + " = 1\n", ["wrong.toml:1:", "32"]),
    "100 000 brackets": Wrong("a = " + "[" * 100_000, ["wrong.toml:1:", "64"]),
    "100 000 braces": Wrong("a = " + "{a=" * 100_000, ["wrong.toml:1:", "64"]),
    "NUL": Wrong(BASE + "# a\0b\n", ["wrong.toml:2:4"]),
    "invalid UTF-8": Wrong(b"# caf\xe9\n", ["wrong.toml:1:6", "UTF-8"]),
    "nan": Wrong(board("fee = nan"), ["wrong.toml:3:7: key 'platforms.board.fee'", "finite"]),
    "infinite": Wrong(board("fee = -inf"), ["wrong.toml:3:7: key 'platforms.board.fee'", "finite"]),
    "2 MiB": Wrong(BASE + "#" * 2 * 1024 * 1024, ["wrong.toml: ", "1048576"]),
    "empty file": Wrong("", ["key 'model': is missing", "key 'period.start': is missing", "wrong.toml:1:1: "]),
    "missing model": Wrong(
        "[period]\nstart = 2025-01-01\nuntil = 2026-01-01\n", ["wrong.toml:1:1: key 'model': is missing"]
    ),
    "missing period": Wrong('model = "platform_work"\n', ["wrong.toml:1:1: key 'period.until': is missing"]),
    "unknown model": Wrong(
        f'{BASE}model = "platform_werk"\n', ["wrong.toml:2:9: key 'model'", "did you mean 'platform_work'?"]
    ),
    "day that does not exist": Wrong(period("until = 2025-02-30"), ["wrong.toml:3:"]),
    "date as other text": Wrong(
        period('until = "next year"'), ["wrong.toml:3:9: key 'period.until'", "a date such as 2025-01-31"]
    ),
    "date with a time of day": Wrong(
        period("until = 2026-01-01T00:00:00"), ["wrong.toml:3:9: key 'period.until'", "2025-01-31"]
    ),
    "middle of a month": Wrong(
        period("until = 2026-01-15"), ["wrong.toml:3:9: key 'period.until'", "allowed: 2026-01-01"]
    ),
    "end before start": Wrong(period("until = 2024-12-01"), ["wrong.toml:3:9: key 'period.until'", "2025-01-01"]),
    "evaluation outside the period": Wrong(
        period("evaluation = 2030-01-01"), ["wrong.toml:3:14: key 'period.evaluation'"]
    ),
    "scale of nobody": Wrong(
        f'{BASE}[scale]\nresidents = "1:0"\n', ["wrong.toml:3:13: key 'scale.residents'", "allowed: 1:N"]
    ),
    "key written twice": Wrong(board("fee = 0.2\nfee = 0.3"), ["wrong.toml:4:"]),
    "text without an end": Wrong(f'{BASE}title = "what if\n', ["wrong.toml:2:"]),
    "several at once": Wrong(
        board("fea = 0.2\nfee = 7\npatience = true"),
        [
            "wrong.toml:3:1: key 'platforms.board.fea'",
            "wrong.toml:4:7: key 'platforms.board.fee.value'",
            "wrong.toml:5:12: key 'platforms.board.patience.value'",
        ],
    ),
    "misspelt policy": Wrong(
        BASE,
        [
            "--policy: ",
            "pay_flor",
            "did you mean 'pay_floor'?",
        ],
        ["--policy", "pay_flor"],
    ),
    "policy named twice in an arm": Wrong(
        BASE, ["--policy: ", "pay_floor", "twice"], ["--policy", "pay_floor+pay_floor"]
    ),
    "arm named twice": Wrong(BASE, ["--policy: ", "twice"], [*FLOOR, *FLOOR]),
    "policy end before start": Wrong(
        BASE,
        [f"{FLOOR_FILE}:3:7: key 'end'", "before it starts"],
        FLOOR,
        record_of("pay_floor", "start = 2025-09-01\nend = 2025-06-01"),
    ),
    "policy starts before the study": Wrong(
        BASE, [f"{FLOOR_FILE}:2:9: key 'start'", "2025-01-01"], FLOOR, record_of("pay_floor", "start = 2020-01-01")
    ),
    "policy for an unknown group": Wrong(
        BASE, [f"{FLOOR_FILE}:2:9: key 'group'", "everybody"], FLOOR, record_of("pay_floor", 'group = "everyone"')
    ),
    "unknown parameter of a policy": Wrong(
        BASE,
        [f"{FLOOR_FILE}:3:1: key 'parameters.flor'", "did you mean 'floor'?"],
        FLOOR,
        record_of("pay_floor", "[parameters]\nflor = 15"),
    ),
    "override without a value": Wrong(BASE, ["--set", "platforms.board.fee"], ["--set", "platforms.board.fee"]),
    "override of an unknown key": Wrong(
        BASE, ["--set", "key 'platforms.board.fea'", "did you mean 'fee'?"], ["--set", "platforms.board.fea=0.2"]
    ),
    "override of a policy that no arm has": Wrong(
        BASE, ["--set", "no arm has the policy 'pay_floor'"], ["--set", "policies.pay_floor.intensity=0.5"]
    ),
}


def written(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_scenario_is_refused_with_a_message_that_helps(name, tmp_path):
    wrong = WRONG[name]
    file = tmp_path / "wrong.toml"
    file.write_bytes(wrong.text if isinstance(wrong.text, bytes) else wrong.text.encode())
    for path, text in wrong.others.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    before = written(tmp_path)
    done = subprocess.run(
        [PROGRAM, "run", "wrong.toml", *wrong.words],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        timeout=20,
        check=False,
    )
    message = done.stderr.decode(errors="replace")
    assert done.returncode == 2, message
    assert done.stdout == b""
    for words in wrong.says:
        assert words in message, message
    assert written(tmp_path) == before, "nothing is written"
    assert len(message) < 20_000, "a hostile file is not repeated"


def test_check_reports_all_problems_of_all_files(tmp_path):
    (tmp_path / "one.toml").write_text(board("fea = 0.2\nfee = 7"))
    (tmp_path / "two.toml").write_text("[[[")
    (tmp_path / "fine.toml").write_text(BASE)
    for path, text in record_of("pay_floor", "[parameters]\nflor = 15").items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text)
    done = subprocess.run(
        [PROGRAM, "check", "one.toml", "two.toml", "fine.toml", FLOOR_FILE, "three.toml"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == "fine.toml: nothing wrong\n"
    places = [line.split(" ")[0] for line in done.stderr.splitlines()]
    assert places[:2] == ["one.toml:3:1:", "one.toml:4:7:"]
    assert places[2].startswith("two.toml:1:")
    assert places[3].startswith(f"{FLOOR_FILE}:3:1:")
    assert "three.toml" in done.stderr.splitlines()[-1]


def test_the_scenarios_that_come_along_are_fine(tmp_path):
    others = ("verification", "validation", "studies", "futures")  # read by tests, the scorecard, run_study, --future
    files = [path for path in (ROOT / "scenarios").rglob("*.toml") if path.parent.name not in others]
    names = [str(path.relative_to(ROOT / "scenarios").with_suffix("")) for path in files]
    done = subprocess.run(
        [PROGRAM, "check", *names],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(names) >= 5
