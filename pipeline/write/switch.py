"""One folder in the place of another, wholly old or wholly new.

A staging folder is filled, made durable, and changes places with the output in one step (Linux `renameat2` with
RENAME_EXCHANGE); where that is not to be had (another system, a mount point, a parent that is not ours) a journal makes
the step one that whoever comes next completes. Files of others in the output (`.gitkeep`, notes) stay. A lock keeps a
second run away.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Iterator, Set
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.journal import STAGING, commit, complete

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class BusyError(OSError):
    """Another run is writing to the same output folder."""


@contextlib.contextmanager
def replacing(out: Path, own: Set[str]) -> Iterator[Path]:
    """A staging folder to fill, whose files take the place of `out`'s when the block ends without an exception.

    `own` names the files of earlier runs; all others in `out` stay. Raises OSError (BusyError for a second run at the
    same time), and then `out` is as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = os.access(out.parent, os.W_OK)
    made = not out.exists()
    if not beside:
        out.mkdir(exist_ok=True)
    with _locked(out.parent / f".{out.name}.lock" if beside else out / ".lock"):
        complete(out)
        way = _exchanging if beside and _can_exchange(out) else _journaling
        try:
            with way(out, own) as folder:
                yield folder
        except BaseException:
            if made:
                shutil.rmtree(out, ignore_errors=True)
            raise


@contextlib.contextmanager
def _exchanging(out: Path, own: Set[str]) -> Iterator[Path]:
    with _swept(out.parent / f".{out.name}.staging") as staging:
        yield staging
        _carry_over(out, staging, own)
        _make_durable(staging)
        if not out.exists():
            staging.rename(out)
        elif not _exchange(staging, out):
            raise OSError(ctypes.get_errno(), f"{out} cannot change places with its staging folder")
        _sync(out.parent)


@contextlib.contextmanager
def _journaling(out: Path, own: Set[str]) -> Iterator[Path]:
    out.mkdir(exist_ok=True)
    with _swept(out / STAGING) as staging:
        yield staging
        _make_durable(staging)
        commit(out, {name for name in own if (out / name).exists()})
        _sync(out)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError(f"another run holds {path}") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        lock.release()


@contextlib.contextmanager
def _swept(staging: Path) -> Iterator[Path]:
    """An empty folder, whatever a killed run left there, that is gone afterwards."""
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _carry_over(out: Path, staging: Path, own: Set[str]) -> None:
    for entry in out.iterdir() if out.is_dir() else ():
        if entry.name in own:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, staging / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, staging / entry.name, follow_symlinks=False)


def _make_durable(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            _sync(path)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk; Windows opens no folders."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _can_exchange(out: Path) -> bool:
    """Whether two folders beside `out` change places in one step, and `out` could be one of them."""
    if out.is_symlink() or out.is_mount():
        return False
    probes = [out.parent / f".{out.name}.probe-{letter}" for letter in "ab"]
    try:
        for probe in probes:
            probe.mkdir(exist_ok=True)
        return _exchange(*probes)
    except OSError:
        return False
    finally:
        for probe in probes:
            shutil.rmtree(probe, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    if os.name != "posix" or not hasattr(library := ctypes.CDLL(None, use_errno=True), "renameat2"):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
