"""A file -> the documents in it, one at a time: memory holds one record, however large the file.

A text or a page is a document of its own. A record of any other file is keyed by the file's path, `#`, and its id or,
where it has none, its number. A file that breaks off gives the records before the break, then one problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedReader

from pipeline.models import Limits
from pipeline.read.decode import clean
from pipeline.read.document import Document, Form, Remark
from pipeline.read.packing import TooLargeError, open_regular, unpacked
from pipeline.read.walk import File, Format


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a file: its number in it (lines count from 1), its id if it has one, and its data or its problem."""

    number: int
    data: bytes
    form: Form = "record"
    id: str | None = None
    problem: Remark | None = None
    charset: str | None = None


class MissingExtraError(RuntimeError):
    """The library for a format is not installed; the message says how to get it."""


LONGEST_ID = 1_000
"""Characters beyond which an id is none."""

Reader = Callable[[BufferedReader, Limits], Iterator[Record]]
"""How a format's stream is cut into records."""


class Keys:
    """Gives every document of a run a key of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, key: str, number: int) -> str:
        """The key, or where that is taken, the key with `@` and the record's number."""
        while key in self._taken:
            key = f"{key}@{number}"
        self._taken.add(key)
        return key


def documents_in(file: File, limits: Limits, keys: Keys) -> Iterator[Document]:
    """The documents of a file; at least one, if only to say why there is none."""
    if file.problem:
        yield Document(keys.unique(file.source, 1), file.source, "text", b"", file.problem)
    elif file.format in ("txt", "html", "htm"):
        yield _whole(file, limits, keys)
    else:
        yield from _records(file, limits, keys)


def _whole(file: File, limits: Limits, keys: Keys) -> Document:
    """A file that is one document."""
    key = keys.unique(file.source, 1)
    form: Form = "text" if file.format == "txt" else "html"
    try:
        with ExitStack() as stack:
            data = _opened(file, limits, stack).read(limits.bytes + 1)
    except Exception as error:
        return Document(key, file.source, form, b"", _problem_of(error))
    if len(data) > limits.bytes:
        return Document(key, file.source, form, b"", too_many_bytes(limits))
    return Document(key, file.source, form, data)


def _records(file: File, limits: Limits, keys: Keys) -> Iterator[Document]:
    """A file's records. What its format's library raises, whatever it is, ends this file alone."""
    number = 0
    try:
        with ExitStack() as stack:
            for record in _reader(file.format)(_opened(file, limits, stack), limits):
                number = record.number
                yield _document(record, file.source, keys)
    except Exception as error:
        code, detail = _problem_of(error)
        where = f"breaks off after record {number}: " if number else ""
        key = keys.unique(f"{file.source}#{number + 1}" if number else file.source, number + 1)
        yield Document(key, file.source, "record", b"", (code, where + detail))
    else:
        if not number:
            yield Document(keys.unique(file.source, 1), file.source, "record", b"", ("empty", "no record in it"))


def _reader(form: Format) -> Reader:
    """The reader of a format; each loads its library only where there is such a file."""
    if form == "parquet":
        from pipeline.read.parquet import parquet_records

        return parquet_records
    if form == "warc":
        from pipeline.read.warc import warc_records

        return warc_records
    from pipeline.read.jsonl import jsonl_records

    return jsonl_records


def _opened(file: File, limits: Limits, stack: ExitStack) -> BufferedReader:
    stream = stack.enter_context(open_regular(file.path))
    return stack.enter_context(unpacked(stream, limits.bytes)) if file.packed else stream


def _document(record: Record, source: str, keys: Keys) -> Document:
    wanted = f"{source}#{record.number if record.id is None else record.id}"
    key = keys.unique(wanted, record.number)
    warnings = () if key == wanted else (("duplicate_id", f"an earlier record is {wanted} already"),)
    url = record.id if record.form == "html" else None
    return Document(key, source, record.form, record.data, record.problem, record.charset, url, warnings)


def id_of(value: object) -> str | None:
    """A record's id as its key shows it; None for what can be no id."""
    name = clean(str(value)) if isinstance(value, str | int | float) else ""
    return name if 0 < len(name) <= LONGEST_ID else None


def too_many_bytes(limits: Limits) -> Remark:
    """The problem of a document over the limit of bytes."""
    return "too_large", f"more than {limits.bytes:,} bytes"


def _problem_of(error: Exception) -> Remark:
    if isinstance(error, TooLargeError):
        return "too_large", str(error)
    if isinstance(error, MissingExtraError):
        return "missing_extra", str(error)
    if isinstance(error, OSError) and error.strerror:
        return "unreadable", f"cannot be read: {error.strerror}"
    return "unreadable", f"cannot be read: {type(error).__name__}: {error}"
