"""Reading: encodings, records, and what is no article."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.read import Document, NoInputError, documents, read
from pipeline.read.decode import UndecodableError, decode
from pipeline.read.language import language_of

BODY = (
    "The zone covers an area of 12 square kilometers in the east of the city and has attracted more than 300 companies "
    "since it was set up in 1993, according to the local government."
)


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc", False),
        ("a “b”".encode("utf-16"), "a “b”", False),
        ("e\u0301".encode(), "\u00e9", False),
        (b"a\x00b" + b"x" * 400, "a\ufffdb" + "x" * 400, False),
        ("The zone’s output – “GDP” – rose £5m to 3 yuan. ".encode("cp1252") * 9,
         "The zone’s output – “GDP” – rose £5m to 3 yuan. " * 9, True),
        ("Der Park umfaßt zwölf Flächen für Betriebe. ".encode("cp1252") * 9,
         "Der Park umfaßt zwölf Flächen für Betriebe. " * 9, True),
        ("The zone’s park".encode() + b"\xe2\x80", "The zone’s park\ufffd", True),
        ("烏魯木齊高新技術產業開發區，規劃面積三十一平方公里。".encode("big5") * 9,
         "烏魯木齊高新技術產業開發區，規劃面積三十一平方公里。" * 9, True),
        (("乌鲁木齐高新技术产业开发区位于新疆维吾尔自治区，规划面积三十一平方公里。" * 8).encode("gb18030"),
         "乌鲁木齐高新技术产业开发区位于新疆维吾尔自治区，规划面积三十一平方公里。" * 8, True),
    ],
)  # fmt: skip
def test_decode(data: bytes, text: str, guessed: bool) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert (decoded.guessed is not None) == guessed


@pytest.mark.parametrize(
    ("charset", "guessed"),
    [("gb2312", None), ("GBK", None), ("gb18030", None), ("latin-1", "gb18030"), ("windows-1252", "gb18030"),
     ("utf-8", "gb18030"), ("no-such", "gb18030"), ("hex", "gb18030"), ("unicode_escape", "gb18030"),
     ("\0", "gb18030")],
)  # fmt: skip
def test_declared_charset(charset: str, guessed: str | None) -> None:
    text = "The Rongchang park of 朱镕基 and others"
    decoded = decode(text.encode("gbk"), charset)
    assert (decoded.text, decoded.guessed) == (text, guessed)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(200), b"\xff\xfe\x00"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("乌鲁木齐高新技术产业开发区成立于1992年8月，是国务院批准的国家级高新区。", "zh"),
        ("乌鲁木齐国家高新区" * 9 + BODY[:60], "zh"),
        ("Der Park liegt im Osten der Stadt und umfasst zwölf Quadratkilometer. " * 6, "de"),
        ("Le parc industriel couvre une superficie de 12 kilomètres carrés et a attiré des entreprises.", "fr"),
        ("El parque cubre 12 kilómetros cuadrados y ha atraído a más de 300 empresas desde su creación.", "es"),
        ("O parque cobre uma área de 12 quilômetros quadrados e atraiu mais de 300 empresas.", "pt"),
        ("Зона развития расположена в восточной части города.", "ru"),
        ("開発区は市の東部にあり、面積は十二平方キロメートルです。", "ja"),
        ("개발구는 도시 동쪽에 있으며 면적은 12제곱킬로미터입니다.", "ko"),
        ("Przemysłowy park zajmuje powierzchnię dwunastu kilometrów kwadratowych. " * 8, "und"),
        ("Total area: 31.1 sq km\nPopulation: 12,000\nGDP: 3.2 billion yuan\n" * 9, "en"),
        ("乌鲁木齐国家高新区\n" + BODY, "en"),
        ("KEY DATA Area 2.86 km2", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_records(tmp_path: Path) -> None:
    records = [
        json.dumps({"id": "x", "text": BODY, "published": "2017-09-29", "title": "T", "publisher": "P"}),
        "",
        json.dumps({"text": BODY}),
        "{broken",
        json.dumps({"text": 3}),
        json.dumps({"text": "  "}),
        json.dumps({"text": BODY, "published": "soon"}),
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(records), encoding="utf-8")
    results = list(read(tmp_path))
    articles = [article for article, _ in results if article]
    assert [a.article_id for a in articles] == ["news.jsonl#x", "news.jsonl#3", "news.jsonl#7"]
    assert (articles[0].title, articles[0].published, articles[0].publisher) == ("T", date(2017, 9, 29), "P")
    rejected = [issues[0].code for article, issues in results if article is None]
    assert rejected == ["unreadable", "unreadable", "empty"]
    assert "unresolved_date" in [issue.code for issue in results[-1][1]]


def test_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "notes.md").write_text(BODY, encoding="utf-8")
    results = [(article and article.article_id, [i.code for i in issues]) for article, issues in read(tmp_path)]
    assert results == [(None, ["empty"]), ("b/two.txt", ["no_publication_date"]), (None, ["unreadable"])]


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="no such folder"):
        list(read(tmp_path / "none"))
    with pytest.raises(NoInputError, match="no article"):
        list(read(tmp_path))


def test_order_is_that_of_paths(tmp_path: Path) -> None:
    names = ["a/z.txt", "a-b.txt", "a.txt", "a/b/c.txt", "B.txt", "é.txt", "a b.txt", "a/b.txt", "z/1.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert [document.key for document in documents(tmp_path)] == sorted(names)


def test_one_record_in_memory(tmp_path: Path) -> None:
    """A packed file of 60 MB of records is read with little more memory than one of them takes."""
    line = json.dumps({"text": BODY * 40}).encode() + b"\n"
    with gzip.open(tmp_path / "news.jsonl.gz", "wb", compresslevel=1) as file:
        for number in range(6_000):
            file.write(line.replace(b"300", b"%d" % number))
    tracemalloc.start()
    count = sum(1 for document in documents(tmp_path) if document.problem is None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 6_000
    assert peak < 4_000_000


def test_digest_changes_with_whatever_is_read() -> None:
    document = Document("a", "a", "html", b"x")
    others = [
        replace(document, **{name: value})
        for name, value in (
            ("data", b"y"),
            ("form", "text"),
            ("charset", "gbk"),
            ("url", "http://a"),
            ("warnings", (("a", "b"),)),
        )
    ]
    assert len({one.digest for one in (document, *others)}) == 6
    assert replace(document, key="b", source="c").digest == document.digest
