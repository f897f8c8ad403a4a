"""Running a study again from its folder: more replicates, or the same ones to compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from piecework.errors import InputError
from piecework.results import Results
from piecework.results.manifest import read_manifest
from piecework.study.request import in_words
from piecework.study.run import answer_to, raise_unless_done, study_of
from piecework.study.study import Study

if TYPE_CHECKING:
    import pandas as pd

DIFFERENT = 1
COLUMNS = ["arm", "replicate", "status", "committed", "replayed", "message", "seconds"]


def extend(
    study: Study, replicates: int | str | range, *, threads: int | None, on_error: str, progress: bool | None
) -> Study:
    """See `Study.extend`."""
    require_folder(study)
    arguments = ["run", *_request(study), "--replicates", in_words(replicates), "--out", str(study.place)]
    arguments += [] if threads is None else ["--threads", str(threads)]
    arguments += [] if on_error == "stop" else ["--on-error", on_error]
    return study_of([*arguments, "--resume"], progress)


def verify(
    study: Study,
    replicates: int | str | Iterable[int] | None,
    arms: str | Iterable[str] | None,
    *,
    threads: int | None,
    progress: bool | None,
) -> pd.DataFrame:
    """See `Study.verify`."""
    import pandas as pd

    require_folder(study)
    arguments = ["verify", str(study.place), "--json"]
    arguments += [] if replicates is None else ["--replicates", listed(replicates)]
    arguments += [] if arms is None else ["--arms", listed(arms)]
    arguments += [] if threads is None else ["--threads", str(threads)]
    code, output, messages = answer_to(arguments, progress)
    if code != DIFFERENT or not output:
        raise_unless_done(code, messages)
    return pd.DataFrame(json.loads(output)["replicates"], columns=COLUMNS)


def listed(items: int | str | Iterable[int] | Iterable[str]) -> str:
    """As the command line takes a list."""
    return str(items) if isinstance(items, int | str) else ",".join(str(item) for item in items)


def require_folder(study: Results) -> None:
    """Refuses a study file that was passed on alone.

    Raises
    ------
    InputError
    """
    if not study.place.is_dir():
        raise InputError(f"{study.path}: a study file alone does not say how it was run; open its study folder")


def _request(study: Study) -> list[str]:
    """The words of `run` that ask for this study; those of its identity where the folder does not keep its request."""
    manifest = read_manifest(study.place)
    asked = manifest.request or {**manifest.identity, "policies": manifest.identity.get("arms", [])[1:]}
    words = [str(asked.get("scenario", ""))]
    for policy in asked.get("policies", []):
        words += ["--policy", policy]
    for override in asked.get("set", []):
        words += ["--set", override]
    for option in ("seed", "scale", "until", "future", "panel"):
        words += [f"--{option}", str(asked[option])] if option in asked else []
    return words
