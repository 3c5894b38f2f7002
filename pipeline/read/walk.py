"""A folder -> the files in it that hold articles, in the order of their paths, each with its format or its problem.

Nothing is opened here. Hidden files and folders are passed over; symbolic links only lead somewhere on request; what
is named like an article and is no regular file (a pipe, a socket, a device) comes out with its problem.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.read.document import NoInputError, Remark

Format = Literal["txt", "html", "htm", "jsonl", "parquet", "warc"]
FORMATS: tuple[Format, ...] = get_args(Format)
PACKED = ".gz"

_KINDS = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


@dataclass(frozen=True, slots=True)
class File:
    """A file that should hold articles; `source` is its path below the folder, `problem` why it cannot be opened."""

    path: str
    source: str
    format: Format
    packed: bool
    problem: Remark | None = None


def files(raw: Path, *, follow_links: bool = False) -> Iterator[File]:
    """The files under `raw`, or `raw` itself where it is a file. Raises NoInputError where it is neither."""
    if raw.is_dir():
        return _below(raw, follow_links)
    if raw.is_file():
        return iter([_file(str(raw), raw.name) or File(str(raw), printable(raw.name), "txt", False)])
    raise NoInputError(f"{raw}: neither a folder nor a file" if raw.exists() else f"{raw}: no such folder")


def printable(path: str) -> str:
    """A path as text, bytes of its name that are no UTF-8 written as `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _below(raw: Path, follow_links: bool) -> Iterator[File]:
    """Depth first, without recursion: a tree may be as deep as a path is long."""
    top = os.path.realpath(raw)
    open_folders = [(top, iter([*_listed(str(raw), "")]))]
    while open_folders:
        entry = next(open_folders[-1][1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, File):
            yield entry
        elif entry.item.is_symlink() and not follow_links:
            yield from _refused_link(entry)
        elif _is_folder(entry.item):
            real = os.path.realpath(entry.item.path)
            if any(real == above for above, _ in open_folders):
                yield _problem(entry, "link_not_followed", "a symbolic link to a folder above it")
            else:
                open_folders.append((real, iter([*_listed(entry.item.path, f"{entry.source}/")])))
        else:
            yield from _regular(entry)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in a folder."""

    item: os.DirEntry[str]
    source: str


def _listed(folder: str, prefix: str) -> list[_Entry | File]:
    """What a folder holds, in the order of the paths below it; one problem where it cannot be listed."""
    try:
        with os.scandir(folder) as items:
            visible = [item for item in items if not item.name.startswith(".")]
    except OSError as error:
        detail = f"a folder that cannot be listed: {error.strerror}"
        return [File(folder, prefix.rstrip("/") or ".", "txt", False, ("unreadable", detail))]
    visible.sort(key=lambda item: f"{item.name}/" if _is_folder(item) else item.name)
    return [_Entry(item, prefix + printable(item.name)) for item in visible]


def _is_folder(item: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one; a link that leads nowhere is none."""
    try:
        return item.is_dir()
    except OSError:
        return False


def _refused_link(entry: _Entry) -> Iterator[File]:
    if _is_folder(entry.item) or _file(entry.item.path, entry.source):
        yield _problem(entry, "link_not_followed", "a symbolic link; links are followed on request alone")


def _regular(entry: _Entry) -> Iterator[File]:
    file = _file(entry.item.path, entry.source)
    if file is None:
        return
    try:
        mode = entry.item.stat().st_mode
    except OSError as error:
        yield _problem(entry, "unreadable", f"cannot be read: {error.strerror}")
        return
    if stat.S_ISREG(mode):
        yield file
    else:
        yield _problem(entry, "unreadable", f"{_KINDS.get(stat.S_IFMT(mode), 'something else')}, not a file")


def _problem(entry: _Entry, code: str, detail: str) -> File:
    return File(entry.item.path, entry.source, "txt", False, (code, detail))


def _file(path: str, source: str) -> File | None:
    """The file by its name; None where its name is not that of a file with articles."""
    name = source.lower()
    packed = name.endswith(PACKED)
    suffix = name.removesuffix(PACKED).rpartition(".")[2] if "." in name else ""
    return next((File(path, printable(source), form, packed) for form in FORMATS if form == suffix), None)
