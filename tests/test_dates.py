"""Dates: datelines, calendar arithmetic, what never happens (today's date, long strings to dateparser), linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest

from pipeline.annotate import Annotated, annotate, load_pipeline
from pipeline.extract import dates
from pipeline.extract.dates.fragments import flattened
from pipeline.models import Article, Found
from pipeline.normalise.dates import dateline, intervals, parse_dateline
from pipeline.normalise.dates.numerals import han_number, number
from pipeline.read.dateline import header_dateline
from pipeline.sentences import sentence_spans
from pipeline.words import pieces_of, placed


def extracted(text: str, published: date | None = None) -> Found:
    (annotated,) = annotate([Article("a", text, text, "a", "", published=published)])
    return dates.extract(annotated, Found())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec 1, 2017", date(2017, 12, 1)),
        ("Updated: Dec 1, 2017 Print", date(2017, 12, 1)),
        ("2011-05-09 07:54", date(2011, 5, 9)),
        ("2012-8-29", date(2012, 8, 29)),
        ("(China Daily 03/31/2008 page2)", date(2008, 3, 31)),
        ("31/12/2008", date(2008, 12, 31)),
        ("Tuesday 29 November 2016", date(2016, 11, 29)),
        ("08:16, November 13, 2020", date(2020, 11, 13)),
        ("TIANJIN, June 3, 2010", date(2010, 6, 3)),
        ("Sept. 3rd 2011", date(2011, 9, 3)),
        ("2015年3月4日", date(2015, 3, 4)),
        ("20120304", date(2012, 3, 4)),
        ("03-Nov-2010", date(2010, 11, 3)),
        ("Nov. 6", None),
        ("the year 2000", None),
        ("Thursday", None),
        ("31 February 2012", None),
        ("", None),
    ],
)
def test_parse_dateline(text: str, expected: date | None) -> None:
    assert parse_dateline(text) == expected


DATELINES = [
    *("Updated: Dec 1, 2017 Print", "2011-05-09 07:54", "2012-8-29", "(China Daily 03/31/2008 page2)", "31/12/2008"),
    *("Tuesday 29 November 2016", "08:16, November 13, 2020", "TIANJIN, June 3, 2010", "Sept. 3rd 2011"),
    *("2015年3月4日", "20120304", "03-Nov-2010", "Source: Xinhua | 2017-07-17 10:42:27 | Editor: Li", "2013.05.14"),
    *(
        "(Xinhua News Agency August 19, 2002)",
        "Published: 2013/5/14 22:13:01",
        "Friday, March 17, 2000, updated at 09:00",
    ),
    *("14-May-2013 07:54", "2013-May-14 09:15", "May 14th, 2013", "the 14th of May, 2013"),
]


def test_dateparser_is_called_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(dateline, "_behind", given.append)
    read = [parse_dateline.__wrapped__(text) for text in DATELINES]
    assert all(read)
    assert 20 * len(given) < len(DATELINES)


def test_dateparser_is_given_short_explicit_strings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(dateline, "_behind", given.append)
    for text in ("yesterday", "in two weeks", "2012 " + "word " * 40, "2012 " + "x" * 36, "2012, the 3rd day"):
        parse_dateline.__wrapped__(text)
    assert given == ["2012, the 3rd day"]


def test_dateparser_is_never_called_for_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline, "_parser", lambda: pytest.fail("dateparser was asked"))
    found = extracted("On May 3, 2010, three years ago and in the first half of 2009 it grew.", date(2012, 1, 1))
    assert len(found.timexes) == 3


@pytest.mark.parametrize(
    ("number_of_plan", "first", "last"), [(1, 1953, 1957), (3, 1966, 1970), (10, 2001, 2005), (14, 2021, 2025)]
)
def test_plan_years(number_of_plan: int, first: int, last: int) -> None:
    assert intervals.plan_years(number_of_plan) == (first, last)


def test_winter_ends_in_the_next_year() -> None:
    winter = intervals.season(2007, "WI")
    assert (winter.first, winter.last) == (date(2007, 12, 1), date(2008, 2, 29))


def test_months_shift_to_shorter_months() -> None:
    assert intervals.add_months(date(2012, 1, 31), 1) == date(2012, 2, 29)
    assert intervals.shifted_range(intervals.months(2012, 1, 2012, 2), -1).last == date(2011, 2, 28)


@pytest.mark.parametrize(("words", "value"), [("twenty-five", 25), ("21st", 21), ("thirteenth", 13), ("several", None)])
def test_number(words: str, value: int | None) -> None:
    assert number(words) == value


def test_han_number() -> None:
    assert [han_number(digits) for digits in ("十", "十二", "二十一", "五")] == [10, 12, 21, 5]


def test_nothing_is_counted_from_a_clock() -> None:
    found = extracted("Last year it opened, on Monday it closed, and three months ago it was sold.")
    assert [timex.value.first for timex in found.timexes] == [None, None, None]
    assert [issue.code for issue in found.issues] == ["unresolved_date"] * 3


def test_brackets_of_a_plan_win_over_its_number() -> None:
    found = extracted("The 12th Five-Year Plan (2010-2015) was drawn up.")
    assert found.timexes[0].value.first == date(2010, 1, 1)
    assert [issue.code for issue in found.issues] == ["plan_years_differ"]


def test_numeric_order_comes_from_the_article() -> None:
    found = extracted("It opened on 03/04/2008 and closed on 25/04/2008.")
    assert found.timexes[0].value.first == date(2008, 4, 3)
    assert not found.issues
    assert extracted("It opened on 03/04/2008.").issues[0].code == "ambiguous_date"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "(",
        "day",
        "2012 ",
        "2012-",
        "May ",
        "the first three ",
        "\n",
        "'08",
        "Jan ",
        "Q1 ",
        "half ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        article = Article("a", text, text, "a", "", published=date(2012, 1, 1))
        words = placed(pieces_of(text))
        annotated = Annotated(article, load_pipeline().make_doc(""), sentence_spans(text), words=words)
        begun = time.process_time()
        dates.extract(annotated, Found())
        return time.process_time() - begun

    assert seconds(80_000) < 8 * max(seconds(20_000), 0.005)


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("Harbour Star. 2004-06-10", date(2004, 6, 10), "Harbour Star"),
        ("2020-02-21 chinadaily", date(2020, 2, 21), None),
        ("The zone opened. 2004-06-10", None, None),
        ("Harbour Park Opens 2004-06-10", None, None),
        ("Officials met the zone's firms on 2004-06-10", None, None),
    ],
)
def test_masthead(line: str, published: date | None, publisher: str | None) -> None:
    found = header_dateline(line, 0)
    assert (found and found.published, found and found.publisher) == (published, publisher)


def test_flat_text_keeps_offsets_and_paragraphs() -> None:
    assert flattened("In\n2005\u00a0a\n\nTEN years\n \nGDP grew") == "In 2005 a\n\nTen years\n  GDP grew"
