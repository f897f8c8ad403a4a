"""Links: those of the Markdown files as GitHub shows them, those of the built pages, and those that lead elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .markdown import slug

FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6} +(.*?)\s*#*$", re.MULTILINE)
ANCHOR = re.compile(r"<a (?:id|name)=\"([^\"]+)\"")
ADDRESS = re.compile(r"https?://[^\s\"'<>|`)\]]+[^\s\"'<>|`)\].,;:]")
READ = ("README.md", "CHANGELOG.md", "scenarios/DATA.md")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}


def pages(root: Path) -> list[Path]:
    """The Markdown files that people read in the repository."""
    return [root / name for name in READ if (root / name).is_file()] + sorted((root / "docs").rglob("*.md"))


def without_code(text: str) -> str:
    """Markdown without its blocks and spans of code, in which nothing is a link."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives a page: its headings, numbered where two are alike, and its own."""
    seen: Counter[str] = Counter()
    found = set(ANCHOR.findall(text))
    for heading in HEADING.findall(FENCE.sub("", text)):
        name = slug(heading)
        found.add(name if not seen[name] else f"{name}-{seen[name]}")
        seen[name] += 1
    return found


def broken_in_markdown(root: Path) -> list[str]:
    """Links of the Markdown files that lead to no file, or to no heading of it."""
    found = []
    for page in pages(root):
        for match in LINK.finditer(without_code(page.read_text())):
            if problem := _problem(page, match["target"]):
                found.append(f"{page.relative_to(root)}: {match['target']}: {problem}")
    return found


def _problem(page: Path, target: str) -> str:
    if urlsplit(target).scheme or not target:
        return "" if target else "an empty link"
    path, _, anchor = unquote(target).partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists():
        return "no such file"
    if anchor and file.suffix == ".md" and anchor not in anchors(file.read_text()):
        return "no such heading"
    return ""


def external(root: Path) -> dict[str, list[str]]:
    """Every address outside the project with the files that name it: pages, and the sources of the scenarios."""
    found: dict[str, list[str]] = {}
    read = pages(root) + sorted((root / "scenarios").rglob("*.toml"))
    for file in read:
        for address in sorted(set(ADDRESS.findall(file.read_text()))):
            found.setdefault(address, []).append(file.relative_to(root).as_posix())
    return dict(sorted(found.items()))


class Page(HTMLParser):
    """What a built page links to, loads, and can be linked at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.update(given[name] for name in ("id", "name") if given.get(name))
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") not in ("search", "index", "next", "prev", "canonical"):
            self.loaded.append(given.get("href", ""))
        if tag in LOADED and given.get(LOADED[tag]):
            self.loaded.append(given[LOADED[tag]])


def read_site(site: Path) -> dict[Path, Page]:
    """All pages of a built site."""
    return {file: Page(file.read_text()) for file in sorted(site.rglob("*.html"))}


def broken_in_site(site: Path) -> list[str]:
    """Links and loaded files of the built pages that are not there."""
    read = read_site(site)
    return [
        f"{file.relative_to(site)}: {problem}" for file, page in read.items() for problem in _missing(file, page, read)
    ]


def _missing(file: Path, page: Page, read: dict[Path, Page]) -> Iterator[str]:
    for target in dict.fromkeys(page.links + page.loaded):
        if urlsplit(target).scheme or target.startswith("//"):
            continue
        path, _, anchor = unquote(target).partition("#")
        path = path.partition("?")[0]
        there = (file.parent / path).resolve() if path else file
        if not there.exists():
            yield f"{target}: no such file"
        elif anchor and there in read and anchor not in read[there].ids:
            yield f"{target}: no such place"


def loaded_from_elsewhere(site: Path) -> list[str]:
    """Files that a reader's browser would fetch from another host: in the pages, and in the style sheets."""
    found = []
    for file, page in read_site(site).items():
        found += [f"{file.relative_to(site)}: {one}" for one in page.loaded if urlsplit(one).netloc]
    for sheet in sorted(site.rglob("*.css")):
        called = re.findall(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')\s]+)", sheet.read_text())
        found += [f"{sheet.relative_to(site)}: {one}" for one in called]
    return found
