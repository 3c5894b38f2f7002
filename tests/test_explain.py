"""`explain`: every mention marked, every row with its rule, and a reason for what was passed over."""

from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console

from pipeline.explain import explain
from pipeline.explain.marked import STYLES, marked_text
from pipeline.explain.rejected import rejections
from pipeline.models import Article, Linked
from pipeline.run import link_articles

TEXT = (
    "The Baoding High-tech Zone was established in 1992. It covers 12 square kilometers, 8 kilometers from the city, "
    "with exports of $36.1 million in 2011. It has four parts along Highway 110. "
    "Output rose 12 percent year on year. Dozens of firms pay tens of billions of yuan."
)


def linked(text: str) -> Linked:
    (found,) = link_articles([Article("a.txt", text, text, "a.txt", "", published=date(2012, 5, 1))])
    return found


def shown(found: Linked, width: int = 160) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    explain(found, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_row_is_shown_with_its_rules() -> None:
    found = linked(TEXT)
    lines = [" ".join(line.split()) for line in shown(found, 400).splitlines()]
    for given in found.statements:
        figure = given.figure
        words = f"{figure.start} {TEXT[figure.start : figure.end]} "
        (line,) = [line for line in lines if line.startswith(words)]
        assert line.endswith(f"{figure.rule} → {given.attribution.link_rule}")
    for entity in found.entities:
        assert any(line.startswith(f"{entity.start} ") and line.endswith(entity.rule) for line in lines)
    for timex in found.timexes:
        assert any(line.startswith(f"{timex.start} ") and timex.rule in line for line in lines)
    assert len(found.statements) >= 3


def test_a_foreign_sum_is_shown_with_its_yuan_and_rate() -> None:
    assert "36,100,000 USD = " in shown(linked(TEXT), 400)
    assert "ecb_average" in shown(linked(TEXT), 400)


def test_marks_in_colour() -> None:
    found = linked(TEXT)
    text = marked_text(found, [], plain=False)
    assert text.plain == TEXT
    styled = {(TEXT[span.start : span.end], span.style) for span in text.spans}
    assert ("12 square kilometers", STYLES["areas"]) in styled
    assert ("$36.1 million", STYLES["money"]) in styled


def test_marks_without_colour() -> None:
    text = marked_text(linked(TEXT), [], plain=True).plain
    assert "covers [12 square kilometers]areas, 8 kilometers" in text
    assert "exports of [$36.1 million]money in [2011]dates" in text


def test_narrow_terminals_lose_nothing() -> None:
    assert "12" in shown(linked(TEXT), 40)


def test_markup_in_a_text_is_text() -> None:
    assert "[bold]red[/bold] [/]" in shown(linked("The zone [bold]red[/bold] [/] covers 3 sq km."))


@pytest.mark.parametrize(
    ("text", "words", "reason", "row"),
    [
        ("The park is 8 kilometers from the city.", "8", "a length", "quantities/measures: kilometers"),
        ("It shipped 145 million tons of coal.", "145 million", "a weight", "quantities/measures: tons"),
        ("It consists of four parts.", "four", "enumeration", "quantities/count_decoys: part"),
        ("It lies on Highway 110 there.", "110", "words before", "quantities/number_decoys: Highway"),
        ("The 863 Program paid for it.", "863", "word after", "quantities/name_decoys: Program"),
        ("Output rose year on year there.", "year on year", "no date in itself", "time/decoys: year on year"),
        ("It was the 14th of its kind.", "14", "ordinal", ""),
        ("The S60L sedan is made there.", "60", "code", ""),
        ("It was one of the first 14 in China.", "14", "no noun", "quantities/count_stops: in"),
        ("Xu Ming, 51, gave up his post.", "51", "no unit", ""),
    ],
)
def test_reasons(text: str, words: str, reason: str, row: str) -> None:
    found = [one for one in rejections(linked(text)) if text[one.start : one.end] == words]
    assert len(found) == 1
    assert reason in found[0].reason
    assert found[0].row == row


def test_what_is_an_issue_says_so() -> None:
    text = "The zone paid tens of billions of yuan in taxes, and covers an area of 3 sq km."
    found = linked(text)
    codes = {issue.code for issue in found.issues if issue.start is not None}
    assert codes
    assert "issues" in shown(found)
    assert all(code in shown(found) for code in codes)


def test_the_stated_exchange_rate_is_named() -> None:
    found = rejections(linked("The zone paid $3 million ($1 = 8.3 yuan) for land."))
    assert "exchange rate" in " ".join(one.reason for one in found)


def test_no_rejection_shares_a_character_with_a_mention() -> None:
    found = linked(TEXT)
    spans = [(given.figure.start, given.figure.end) for given in found.statements]
    spans += [(one.start, one.end) for one in (*found.timexes, *found.entities)]
    for one in rejections(found):
        assert all(one.end <= start or end <= one.start for start, end in spans)


def test_a_long_hostile_text_is_quick() -> None:
    digits = "1," * 50_000
    words = "three " * 20_000
    assert rejections(linked(f"The park {digits}.\n\n{words}")) is not None
