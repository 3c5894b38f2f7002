"""Facts -> when zones were founded, approved, upgraded ...: a row for each zone, for wide and for narrow screens."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from pipeline.report.drawing import Spec, draw, evidence_link, zone_labels
from pipeline.report.names import zone_names
from pipeline.schema import EVENTS
from pipeline.tables import Tables

_MOST_ZONES = 40
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-right", "cross", "triangle-down")
_COLOURS = tuple(f"var(--event-{number})" for number in range(1, 8))
_WIDE, _NARROW = 760, 330
_EARLIEST = 1979
"""The year of the first special economic zones: what lies before it is told at the left edge of the axis."""


def timeline(tables: Tables) -> dict[str, Any]:
    """The zones with the most dated events, in order of their first one: `wide` and `narrow` drawings, and counts."""
    facts = tables["facts"]
    dated = facts["zone_id"].notna() & facts["indicator"].isin(EVENTS) & facts["period_start"].notna()
    events = facts[dated].assign(zone=lambda found: found["zone_id"].map(zone_names(tables["zones"])))
    if events.empty:
        return {"zones": 0, "shown": 0, "early": 0, "first": _EARLIEST, "wide": "", "narrow": ""}
    most = events["zone"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    rows = events[events["zone"].isin(most.head(_MOST_ZONES).index)]
    zones = list(rows.groupby("zone")["period_start"].min().sort_values(kind="stable").index)
    marks = [_mark(row) for row in rows.to_dict("records")]
    kinds = [event for event in EVENTS if event in set(rows["indicator"])]
    return {
        "zones": int(events["zone"].nunique()),
        "shown": len(zones),
        "early": sum(mark["year"] < _EARLIEST for mark in marks),
        "first": _EARLIEST,
        "wide": draw(_spec(marks, zones, kinds, wide=True)),
        "narrow": draw(_spec(marks, zones, kinds, wide=False)),
    }


def _mark(fact: dict[Hashable, Any]) -> Spec:
    event = fact["indicator"].replace("_", " ")
    start, end = fact["period_start"], fact["period_end"]
    day = f"{start:%Y}" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) else f"{start:%Y-%m-%d}"
    if pd.notna(end) and start.year == end.year and start.month == end.month and start != end:
        day = f"{start:%Y-%m}"
    return {
        "zone": fact["zone"],
        "event": event,
        "year": start.year + (start.day_of_year - 1) / 366,
        "tip": f"{fact['zone']}\n{event} {day}\n{fact['article_id']}",
        "href": evidence_link(fact["article_id"], fact["table"], fact["start"]),
    }


def _years(marks: list[Spec]) -> list[int]:
    years = [max(_EARLIEST, int(mark["year"])) for mark in marks]
    return [min(years) - 1, max(years) + 1]


def _spec(marks: list[Spec], zones: list[str], kinds: list[str], *, wide: bool) -> Spec:
    names = [kind.replace("_", " ") for kind in kinds]
    chosen = [EVENTS.index(kind) for kind in kinds]
    shift = 0 if wide else 7
    colour = {"scale": {"domain": names, "range": [_COLOURS[index] for index in chosen]}}
    shape = {"scale": {"domain": names, "range": [_SHAPES[index] for index in chosen]}}
    legend = {"columns": len(names) if wide else 2, "symbolStrokeWidth": 0, "columnPadding": 18}
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": _years(marks), "zero": False, "nice": False, "clamp": True},
        "axis": {"format": "d", "title": None, "orient": "top", "tickMinStep": 1, "tickCount": 10 if wide else 5},
    }
    labels = {"title": None, "labelLimit": 300, "labelColor": "var(--ink)", "ticks": False, "domain": False}
    y = {
        "field": "zone",
        "type": "nominal",
        "scale": {"domain": zones},
        "axis": {**labels, "grid": True} if wide else None,
    }
    layers = [] if wide else [zone_labels(_NARROW)]
    layers.append(
        {
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 0.9, "yOffset": shift},
            "encoding": {
                "x": x,
                "color": {"field": "event", "type": "nominal", "legend": legend, **colour},
                "shape": {"field": "event", "type": "nominal", "legend": legend, **shape},
                "href": {"field": "href"},
                "description": {"field": "tip"},
            },
        }
    )
    return {
        "width": _WIDE if wide else _NARROW,
        "height": {"step": 24 if wide else 36},
        "data": {"values": marks},
        "encoding": {"y": y},
        "layer": layers,
    }
