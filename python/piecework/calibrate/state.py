"""What a search has found, kept after each trial in `studies/calibration/<hash>.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from piecework.calibrate.search import METHOD, Trial
from piecework.calibrate.settings import Calibration
from piecework.errors import InputError
from piecework.i18n import counted
from piecework.scenario_files import digest
from piecework.study.run import program_digest

FOLDER = Path("studies") / "calibration"


@dataclass
class State:
    """A search on disk: what it is, and its trials."""

    path: Path
    identity: dict[str, Any]
    trials: list[Trial] = field(default_factory=list)

    def keep(self, trials: Sequence[Trial]) -> None:
        """Writes all trials, in one step."""
        content = self.identity | {
            "trials": [{"values": t.values, "moments": t.moments, "loss": t.loss} for t in trials],
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_suffix(".json.tmp")
        unfinished.write_text(json.dumps(content, indent=2) + "\n")
        unfinished.replace(self.path)


def open_state(calibration: Calibration, start: Sequence[float], scenario: Path, resume: bool) -> State:
    """The state of this search: that of an earlier call with `resume`, else an empty one.

    Raises
    ------
    InputError
        There is one and `resume` is not asked for, or it cannot be read.
    """
    identity = _identity(calibration, start, scenario)
    name = hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:12]
    state = State(FOLDER / f"{scenario.stem}-{name}.json", identity)
    if not state.path.is_file():
        return state
    try:
        found = json.loads(state.path.read_text())["trials"]
        trials = [Trial(tuple(t["values"]), tuple(t["moments"]), float(t["loss"])) for t in found]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{state.path}: cannot be read ({error}); remove it to begin anew") from error
    if not resume:
        raise InputError(
            f"{state.path}: holds {counted(len(trials), 'trial')} of this search; go on with --resume, "
            "or remove it to begin anew"
        )
    state.trials = trials
    return state


def _identity(calibration: Calibration, start: Sequence[float], scenario: Path) -> dict[str, Any]:
    return {
        "method": METHOD,
        "words": calibration.plan.words(),
        "replicates": calibration.replicates,
        "targets": [target.id for target in calibration.targets],
        "published": [target.value for target in calibration.targets],
        "base_months": calibration.settings.base_months,
        "parameters": [[p.key, p.low, p.high] for p in calibration.parameters],
        "start": list(start),
        "files": digest(scenario),
        "program": program_digest(),
    }
