"""What a run says while it works: events, each with a name and what there is to tell. Rows never depend on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

Name = Literal["started", "extracted", "problem", "reused", "written", "finished"]
"""`extracted`: some documents more are done; `problem`: an article, or a stage of it, was lost; `reused`: what the run
before knew already; `written`: a table."""

_TOLD = ("article_id", "stage", "code", "detail")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has just happened."""

    name: Name
    about: Mapping[str, Any]

    @property
    def level(self) -> Literal["info", "error"]:
        """How bad it is."""
        return "error" if self.name == "problem" else "info"


Listener = Callable[[Event], None]
"""Who is told of events."""


def deaf(event: Event) -> None:
    """The listener for whom nobody listens."""


def of_part(part: Mapping[str, pa.Table]) -> Iterator[Event]:
    """What a shard that is done has to tell: its documents, and the errors among its issues."""
    if "issues" in part:
        lost = part["issues"].filter(pc.equal(part["issues"].column("severity"), "error"))
        yield from (Event("problem", about) for about in lost.select(_TOLD).to_pylist())
    inputs = part["inputs"]
    yield Event("extracted", {"documents": inputs.num_rows, "last": inputs.column("key")[-1].as_py()})
