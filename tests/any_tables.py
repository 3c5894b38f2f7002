"""Tables of any text, with mentions of any kind anywhere, for hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from pipeline.exchange.records import MENTIONS
from pipeline.schema import BY_NAME, TABLES, Column
from pipeline.tables import Tables, frames, from_rows

Json = dict[str, Any]

TEXT = (
    "The Wuhu High-Tech Zone \U0001f3ed covers 12 sq km. Its output value was $50 million (315 million yuan) in 2012, "
    "and it has 85 companies. In 2010, the zone was upgraded to national level. Exports rose 9.5 percent."
)

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")
BITS = st.sampled_from(
    ["8.05 sq km", "$3bn", "high-tech", "Beijing's", "U.S.", " ", "  ", "\n", "\n\n", "亿", "\U0001f3ed", "e\u0301"]
)
TEXTS = st.lists(BITS | st.text(LETTERS, max_size=5), min_size=1, max_size=20).map("".join)
NAMES = st.text(LETTERS, min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


def cells(column: Column) -> st.SearchStrategy[object]:
    kinds: dict[str, st.SearchStrategy[object]] = {
        "str": st.sampled_from(column.values) if column.values else NAMES,
        "int": st.integers(0, 10**6),
        "float": st.floats(0, 80, allow_nan=False).map(lambda value: value + 0.0)
        | st.just(4.03e9 if column.high is None else 1.0),
        "bool": st.booleans(),
        "date": st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    }
    kind = st.sampled_from(("CNY", "USD")) if column.name == "currency" else kinds[column.type]
    return kind if column.required else st.none() | kind


@st.composite
def any_tables(draw: Callable[..., Any]) -> Tables:
    text = draw(TEXTS.filter(str.strip))
    rows: dict[str, list[Json]] = {table.name: [] for table in TABLES}
    about = {"article_id": draw(NAMES), "text": text, "language": "en", "source": "a", "sha256": "0"}
    rows["articles"] = [dict.fromkeys(BY_NAME["articles"].names) | about | {"title": draw(st.none() | NAMES)}]
    for name in MENTIONS:
        bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
        for start, end in zip(bounds[::2], bounds[1::2], strict=False):
            words = text[start:end]
            if words == words.strip() != "":
                row = {column.name: draw(cells(column)) for column in BY_NAME[name].columns}
                span = {"article_id": about["article_id"], "start": start, "end": end, "text": words}
                rows[name].append(row | span)
    return frames({table.name: from_rows(table, rows[table.name]) for table in TABLES})


MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
