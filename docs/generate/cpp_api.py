"""The C++ reference: what each header says it is, and the types and functions that it declares for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from .markdown import MARK, code

TYPE = re.compile(r"^(?:struct|class|enum class|enum|concept|union) +(?P<name>\w+)(?P<rest>[^;]*)$")
ALIAS = re.compile(r"^(?:using|inline constexpr|template|constexpr inline)\b")
FUNCTION = re.compile(r"^(?:\[\[nodiscard\]\] )?[A-Za-z_][\w:<>,&* ]*[ &*](?P<name>\w+|operator\S+)\(")
LARGE = "platform_work"
NOT_CALLS = ("namespace", "using", "static_assert", "return", "#", "inline constexpr", "extern", "friend", "concept")


class Declared(NamedTuple):
    """A type or function at the outer level of a header, or a public member that says what it is."""

    text: str
    meaning: str
    is_member: bool = False


def headers(root: Path) -> dict[str, list[Path]]:
    """Every header of the engine and the models, by the part of the tree that has a page."""
    parts: dict[str, list[Path]] = {}
    for top in ("sim", "models"):
        for header in sorted((root / top).rglob("*.h")):
            parts.setdefault(part_of(header.relative_to(root).as_posix()), []).append(header)
    return parts


def part_of(header: str) -> str:
    """The part of the tree that a header's page is about: the engine, a model, a room of the large model."""
    folders = header.split("/")[:-1]
    if folders[0] == "sim":
        return "sim"
    return "/".join(folders[:3] if folders[1] == LARGE else folders[:2])


def first_comment(text: str) -> str:
    """What a header says it is: the comment below `#pragma once`."""
    lines = text.splitlines()
    begin = next((n for n, line in enumerate(lines) if line.startswith("//")), len(lines))
    return "\n".join(_comment(lines[begin:]))


def _comment(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("//"):
            return
        yield line.lstrip("/").removeprefix(" ")


def declared(text: str) -> Iterator[Declared]:
    """Types and functions declared at the outer level, with the comment right above each, and members with one."""
    lines = text.splitlines()
    said: list[str] = []
    template = ""
    for place, line in enumerate(lines):
        if line.startswith("//"):
            said.append(line.lstrip("/").strip())
            continue
        if line.startswith("template <"):
            template = line + " "
            continue
        if TYPE.match(line) and not line.rstrip().endswith(";"):
            yield Declared(template + line.partition("{")[0].split(" final")[0].strip(), " ".join(said))
            yield from _members(lines[place + 1 :])
        elif FUNCTION.match(line) and not line.startswith(NOT_CALLS) and " = " not in line.partition("(")[0]:
            yield Declared(template + _signature(lines[place:]), " ".join(said))
        if not line.startswith("  requires"):
            template = ""
        said = []


def _members(body: list[str]) -> Iterator[Declared]:
    """Public members of a type under a comment of three strokes."""
    said: list[str] = []
    for place, line in enumerate(body):
        if line.startswith(("}", " private:")):
            return
        if line.startswith("  ///"):
            said.append(line.strip().lstrip("/").strip())
        elif said and not line.startswith("  template <"):
            shown = (
                _signature(body[place:]) if "(" in line.partition(" = ")[0] else re.split(r" = |;|\{", line.strip())[0]
            )
            yield Declared(shown, " ".join(said), is_member=True)
            said = []


def _signature(lines: list[str]) -> str:
    gathered = ""
    for line in lines:
        gathered += " " + line.strip()
        if gathered.rstrip().endswith((";", "{", "}")):
            break
    head = re.split(r"\)\s*(?:const|noexcept)?\s*[{:;]", gathered.strip(), maxsplit=1)[0]
    return head.rstrip(";{ ") + ("" if head.endswith(")") or ")" in head.rpartition("(")[2] else ")")


def page(folder: str, files: list[Path], root: Path) -> str:
    """The reference of one folder."""
    parts = [MARK, f"# {folder}\n"]
    for header in files:
        text = header.read_text()
        name = header.relative_to(root).as_posix()
        parts += [f"{{#{anchor(name)}}}\n**{name}**\n", _as_written(first_comment(text))]
        listed = [_item(one) for one in declared(text)]
        parts.append("\n".join(listed) + "\n")
    return "\n".join(parts)


def _item(one: Declared) -> str:
    told = f": {_inline(one.meaning)}" if one.meaning else ""
    return f"{'  ' if one.is_member else ''}- {code(one.text)}{told}"


def _as_written(comment: str) -> str:
    """A comment keeps its lines: formulas and lists in it are aligned."""
    return f"<pre>{escape(comment)}</pre>\n"


def _inline(text: str) -> str:
    return "".join(piece if piece.startswith("`") else re.sub(r"([\\*_<>\[\]$|{}#])", r"\\\1", piece)
                   for piece in re.split(r"(`[^`]*`)", text))  # fmt: skip


def anchor(header: str) -> str:
    """Where a header stands on its page. It is no heading: hundreds of them would fill the table of contents."""
    return re.sub(r"[^a-z0-9]+", "-", header.lower())


def page_of(folder: str) -> str:
    """The page of a folder, below `reference/cpp`."""
    return folder.replace("/", "-") + ".md"
