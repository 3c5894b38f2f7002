"""The second half of a switch that could not be made in one step: finished files wait in a folder, a journal says so.

From the moment that the journal stands, the new files are the output; whoever comes next, a run or `load_tables`, moves
what has not been moved yet before anything else.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

STAGING, JOURNAL = ".staging", ".journal.json"


def commit(out: Path, stale: Iterable[str]) -> None:
    """Make the files in `out`'s staging folder its own, and take the `stale` ones away. Raises OSError."""
    names = sorted(path.name for path in (out / STAGING).iterdir())
    draft = out / f"{JOURNAL}.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"move": names, "remove": sorted(set(stale) - set(names))}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(out / JOURNAL)
    complete(out)


def complete(out: Path) -> None:
    """Finish what a journal in `out` began; nothing where there is none. Raises OSError."""
    journal = out / JOURNAL
    try:
        plan = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    for name in plan["move"]:
        if (out / STAGING / name).exists():
            _remove(out / name)
            (out / STAGING / name).replace(out / name)
    for name in plan["remove"]:
        _remove(out / name)
    journal.unlink()
    shutil.rmtree(out / STAGING, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
