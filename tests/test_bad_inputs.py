"""One folder with every bad input we know of, one run over it: each is an article or an error, and the run goes on."""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bad_inputs import ARCHIVE, EXPECTED, LIMITS, TEXT, fill

from pipeline.read import documents
from pipeline.run import Settings, extract_to
from pipeline.tables import Tables, load_tables


@pytest.fixture(scope="module")
def outcome() -> Iterator[tuple[Tables, dict[str, Any]]]:
    """The tables of one run over all inputs, and its record."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        raw.mkdir()
        fill(raw)
        listener.bind(str(raw / "socket.jsonl"))
        extract_to(raw, out, Settings(limits=LIMITS), jobs=1)
        yield load_tables(out), json.loads((out / "run.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", EXPECTED)
def test_input(outcome: tuple[Tables, dict[str, Any]], key: str) -> None:
    tables, _ = outcome
    issues = tables["issues"][(tables["issues"]["article_id"] == key) & tables["issues"]["stage"].isin(["read", "run"])]
    is_article = bool((tables["articles"]["article_id"] == key).any())
    errors = issues[issues["severity"] == "error"]
    assert is_article == errors.empty
    found = ["ok" if is_article else "error", *sorted(set(issues["code"]))]
    assert " ".join(found) == EXPECTED[key], list(issues["detail"])


def test_every_input_is_accounted_for(outcome: tuple[Tables, dict[str, Any]]) -> None:
    tables, run = outcome
    errors = tables["issues"][(tables["issues"]["severity"] == "error") & (tables["issues"]["stage"] == "read")]
    assert set(tables["articles"]["article_id"]) | set(errors["article_id"]) == set(EXPECTED)
    assert run["inputs"] == len(EXPECTED) == run["articles"] + run["quarantined"]


def test_what_was_said_of_odd_texts(outcome: tuple[Tables, dict[str, Any]]) -> None:
    """The same figure comes out of every encoding and every kind of line end."""
    areas = outcome[0]["areas"].groupby("article_id")["area_sq_km"].first()
    same = "crlf cr utf16 utf32 gbk windows mark no-break nel separators".split()
    assert {name: areas.get(f"{name}.txt") for name in same} == dict.fromkeys(same, 8.2)
    assert "root:" not in "".join(outcome[0]["articles"]["text"])


def test_links_are_followed_on_request(tmp_path: Path) -> None:
    (tmp_path / "raw" / "a").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "raw" / "file.txt").symlink_to(tmp_path / "outside" / "x.txt")
    (tmp_path / "raw" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "raw" / "a" / "up").symlink_to(tmp_path / "raw")
    (tmp_path / "raw" / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    found = {d.key: d.problem and d.problem[0] for d in documents(tmp_path / "raw", follow_links=True)}
    expected = {"a/up": "link_not_followed", "file.txt": None, "folder/x.txt": None, "gone.txt": "unreadable"}
    assert found == expected


def test_no_rights() -> None:
    """A file and a folder that may not be read are errors; nobody's rights, where the tests run as root."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder)
        raw.chmod(0o755)
        (raw / "ok.txt").write_text(TEXT, encoding="utf-8")
        (raw / "secret.txt").touch(0o000)
        (raw / "vault").mkdir(0o000)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            found = {document.key: document.problem for document in documents(raw)}
        finally:
            os.seteuid(user)
            (raw / "vault").chmod(0o755)
    assert found["ok.txt"] is None
    assert all((found[name] or ("",))[0] == "unreadable" for name in ("secret.txt", "vault"))


def test_web_archives_need_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ARCHIVE)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    archive, text = documents(tmp_path)
    assert archive.problem is not None
    assert archive.problem[0] == "missing_extra"
    assert "zonefacts[warc]" in archive.problem[1]
    assert text.problem is None
