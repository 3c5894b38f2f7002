"""Writing: the round trip through Parquet and CSV, the escape, the data package, all or nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

import pipeline.write as write_stage
from pipeline.read import documents
from pipeline.run import extract_corpus, extract_to
from pipeline.schema import ARTICLES, ENTITIES, FACTS, MONEY, TABLES, ZONES, Table
from pipeline.tables import arrow_tables, escape, frame, frames, load_tables, unescape
from pipeline.validate import ValidationError, validate
from pipeline.validate.columns import column_failures
from pipeline.validate.sound import is_sound
from pipeline.write import OWN_FILES, BusyError, write
from pipeline.write import switch as switch_stage

RAW = Path(__file__).parent.parent / "raw"


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return extract_corpus(documents(RAW))


def test_round_trip(tables: dict[str, pa.Table], tmp_path: Path) -> None:
    write(tables, tmp_path / "out", {})
    wanted = frames(tables)
    for source in ("parquet", "csv"):
        loaded = load_tables(tmp_path / "out", source)
        for name, table in wanted.items():
            pd.testing.assert_frame_equal(loaded[name], table)


def test_a_park_called_na(tmp_path: Path) -> None:
    zone = {"zone_id": "na", "name": "NA", "aliases": "null|=1+1", "category": "other", "articles": 1, "mentions": 1}
    write(arrow_tables({"zones": [dict.fromkeys(ZONES.names) | zone]}), tmp_path / "out", {})
    for source in ("parquet", "csv"):
        loaded = load_tables(tmp_path / "out", source)["zones"]
        assert loaded.loc[0, "name"] == "NA"
        assert loaded.loc[0, "aliases"] == "null|=1+1"
        assert pd.isna(loaded.loc[0, "name_zh"])
    assert list(pd.read_csv(tmp_path / "out" / "zones.csv", keep_default_na=False)["name"]) == ["NA"]


@given(st.text(alphabet="=+-@'\t\r\n a1", max_size=6))
def test_escape_round_trip(text: str) -> None:
    escaped = escape(text)
    assert unescape(escaped) == text
    assert not escaped.lstrip(" ").startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["=1+1", " +2", "@x", "-3", "'quoted", "\ttab"])
def test_formulas_are_escaped(text: str) -> None:
    assert escape(text) == "'" + text


def test_data_package(tables: dict[str, pa.Table], tmp_path: Path) -> None:
    from frictionless import Package

    write(tables, tmp_path / "out", {})
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note", "fieldName", "rowNumber"])[:5]
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]


def test_every_column_is_there(tables: dict[str, pa.Table], tmp_path: Path) -> None:
    write(tables, tmp_path / "out", {})
    for table in TABLES:
        with (tmp_path / "out" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            assert tuple(next(csv.reader(file))) == table.names


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}


def test_two_runs_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.corpus.SHARD_BYTES", 3000)
    extract_to(RAW, tmp_path / "one", jobs=1)
    extract_to(RAW, tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("exchange", [True, False])
def test_the_switch(
    tables: dict[str, pa.Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(switch_stage, "_exchange", lambda one, other: False)
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").touch()
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("keep me", encoding="utf-8")
    (out / "money.csv").write_text("old", encoding="utf-8")
    write(tables, out, {})
    assert {path.name for path in out.iterdir()} == OWN_FILES | {".gitkeep", "notes"}
    assert (out / "notes" / "mine.txt").read_text(encoding="utf-8") == "keep me"
    assert (out / "money.csv").read_text(encoding="utf-8") != "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_old_tables(
    tables: dict[str, pa.Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(tables, out, {"run": 1})
    before = contents(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write_stage, "data_package", full)
    with pytest.raises(OSError, match="No space left"):
        write(tables, out, {"run": 2})
    assert contents(out) == before
    assert json.loads((out / "run.json").read_text(encoding="utf-8")) == {"run": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_second_run_is_refused(tables: dict[str, pa.Table], tmp_path: Path) -> None:
    with FileLock(tmp_path / ".out.lock"), pytest.raises(BusyError):
        write(tables, tmp_path / "out", {})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("money", "currency", None, "currency"),
        ("money", "indicator", "wealth", "isin"),
        ("areas", "area_sq_km", -1.0, "greater_than_or_equal_to"),
        ("areas", "text", "9 sq km", "the span is not its text"),
        ("money", "equivalent_of", 1, "is no row of money"),
        ("entities", "zone_id", "nowhere", "is not in zones"),
        ("facts", "evidence", "nothing", "does not hold the figure"),
    ],
)
def test_validation(tables: dict[str, pa.Table], table: str, column: str, value: object, message: str) -> None:
    broken = frames(tables)
    broken[table].loc[0, column] = value
    with pytest.raises(ValidationError, match=message):
        validate(broken)


def broken_columns(found: pa.Table, table: Table) -> Iterator[pa.Table]:
    """The table with a null, a foreign word, a value below and one above the bounds, in each of its columns."""
    for at, column in enumerate(table.columns):
        bounds = [bound + step for bound, step in ((column.low, -1), (column.high, 1)) if bound is not None]
        for value in (None, *(["wealth"] if column.type == "str" else []), *bounds):
            values = [value, *found.column(at).to_pylist()[1:]]
            yield found.set_column(at, found.field(at), pa.array(values, found.field(at).type))


@pytest.mark.parametrize("table", [ARTICLES, MONEY, ENTITIES, FACTS, ZONES], ids=lambda table: table.name)
def test_what_is_sound_has_no_failures(tables: dict[str, pa.Table], table: Table) -> None:
    found = tables[table.name].slice(0, 3).combine_chunks()
    twice = pa.concat_tables([found, found])
    answers = []
    for one in (found, found.slice(0, 0), twice, found.select(table.names[1:]), *broken_columns(found, table)):
        answers.append(is_sound(one, table))
        assert answers[-1] == (not list(column_failures(table.name, frame(one))))
    assert answers[:4] == [True, True, not table.key, False]
