"""Where the arrays of a study come from: one merged `study.h5`, or the replicate files of a study under way.

Both give the same variables with the axes (arm, replicate, ...). Files are opened for each reading and closed again, so
a study can be resumed while it is loaded; when its `study.h5` is then another, it is to be loaded anew. Reading goes
through h5netcdf, and of further replicates through h5py alone; both are imported on first use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from piecework.errors import InputError, OutputError

if TYPE_CHECKING:
    import h5netcdf
    import numpy as np
    import numpy.typing as npt

FORMAT_VERSION = 1
STUDY = "piecework-study"
REPLICATE = "piecework-replicate"
FORMAT = ("format", "format_version")


@dataclass(frozen=True)
class Array:
    """One variable in memory: axis names, values, and attributes such as `units` and `long_name`."""

    dims: tuple[str, ...]
    values: npt.NDArray[Any]
    attributes: Mapping[str, Any]


class Source(Protocol):
    """Arrays by path, for example ``"arm"`` or ``"series/M1/median"``."""

    def attributes(self) -> dict[str, Any]:
        """Attributes of the whole study."""

    def names(self) -> list[str]:
        """Paths of all variables, in file order."""

    def read(self, name: str) -> Array:
        """One variable, whole."""

    def read_all(self, names: Sequence[str]) -> dict[str, Array]:
        """Several variables of the file, as `read` reads each; every file is opened once."""

    def headings(self) -> dict[str, Array]:
        """All variables in file order, with an empty array of the right type in place of the values."""


class MergedFile:
    """A `study.h5`; once it is another, because the study was made longer, it is not read as if it were the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = _state(path)
        with self._opened():
            pass

    def attributes(self) -> dict[str, Any]:
        with self._opened() as file:
            return _attributes(file.attrs)

    def names(self) -> list[str]:
        with self._opened() as file:
            return _names(file)

    def read(self, name: str) -> Array:
        with self._opened() as file:
            return _array(_variable(file, name))

    def read_all(self, names: Sequence[str]) -> dict[str, Array]:
        with self._opened() as file:
            return {name: _array(_variable(file, name)) for name in names}

    def headings(self) -> dict[str, Array]:
        with self._opened() as file:
            return {name: _heading(_variable(file, name)) for name in _names(file)}

    def runs(self) -> set[tuple[str, int]]:
        """Arm and replicate of all that it holds."""
        import numpy as np

        with self._opened() as file:
            arms, replicates = (_array(_variable(file, name)).values for name in ("arm", "replicate"))
            done = np.ones((len(arms), len(replicates)))
            if "complete" in file.variables:
                done = _array(_variable(file, "complete")).values
        return {(str(arms[i]), int(replicates[j])) for i, j in zip(*np.nonzero(done == 1), strict=True)}

    def check(self) -> None:
        """Refuses a file that has taken the place of the one that was opened.

        Raises
        ------
        OutputError
        """
        if _state(self.path) != self._known:
            raise OutputError(f"{self.path}: has changed since it was opened; load the study again")

    @contextmanager
    def _opened(self) -> Iterator[h5netcdf.File]:
        self.check()
        with opened(self.path, STUDY) as file:
            yield file


def _state(path: Path) -> tuple[int, int]:
    """What tells one file of a name from another; not its time, which a copy or a backup may change."""
    try:
        found = path.stat()
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    return found.st_ino, found.st_size


class ReplicateFiles:
    """The committed replicate files, at least one, of a study not yet merged; what is missing reads as NaN or -1."""

    def __init__(self, files: Mapping[tuple[str, int], Path], arms: list[str]) -> None:
        self.files = files
        found = list(dict.fromkeys(arm for arm, _ in files))
        self.arms = [arm for arm in arms if arm in found] + [arm for arm in found if arm not in arms]
        self.replicates = sorted({replicate for _, replicate in files})
        self.firsts = {arm: files[min(job for job in files if job[0] == arm)] for arm in self.arms}
        self.first = self.firsts[self.arms[0]]

    def attributes(self) -> dict[str, Any]:
        with opened(self.first, REPLICATE) as file:
            attributes = _attributes(file.attrs)
        attributes.pop("result_hash", None)  # it is of one replicate; an unfinished study has none
        return attributes

    def names(self) -> list[str]:
        return list(dict.fromkeys(["complete", *(name for names in self._recorded.values() for name in names)]))

    @cached_property
    def _recorded(self) -> dict[str, list[str]]:
        """Variables of each arm: one may record what others do not."""
        recorded = {}
        for arm, path in self.firsts.items():
            with opened(path, REPLICATE) as file:
                recorded[arm] = _names(file)
        return recorded

    def _homes(self, names: Sequence[str]) -> dict[Path, list[str]]:
        """The variables by the first file that has them."""
        homes: dict[Path, list[str]] = {}
        for name in names:
            arm = next((arm for arm, known in self._recorded.items() if name in known), self.arms[0])
            homes.setdefault(self.firsts[arm], []).append(name)
        return homes

    def read(self, name: str) -> Array:
        import numpy as np

        axes = {"arm": np.array(self.arms, dtype=object), "replicate": np.array(self.replicates, dtype=np.int64)}
        if name in axes:
            return Array((name,), axes[name], {})
        if name == "complete":
            done = [[int((arm, replicate) in self.files) for replicate in self.replicates] for arm in self.arms]
            return Array(("arm", "replicate"), np.array(done, dtype=np.int64), {})
        return self.read_all([name])[name]

    def read_all(self, names: Sequence[str]) -> dict[str, Array]:
        found: dict[str, Array] = {}
        for path, those in self._homes(names).items():
            with opened(path, REPLICATE) as file:
                found |= {name: _array(_variable(file, name)) for name in those}
        stacks = {name: self._empty(array) for name, array in found.items() if _lead(array)}
        for (arm, replicate), path in self.files.items() if stacks else ():
            at = {"arm": self.arms.index(arm), "replicate": self.replicates.index(replicate)}
            for name, values in _values(path, [name for name in stacks if name in self._recorded[arm]]).items():
                lead = _lead(found[name])
                stacks[name][tuple(at[dim] for dim in lead)] = values[(0,) * len(lead)]
        return found | {
            name: Array(found[name].dims, stacked, found[name].attributes) for name, stacked in stacks.items()
        }

    def headings(self) -> dict[str, Array]:
        found: dict[str, Array] = {}
        for path, those in self._homes(self.names()[1:]).items():
            with opened(path, REPLICATE) as file:
                found |= {name: _heading(_variable(file, name)) for name in those}
        return {"complete": self.read("complete")} | found

    def _empty(self, array: Array) -> npt.NDArray[Any]:
        """Room for all replicates of a variable, filled with what says that there is no value."""
        import numpy as np

        sizes = {"arm": len(self.arms), "replicate": len(self.replicates)}
        lead = _lead(array)
        shape = tuple(sizes[dim] for dim in lead) + array.values.shape[len(lead) :]
        return np.full(shape, _missing(array.values.dtype), dtype=array.values.dtype)


