"""What an article goes on about, sentence by sentence, as attribution reads it: what a clause without a name is of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.link.attribution.owners.discourse import Discourse, Owner


class Told(NamedTuple):
    """Whom a sentence goes on about before it names anything, the last company, and what the last heading names."""

    owner: Owner | None = None
    company: Owner | None = None
    section: Owner | None = None


_NOTHING = Told()


@dataclass(slots=True)
class Thread:
    """The state of an article's discourse at the start of each sentence; `people`: what its people speak for."""

    starts: list[int] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    people: Mapping[str, Owner | None] = field(default_factory=dict)

    def begin(self, start: int, discourse: Discourse) -> None:
        """Note where a sentence begins and what the text has been about."""
        self.starts.append(start)
        self.told.append(Told(discourse.continued(False, start), discourse.company, discourse.section))
        self.people = discourse.people

    def at(self, offset: int) -> Told:
        """What held at the start of the sentence around an offset."""
        at = bisect_right(self.starts, offset) - 1
        return self.told[at] if at >= 0 else _NOTHING
