"""The list of pages at the side, made once per page from titles alone.

Sphinx makes it by copying every heading of every page and throwing most of them away, which for a hundred pages takes
longer than all the rest.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

from sphinx.addnodes import toctree


def use(app: Any) -> None:
    """Before the theme asks for the list (at the usual priority, 500), puts another function in its place."""
    app.connect("html-page-context", _replace, priority=400)


def _replace(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    context["toctree"] = partial(listed, app, pagename)


def listed(app: Any, pagename: str, **_: Any) -> str:
    """Captions and lists of links, as Sphinx would write them with titles only."""
    parts = []
    for node in app.env.get_doctree(app.config.root_doc).findall(toctree):
        parts.append(
            f'<p class="caption" role="heading"><span class="caption-text">{escape(node["caption"])}</span></p>'
        )
        parts.append(_list(app, pagename, [page for _, page in node["entries"]], 1))
    return "\n".join(parts)


def _list(app: Any, pagename: str, pages: list[str], level: int) -> str:
    items = []
    for page in pages:
        below = app.env.toctree_includes.get(page, [])
        here = " current" if pagename == page or pagename in below else ""
        current = " current" if pagename == page else ""
        link = f'<a class="{current.strip()} reference internal" href="{app.builder.get_relative_uri(pagename, page)}">'
        inner = _list(app, pagename, below, level + 1) if below else ""
        title = escape(app.env.titles[page].astext())
        items.append(f'<li class="toctree-l{level}{here}">{link}{title}</a>{inner}</li>')
    return "<ul>\n" + "\n".join(items) + "\n</ul>"
