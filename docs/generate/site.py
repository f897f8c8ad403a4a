"""The folder that Sphinx builds: the pages of docs/, with their links led to the site's, and the generated ones."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from latex2mathml.converter import convert

from . import cpp_api, policies, program, python_api, scenario_tables, scorecard
from .links import LINK
from .markdown import MARK, link, mono, number, table, text

LINE = re.compile(r"^Parameters: (?P<list>.+?)\.?$", re.MULTILINE)
PARAMETER = re.compile(r"(?:(?P<symbol>\$[^$]+\$)\s+)?`(?P<key>[a-z_]+(?:\.[a-z0-9_]+)+)`")
KEY = re.compile(r"(?<!\[)`(?P<key>[a-z_]+(?:\.[a-z0-9_]+)+)`(?!\])")
FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r"^## (.+)$", re.MULTILINE)


def write_sources(root: Path, source: Path) -> None:
    """Fills the source folder anew."""
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    for page in sorted((root / "docs").rglob("*.md")):
        _write(source / page.relative_to(root / "docs"), adapted(page, root, source))
    shutil.copytree(root / "docs/images", source / "images")
    shutil.copy(root / "docs/conf.py", source / "conf.py")
    shutil.copytree(root / "docs/style", source / "style")
    for name, written in generated(root).items():
        _write(source / "reference" / name, written)
    data = (root / "scenarios/DATA.md").read_text()
    _write(
        source / "reference/data.md", MARK + data.replace("`docs/public_side.md`", "[public side](../public_side.md)")
    )
    index = source / "index.md"
    _write(index, index.read_text() + toctrees(index.read_text(), source))


def generated(root: Path) -> dict[str, str]:
    """The pages that come from the program, the scenario files and the source, by name below `reference`."""
    scenarios = root / "scenarios"
    pages = {
        "commands.md": program.command_page(root),
        "keys.md": scenario_tables.keys_page(),
        "policies.md": policies.policies_page("en", scenarios),
        "politiques.md": policies.policies_page("fr", scenarios),
        "measures.md": policies.measures_page("en"),
        "mesures.md": policies.measures_page("fr"),
        "scorecard.md": scorecard.page(root),
    }
    for entry in program.scenario.scenarios():
        page = f"scenarios/{scenario_tables.page_of(entry['name'])}"
        pages[page] = scenario_tables.scenario_page(entry["name"], scenarios)
    for name in python_api.PAGES:
        pages[f"python/{name}.md"] = python_api.page(name)
    for folder, files in cpp_api.headers(root).items():
        pages[f"cpp/{cpp_api.page_of(folder)}"] = cpp_api.page(folder, files, root)
    for name, title in SHELVES.items():
        below = sorted(Path(page).stem for page in pages if page.startswith(f"{name}/"))
        pages[f"{name}.md"] = _shelf(name, title, below)
    return pages


SHELVES = {"scenarios": "Numbers of the scenarios", "python": "Python", "cpp": "C++ headers"}
SHELF_TEXT = {
    "scenarios": "A page for each scenario file: value, unit, plausible range, confidence, source and line.",
    "python": "From the docstrings. [Working from Python](../python.md) shows how the parts go together.",
    "cpp": "What each header of the engine (`sim`) and of the models says it is, and the types and functions that it\n"
    "declares at its outer level, with the public members that carry a comment of their own.",
}


def _shelf(name: str, title: str, below: list[str]) -> str:
    listed = "\n".join(f"{name}/{page}" for page in below)
    return f"{MARK}# {title}\n\n{SHELF_TEXT[name]}\n\n```{{toctree}}\n:maxdepth: 1\n\n{listed}\n```\n"


def adapted(page: Path, root: Path, source: Path) -> str:
    """A page of docs/ for the site: links out of docs/ lead to the site's own page of that file, or to a copy of it;
    keys of scenarios lead to their meaning."""
    place = page.relative_to(root / "docs")
    led = LINK.sub(lambda match: _led(match, page, root, source), page.read_text())
    told = LINE.sub(lambda match: parameter_table(match["list"], place, root / "scenarios"), led)
    to = os.path.relpath("reference", place.parent)
    pieces = FENCE.split(told)
    return "".join(piece if number % 2 else _with_keys(piece, to) for number, piece in enumerate(pieces))


def _with_keys(markdown: str, to: str) -> str:
    known = program.catalogue()

    def linked(match: re.Match[str]) -> str:
        key = match["key"]
        if key not in known:
            return match[0]
        if key.startswith("policies."):
            return f"[`{key}`]({to}/policies.md#{key.split('.')[1]})"
        return f"[`{key}`]({to}/keys.md#{scenario_tables.anchor(key)})"

    return KEY.sub(linked, markdown)


def _led(match: re.Match[str], page: Path, root: Path, source: Path) -> str:
    target = match["target"]
    path = target.partition("#")[0]
    if not path or ":" in target:
        return match[0]
    file = (page.parent / path).resolve()
    if file.is_relative_to(root / "docs") or not file.is_relative_to(root):
        return match[0]
    to = os.path.relpath(root / "docs/reference", page.parent)
    name = file.relative_to(root).as_posix()
    if name == "scenarios/DATA.md":
        return f"]({to}/data.md)"
    if file.suffix == ".h":
        folder = cpp_api.page_of(cpp_api.part_of(name))
        return f"]({to}/cpp/{folder}#{cpp_api.anchor(name)})"
    copy = source / "files" / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, copy)
    return f"]({os.path.relpath(copy, (source / page.relative_to(root / 'docs')).parent)})"


def parameter_table(listed: str, page: Path, scenarios: Path) -> str:
    """The numbers behind an equation, from the scenario files: what stands in a line `Parameters: $x$ `key`, ...`."""
    entries = scenario_tables.written(scenarios)
    to = os.path.relpath("reference/keys.md", page.parent)
    found = list(PARAMETER.finditer(listed))
    if len(found) != listed.count("`") / 2 or any(match["key"] not in entries for match in found):
        wrong = [match["key"] for match in found if match["key"] not in entries]
        raise SystemExit(f"docs/{page}: no scenario has the parameters {wrong}, or a key is not read: {listed}")
    rows = [
        [
            convert(match["symbol"].strip("$")) if match["symbol"] else "",
            link(f"{to}#{scenario_tables.anchor(match['key'])}", mono(match["key"])),
            *_numbers(entries[match["key"]], scenarios),
        ]
        for match in found
    ]
    return table(["symbol", "parameter", "value", "unit", "range", "confidence", "in"], rows)


def _numbers(entry: scenario_tables.Entry, scenarios: Path) -> list[str]:
    record = entry.record
    return [
        text(number(record["value"])),
        text(scenario_tables.unit_of(entry.name, record)),
        text(scenario_tables.allowed(record)),
        text(record.get("confidence", "")),
        mono(scenario_tables.place_of(entry, scenarios)),
    ]


def toctrees(index: str, source: Path) -> str:
    """Hidden tables of contents of the front page: its own lists, section by section; what it leaves out comes last."""
    pieces = CAPTION.split(index)
    shelves = dict(zip(pieces[1::2], (_pages(piece) for piece in pieces[2::2]), strict=True))
    listed = {page for pages in shelves.values() for page in pages}
    shelves["Reference"] = [*shelves.get("Reference", []), *REFERENCE]
    for path in sorted(source.rglob("*.md")):
        page = path.relative_to(source).with_suffix("").as_posix()
        if page not in listed and not page.startswith(("reference/", "index")):
            shelves.setdefault(_shelf_of(page, shelves), []).append(page)
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n" + "\n".join(pages) + "\n```\n"
        for caption, pages in shelves.items()
        if pages
    )


REFERENCE = [
    f"reference/{name}"
    for name in (
        "commands",
        "keys",
        "scenarios",
        "policies",
        "politiques",
        "measures",
        "mesures",
        "scorecard",
        "data",
        "python",
        "cpp",
    )
]


def _shelf_of(page: str, shelves: dict[str, list[str]]) -> str:
    """The shelf that has other pages of the same folder; pages that the front page does not know are not lost."""
    folder, _, _ = page.rpartition("/")
    beside = (name for name, pages in shelves.items() if folder and any(one.startswith(f"{folder}/") for one in pages))
    return next(beside, "More")


def _pages(piece: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\]\(([\w/-]+)\.md\)", piece)))


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
