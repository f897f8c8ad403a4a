"""A capsule: one file that holds a study and all that is needed to run it again, and the check that it does.

It is a zip archive of the study folder (manifest, results), the scenario with everything that it extends and reads,
the policies, the tables of effects, and ``ro-crate-metadata.json`` (RO-Crate 1.1) which names each file with its
SHA-256, the program that made it and the seed. Two capsules of one study are equal byte for byte. What is unpacked is
checked against those digests before anything is run; a replay needs a program that gives the same results, which the
result hashes decide.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from piecework.errors import InputError, OutputError
from piecework.i18n import counted
from piecework.results.manifest import NAME, read_manifest
from piecework.scenario_files import files_read, find_companion, find_file, folders, policies_of
from piecework.study.study import Study, load
from piecework.study.trials import PROGRAM

METADATA = "ro-crate-metadata.json"
ENDING = ".zip"
STUDY, TABLES, SCENARIOS = "study", "tables", "scenarios"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
FORMATS = {".h5": "application/x-hdf5", ".toml": "application/toml", ".csv": "text/csv", ".jsonl": "application/jsonl"}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every member, so that equal studies make equal archives


def write_capsule(study: Study, path: str | os.PathLike[str] | None = None) -> Path:
    """Writes a capsule of a study folder.

    Parameters
    ----------
    study
        A loaded study; its folder, not a `study.h5` alone.
    path
        File to write, ending in ``.zip``; None means the folder's name with that ending, beside it.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    InputError
        The study is no folder, or its scenario lies where nobody else would find it.
    OutputError
        The file cannot be written.

    Examples
    --------
    >>> write_capsule(study, "floor.zip")  # doctest: +SKIP
    """
    if not study.place.is_dir():
        raise InputError(f"{study.path}: a study file alone does not say how it was run; open its study folder")
    place = Path(path) if path is not None else study.place.with_name(study.place.name + ENDING)
    if place.suffix != ENDING:
        raise InputError(f"{place}: a capsule's name must end in {ENDING}")
    members = _members(study)
    crate = json.dumps(_crate(study, members), indent=2, ensure_ascii=False).encode()
    partial = place.with_name(place.name + ".tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in [(METADATA, crate), *sorted(members.items())]:
                archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
        partial.replace(place)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
    return place


@contextmanager
def unpacked(path: str | os.PathLike[str]) -> Iterator[Path]:
    """The content of a capsule in a folder that is gone afterwards, every file checked against its digest.

    Raises
    ------
    InputError
        The file is no capsule, or a file in it is missing, added or altered.
    OutputError
        The file cannot be read.
    """
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: not a capsule: {error}") from error
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    with archive, tempfile.TemporaryDirectory() as folder:
        _check(path, archive)
        archive.extractall(folder)
        yield Path(folder)


def verify_capsule(path: str | os.PathLike[str], arguments: Sequence[str] = ()) -> int:
    """Unpacks a capsule, replays replicates with the capsule's own scenario, and prints what ``verify`` prints.

    Parameters
    ----------
    path
        The capsule.
    arguments
        Options of ``piecework verify``: ``--replicates``, ``--arms``, ``--threads``, ``--json``.

    Returns
    -------
    int
        The exit code of ``piecework verify``: 0 equal, 1 not, 2 cannot be replayed.

    Raises
    ------
    InputError, OutputError
        As `unpacked`.

    Examples
    --------
    >>> verify_capsule("floor.zip", ["--replicates", "0"])  # doctest: +SKIP
    0
    """
    with unpacked(path) as folder:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, map(_absolute, sys.path)))}
        environment.pop("PIECEWORK_SCENARIOS", None)
        # -P: nothing of the capsule may be imported.
        command = [sys.executable, "-P", "-c", PROGRAM, "verify", STUDY, *arguments]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def _absolute(folder: str) -> str:
    return str(Path(folder).absolute()) if folder else ""


def _members(study: Study) -> dict[str, bytes]:
    """Content by name in the archive."""
    manifest = read_manifest(study.place)
    found = {f"{STUDY}/{NAME}": (study.place / NAME).read_bytes()}
    for file in [*manifest.files.values(), *(place for place in [study.place / "study.h5"] if place.is_file())]:
        found[f"{STUDY}/{file.relative_to(study.place).as_posix()}"] = file.read_bytes()
    asked = manifest.request or manifest.identity | {"policies": manifest.identity.get("arms", [])[1:]}
    read = files_read(find_file(str(asked.get("scenario", ""))))
    for policy in policies_of(str(arm) for arm in asked.get("policies", [])):
        read.append(Path(policy) if Path(policy).is_file() else find_companion(f"policies/{policy}.toml"))
    found |= {_name_of(file): file.read_bytes() for file in read}
    if len(study.arms) > 1:
        for measure in study.measures:
            found[f"{TABLES}/{measure}.csv"] = study.effects(measure).to_csv(index=False).encode()
    return found


def _name_of(file: Path) -> str:
    """Where a file lies in the archive, such that its name is found again from there."""
    place = file.absolute()
    for folder in folders():
        if place.is_relative_to(folder.absolute()):
            return f"{SCENARIOS}/{place.relative_to(folder.absolute()).as_posix()}"
    if place.is_relative_to(Path.cwd()):
        return place.relative_to(Path.cwd()).as_posix()
    raise InputError(
        f"{file}: lies in none of the folders of scenarios ({', '.join(map(str, folders()))}) nor below the working "
        "directory, so a capsule cannot name it; set PIECEWORK_SCENARIOS to its folder or go there"
    )


def _crate(study: Study, members: dict[str, bytes]) -> dict[str, Any]:
    told = study.provenance
    commits = [record for record in read_manifest(study.place).records.values() if "committed" in record]
    when = max((str(record["committed"]) for record in commits), default="")
    built = f"{told.get('compiler', '')} {told.get('compiler_flags', '')}; streams {told.get('stream_version')}"
    program = {
        "@id": "#piecework",
        "@type": "SoftwareApplication",
        "name": "piecework",
        "softwareVersion": str(told.get("program_version", "")),
        "identifier": str(told.get("program_commit", "")),
        "description": built,
    }
    facts = {"seed": told.get("seed"), "result_hash": told.get("result_hash")} | study.identity
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": str(study.scenario.get("title", study.place.name)),
        "description": f"Piecework study: arms {', '.join(study.arms)}; {counted(len(study.replicates), 'replicate')}",
        "datePublished": when,
        "license": {"@id": "#data-licences"},
        "hasPart": [{"@id": name} for name in sorted(members)],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "value": json.dumps(value) if isinstance(value, list) else value}
            for name, value in facts.items()
            if value is not None
        ],
    }
    licences = {"@id": "#data-licences", "@type": "CreativeWork", "text": str(told.get("data_licences", ""))}
    inputs = [name for name in sorted(members) if not name.startswith((f"{STUDY}/", f"{TABLES}/"))]
    action = {
        "@id": "#run",
        "@type": "CreateAction",
        "instrument": {"@id": "#piecework"},
        "object": [{"@id": name} for name in inputs],
        "result": [{"@id": name} for name in sorted(members) if name not in inputs],
        "endTime": when,
    }
    about = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"},
             "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}}  # fmt: skip
    files = [_file(name, content) for name, content in sorted(members.items())]
    return {"@context": CONTEXT, "@graph": [about, root, licences, program, action, *files]}


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": PurePosixPath(name).name,
        "contentSize": str(len(content)),
        "encodingFormat": FORMATS.get(PurePosixPath(name).suffix, "application/octet-stream"),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _check(path: str | os.PathLike[str], archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if METADATA not in names:
        raise InputError(f"{path}: not a capsule: it holds no {METADATA}")
    try:
        graph = json.loads(archive.read(METADATA))["@graph"]
        told = {entry["@id"]: entry["sha256"] for entry in graph if entry.get("@type") == "File"}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: its {METADATA} cannot be read: {error}") from error
    for name in names:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise InputError(f"{path}: holds '{name}', which would lie outside its folder")
    if different := sorted(set(told) ^ (set(names) - {METADATA})):
        raise InputError(f"{path}: files were added or are missing: {', '.join(different[:5])}")
    try:
        altered = [name for name in told if hashlib.sha256(archive.read(name)).hexdigest() != told[name]]
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: was altered: {error}") from error
    if altered:
        raise InputError(f"{path}: was altered since it was written: {', '.join(altered[:5])}")


def read_capsule(path: str | os.PathLike[str], into: str | os.PathLike[str]) -> Study:
    """Unpacks a capsule into a new folder and opens its study.

    Raises
    ------
    InputError
        As `unpacked`, or the folder exists.
    """
    place = Path(into)
    if place.exists():
        raise InputError(f"{place}: exists; name a folder that does not")
    with unpacked(path) as folder:
        import shutil

        shutil.copytree(folder, place)
    return load(place / STUDY)
