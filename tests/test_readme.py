"""The README says what is true now."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.dictionary import data_dictionary
from pipeline.schema import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_data_dictionary() -> None:
    stated = re.search(r"<!-- dictionary -->\n(.*)<!-- /dictionary -->", README, re.DOTALL)
    assert stated is not None
    assert stated[1].strip() == data_dictionary().strip()


def test_every_column_has_a_meaning_and_a_key_that_exists() -> None:
    for table in TABLES:
        assert all(column.meaning for column in table.columns)
        assert set(table.key) | set(table.sort) <= set(table.names)


def test_make_targets_are_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
