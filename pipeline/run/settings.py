"""What a user may choose, and what a run says of itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.annotate import BLANK
from pipeline.models import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """An installed spaCy model, exchange rates that rank above the bundled, the limits of a document, and a file of
    corrections to apply.
    """

    model: str = BLANK
    rates: Path | None = None
    limits: Limits = field(default_factory=Limits)
    follow_links: bool = False
    corrections: Path | None = None


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: inputs = articles + quarantined, of which `reused` from the run before; rows, issues by code."""

    inputs: int
    articles: int
    quarantined: int
    reused: int
    rows: dict[str, int]
    issues: dict[str, int]
    seconds: float

    def as_record(self) -> dict[str, Any]:
        """The summary for a machine."""
        return asdict(self)
