"""What holds for any text at all, also a hostile one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.read import make_article
from pipeline.read.decode import clean
from pipeline.rows import Rows, rows_of
from pipeline.run import link_articles
from pipeline.schema import TABLES
from pipeline.tables import arrow_tables, frames
from pipeline.validate import validate

PIECES = [
    "The zone", "the Park", "Baiyin", "Urumqi", "Suzhou Industrial Park", "(SIP)", "covers", "8.05", "two", "sq km",
    "square kilometers", "RMB", "$", "3.5bn", "billion yuan", "(", ")", ",", ".", " ", "\n", "\n\n", "-", "–",
    "percent", "by 2015", "In 2006", "the following year", "Zhao Hong", "deputy dean of", "said", "from", "to", "and",
    "projects", "37 companies", "doubled", "a fifth of", "1,2,3", "50 mu (3.33 hectares)", "\u00a0", "\u200b", "\ufeff",
    "\u202e", "５", "亿元", "平方公里", "«", "'s", "’s", "%", "$1=8.3 yuan", "of which", "respectively", "Q1",
    "12:30", "\t", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1d", "\r\n", "\r", "\x00", "\ud800", "\u00ad",
    "kilo\u00admeters", "\u2066", "\u200f", "\u3000", "\u202f", "３．５", "e\u0301", "\U0001f3ed",
    "Updated: 2017-09-29", "Related stories:",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200)


def rows_for(text: str) -> Rows:
    article, _ = make_article("a", clean(text), published="2017-09-29")
    if article is None:
        return {}
    (linked,) = link_articles([article])
    return rows_of(linked)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_spans_are_their_text_and_never_overlap(text: str) -> None:
    rows = rows_for(text)
    for table in TABLES:
        if not table.spans or not rows:
            continue
        whole = rows["articles"][0]["text"]
        ordered = sorted(rows[table.name], key=lambda row: row["start"])
        assert all(whole[row["start"] : row["end"]] == row["text"] != "" for row in ordered)
        assert all(a["end"] <= b["start"] for a, b in pairwise(ordered))
    for fact in rows.get("facts", []):
        assert rows["articles"][0]["text"][fact["start"] : fact["end"]] in fact["evidence"]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_tables_are_valid(text: str) -> None:
    validate(frames(arrow_tables(rows_for(text))))


def test_raw_is_extracted_from_prose_alone() -> None:
    for path in sorted((Path(__file__).parent.parent / "raw").glob("*.txt")):
        article, _ = make_article(path.name, clean(path.read_text(encoding="utf-8")))
        assert article is not None
        (linked,) = link_articles([article])
        for table in ("entities", "dates", "areas", "money", "counts", "percentages"):
            for row in rows_of(linked)[table]:
                assert article.prose[row["start"] : row["end"]] == row["text"]
