"""The vocabulary loader: good rows typed, bad ones refused by file and line; and every boilerplate row works."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from pipeline.read.layout import _INLINE_SIGN
from pipeline.vocabulary import VocabularyError, load, read_rows
from pipeline.vocabulary.layout import Boilerplate


@dataclass(frozen=True)
class Unit:
    name: str
    factor: Decimal
    forms: tuple[str, ...] = ()
    kind: Literal["a", "b"] = "a"
    plural: bool = False
    note: str | None = None


def rows(tmp_path: Path, text: str) -> tuple[Unit, ...]:
    path = tmp_path / "units.csv"
    path.write_text(text, encoding="utf-8")
    return read_rows(path, Unit)


def test_rows(tmp_path: Path) -> None:
    text = "name,factor,forms,kind,plural,note\n# a comment\nmu, 666.7 ,mu|mou,b,yes,\nha,10000,,,,old\n"
    assert rows(tmp_path, text) == (
        Unit("mu", Decimal("666.7"), ("mu", "mou"), "b", True),
        Unit("ha", Decimal(10000), note="old"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,colour\nmu,red\n", "units.csv:1: unknown columns"),
        ("name,factor\nmu\n", "units.csv:2: 1 cells where the header has 2"),
        ("name,factor\nmu,many\n", "units.csv:2: factor: 'many' is no Decimal"),
        ("name,factor\n\n#\nmu,\n", "units.csv:4: factor: empty"),
        ("name,factor,kind\nmu,1,c\n", "units.csv:2: kind: 'c' is not one of"),
        ("name,factor,plural\nmu,1,true\n", "units.csv:2: plural: 'true' is neither"),
    ],
)
def test_bad_rows(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as error:
        rows(tmp_path, text)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("row", load("layout/boilerplate", Boilerplate), ids=lambda row: row.pattern[:40])
def test_boilerplate_rows_match_their_examples(row: Boilerplate) -> None:
    import re

    pattern = re.compile(row.source)
    match = pattern.search(row.example) if row.scope == "inline" else pattern.fullmatch(row.example)
    assert match, row
    assert row.scope != "inline" or _INLINE_SIGN.search(row.example)
