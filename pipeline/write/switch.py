"""One folder in the place of another, wholly old or wholly new.

A staging folder beside the output is filled, made durable, and changes places with it in one step (Linux `renameat2`
with RENAME_EXCHANGE) or, where that is not to be had, in two renames that a failure undoes. Files of others in the
output folder (`.gitkeep`, notes) come along. A lock keeps a second run away.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator, Set
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class BusyError(OSError):
    """Another run is writing to the same output folder."""


@contextlib.contextmanager
def replacing(out: Path, own: Set[str]) -> Iterator[Path]:
    """A staging folder to fill, which takes the place of `out` when the block ends without an exception.

    `own` names the files of earlier runs; all others in `out` are carried over. Raises OSError (BusyError for a second
    run at the same time), and then `out` is as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        staging = out.parent / f".{out.name}.staging"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            yield staging
            _carry_over(out, staging, own)
            _make_durable(staging)
            _switch(staging, out)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    with (out.parent / f".{out.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"another run is writing to {out}") from error
        try:
            yield
        finally:
            Path(lock.name).unlink(missing_ok=True)


def _carry_over(out: Path, staging: Path, own: Set[str]) -> None:
    if out.is_dir():
        for entry in out.iterdir():
            if entry.name in own:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, staging / entry.name, symlinks=True)
            else:
                shutil.copy2(entry, staging / entry.name, follow_symlinks=False)


def _make_durable(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _switch(staging: Path, out: Path) -> None:
    if not out.exists():
        staging.rename(out)
    elif not _exchange(staging, out):
        old = out.parent / f".{out.name}.old"
        out.rename(old)
        try:
            staging.rename(out)
        except OSError:
            old.rename(out)
            raise
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
