"""A user's own folder of vocabulary rows: its files are those bundled, by the same relative names and columns.

It has to be named before anything else is imported, since vocabularies are read then; `ZONEFACTS_VOCABULARY` in the
environment does the same.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import mkdtemp

from pipeline.vocabulary import ADDED, BUNDLED, VocabularyError, added_folder

_PACKAGE = "pipeline.vocabulary"


def use_vocabulary(folder: Path) -> None:
    """Add the rows of `folder` to the vocabularies, and read them all.

    Raises VocabularyError, by file and line, for what does not fit; RuntimeError where vocabularies were read before.
    """
    files = sorted(folder.rglob("*.csv"))
    if not files:
        raise VocabularyError(f"{folder}: no folder with vocabulary files (`names/organisations.csv`, ...)")
    for path in files:
        if not (BUNDLED / path.relative_to(folder)).is_file():
            raise VocabularyError(f"{path}: no vocabulary has that name; see {BUNDLED} for those there are")
    if os.environ.get(ADDED) != str(folder.resolve()):
        if any(name.startswith(f"{_PACKAGE}.") and name != __name__ for name in sys.modules):
            raise RuntimeError("vocabularies are read already: name the folder first")
        os.environ[ADDED] = str(folder.resolve())
    _read_all()


def packed() -> dict[str, bytes]:
    """The files of the user's folder by their relative names, for machines that do not see it."""
    folder = added_folder()
    if folder is None:
        return {}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.csv"))}


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Put such files into `folder`, whole or not at all, and make it this process's own, before all other imports."""
    if not files:
        os.environ.pop(ADDED, None)
        return
    if not folder.exists():
        staging = Path(mkdtemp(dir=folder.parent))
        for name, data in files.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(data)
        try:
            staging.rename(folder)
        except OSError:
            shutil.rmtree(staging)
            if not folder.exists():
                raise
    use_vocabulary(folder)


def _read_all() -> None:
    """Import every module of vocabulary, and look once into what they read late."""
    for module in walk_packages([str(BUNDLED)], f"{_PACKAGE}."):
        import_module(module.name)
    from pipeline.vocabulary import places
    from pipeline.vocabulary.zones.register import register

    places.by_code("CN")
    register("")
