"""On a cluster: the rows of a local run, whatever fails on the way (`make test-spark`; needs Java and pyspark)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from pyspark import TaskContext
from pyspark.sql import SparkSession

from pipeline.run import extract_to
from pipeline.spark import OutputExistsError, extract_dataframe, extract_folder, session
from pipeline.tables import Tables, load_tables
from pipeline.vocabulary import ADDED

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "tests" / "gold" / "articles"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few annotated articles, a file of records, and two that cannot be read."""
    folder = tmp_path_factory.mktemp("raw")
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:8]}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    (folder / "records.jsonl").write_text("\n".join([*lines, "no json"]), encoding="utf-8")
    (folder / "empty.txt").write_text(" ", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def local(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    out = tmp_path_factory.mktemp("local") / "out"
    extract_to(raw, out, jobs=1)
    return load_tables(out)


@pytest.fixture(params=["local[2]", "local[2,3]"])
def spark(request: pytest.FixtureRequest) -> Iterator[SparkSession]:
    """Two threads, a task tried once; and two threads, a task tried three times."""
    started = session(request.param)
    started.conf.set("spark.sql.shuffle.partitions", "3")
    started.sparkContext.setLogLevel("OFF")
    yield started
    started.stop()


def equal(one: Tables, other: Tables) -> None:
    for name, found in one.items():
        pd.testing.assert_frame_equal(other[name], found)


def test_a_folder_gives_the_rows_of_a_local_run(spark: SparkSession, raw: Path, local: Tables, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract_folder(spark, str(raw), str(out))
    equal(local, load_tables(out))
    assert (out / "_SUCCESS").exists()
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (run["inputs"], run["articles"], run["quarantined"]) == (18, 16, 2)
    with pytest.raises(OutputExistsError):
        extract_folder(spark, str(raw), str(out))


def test_a_frame_whose_task_fails_once(spark: SparkSession, raw: Path, tmp_path: Path) -> None:
    rows = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(raw.glob("*.txt"))]
    frame = spark.createDataFrame(rows, "id string, text string").repartition(3)

    def fails_at_first(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        context = TaskContext.get()
        if context is not None and context.partitionId() == 1 and context.attemptNumber() == 0:
            raise RuntimeError("a machine was lost")
        yield from batches

    failing = frame.mapInArrow(fails_at_first, frame.schema)
    if spark.sparkContext.master == "local[2]":
        with pytest.raises(Exception, match="a machine was lost"):
            extract_dataframe(failing)
        return
    found = {name: table.toPandas() for name, table in extract_dataframe(failing).items()}
    (tmp_path / "raw").mkdir()
    lines = [json.dumps({"id": key, "text": text}) for key, text in rows]
    (tmp_path / "raw" / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    extract_to(tmp_path / "raw", tmp_path / "out", jobs=1)
    wanted = load_tables(tmp_path / "out")
    for name in ("money", "areas", "facts", "zones"):
        assert len(found[name]) == len(wanted[name]) > 0
    assert sorted(found["money"]["amount_yuan"].dropna()) == sorted(wanted["money"]["amount_yuan"].dropna())
    assert list(found["zones"]["zone_id"]) == list(wanted["zones"]["zone_id"])


def test_the_users_own_files_reach_workers_that_do_not_see_them(tmp_path: Path) -> None:
    raw, mine = tmp_path / "raw", tmp_path / "mine" / "names"
    for folder in (raw, mine):
        folder.mkdir(parents=True)
    text = "Quark Foundry invested $10 million in the Ordos zone in 2015.\n"
    for name in ("a.txt", "b.txt", "c.txt"):
        (raw / name).write_text(f"Visit {name}\n\n{text}", encoding="utf-8")
    (mine / "organisations.csv").write_text("name,ambiguous\nQuark Foundry,\n", encoding="utf-8")
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,first,last,yuan\nUSD,2015-01-01,2015-12-31,6.5\n", encoding="utf-8")
    corrections = tmp_path / "corrections.csv"
    corrections.write_text(
        f"article_id,table,start,end,text,field,value\na.txt,money,{(at := 13 + text.index('$10'))},{at + 11},"
        "$10 million,value,20000000\ngone.txt,money,0,3,$10,remove,\n",
        encoding="utf-8",
    )
    options = ["--vocabulary", mine.parent, "--rates", rates, "--corrections", corrections]
    outs = {command: tmp_path / command for command in ("extract", "spark")}
    for command, where in (("extract", ["--out"]), ("spark", ["--master", "local[2]"])):
        arguments = [command, raw, *options, *where, outs[command]]
        done = subprocess.run([sys.executable, "-m", "pipeline", *map(str, arguments)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    wanted, found = (load_tables(out) for out in outs.values())
    equal(wanted, found)
    assert "Quark Foundry" in set(found["entities"]["name"])
    assert sorted(found["money"]["amount_yuan"]) == [65_000_000.0, 65_000_000.0, 130_000_000.0]
    stale = found["issues"].query("code == 'stale_correction'")
    assert list(stale["article_id"]) == ["gone.txt"]


def test_workers_look_for_no_vocabulary_themselves(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(spark.sparkContext.environment, ADDED, "/nowhere")
    frame = spark.createDataFrame([("a", "The park covers 8 sq km.")], "id string, text string")
    assert extract_dataframe(frame)["areas"].count() == 1
    assert spark.sparkContext.environment[ADDED] == ""
