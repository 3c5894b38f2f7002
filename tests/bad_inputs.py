"""Every bad input we know of.

A row is a file, what is in it, and what must come of each document in it: `ok` or `error`, then the codes of the
issues that reading it must raise.
"""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.models import Limits

LIMITS = Limits(bytes=200_000, characters=50_000, seconds=60)
TEXT = (
    "Zone grows\n\nUpdated: 2014-06-24\n\nThe Luzhou Hi-tech Zone covers an area of 8.2 square kilometers and had 320 "
    "companies at the end of 2013, the local government said.\n"
)
CHINESE = "泸州高新技术产业开发区位于四川省泸州市，规划面积四十五平方公里，是国家级高新区。\n" * 3
FRENCH = (
    "Le parc de la ville couvre une superficie de 12 kilomètres carrés et il a attiré des entreprises dans la zone."
)
RUSSIAN = "Зона развития расположена в восточной части города и занимает площадь двенадцать квадратных километров. " * 3
PAGE = (
    '<html><head><title>Zone grows</title><meta name="publishdate" content="2014-06-24"></head><body><h1>Zone grows'
    "</h1><p>The Luzhou Hi-tech Zone covers an area of 8.2 square kilometers and had 320 companies in 2013.</p>{}"
)
PLAIN_PAGE = PAGE.format("")
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
XML_BOMB = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(40)
)


def lines(*records: Any) -> bytes:
    return b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in records)


def parquet(columns: dict[str, list[Any]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue()


def warc(*pages: tuple[str, str, bytes], packed: bool = True, coded: tuple[str, str] | None = None) -> bytes:
    """An archive of responses: address, status with content type, body; `coded` is a further header."""
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=packed)
    for address, about, body in pages:
        status, _, kind = about.partition(" ")
        fields = [("Content-Type", kind), *([coded] if coded else [])]
        headers = StatusAndHeaders(f"{status} -", fields, protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers))
    return sink.getvalue()


GOOD = {"text": TEXT}
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PLAIN_PAGE), PLAIN_PAGE.encode())
ARCHIVE = warc(
    ("http://a.cn/1", "200 text/html", PLAIN_PAGE.encode()), ("http://a.cn/2", "404 text/html", b"<p>no such page</p>")
)
PARQUET = parquet({"id": ["x", "y"], "text": [TEXT, TEXT]})

Expected = str | dict[str, str]

