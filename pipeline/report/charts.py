"""Facts -> a chart for each kind of area and of money: what is stated for which zone, on a logarithmic axis.

Every stated value is a dot of its own, so that years, plans and contradictions show instead of being chosen among. A
range is drawn at its lower end.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from pipeline.report.drawing import Spec, decades, draw, evidence_link, zone_labels
from pipeline.report.names import zone_names
from pipeline.schema import AREA_INDICATORS, MONEY_INDICATORS
from pipeline.tables import Tables

_MOST_ZONES = 20
_WIDE, _NARROW, _ROW = 560, 330, 34
_COLOURS = {"areas": "var(--areas)", "money": "var(--money)"}
_AXIS_UNITS = {"areas": "square kilometres", "money": "yuan"}
_INDICATORS = {"areas": AREA_INDICATORS, "money": MONEY_INDICATORS}
_SCALES = ((1e12, "trn"), (1e9, "bn"), (1e6, "m"))
_MOST_TICKS = 6


def dot_charts(tables: Tables) -> list[dict[str, Any]]:
    """A chart for each indicator of areas and money of which some zone has a fact.

    `table`, `indicator`, `wide` and `narrow` drawings, how many `zones` have a value and how many of them are `shown`.
    """
    facts = tables["facts"]
    stated = facts["zone_id"].notna() & (facts["value"] > 0) & facts["unit"].isin(["km2", "CNY"])
    usable = facts[stated & facts["per_unit"].isna()]
    usable = usable.assign(zone=usable["zone_id"].map(zone_names(tables["zones"])))
    groups = dict(iter(usable.groupby(["table", "indicator"])))
    keys = [(table, indicator) for table, indicators in _INDICATORS.items() for indicator in indicators]
    return [
        _chart(table, indicator, groups[table, indicator]) for table, indicator in keys if (table, indicator) in groups
    ]


def _chart(table: str, indicator: str, facts: pd.DataFrame) -> dict[str, Any]:
    largest = facts.groupby("zone")["value"].max().sort_values(ascending=False, kind="stable")
    kept = list(largest.head(_MOST_ZONES).index)
    rows = facts[facts["zone"].isin(kept)]
    dots = [_dot(table, row) for row in rows.to_dict("records")]
    drawn = {name: draw(_spec(dots, kept, table, width)) for name, width in (("wide", _WIDE), ("narrow", _NARROW))}
    return {"table": table, "indicator": indicator, "zones": len(largest), "shown": len(kept), **drawn}


def _dot(table: str, fact: dict[Hashable, Any]) -> Spec:
    period = _period(fact["period_start"], fact["period_end"])
    planned = fact["status"] == "planned"
    words = (fact["zone"], _stated(table, fact), period, "planned" if planned else "", fact["article_id"])
    return {
        "zone": fact["zone"],
        "value": fact["value"],
        "status": "planned" if planned else "actual",
        "tip": "\n".join(filter(None, words)),
        "href": evidence_link(fact["article_id"], table, fact["start"]),
    }


def _stated(table: str, fact: dict[Hashable, Any]) -> str:
    values = [fact["value"]] + ([fact["value_max"]] if pd.notna(fact["value_max"]) else [])
    words = " to ".join(short(value) for value in values)
    modifier = f"{fact['modifier'].replace('_', ' ')} " if pd.notna(fact["modifier"]) else ""
    return f"{modifier}{words} {'km²' if table == 'areas' else 'yuan'}"


def short(value: float) -> str:
    """A number as one reads it aloud: `4.03 bn`."""
    for scale, name in _SCALES:
        if value >= scale:
            return f"{value / scale:,.4g} {name}"
    return f"{value:,.6g}"


def _period(start: Any, end: Any) -> str:
    days = [f"{day:%Y-%m-%d}" for day in (start, end) if pd.notna(day)]
    return " to ".join(days) if pd.notna(start) else "".join(f"as of {day}" for day in days)


def _spec(dots: list[Spec], zones: list[str], table: str, width: int) -> Spec:
    colour = _COLOURS[table]
    return {
        "width": width,
        "height": {"step": _ROW},
        "data": {"values": dots},
        "encoding": {"y": {"field": "zone", "type": "nominal", "axis": None, "scale": {"domain": zones}}},
        "layer": [_span(colour), zone_labels(width), _dots(colour, _axis(dots, _AXIS_UNITS[table]))],
    }


def _axis(dots: list[Spec], unit: str) -> Spec:
    values = [dot["value"] for dot in dots]
    ticks = decades(min(values), max(values))
    thinned = ticks[:: -(-len(ticks) // _MOST_TICKS)]
    labels = " : ".join(f"datum.value == {tick!r} ? '{short(tick)}'" for tick in thinned)
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"type": "log", "domain": [ticks[0], ticks[-1]], "nice": False},
        "axis": {"values": thinned, "labelExpr": f"{labels} : ''", "title": f"{unit}, logarithmic", "orient": "top"},
    }


def _span(colour: str) -> Spec:
    """A line from the least to the largest value of a zone."""
    ends = [{"op": "min", "field": "value", "as": "low"}, {"op": "max", "field": "value", "as": "high"}]
    return {
        "transform": [{"aggregate": ends, "groupby": ["zone"]}],
        "mark": {"type": "rule", "stroke": colour, "opacity": 0.35, "strokeWidth": 2, "yOffset": 7, "aria": False},
        "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
    }


def _dots(colour: str, x: Spec) -> Spec:
    planned = {"test": "datum.status == 'planned'", "value": "var(--card)"}
    return {
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 0.9, "strokeWidth": 1.5, "yOffset": 7},
        "encoding": {
            "x": x,
            "fill": {"condition": planned, "value": colour},
            "stroke": {"value": colour},
            "href": {"field": "href"},
            "description": {"field": "tip"},
        },
    }
