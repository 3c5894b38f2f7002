"""A file -> a stream of its bytes, unpacked where it is packed; what grows to a bomb on unpacking is stopped."""

from __future__ import annotations

import gzip
import io
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO = 400
"""Times its packed size to which a file may unpack, beyond the limit of one document: text packs to a tenth or so,
and deflate can do no more than 1,032."""


class TooLargeError(ValueError):
    """More bytes than a limit allows."""


class BrokenOffError(OSError):
    """The file ends before what is in it does."""


def open_regular(path: str) -> io.BufferedReader:
    """A regular file, opened for reading. Raises OSError, also for a pipe or device that has just taken its place."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(None, "not a regular file")
    return os.fdopen(descriptor, "rb")


def unpacked(file: BinaryIO, limit: int) -> io.BufferedReader:
    """The stream inside a gzip file. Reading it raises TooLargeError once it is over `limit` and RATIO."""
    return io.BufferedReader(_Unpacking(file, limit), 1 << 16)


class _Unpacking(io.RawIOBase):
    def __init__(self, file: BinaryIO, limit: int) -> None:
        self._file = file
        self._stream = gzip.GzipFile(fileobj=file, mode="rb")
        self._limit = limit
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer)
        try:
            data = self._stream.read1(len(room))
        except EOFError as error:
            raise BrokenOffError("the packed data break off") from error
        self._count += len(data)
        if self._count > self._limit and self._count > RATIO * self._file.tell():
            raise TooLargeError(f"unpacks to more than {RATIO} times its size")
        room[: len(data)] = data
        return len(data)
