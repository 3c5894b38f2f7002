"""Tables of a run -> the HTML document: template, style and script in one, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.charts import dot_charts
from pipeline.report.map import zone_map
from pipeline.report.overview import overview
from pipeline.report.payload import payload, shown
from pipeline.report.timeline import timeline
from pipeline.tables import Tables

_PAGE = Path(__file__).parent / "page"
_STYLES = ("base", "overview", "tables", "article", "drawings", "screens")
_SCRIPTS = ("dom", "data", "format", "route", "table", "facts", "lists", "card", "article", "charts", "main")
"""The parts of the page's style and script, each in the order in which they build on one another."""

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_PAGE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def document(tables: Tables, output: Path) -> str:
    """The whole report. `output` is where `run.json` is looked for."""
    cut, limits = shown(tables)
    drawings = {"charts": dot_charts(cut), "timeline": timeline(cut), "map": zone_map(cut)}
    style = _joined(_STYLES, "css")
    script = "(() => {\n'use strict';\n" + _joined(_SCRIPTS, "js") + "})();\n"
    return _ENVIRONMENT.get_template("page.html").render(
        overview=overview(tables, _run(output), limits),
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        payload=payload(cut, drawings),
    )


def _joined(parts: Iterable[str], suffix: str) -> str:
    return "\n".join((_PAGE / f"{name}.{suffix}").read_text(encoding="utf-8") for name in parts)


def _policy(style: str, script: str) -> str:
    """The content security policy: this style and this script, told by their hashes, and nothing from anywhere."""
    return f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; base-uri 'none'"


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _run(output: Path) -> dict[str, Any]:
    """What the run said of itself; empty where it left nothing readable."""
    try:
        run = json.loads((output / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return run if isinstance(run, dict) else {}
