"""The README says what is true now."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dictionary import data_dictionary
from pipeline.schema import TABLES

ROOT = Path(__file__).parent.parent
ISSUE = re.compile(r"[Ii]ssue\([^()]*?\"([a-z]+(?:_[a-z]+)+)\"")
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


def test_every_command_is_documented() -> None:
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f"`zonefacts {name} " in README or f"`zonefacts {name}`" in README, name


def test_every_option_of_extract_is_documented() -> None:
    said = CliRunner().invoke(app, ["extract", "--help"]).output
    for option in re.findall(r"^  (?:-\w, )?(--[a-z-]+)", said, re.MULTILINE):
        assert option == "--help" or option in README, option


def test_every_issue_is_documented() -> None:
    described = (ROOT / "docs" / "issues.md").read_text(encoding="utf-8")
    codes = {code for path in (ROOT / "pipeline").rglob("*.py") for code in ISSUE.findall(path.read_text("utf-8"))}
    assert len(codes) > 15
    assert not {code for code in codes if f"| `{code}` |" not in described}
