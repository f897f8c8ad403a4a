"""How Sphinx builds the site out of build/docs/source. Nothing is fetched from elsewhere when a page is read."""

from __future__ import annotations

from typing import Any

from generate import navigation
from latex2mathml.converter import convert

from piecework import _core
from piecework.french import french

project = "Piecework"
author = "Piecework developers"
release = version = _core.version()
extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath", "attrs_block"]
myst_heading_anchors = 4
smartquotes = False  # texts are shown as they are written
html_theme = "furo"
html_title = f"Piecework {version}"
html_static_path = ["style"]
html_css_files = ["wide.css"]
html_copy_source = False
html_use_index = False
html_show_sourcelink = False
html_show_copyright = False
html_math_renderer = "mathml"
html_theme_options = {"navigation_with_keys": False, "footer_icons": []}
FRENCH = {"debut", "reference/politiques", "reference/mesures"}


def _write_math(self: Any, node: Any, display: str) -> None:
    from docutils.nodes import SkipNode

    self.body.append(convert(node.astext(), display=display))
    raise SkipNode


def _set_language(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    if pagename in FRENCH:
        context["language"] = "fr"


def _set_french(app: Any, doctree: Any, docname: str) -> None:
    """French as it is set: its colons stay on their lines. Code, and tables, which quote English, are left alone."""
    from docutils import nodes

    for node in list(doctree.findall(nodes.Text)) if docname in FRENCH else ():
        around = node
        while around is not None and not isinstance(around, nodes.literal | nodes.literal_block | nodes.table):
            around = around.parent
        if around is None:
            node.parent.replace(node, nodes.Text(french(str(node))))


def setup(app: Any) -> dict[str, Any]:
    """Formulas become MathML, which browsers show without a script; French pages say that they are, and are set so."""
    app.add_html_math_renderer(
        "mathml",
        (lambda self, node: _write_math(self, node, "inline"), None),
        (lambda self, node: _write_math(self, node, "block"), None),
    )
    app.connect("html-page-context", _set_language)
    app.connect("doctree-resolved", _set_french)
    navigation.use(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