TEXTS: list[tuple[str, bytes, Expected]] = [
    ("plain.txt", TEXT.encode(), "ok"),
    ("UPPER.TXT", TEXT.encode(), "ok"),
    ("Case.txt", TEXT.encode(), "ok"),
    ("case.txt", TEXT.encode(), "ok"),
    ("a b.txt", TEXT.encode(), "ok"),
    ("泸州.txt", TEXT.encode(), "ok"),
    ('say "zone".txt', TEXT.encode(), "ok"),
    ("two\nlines.txt", TEXT.encode(), "ok"),
    ("=cmd|'x'!A1.txt", TEXT.encode(), "ok"),
    ("folder.txt/inner.txt", TEXT.encode(), "ok"),
    ("a/b/c/d/e.txt", TEXT.encode(), "ok"),
    ("empty.txt", b"", "error empty"),
    ("blank.txt", b" \n\t\r\n\xc2\xa0", "error empty"),
    ("mark-alone.txt", b"\xef\xbb\xbf", "error empty"),
    ("mark.txt", b"\xef\xbb\xbf" + TEXT.encode(), "ok"),
    ("utf16.txt", TEXT.encode("utf-16"), "ok"),
    ("utf16be.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"), "ok"),
    ("utf32.txt", TEXT.encode("utf-32"), "ok"),
    ("false-mark.txt", b"\xff\xfe\x00", "error unreadable"),
    ("gbk.txt", (TEXT + "泸州高新技术产业开发区").encode("gbk"), "ok encoding_guessed"),
    ("windows.txt", (TEXT + "The zone’s “park” – 3 sq km.").encode("cp1252"), "ok encoding_guessed"),
    ("broken-utf8.txt", (TEXT + "的").encode() + b"\xe9" + ("泸州高新区" * 4).encode(), "ok encoding_guessed"),
    ("cut-utf8.txt", (TEXT + "泸").encode()[:-1], "ok encoding_guessed"),
    ("surrogates.txt", TEXT.encode() + b"\xed\xa0\x80" + "泸州高新区".encode() * 2, "ok encoding_guessed"),
    ("binary.txt", bytes(range(256)) * 20, "error unreadable"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "error unreadable"),
    ("zeros.txt", bytes(5_000), "error unreadable"),
    ("nul.txt", TEXT.replace("covers", "cov\0ers").encode(), "ok"),
    ("crlf.txt", TEXT.replace("\n", "\r\n").encode(), "ok"),
    ("cr.txt", TEXT.replace("\n", "\r").encode(), "ok"),
    ("nel.txt", TEXT.replace("\n", "\x85").encode(), "ok"),
    ("separators.txt", TEXT.replace("\n", "\u2028").replace(" and", "\u2029and").encode(), "ok"),
    ("bidi.txt", TEXT.replace("8.2", "\u202e8.2\u202c").encode(), "ok"),
    ("soft-hyphens.txt", TEXT.replace("kilo", "kilo\u00ad").encode(), "ok"),
    ("zero-width.txt", TEXT.replace(" ", "\u200b ").encode(), "ok"),
    ("fullwidth.txt", TEXT.replace("8.2", "８.２").encode(), "ok"),
    ("no-break.txt", TEXT.replace(" ", "\u00a0").encode(), "ok"),
    ("decomposed.txt", (TEXT + "Lu\u0308liang").encode(), "ok"),
    ("emoji.txt", (TEXT + "🏭" * 200).encode(), "ok"),
    ("chinese.txt", CHINESE.encode(), "ok unsupported_language"),
    ("chinese-gbk.txt", CHINESE.encode("gbk"), "ok encoding_guessed unsupported_language"),
    ("chinese-big5.txt", ("規劃面積四十五平方公里，位於四川省。" * 9).encode("big5"),
     "ok encoding_guessed unsupported_language"),
    ("french.txt", FRENCH.encode(), "ok unsupported_language"),
    ("russian.txt", RUSSIAN.encode(), "ok unsupported_language"),
    ("bilingual.txt", (TEXT + CHINESE[:60]).encode(), "ok"),
    ("too-many-characters.txt", ("word " * 12_000).encode(), "error too_large"),
    ("too-many-bytes.txt", b"word " * 60_000, "error too_large"),
    ("one-word.txt", b"a" * 49_000, "ok no_publication_date"),
    ("digits.txt", b"1," * 24_000, "ok no_publication_date"),
    ("brackets.txt", b"(" * 49_000, "ok no_publication_date"),
    ("new-lines.txt", b"a\n" * 24_000, "ok no_publication_date"),
    ("formula.txt", b"=HYPERLINK(1)\n" + TEXT.encode(), "ok"),
    ("page.txt", PLAIN_PAGE.encode(), "ok no_publication_date"),
    ("record.txt", json.dumps(GOOD).encode(), "ok no_publication_date"),
]  # fmt: skip

PAGES: list[tuple[str, bytes, Expected]] = [
    ("page.html", PLAIN_PAGE.encode(), "ok"),
    ("page.htm", PLAIN_PAGE.encode(), "ok"),
    ("xhtml.html", b'<?xml version="1.0" encoding="utf-8"?>' + PLAIN_PAGE.encode(), "ok"),
    ("declared.html", PAGE.format('<meta charset="gb2312"><p>泸州镕</p>').encode("gbk"), "ok"),
    ("undeclared.html", PAGE.format("<p>泸州高新区</p>").encode("gbk"), "ok encoding_guessed"),
    ("falsely-declared.html", PAGE.format('<meta charset="koi8-u8"><p>泸州</p>').encode(), "ok"),
    ("utf16.html", PLAIN_PAGE.encode("utf-16"), "ok"),
    ("empty.html", b"", "error empty"),
    ("no-body.html", b"<html><head><title>Zone</title></head></html>", "error empty"),
    ("script.html", b"<script>var a = '3 billion yuan'</script>", "error empty"),
    ("no-markup.html", TEXT.encode(), "ok no_publication_date"),
    ("cut.html", PLAIN_PAGE.encode()[:-30], "ok"),
    ("frames.html", b"<frameset><frame src=a.html></frameset>", "error empty"),
    ("binary.html", b"<html>" + bytes(range(256)) * 9, "error unreadable"),
    ("nul.html", PAGE.format("<p>a\0b</p>").encode(), "ok"),
    ("deep.html", b"<div>" * 30_000 + b"The zone", "error too_large"),
    ("deep-table.html", PAGE.format("<table><tr><td>" * 8_000).encode(), "error too_large"),
    ("many-elements.html", b"<b>a</b>" * 20_000, "ok no_publication_date"),
    ("too-many-elements.html", b"<p>" * 60_000, "error too_large"),
    ("too-long.html", b"<p>word</p>" * 19_000, "error too_large"),
    ("external.html", (EXTERNAL + PAGE.format("<p>&e;</p>")).encode(), "ok"),
    ("entities.html", (XML_BOMB + "]>" + PAGE.format("<p>&a39;</p>")).encode(), "ok"),
    ("references.html", PAGE.format("&#0;&#x110000;&#xD800;&#99999999999;").encode(), "ok"),
]  # fmt: skip

