"""The Python reference, from the docstrings: NumPy-style sections become lists, cross references stay code."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from .markdown import MARK, plain

PAGES = {
    "piecework": "What `import piecework` offers: running, loading, and what there is to run.",
    "piecework.Study": "A study folder and everything that is asked of it; `pw.run` and `pw.load` return one.",
    "piecework.results": "The result files as they are: months, groups, replicates. A `Study` is one of these, too.",
    "piecework.effects": "What policies changed, for whom, and how sure that is. `Study` calls these with itself.",
    "piecework.handover": "Results in the files that other programs read.",
    "piecework.capsule": "A study in one file that can be replayed.",
    "piecework.scenario_files": "Scenario files as files: what extends what, which data a run reads.",
    "piecework.validate": "The model beside published findings.",
}
SECTION = re.compile(r"^(?P<title>[A-Z][A-Za-z ]+)\n-{3,}$", re.MULTILINE)
VALUES = (property, functools.cached_property)
LISTS = ("Parameters", "Returns", "Raises", "Attributes", "Yields")


@functools.cache
def documented(name: str) -> dict[str, Any]:
    """The public objects of a page: what a module lists, or defines itself; the members of a class."""
    if name == "piecework.Study":
        from piecework import Study

        return {member: value for member, value in inspect.getmembers(Study) if _is_public(member, value)}
    module = import_module(name)
    listed = getattr(module, "__all__", None) or [
        member for member, value in vars(module).items()
        if not member.startswith("_") and inspect.isroutine(value) and value.__module__ == name
    ]  # fmt: skip
    found = {member: getattr(module, member) for member in sorted(listed) if not member.startswith("_")}
    return {member: value for member, value in found.items() if inspect.isroutine(value) or inspect.isclass(value)}


def _is_public(member: str, value: Any) -> bool:
    return not member.startswith("_") and (inspect.isroutine(value) or isinstance(value, VALUES))


def page(name: str) -> str:
    """The reference of one module or class."""
    parts = [MARK, f"# {name}\n", PAGES[name] + "\n"]
    for member, value in documented(name).items():
        parts += [f"## {member}\n", *_entry(member, value)]
        if inspect.isclass(value) and not issubclass(value, Exception) and member != "Study":
            parts += _members(value)
    return "\n".join(parts)


def _members(kind: type) -> Iterator[str]:
    for member, value in inspect.getmembers(kind):
        if _is_public(member, value) and member in vars(kind):
            yield f"### {kind.__name__}.{member}\n"
            yield from _entry(member, value)


def _entry(member: str, value: Any) -> Iterator[str]:
    if signature := signature_of(member, value):
        yield f"```python\n{signature}\n```\n"
    if inspect.isclass(value) and issubclass(value, Exception):
        yield "Also a " + ", ".join(f"`{base.__name__}`" for base in value.__mro__[1:-2]) + ".\n"
    yield markdown_of(inspect.getdoc(value) or "")


def signature_of(member: str, value: Any) -> str:
    """Name and arguments of a function, one argument a line where the line would be long."""
    if isinstance(value, VALUES) or (inspect.isclass(value) and issubclass(value, Exception)):
        return ""
    try:
        signature = inspect.signature(value)
    except ValueError:
        return ""
    arguments = [parameter for name, parameter in signature.parameters.items() if name != "self"]
    result = "" if signature.return_annotation is signature.empty else f" -> {_type_name(signature.return_annotation)}"
    written = [_argument(parameter) for parameter in arguments]
    line = f"{member}({', '.join(written)}){result}"
    if len(line) <= 100:
        return line
    return f"{member}(\n" + "".join(f"    {one},\n" for one in written) + f"){result}"


def _argument(parameter: inspect.Parameter) -> str:
    star = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    text = star + parameter.name
    if parameter.annotation is not parameter.empty:
        text += f": {_type_name(parameter.annotation)}"
    return text if parameter.default is parameter.empty else f"{text} = {parameter.default!r}"


def _type_name(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def markdown_of(doc: str) -> str:
    """A docstring as Markdown: its text, then its sections."""
    doc = doc.replace("``", "`")
    pieces = SECTION.split(doc)
    parts = [_prose(pieces[0])]
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts.append(f"**{title}**\n")
        if title == "Examples":
            parts.append(f"```python\n{body.strip()}\n```\n".replace("  # doctest: +SKIP", ""))
        else:
            parts.append(_definitions(body) if title in LISTS else _prose(body))
    return "\n".join(parts)


def _prose(text: str) -> str:
    """Paragraphs as written; what Markdown would read as mark-up is escaped outside code, names become links."""
    return "".join(_guarded(piece) for piece in re.split(r"(`[^`]*`)", text.strip())) + "\n"


def _guarded(piece: str) -> str:
    if not piece.startswith("`"):
        return re.sub(r"([*<>\[\]$|])", r"\\\1", piece)
    home, _, member = piece.strip("`").rpartition(".")
    home = "piecework.Study" if home == "Study" else home
    known = home in PAGES and member in documented(home)
    return f"[{piece}]({home}.md#{member.lower()})" if known else piece


def _definitions(body: str) -> str:
    lines = []
    for block in re.split(r"\n(?=\S)", body.strip("\n")):
        term, _, meaning = block.partition("\n")
        told = _prose(" ".join(meaning.split())).strip()
        lines.append(f"- `{term.strip()}`: {told}" if told else f"- {plain(term)}")
    return "\n".join(lines) + "\n"


def undocumented() -> list[str]:
    """What the docstrings of the public functions leave out."""
    return [problem for name in PAGES for member, value in documented(name).items()
            for problem in left_out(f"{name}.{member}", value)]  # fmt: skip


def left_out(name: str, value: Any) -> list[str]:
    """What the docstring of one of them leaves out: all, or an argument where the others are listed."""
    pieces = SECTION.split(inspect.getdoc(value) or "")
    if pieces == [""]:
        return [f"{name}: no docstring"]
    if "Parameters" not in pieces or not inspect.isroutine(value):
        return []
    told = set(re.findall(r"\w+", pieces[pieces.index("Parameters") + 1]))
    return [
        f"{name}: argument {one} is not explained"
        for one in inspect.signature(value).parameters
        if one != "self" and one not in told
    ]
