"""Vega-Lite specification -> SVG for the page: its colours are the page's variables, its links the page's own views.

The colours of a drawing follow the page from light to dark because an SVG's attributes may name CSS variables. Each
mark with a `description` carries it as `aria-label`, which the page also shows as a tip.
"""

from __future__ import annotations

import math
import re
from typing import Any
from urllib.parse import quote

import vl_convert

Spec = dict[str, Any]

_BASE = "https://vega.github.io/vega-datasets/"
"""What the renderer puts before a relative link."""
_NOISE = re.compile(r' (?:aria-roledescription|pointer-events|stroke-miterlimit)="[^"]*"| aria-hidden="true"')
_UNSEEN = re.compile(r'<path class="(?:fore|back)ground"[^>]*?d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_GEOMETRY = re.compile(r' (?:transform|d|x2|y2)="[^"<]*"')
_LONG = re.compile(r"(\.\d\d)\d+")
_CONFIG: Spec = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--soft)",
        "labelFontSize": 12,
        "symbolSize": 90,
        "orient": "top",
        "title": None,
    },
    "text": {"fill": "var(--ink)", "fontSize": 12},
}


def draw(spec: Spec) -> str:
    """The drawing as an SVG element without a size of its own, so that it fills what holds it."""
    config = {**_CONFIG, **spec.get("config", {})}
    svg = vl_convert.vegalite_to_svg({**spec, "config": config})
    svg = _UNSEEN.sub("", _NOISE.sub("", svg)).replace(f'"{_BASE}', '"')
    svg = _GEOMETRY.sub(lambda found: _LONG.sub(r"\1", found[0]), svg)
    return re.sub(r' width="[\d.]+" height="[\d.]+" viewBox', " viewBox", svg, count=1)


def evidence_link(article_id: str, table: str, start: int) -> str:
    """The view of an article at one of its mentions."""
    return f"#/article/{quote(article_id, safe='')}?at={table}:{start}"


def decades(low: float, high: float) -> list[float]:
    """Powers of ten around positive values, at least one decade apart: the ticks of a logarithmic axis."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [float(f"1e{power}") for power in range(first, max(last, first + 1) + 1)]


def zone_labels(width: int) -> Spec:
    """The names of zones above their rows, where no room is left beside them."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "dy": -9, "x": 0, "limit": width, "aria": False}
    return {
        "transform": [{"aggregate": [{"op": "count", "as": "rows"}], "groupby": ["zone"]}],
        "mark": mark,
        "encoding": {"text": {"field": "zone"}},
    }