RECORDS: list[tuple[str, bytes, Expected]] = [
    ("good.jsonl", lines(GOOD | {"id": "x"}, GOOD), {"#x": "ok", "#2": "ok"}),
    ("empty.jsonl", b"", "error empty"),
    ("blank.jsonl", b"\n \n\r\n", "error empty"),
    ("gaps.jsonl", b"\n\n" + lines(GOOD) + b"\r\n" + lines(GOOD), {"#3": "ok", "#5": "ok"}),
    ("no-end.jsonl", lines(GOOD).rstrip(), {"#1": "ok"}),
    ("mark.jsonl", b"\xef\xbb\xbf" + lines(GOOD), {"#1": "ok"}),
    ("utf16.jsonl", lines(GOOD, GOOD).decode().encode("utf-16"), {"#1": "ok", "#2": "ok"}),
    ("gbk.jsonl", json.dumps({"text": TEXT + "泸州", "id": "泸"}, ensure_ascii=False).encode("gbk"),
     {"#泸": "ok encoding_guessed"}),
    ("cut.jsonl", lines(GOOD, GOOD)[:-20], {"#1": "ok", "#2": "error unreadable"}),
    ("broken.jsonl", lines(b"{oops", GOOD), {"#1": "error unreadable", "#2": "ok"}),
    ("no-text.jsonl", lines({"id": "x"}, {"text": None}, {"text": 3}, [], 7, None, "text"),
     {f"#{n}": "error unreadable" for n in range(1, 8)}),
    ("empty-text.jsonl", lines({"text": "", "id": "x"}, {"text": " \n"}), {"#x": "error empty", "#2": "error empty"}),
    ("deep.jsonl", lines(b"[" * 100_000, GOOD), {"#1": "error unreadable", "#2": "ok"}),
    ("huge-number.jsonl", lines(b'{"text": ' + b"1" * 9_000 + b"}", GOOD), {"#1": "error unreadable", "#2": "ok"}),
    ("one-id.jsonl", lines(*[GOOD | {"id": "x"}] * 3),
     {"#x": "ok", "#x@2": "ok duplicate_id", "#x@3": "ok duplicate_id"}),
    ("id-is-a-line.jsonl", lines(GOOD | {"id": 2}, GOOD, GOOD | {"id": "2@2"}),
     {"#2": "ok", "#2@2": "ok duplicate_id", "#2@2@3": "ok duplicate_id"}),
    ("odd-ids.jsonl", lines(*[GOOD | {"id": i} for i in (1.5, [1], "", "a/b c", "\ud800\0", "x" * 2_000)]),
     {"#1.5": "ok", "#2": "ok", "#3": "ok", "#a/b c": "ok", "#\ufffd\ufffd": "ok", "#6": "ok"}),
    ("escapes.jsonl", lines({"text": TEXT + "\ud800 \0 \r\n"}), {"#1": "ok"}),
    ("long-line.jsonl", lines({"text": "word " * 50_000}, GOOD), {"#1": "error too_large", "#2": "ok"}),
    ("long-text.jsonl", lines({"text": "word " * 12_000}, GOOD), {"#1": "error too_large", "#2": "ok"}),
    ("no-date.jsonl", lines({"text": TEXT, "published": "soon"}), {"#1": "ok unresolved_date"}),
    ("other-types.jsonl", lines({"text": TEXT, "title": 7, "published": 20140624, "publisher": {"a": 1}}),
     {"#1": "ok"}),
    ("binary.jsonl", bytes(range(256)) * 9,
     {"#1": "error unreadable"} | {f"#{n}": "error unreadable" for n in range(2, 11)}),
]  # fmt: skip

