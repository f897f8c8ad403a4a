"""Sources of one library that say a name twice, though they may be compiled together.

A unity build joins the sources of a library eight at a time: which of them meet changes with every file that is added.
"""

from __future__ import annotations

import re
from pathlib import Path

from source import ROOT, files, name

JOINED = ("models/platform_work", "models/verification", "models/crowdwork")  # libraries of many sources
_UNNAMED = re.compile(r"\nnamespace \{\n(.*?)\n\}  // namespace\n", re.DOTALL)
_CONSTANT = re.compile(r"(?:inline )?constexpr [^=({;]*?[ >](\w+)(?:\{| =|;)")
_TYPE = re.compile(r"(?:struct|class|enum class|using) (\w+)(?: \{| =|;| :)")
_FUNCTION = re.compile(r"[\w:<>,&* ]+?[ &*](\w+\([^)]*)")  # with what it is given, since names may be overloaded


def _names(text: str) -> set[str]:
    """What stands at the top of the unnamed namespaces of a source."""
    lines = [line for body in _UNNAMED.findall(text) for line in body.split("\n")]
    tops = [line for line in lines if line and line[0] not in " }/#" and not line.startswith("template")]
    found = (_CONSTANT.match(line) or _TYPE.match(line) or _FUNCTION.match(line) for line in tops)
    return {match.group(1) for match in found if match}


def names_said_twice(root: Path = ROOT) -> list[str]:
    """Find names that unnamed namespaces of several sources of a library share."""
    found = []
    for library in JOINED:
        where: dict[str, str] = {}
        for path in files("*.cpp", root=root, under=(library,)):
            for each in sorted(_names(path.read_text(encoding="utf-8"))):
                if each in where:
                    found.append(
                        f"{name(path, root)}: {each} is in {where[each]} too, and both may be compiled together"
                    )
                where.setdefault(each, name(path, root))
    return found
