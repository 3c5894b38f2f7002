"""Tables of a run -> what the first view says: how much was found, what needs a look, how sure the facts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from pipeline.schema import BY_NAME
from pipeline.tables import Tables

MENTION_TABLES = ("entities", "dates", "areas", "money", "counts", "percentages")
_MOST_INDICATORS = 12
_DOUBTFUL = 0.7
_BANDS = ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled number, its length in percent of the longest of its kind, and the view that lists its rows."""

    label: str
    count: int
    length: float
    href: str


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How many issues of a severity and code."""

    severity: str
    code: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first view shows."""

    counts: dict[str, int]
    mentions: tuple[Bar, ...]
    indicators: tuple[Bar, ...]
    more_indicators: int
    bands: tuple[Bar, ...]
    doubtful: int
    doubtful_below: float
    issues: tuple[IssueCount, ...]
    errors: int
    settings: dict[str, str]
    limits: tuple[str, ...]
    meanings: dict[str, str]


def overview(tables: Tables, run: dict[str, Any], limits: list[str]) -> Overview:
    """The overview of all rows of a run, whatever of them the report can list."""
    facts, issues = tables["facts"], _issues(tables["issues"])
    indicators = facts["indicator"].value_counts()
    return Overview(
        counts={name: len(table) for name, table in tables.items()},
        mentions=_bars((name, len(tables[name]), "#/articles") for name in MENTION_TABLES),
        indicators=_bars(
            (str(name), int(count), f"#/facts?{urlencode({'indicator': name})}")
            for name, count in indicators.head(_MOST_INDICATORS).items()
        ),
        more_indicators=max(0, len(indicators) - _MOST_INDICATORS),
        bands=_bars(_band(facts["confidence"], low, high) for low, high in _BANDS),
        doubtful=int((facts["confidence"] < _DOUBTFUL).sum()),
        doubtful_below=_DOUBTFUL,
        issues=issues,
        errors=sum(issue.count for issue in issues if issue.severity == "error"),
        settings=_settings(run),
        limits=tuple(limits),
        meanings={name: BY_NAME[name].meaning for name in MENTION_TABLES},
    )


def _bars(counts: Iterable[tuple[str, int, str]]) -> tuple[Bar, ...]:
    some = list(counts)
    longest = max((count for _, count, _ in some), default=0) or 1
    return tuple(Bar(label, count, round(100 * count / longest, 2), href) for label, count, href in some)


def _band(confidence: pd.Series[float], low: float, high: float) -> tuple[str, int, str]:
    count = int(((confidence >= low) & (confidence < high)).sum())
    label = f"below {high:.1f}" if low == 0 else f"{low:.1f} and above" if high > 1 else f"{low:.1f} to {high:.1f}"
    return label, count, f"#/facts?{urlencode({'from': low, 'to': min(high, 1), 'sort': 'confidence'})}"


def _issues(issues: pd.DataFrame) -> tuple[IssueCount, ...]:
    """Errors before warnings, then the most frequent."""
    counted = Counter(zip(issues["severity"], issues["code"], strict=True))
    found = [
        IssueCount(severity, code, count, f"#/issues?{urlencode({'severity': severity, 'code': code})}")
        for (severity, code), count in counted.items()
    ]
    return tuple(sorted(found, key=lambda issue: (issue.severity, -issue.count, issue.code)))


def _settings(run: dict[str, Any]) -> dict[str, str]:
    """What made these tables, for the foot of the view."""
    versions, settings = run.get("versions") or {}, run.get("settings") or {}
    named = {
        "zonefacts": versions.get("zonefacts"),
        "spaCy": versions.get("spacy"),
        "model": settings.get("model"),
        "rates": settings.get("rates"),
        "vocabulary": str(run.get("vocabulary_sha256") or "")[:12],
    }
    return {name: str(value) for name, value in named.items() if value}
