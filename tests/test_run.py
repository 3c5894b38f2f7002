"""A run over a corpus: nothing lost, the same bytes whatever the workers, and nothing done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.extract import figures
from pipeline.link import attribution
from pipeline.models import Limits
from pipeline.run import Settings, Summary, extract_to, shard
from pipeline.run.reuse import INPUTS_FILE
from pipeline.tables import load_tables
from pipeline.validate.output import output_failures

RAW = Path(__file__).parent.parent / "raw"
ARTICLES = sorted(RAW.glob("*.txt"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for path in ARTICLES:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "empty.txt").write_bytes(b" ")
    return folder


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.corpus.SHARD_BYTES", 3000)


def test_what_has_not_changed_is_not_extracted_again(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert extract_to(raw, out, jobs=1).reused == 0
    changed, gone, new = raw / ARTICLES[0].name, raw / ARTICLES[1].name, raw / "another.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("220 million", "230 million"), encoding="utf-8")
    new.write_text("Wuhu, May 4, 2012 (Xinhua)\n\nThe zone covers 8.05 sq km.\n", encoding="utf-8")
    gone.unlink()
    read: list[str] = []
    parse = shard.parse
    monkeypatch.setattr(shard, "parse", lambda document, limits: read.append(document.key) or parse(document, limits))
    again = extract_to(raw, out, jobs=1)
    assert read == sorted([changed.name, new.name])
    assert (again.inputs, again.reused, again.quarantined) == (6, 4, 1)
    extract_to(raw, tmp_path / "whole", jobs=1)
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.parametrize("name", ["money.parquet", "issues.parquet", INPUTS_FILE, "run.json", "datapackage.json"])
@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_a_damaged_output_is_not_trusted(raw: Path, tmp_path: Path, name: str, damage: bytes | None) -> None:
    out = tmp_path / "out"
    extract_to(raw, out, jobs=1)
    whole = contents(out)
    if damage is None:
        (out / name).unlink()
    else:
        (out / name).write_bytes(damage)
    assert extract_to(raw, out, jobs=1).reused == 0
    assert contents(out) == whole


def test_other_settings_and_force_extract_everything(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract_to(raw, out, jobs=1)
    assert extract_to(raw, out, jobs=1).reused == 6
    assert extract_to(raw, out, jobs=1, force=True).reused == 0
    assert extract_to(raw, out, Settings(limits=Limits(characters=2_000_000)), jobs=1).reused == 0


def test_the_order_of_the_files_and_the_workers_do_not_show(raw: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 4):
        extract_to(raw, tmp_path / str(jobs), jobs=jobs)
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "4")


@pytest.mark.parametrize("stage", [figures, attribution])
def test_a_stage_that_fails_costs_no_other(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: object
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr(stage, "extract" if stage is figures else "attribute", broken)
    summary = extract_to(raw, tmp_path / "out", jobs=1)
    tables = load_tables(tmp_path / "out")
    failed = tables["issues"].query("code == 'failed'")
    assert set(failed["stage"]) == {"figures" if stage is figures else "attribution"}
    assert len(failed) == 5
    assert summary.articles == 5
    assert len(tables["entities"]) > 100
    assert (len(tables["money"]) > 0) == (stage is attribution)


def test_a_document_that_takes_too_long(raw: Path, tmp_path: Path) -> None:
    (raw / "long.txt").write_text("The zone invested 1.5 billion yuan in 2010. " * 20_000, encoding="utf-8")
    summary = extract_to(raw, tmp_path / "out", Settings(limits=Limits(seconds=0.5)), jobs=2)
    issues = load_tables(tmp_path / "out")["issues"]
    assert set(issues.query("severity == 'error'")["code"]) == {"empty", "timed_out"}
    assert (summary.inputs, summary.articles, summary.quarantined) == (7, 5, 2)


def dying(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A worker is killed by the document of that name."""
    parse = shard.parse

    def fatal(document: shard.Document, limits: Limits) -> object:
        if document.key == name:
            os.kill(os.getpid(), signal.SIGKILL)
        return parse(document, limits)

    monkeypatch.setattr(shard, "parse", fatal)


def test_a_document_that_kills_workers(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = ARTICLES[2].name
    dying(monkeypatch, victim)
    summary = extract_to(raw, tmp_path / "out", jobs=2)
    issues = load_tables(tmp_path / "out")["issues"].query("severity == 'error'")
    assert dict(zip(issues["article_id"], issues["code"], strict=True)) == {"empty.txt": "empty", victim: "worker_died"}
    assert (summary.inputs, summary.articles, summary.quarantined) == (6, 4, 2)


def test_the_run_record_counts_every_input(raw: Path, tmp_path: Path) -> None:
    summary = extract_to(raw, tmp_path / "out", jobs=2)
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert isinstance(summary, Summary)
    assert record["inputs"] == record["articles"] + record["quarantined"] == len(list(raw.iterdir()))
    assert record["rows"]["articles"] == record["articles"]
    inputs = pq.read_table(tmp_path / "out" / INPUTS_FILE)
    assert inputs.column("key").to_pylist() == sorted(path.name for path in raw.iterdir())


def test_partitions_hold_the_same_rows(raw: Path, tmp_path: Path) -> None:
    extract_to(raw, tmp_path / "whole", jobs=1)
    for _ in range(2):
        extract_to(raw, tmp_path / "parts", jobs=1, partition_rows=50)
    one, other = load_tables(tmp_path / "whole"), load_tables(tmp_path / "parts")
    assert all(other[name].equals(found) for name, found in one.items())
    sizes = [pq.read_metadata(path).num_rows for path in sorted((tmp_path / "parts" / "entities.parquet").iterdir())]
    assert set(sizes[:-1]) == {50}
    assert 0 < sizes[-1] <= 50
    assert list(output_failures(tmp_path / "parts")) == []
    assert extract_to(raw, tmp_path / "parts", jobs=1).reused == 6
    assert contents(tmp_path / "parts") == contents(tmp_path / "whole")


def test_locale_time_zone_and_hashing_do_not_show(raw: Path, tmp_path: Path) -> None:
    for name, zone, locale, seed in (("one", "UTC", "C", "0"), ("other", "Asia/Shanghai", "de_DE.UTF-8", "12345")):
        around = os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(tmp_path / name), "--jobs", "2"]
        subprocess.run(command, env=around, capture_output=True, check=False)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_an_interrupt_ends_at_once_and_changes_nothing(raw: Path, tmp_path: Path) -> None:
    (raw / "long.txt").write_text("The zone invested 1.5 billion yuan in 2010. " * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(tmp_path / "out"), "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=interruptible)
    while not (tmp_path / ".out.staging").exists() and run.poll() is None:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]


def interruptible() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