def _lead(array: Array) -> tuple[str, ...]:
    """The axes of a variable along which replicate files are stacked."""
    return tuple(dim for dim in array.dims[:2] if dim in ("arm", "replicate"))


def _missing(dtype: np.dtype[Any]) -> Any:
    return {"f": float("nan"), "i": -1}.get(dtype.kind, "")


@contextmanager
def opened(path: Path, expected: str) -> Iterator[h5netcdf.File]:
    """Opens a Piecework file of a format that is known here.

    Raises
    ------
    InputError
        The file is no Piecework file, or one of another format or version.
    OutputError
        The file cannot be read.
    """
    import h5netcdf

    try:
        file = h5netcdf.File(path, "r", decode_vlen_strings=True)
    except (OSError, RuntimeError) as error:
        if "file signature not found" in str(error):
            raise OutputError(f"{path}: cannot be read: it is no HDF5 file, so no {expected}") from error
        raise OutputError(f"{path}: cannot be read: {error}") from error
    with file:
        _refuse_unknown(path, dict(file.attrs), expected)
        try:
            yield file
        except (OSError, RuntimeError) as error:
            raise error if isinstance(error, OutputError) else OutputError(f"{path}: {error}") from error


def _values(path: Path, names: Sequence[str]) -> dict[str, npt.NDArray[Any]]:
    """Values alone, of a replicate file whose axes and attributes are known from another: ten times as fast."""
    import h5py

    try:
        with h5py.File(path, "r") as file:
            _refuse_unknown(path, {name: _plain(file.attrs.get(name)) for name in FORMAT}, REPLICATE)
            return {name: _text(file[name][...]) for name in names}
    except (OSError, RuntimeError, KeyError) as error:
        raise error if isinstance(error, OutputError) else OutputError(f"{path}: cannot be read: {error}") from error


def _refuse_unknown(path: Path, attributes: dict[str, Any], expected: str) -> None:
    found = attributes.get("format")
    if found != expected:
        said = f"its format is '{found}'" if found is not None else "it has no attribute 'format'"
        raise InputError(f"{path}: not a {expected} file: {said}")
    version = attributes.get("format_version")
    if version is None or int(version) != FORMAT_VERSION:
        raise InputError(
            f"{path}: format version {version}; this Piecework reads version {FORMAT_VERSION} only: "
            "read the file with the release that wrote it, or run the study again"
        )


def _variable(file: Any, name: str) -> Any:
    """A variable by its path; a group may have the name of a variable at the top."""
    return file[name] if "/" in name else file.variables[name]


def _names(group: Any, prefix: str = "") -> list[str]:
    names = [prefix + name for name in group.variables]
    for name, child in group.groups.items():
        names += _names(child, f"{prefix}{name}/")
    return names


def _array(variable: Any) -> Array:
    import numpy as np

    values = _text(np.asarray(variable[...]))
    return Array(tuple(variable.dimensions), values, _attributes(variable.attrs))


def _heading(variable: Any) -> Array:
    import numpy as np

    return Array(tuple(variable.dimensions), np.empty(0, variable.dtype), _attributes(variable.attrs))


def _text(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Text as Python has it; anything else as it is."""
    import numpy as np

    if values.dtype.kind not in "OSUT":
        return values
    text = [item.decode() if isinstance(item, bytes) else str(item) for item in values.reshape(-1).tolist()]
    return np.array(text, dtype=object).reshape(values.shape)


def _attributes(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in attributes.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if getattr(value, "size", None) == 1 and hasattr(value, "item"):
        return value.item()
    return value
