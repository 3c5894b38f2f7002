"""Zones -> a map without a map: places by longitude and latitude, with the names of provinces where there is room.

Zones known by their city's coordinates alone lie on one spot, so a mark is a spot, as large as its number of zones.
No package with a licence and care that one could rely on ships outlines of provinces; their names orient instead.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from pipeline.report.drawing import Spec, draw
from pipeline.report.names import zone_names
from pipeline.tables import Tables
from pipeline.vocabulary import load
from pipeline.vocabulary.places import Division

_WIDE, _NARROW = 860, 320
_MARGIN = 1.5
"""Degrees around the outermost spots."""
_COSINE = math.cos(math.radians(35))
"""How much shorter a degree of longitude is than one of latitude, in the middle of China."""
_SMALLEST, _LARGEST = 2.0, 34
"""Radius of a spot of one zone: so many pixels, and more on a wide map; of the largest: so much less than the map."""
_LETTER, _LINE = 6.6, 13.0
_MOST_LISTED, _LONGEST = 8, 26


@dataclass(frozen=True, slots=True)
class Spot:
    """Zones at one pair of coordinates."""

    lon: float
    lat: float
    name: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What a label or a mark covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def zone_map(tables: Tables) -> dict[str, Any]:
    """`wide` and `narrow` drawings of the zones with coordinates, and how many there are.

    Zones abroad are named as `beyond`: the frame is for China, unless all are abroad.
    """
    zones = tables["zones"]
    names = zone_names(zones)
    located = zones[zones["lat"].notna() & zones["lon"].notna()]
    domestic = located[located["province"].notna()]
    inside = located if domestic.empty else domestic
    beyond = [names[zone] for zone in located["zone_id"][~located["zone_id"].isin(inside["zone_id"])]]
    counts = {"zones": len(zones), "shown": len(inside), "beyond": _listed(beyond)}
    if inside.empty:
        return {**counts, "wide": "", "narrow": ""}
    spots = _spots(inside, names)
    return {**counts, "wide": draw(_spec(spots, _WIDE)), "narrow": draw(_spec(spots, _NARROW))}


def _spots(zones: pd.DataFrame, names: dict[str, str]) -> list[Spot]:
    """The largest first, so that smaller ones are drawn upon them and larger ones get their labels."""
    found = []
    for _, here in zones.groupby(["lon", "lat"]):
        ordered = here.sort_values(["mentions", "zone_id"], ascending=[False, True])
        cities = here["city"].dropna()
        label = str(cities.iloc[0]) if len(cities) else names[ordered["zone_id"].iloc[0]]
        label = label if len(label) <= _LONGEST else f"{label[:_LONGEST]}…"
        named = tuple(names[zone] for zone in ordered["zone_id"])
        found.append(Spot(here["lon"].iloc[0], here["lat"].iloc[0], label, named))
    return sorted(found, key=lambda spot: (-len(spot.zones), spot.name, spot.lon))


def _spec(spots: list[Spot], width: int) -> Spec:
    west, east = min(s.lon for s in spots) - _MARGIN, max(s.lon for s in spots) + _MARGIN
    south, north = min(s.lat for s in spots) - _MARGIN, max(s.lat for s in spots) + _MARGIN
    height = round(width * (north - south) / ((east - west) * _COSINE))
    unit = min(_SMALLEST + width / 400, width / _LARGEST / math.sqrt(len(spots[0].zones)))
    frame = Frame(west, north, width / (east - west), height / (north - south), width, height, unit)
    labels, provinces = _labels(spots, frame)
    x = _axis("lon", (west, east), "longitude, ° E")
    y = _axis("lat", (south, north), "latitude, ° N")
    mark = {
        "type": "point",
        "filled": True,
        "fill": "var(--accent)",
        "opacity": 0.55,
        "stroke": "var(--card)",
        "strokeWidth": 1,
    }
    area = {"field": "area", "type": "quantitative", "scale": None}
    return {
        "width": width,
        "height": height,
        "layer": [
            _text(provinces, x, y, {"fill": "var(--faint)", "fontSize": 13, "fontStyle": "italic"}),
            {
                "data": {"values": [_mark(spot, frame) for spot in spots]},
                "mark": mark,
                "encoding": {
                    "x": x,
                    "y": y,
                    "size": area,
                    "href": {"field": "href"},
                    "description": {"field": "tip"},
                },
            },
            _text(labels, x, y, {"fill": "var(--ink)", "fontSize": 12}),
        ],
    }


def _axis(field: str, domain: tuple[float, float], title: str) -> Spec:
    scale = {"domain": list(domain), "nice": False, "zero": False}
    axis = {"title": title, "grid": True, "gridOpacity": 0.6, "tickCount": 6}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _text(labels: list[Spec], x: Spec, y: Spec, style: Spec) -> Spec:
    return {
        "data": {"values": labels},
        "mark": {"type": "text", "align": "left", "baseline": "middle", "aria": False, **style},
        "encoding": {"x": x, "y": y, "text": {"field": "label"}},
    }


def _listed(names: Sequence[str]) -> list[str]:
    more = len(names) - _MOST_LISTED
    return [*names[:_MOST_LISTED], f"and {more} more"] if more > 0 else list(names)


def _mark(spot: Spot, frame: Frame) -> Spec:
    many = len(spot.zones)
    return {
        "lon": spot.lon,
        "lat": spot.lat,
        "area": math.pi * frame.radius(spot) ** 2,
        "tip": "\n".join([f"{spot.name}: {many} zone{'s' if many > 1 else ''}", *_listed(spot.zones)]),
        "href": f"#/zones?{urlencode({'place': f'{spot.lat:.4f},{spot.lon:.4f}'})}",
    }


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane of a map: the degrees of its top left corner, pixels a degree, its size, and the radius of one zone."""

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float
    unit: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the top left corner."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        return round(self.west + x / self.across, 4), round(self.north - y / self.down, 4)

    def radius(self, spot: Spot) -> float:
        """Pixels; the area is in proportion to the number of zones."""
        return max(2.0, self.unit * math.sqrt(len(spot.zones)))

    def holds(self, box: Box) -> bool:
        """Whether all of a box lies in the frame."""
        return box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height


