"""The command line as a user meets it: exit codes, messages, no traceback."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.schema import TABLES

RAW = Path(__file__).parent.parent / "raw"


def zonefacts(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=120)


def test_extract(tmp_path: Path) -> None:
    done = zonefacts("extract", RAW, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("5 articles of 5 inputs")
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (run["inputs"], run["articles"], run["quarantined"]) == (5, 5, 0)
    for table in TABLES:
        assert (tmp_path / "out" / f"{table.name}.parquet").stat().st_size > 0


def test_quiet(tmp_path: Path) -> None:
    done = zonefacts("extract", RAW, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_quarantine(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(RAW / "baiyin-national-high-tech-zone.txt", raw / "good.txt")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (raw / "records.jsonl").write_text('{"text": "The park covers 3 sq km."}\n{nonsense\n', encoding="utf-8")
    done = zonefacts("extract", raw, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "2 articles of 5 inputs" in done.stdout
    assert "Traceback" not in done.stderr
    tables = pipeline.load_tables(tmp_path / "out")
    rejected = tables["issues"].query("severity == 'error'").set_index("article_id")["code"].to_dict()
    assert rejected == {"empty.txt": "empty", "binary.txt": "unreadable", "records.jsonl#2": "unreadable"}
    assert set(tables["articles"]["article_id"]) == {"good.txt", "records.jsonl#1"}


def test_log(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(RAW / "baiyin-national-high-tech-zone.txt", raw / "good.txt")
    (raw / "empty.txt").write_bytes(b"")
    done = zonefacts("extract", raw, "--out", tmp_path / "out", "--json")
    assert done.returncode == 1
    log = [json.loads(line) for line in done.stderr.splitlines()]
    names = [line["event"] for line in log]
    tables = ["written"] * len(TABLES)
    assert names == ["started", "problem", "extracted", "reused", *tables, "finished"]
    assert all(line["time"].endswith("+00:00") for line in log)
    (problem,) = (line for line in log if line["level"] == "error")
    assert (problem["article_id"], problem["stage"], problem["code"]) == ("empty.txt", "read", "empty")
    summary = json.loads(done.stdout)
    assert {**log[-1], **summary} == log[-1]
    assert {line["table"]: line["rows"] for line in log if line["event"] == "written"} == summary["rows"]
    again = zonefacts("extract", raw, "--out", tmp_path / "out", "--json").stderr.splitlines()
    assert next(line for line in map(json.loads, again) if line["event"] == "reused")["documents"] == 2


def test_log_of_a_failure(tmp_path: Path) -> None:
    done = zonefacts("extract", tmp_path / "raw", "--out", tmp_path / "out", "--json")
    (line,) = map(json.loads, done.stderr.splitlines())
    assert (done.returncode, done.stdout, line["event"], line["level"]) == (3, "", "failed", "error")
    assert str(tmp_path / "raw") in line["detail"]


@pytest.mark.parametrize("make", [False, True])
def test_nothing_to_read(tmp_path: Path, make: bool) -> None:
    raw = tmp_path / "raw"
    if make:
        raw.mkdir()
    done = zonefacts("extract", raw, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert str(raw) in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = zonefacts("extract", RAW, "--out", tmp_path / "file" / "out")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["extract"], ["nonsense"], ["extract", "raw", "--jobs", "many"]])
def test_usage(arguments: list[str]) -> None:
    assert zonefacts(*arguments).returncode == 2


def test_unknown_model(tmp_path: Path) -> None:
    done = zonefacts("extract", RAW, "--out", tmp_path / "out", "--model", "no_such_model")
    assert done.returncode == 3
    assert "no_such_model" in done.stderr
    assert "Traceback" not in done.stderr


def test_help() -> None:
    done = zonefacts("extract", "--help")
    assert done.returncode == 0
    for option in ("--out", "--jobs", "--model", "--quiet"):
        assert option in done.stdout


def test_library(tmp_path: Path) -> None:
    tables = pipeline.extract_text("The zone covers 8.05 sq km.", "2013-11-29")
    assert list(tables["areas"]["area_sq_km"]) == [8.05]
    files = pipeline.extract_files(RAW, tmp_path / "out", jobs=1)
    assert len(files["articles"]) == 5
    assert set(files) == {table.name for table in TABLES}


def test_rates(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.jsonl").write_text(
        '{"text": "In 2013 the zone attracted investment of $10 million.", "published": "2014-01-02", "title": "T"}\n',
        encoding="utf-8",
    )
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,first,last,yuan\nUSD,2013-01-01,2013-12-31,6.5\n", encoding="utf-8")
    assert zonefacts("extract", raw, "--out", tmp_path / "out", "--rates", rates).returncode == 0
    row = pipeline.load_tables(tmp_path / "out")["money"].iloc[0]
    assert (row["amount_yuan"], row["fx_rate"], row["fx_basis"]) == (65_000_000.0, 6.5, "user")
    rates.write_text("currency,first,last,yuan\nUSD,2013-01-01,2013-12-31,much\n", encoding="utf-8")
    failed = zonefacts("extract", raw, "--out", tmp_path / "out", "--rates", rates)
    assert failed.returncode == 3
    assert "rates.csv:2" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_explain() -> None:
    done = zonefacts("explain", RAW / "baiyin-national-high-tech-zone.txt")
    assert done.returncode == 0
    assert "8.05" in done.stdout
    assert "total_area" in done.stdout
