"""A user's own vocabulary rows, through the command line: they work, are checked, and change the run's hash."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline

TEXT = (
    "Notes on a visit\n\nQuark Foundry opened a plant in Glimmerfield in 2015. "
    "Its harvest money came to 30 million yuan.\n"
)
ROWS = {
    "names/organisations.csv": "name,ambiguous\nQuark Foundry,\n",
    "places/localities.csv": "code,name,label,type,parent_code\nmy:glimmerfield,Glimmerfield,ZONE,quarter,320500\n",
    "linking/indicators.csv": "phrase,table,indicator,part\nharvest money,money,revenue,noun\n",
}


def zonefacts(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def folder_of(tmp_path: Path, rows: dict[str, str]) -> Path:
    folder = tmp_path / "mine"
    for name, text in rows.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(tmp_path: Path, *options: str | Path) -> tuple[set[tuple[str, str]], set[str], str]:
    """Entities as (label, text), indicators of money, and the vocabulary's hash, of a run over two big shards."""
    raw = tmp_path / "raw"
    raw.mkdir(exist_ok=True)
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text(TEXT + "\nNothing else happened there. " * 8_000, encoding="utf-8")
    out = tmp_path / "out"
    done = zonefacts("extract", raw, "--out", out, "--quiet", "--jobs", "2", *options)
    assert (done.returncode, done.stderr) == (0, "")
    tables = pipeline.load_tables(out)
    entities = {(str(row.label), str(row.text)) for row in tables["entities"].itertuples() if row.label != "GPE"}
    hashed = json.loads((out / "run.json").read_text(encoding="utf-8"))["vocabulary_sha256"]
    return entities, set(tables["money"]["indicator"].dropna()), str(hashed)


def test_rows_take_part_in_every_process(tmp_path: Path) -> None:
    without = run(tmp_path)
    entities, indicators, hashed = run(tmp_path, "--vocabulary", folder_of(tmp_path, ROWS))
    assert {("ORG", "Quark Foundry"), ("ZONE", "Glimmerfield")} <= entities
    assert indicators == {"revenue"}
    assert ("ZONE", "Glimmerfield") not in without[0]
    assert "revenue" not in without[1]
    assert hashed != without[2]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("names/surnames.csv", "name,rare\nQuux,often\n", "surnames.csv:2: rare: 'often' is neither"),
        ("names/surnames.csv", "surname\nQuux\n", "surnames.csv:1: unknown columns ['surname']"),
        ("places/places.csv", ROWS["places/localities.csv"], "places.csv:1: unknown columns"),
        (
            "places/place_aliases.csv",
            "code,aliases,cue\n999999,Nowhere,\n",
            "place_aliases.csv:2: no place has the code",
        ),
        (
            "places/localities.csv",
            "code,name,label,type,parent_code\nmy:x,X,ZONE,quarter,1\n",
            "localities.csv:2: no place has the code 1",
        ),
        (
            "places/localities.csv",
            "code,name,label,type,parent_code\nCN-BJ,X,ZONE,quarter,CN\n",
            "localities.csv:2: the code CN-BJ is that of Beijing",
        ),
        (
            "zones/register.csv",
            "code,name_zh,category\n1,X,airport\n",
            "register.csv:2: category: 'airport' is not one of",
        ),
        ("names/firms.csv", "name\nX\n", "names/firms.csv: no vocabulary has that name"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    done = zonefacts("extract", tmp_path, "--vocabulary", folder_of(tmp_path, {name: text}))
    assert done.returncode == 3
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_vocabulary_is_refused(tmp_path: Path) -> None:
    done = zonefacts("explain", tmp_path / "a.txt", "--vocabulary", tmp_path)
    assert (done.returncode, "no folder with vocabulary files" in done.stderr) == (3, True)
