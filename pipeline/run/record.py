"""What a run says of itself: `run.json`, and the fingerprint of all that its rows depend on but the articles."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import asdict
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from pipeline.run.settings import Settings, Summary
from pipeline.vocabulary import added_folder

_PACKAGES = ("zonefacts", "spacy", "dateparser", "pandas", "pyarrow", "pandera", "CurrencyConverter")


def run_record(summary: Summary, settings: Settings, jobs: int) -> dict[str, Any]:
    """What `run.json` says: versions, settings, hash of the vocabulary, counts, timings."""
    chosen = asdict(settings) | {
        "rates": str(settings.rates) if settings.rates else None,
        "corrections": str(settings.corrections) if settings.corrections else None,
        "vocabulary": str(added_folder() or "") or None,
        "jobs": jobs,
    }
    return {
        "versions": versions(),
        "settings": chosen,
        "vocabulary_sha256": vocabulary_hash(),
        "fingerprint": fingerprint(settings),
        **summary.as_record(),
    }


@cache
def versions() -> dict[str, str]:
    """Versions of Python, of this package and of those that rows depend on."""
    return {"python": platform.python_version(), **{name: metadata.version(name) for name in _PACKAGES}}


def vocabulary_hash() -> str:
    """One sha256 over the names and bytes of all vocabulary files, the user's own included."""
    return _hash_of_files("*.csv")


def fingerprint(settings: Settings) -> str:
    """Equal for two runs that make the same rows of the same articles: code, vocabulary, versions, settings, and what
    the user's files of rates and corrections hold.
    """
    own = [
        hashlib.sha256(path.read_bytes()).hexdigest() if path else "" for path in (settings.rates, settings.corrections)
    ]
    parts = (_hash_of_files("*.csv"), _hash_of_files("*.py"), repr(versions()), settings.model, own, settings.limits)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def _hash_of_files(pattern: str) -> str:
    digest = hashlib.sha256()
    added = added_folder()
    for folder in (Path(str(resources.files("pipeline"))), *([added] if added else [])):
        for path in sorted(folder.rglob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
