"""The report: one HTML file that asks nothing of the network, with every figure also as a table, in English and French.

The content-security policy allows two scripts by their hashes (plotly.js and the page's own) and nothing from outside;
plotly writes its styles into elements, so styles are allowed in line. Data lie in the page as JSON, which is not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from piecework.errors import InputError, OutputError
from piecework.i18n import check
from piecework.results import Results
from piecework.show.report_page import Options, Page

FOLDER = Path(__file__).with_name("templates")
ENDINGS = (".html", ".htm")
PLOTLY = "plotly/plotly-cartesian.min.js"  # of plotly.js 4.1.1, the part that draws what is drawn here


def write_report(results: Results, path: str | os.PathLike[str], options: Options | None = None) -> Path:
    """Writes the report of a study.

    Parameters
    ----------
    results
        A loaded study.
    path
        The file, for example ``"report.html"`` (or ``.htm``, which browsers open too); its folder is made.
    options
        What else it shows.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    InputError
        No such measure or language, the scorecard is none, or the file's name ends otherwise.
    OutputError
        A file cannot be read or written.

    Examples
    --------
    >>> write_report(study, "report.html")  # doctest: +SKIP
    """
    place = Path(path)
    if place.suffix.lower() not in ENDINGS:
        raise InputError(f"{place}: the name of a report must end in {' or '.join(ENDINGS)}")
    page = report_html(results, options)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
    return place


def report_html(results: Results, options: Options | None = None) -> str:
    """The page itself; see `write_report`."""
    options = options or Options()
    check(options.language)
    page = Page(results, options)
    scripts = {"script": _asset("report.js"), "plotly": _asset(PLOTLY)}
    policy = " ".join(f"'{_digest(text)}'" for text in scripts.values())
    return str(
        _template().render(
            page.context(),
            **scripts,
            style=_asset("report.css"),
            script_policy=policy,
            data=_json(page.figures),
        )
    )


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html.j2")


@cache
def _asset(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").strip()


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _json(value: Any) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