PACKED: list[tuple[str, bytes, Expected]] = [
    ("good.txt.gz", gzip.compress(TEXT.encode()), "ok"),
    ("good.html.gz", gzip.compress(PLAIN_PAGE.encode()), "ok"),
    ("GOOD.JSONL.GZ", gzip.compress(lines(GOOD)), {"#1": "ok"}),
    ("good.parquet.gz", gzip.compress(PARQUET), {"#x": "ok", "#y": "ok"}),
    ("two-members.txt.gz", gzip.compress(TEXT.encode()) + gzip.compress(b"It grows."), "ok"),
    ("empty.txt.gz", b"", "error empty"),
    ("no-gzip.txt.gz", TEXT.encode(), "error unreadable"),
    ("cut.txt.gz", gzip.compress(TEXT.encode())[:-20], "error unreadable"),
    ("bad-sum.txt.gz", gzip.compress(TEXT.encode())[:-8] + bytes(8), "error unreadable"),
    ("cut.jsonl.gz", gzip.compress(lines(GOOD)) + gzip.compress(lines(GOOD))[:-40],
     {"#1": "ok", "#2": "error unreadable"}),
    ("bomb.txt.gz", gzip.compress(bytes(20_000_000)), "error too_large"),
    ("bomb.jsonl.gz", gzip.compress(lines(GOOD) + bytes(20_000_000)),
     {"#1": "ok", "#2": "error too_large", "#3": "error too_large"}),
    ("bomb.parquet.gz", gzip.compress(bytes(20_000_000)), "error too_large"),
    ("good.parquet", PARQUET, {"#x": "ok", "#y": "ok"}),
    ("one-id.parquet", parquet({"id": [1, 1], "text": [TEXT, TEXT]}), {"#1": "ok", "#1@2": "ok duplicate_id"}),
    ("no-text.parquet", parquet({"id": ["x"]}), "error unreadable"),
    ("numbers.parquet", parquet({"text": [1, 2]}), {"#1": "error unreadable", "#2": "error unreadable"}),
    ("null.parquet", parquet({"text": [None, TEXT]}), {"#1": "error unreadable", "#2": "ok"}),
    ("dates.parquet", parquet({"text": [TEXT], "published": [pa.scalar(16245, pa.date32()).as_py()]}), {"#1": "ok"}),
    ("long.parquet", parquet({"text": ["word " * 50_000, TEXT]}), {"#1": "error too_large", "#2": "ok"}),
    ("no-rows.parquet", parquet({"text": pa.array([], pa.string())}), "error empty"),
    ("cut.parquet", PARQUET[:-100], "error unreadable"),
    ("no.parquet", TEXT.encode(), "error unreadable"),
    ("empty.parquet", b"", "error unreadable"),
    ("good.warc.gz", ARCHIVE, {"#http://a.cn/1": "ok"}),
    ("good.warc", warc(("http://a.cn/1", "200 text/html; charset=gbk", PLAIN_PAGE.encode()), packed=False),
     {"#http://a.cn/1": "ok"}),
    ("twice.warc.gz", ARCHIVE + ARCHIVE, {"#http://a.cn/1": "ok", "#http://a.cn/1@3": "ok duplicate_id"}),
    ("coded.warc.gz", warc(("http://a.cn/1", "200 text/html", gzip.compress(PLAIN_PAGE.encode()) + b"rest"),
                           coded=("Content-Encoding", "gzip")), {"#http://a.cn/1": "ok"}),
    ("chunked.warc", warc(("http://a.cn/1", "200 text/html", CHUNKED), packed=False,
                          coded=("Transfer-Encoding", "chunked")), {"#http://a.cn/1": "ok"}),
    ("texts.warc.gz", warc(("http://a.cn/1", "200 text/plain", TEXT.encode())), {"#http://a.cn/1": "ok"}),
    ("pictures.warc.gz", warc(("http://a.cn/1", "200 image/png", b"x")), "error empty"),
    ("large.warc", warc(("http://a.cn/1", "200 text/html", b"<p>word " * 30_000), packed=False),
     {"#http://a.cn/1": "error too_large"}),
    ("cut.warc.gz", ARCHIVE[:-40], {"#http://a.cn/1": "ok", "#2": "error unreadable"}),
    ("cut.warc", warc(("http://a.cn/1", "200 text/html", PLAIN_PAGE.encode()), packed=False)[:-90], "error unreadable"),
    ("no.warc", TEXT.encode(), "error unreadable"),
]  # fmt: skip

FILES = [*TEXTS, *PAGES, *RECORDS, *PACKED]
SPECIAL = {
    "pipe.txt": "error unreadable",
    "socket.jsonl": "error unreadable",
    "link.txt": "error link_not_followed",
    "linked": "error link_not_followed",
    "out-of-here.txt": "error link_not_followed",
    "loop.txt": "error link_not_followed",
    "caf\\xe9.txt": "ok",
}
PASSED_OVER = (".hidden.txt", ".git/a.txt", "notes.md", "paper.pdf", "a.txt~", "data.tar.gz", "txt")
EXPECTED = {
    name + suffix: outcome
    for name, _, expected in FILES
    for suffix, outcome in (expected.items() if isinstance(expected, dict) else [("", expected)])
} | SPECIAL


def fill(raw: Path) -> None:
    """Write every input of the table."""
    for name, data, _ in FILES:
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in PASSED_OVER:
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_text(TEXT, encoding="utf-8")
    os.mkfifo(raw / "pipe.txt")
    (raw / "link.txt").symlink_to(raw / "plain.txt")
    (raw / "linked").symlink_to(raw / "a")
    (raw / "out-of-here.txt").symlink_to("../../../etc/passwd")
    (raw / "loop.txt").symlink_to(raw / "loop.txt")
    Path(os.fsdecode(os.fsencode(raw) + b"/caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
