"""A web archive (WARC) -> its pages: responses and resources that are HTML or text, and converted texts.

A page's id is its address. Other records (requests, images, redirects, errors of servers) are no articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from io import BufferedReader
from typing import TYPE_CHECKING

from pipeline.models import Limits
from pipeline.read.containers import MissingExtraError, Record, id_of, too_many_bytes
from pipeline.read.document import Form
from pipeline.read.packing import BrokenOffError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_TYPES: dict[str, Form] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_REST = 1 << 16
_CAPTURES = ("response", "resource", "conversion")


class _Eager:
    """A stream that gives what it has before it waits for more, so that what stands before a break is not lost."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, and at least one where there is one."""
        return self._stream.read1(size)


def warc_records(stream: BufferedReader, limits: Limits) -> Iterator[Record]:
    """The pages of an archive, numbered among all its records. Raises MissingExtraError, and what warcio raises."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError("web archives need the extra: pip install 'zonefacts[warc]'") from error
    for number, record in enumerate(ArchiveIterator(_Eager(stream)), 1):
        form, charset = _page(record)
        if form is None:
            continue
        address = id_of(record.rec_headers.get_header("WARC-Target-URI"))
        data = record.content_stream().read(limits.bytes + 1)
        if len(data) > limits.bytes:
            yield Record(number, b"", form, address, too_many_bytes(limits))
        else:
            _check_whole(record)
            yield Record(number, data, form, address, charset=charset)


def _check_whole(record: ArcWarcRecord) -> None:
    """Read what follows the page in its record. Raises BrokenOffError where the record is shorter than it says."""
    while record.raw_stream.read(_REST):
        pass
    if record.raw_stream.limit:
        raise BrokenOffError(f"a record is {record.raw_stream.limit:,} bytes shorter than it says")


def _page(record: ArcWarcRecord) -> tuple[Form | None, str | None]:
    """The form and declared charset of an archived page; no form for what is no page."""
    if record.rec_type not in _CAPTURES:
        return None, None
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return None, None
    headers = record.http_headers or record.rec_headers
    message = Message()
    message["Content-Type"] = headers.get_header("Content-Type") or "text/html"
    return _TYPES.get(message.get_content_type()), message.get_content_charset()
