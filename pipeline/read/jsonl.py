"""A JSON Lines stream -> its records, a line at a time."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from pipeline.models import Limits
from pipeline.read.containers import Record, id_of, too_many_bytes
from pipeline.read.decode import UndecodableError, decode

_SKIPPED = 1 << 20
"""Bytes that are read at a time of a line too long."""


class RecordError(ValueError):
    """A line that is no record; the message says why."""


def jsonl_records(stream: io.BufferedReader, limits: Limits) -> Iterator[Record]:
    """The record of each line that is not blank. Raises what reading the stream raises."""
    lines = _as_utf8(stream)
    for number in count(1):
        line = lines.readline(limits.bytes + 1)
        if not line:
            return
        if len(line) > limits.bytes and not line.endswith(b"\n"):
            yield Record(number, b"", problem=too_many_bytes(limits))
            while line and not line.endswith(b"\n"):
                line = lines.readline(_SKIPPED)
        elif line.strip():
            yield _record(number, line)


def _record(number: int, line: bytes) -> Record:
    try:
        found, _ = fields_of(line)
    except (RecordError, UndecodableError) as error:
        return Record(number, b"", problem=("unreadable", f"line {number}: {error}"))
    return Record(number, line.strip(), id=id_of(found.get("id")))


def fields_of(line: bytes) -> tuple[dict[str, Any], str | None]:
    """The fields of a record, `text` among them, and the encoding that had to be guessed.

    Raises RecordError, UndecodableError.
    """
    guessed = None
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode(line)
        text, guessed = decoded.text, decoded.guessed
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"no JSON: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise RecordError("no object with a string `text`")
    return found, guessed


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 or UTF-32 as one of UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, newline="\n")

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._text.readline(size if size is not None else -1).encode()


def _as_utf8(stream: io.BufferedReader) -> io.BufferedReader | _Recoded:
    """The stream; one that a byte order mark says to be UTF-16 or UTF-32, recoded."""
    start = stream.peek(4)[:4]
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _Recoded(stream, "utf-32")
    return _Recoded(stream, "utf-16") if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else stream