def _labels(spots: list[Spot], frame: Frame) -> tuple[list[Spec], list[Spec]]:
    """Labels of the spots, the largest first, then of provinces, each where nothing is covered yet."""
    taken: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for spot in spots:
        x, y = frame.at(spot.lon, spot.lat)
        radius = frame.radius(spot) * 0.8
        _take(taken, Box(x - radius, y - radius, x + radius, y + radius))
    labels: list[Spec] = []
    named: set[str] = set()
    for spot in spots:
        if spot.name in named:
            continue
        named.add(spot.name)
        x, y = frame.at(spot.lon, spot.lat)
        gap, length = frame.radius(spot) + 3, len(spot.name) * _LETTER
        places = ((x + gap, y), (x - gap - length, y), (x - length / 2, y - gap - 6), (x - length / 2, y + gap + 6))
        labels += _placed(taken, frame, spot.name, places)
    provinces = []
    for name, lon, lat in _provinces():
        if name in named:
            continue
        x, y = frame.at(lon, lat)
        half = len(name) * _LETTER / 2
        around = [(x - half + right, y + down) for down in (0, 16, -16, 32, -32) for right in (0, 24, -24)]
        provinces += _placed(taken, frame, name, around)
    return labels, provinces


def _placed(taken: defaultdict[tuple[int, int], list[Box]], frame: Frame, name: str, places: Any) -> list[Spec]:
    """The label at the first of the places where it covers nothing; none where there is none."""
    for left, middle in places:
        box = Box(left, middle - _LINE / 2, left + len(name) * _LETTER, middle + _LINE / 2)
        if frame.holds(box) and not any(box.meets(other) for cell in _cells(box) for other in taken[cell]):
            _take(taken, box)
            lon, lat = frame.degrees(left, middle)
            return [{"lon": lon, "lat": lat, "label": name}]
    return []


def _take(taken: defaultdict[tuple[int, int], list[Box]], box: Box) -> None:
    for cell in _cells(box):
        taken[cell].append(box)


def _cells(box: Box) -> list[tuple[int, int]]:
    """The squares of 64 pixels that a box touches: only what shares one can meet it."""
    columns = range(int(box.left // 64), int(box.right // 64) + 1)
    return [(x, y) for x in columns for y in range(int(box.top // 64), int(box.bottom // 64) + 1)]


def _provinces() -> list[tuple[str, float, float]]:
    """Names of provinces, each in the middle of its cities."""
    divisions = load("places/places", Division)
    cities: defaultdict[str, list[Division]] = defaultdict(list)
    for row in divisions:
        if row.lat is not None and row.lon is not None:
            cities[row.parent_code].append(row)
    found = []
    for province in divisions:
        if province.parent_code == "CN" and (inside := cities[province.code]):
            lons = [row.lon for row in inside if row.lon is not None]
            lats = [row.lat for row in inside if row.lat is not None]
            found.append((province.name, sum(lons) / len(lons), sum(lats) / len(lats)))
    return found
