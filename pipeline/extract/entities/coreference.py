"""Zone nominals and place nominals in reading order -> what each stands for.

The state that is kept: the zone of the section (its heading's, else the article's), the zone that the paragraph is
about (a zone that opens a sentence), and the latest mention of each zone. A nominal with a word of purpose (`the
software park`) takes the zone with that word; a bare one takes the zone in focus whose head agrees.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.entities.registry import ZoneRecord, name_words
from pipeline.vocabulary import names, places

_WEAK = names.CUES["weak_nominal_word"]
_RECENT = 6

_LOOSE = {
    "zone": frozenset({"zone", "area", "district", "base", "city", "valley", "center", ""}),
    "area": frozenset({"area"}),
    "district": frozenset({"district"}),
    "base": frozenset({"base"}),
    "incubator": frozenset({"incubator", "center"}),
    "center": frozenset({"center"}),
    "port": frozenset({"port"}),
    "valley": frozenset({"valley"}),
    "space": frozenset({"space"}),
}


@dataclass(slots=True)
class Focus:
    """What the text is about at one point. `recent` holds zones by their latest mention, the latest last.

    `sentence` is the zone that the sentence names first.
    """

    topic: ZoneRecord | None
    section: ZoneRecord | None = None
    paragraph: ZoneRecord | None = None
    carried: ZoneRecord | None = None
    sentence: ZoneRecord | None = None
    recent: dict[int, ZoneRecord] = field(default_factory=dict)
    here: dict[int, ZoneRecord] = field(default_factory=dict)

    def mention(self, record: ZoneRecord, *, subject: bool) -> None:
        """Note a named zone; as the subject of its sentence it becomes what the paragraph is about."""
        self.sentence = self.sentence or record
        self.recent.pop(id(record), None)
        self.recent[id(record)] = record
        self.here.pop(id(record), None)
        self.here[id(record)] = record
        if subject:
            self.paragraph = record

    def mention_aside(self, record: ZoneRecord) -> None:
        """Note a zone that a sentence opens with and is not about: any other comes before it."""
        self.sentence = self.sentence or record
        self.recent = {id(record): record, **self.recent}

    def new_paragraph(self) -> None:
        """A new paragraph returns to the zone of the section or the article, where there is one."""
        only = next(iter(self.here.values())) if len(self.here) == 1 else None
        self.carried = self.paragraph or only or self.carried
        self.paragraph = None
        self.here.clear()

    def new_section(self, record: ZoneRecord | None) -> None:
        """A heading: its zone, or none, is what follows about."""
        self.section = record
        self.carried = None
        self.new_paragraph()

    def in_order(self) -> list[ZoneRecord]:
        """Zones that a nominal may stand for, the likeliest first."""
        latest = list(reversed(list(self.recent.values())[-_RECENT:]))
        if self.section is not None or self.topic is not None:
            ordered = [self.paragraph, self.section, self.topic, *latest]
        else:
            ordered = [self.paragraph, *reversed(list(self.here.values())[-_RECENT:]), self.carried, *latest]
        unique = {id(record): record for record in ordered if record is not None}
        return list(unique.values())


def resolve_nominal(
    surface: str, demonstrative: bool, focus: Focus, barred: ZoneRecord | None = None
) -> ZoneRecord | None:
    """The zone that `surface` (`high-tech zone`, without its article) stands for; None where nothing fits.

    It does not stand for `barred`.
    """
    words = name_words(surface)
    head = names.ZONE_HEADS.get(surface.lower().replace("-", " ").split()[-1])
    family = head.family if head is not None else "zone"
    told = set(words[:-1]) - {"and", "level"}
    candidates = focus.in_order()
    if demonstrative and focus.recent:
        latest = list(focus.recent.values())[-1]
        candidates = [latest, *(c for c in candidates if c is not latest)]
    candidates = [record for record in candidates if record is not barred]
    if told:
        return _by_words(words, told, family, candidates)
    exact = words[-1]
    for record in candidates:
        if exact in record.last_words:
            return record
    loose = _LOOSE.get(family, frozenset())
    for record in candidates:
        if family in record.heads:
            return record
    for record in candidates:
        if record.heads & loose:
            return record
    return None


def _by_words(words: tuple[str, ...], told: set[str], family: str, candidates: list[ZoneRecord]) -> ZoneRecord | None:
    strong = told - _WEAK
    for record in candidates:
        if told <= record.all_words and words[-1] in record.last_words:
            return record
    for record in candidates:
        if told <= record.all_words:
            return record
    if strong:
        return None
    for record in candidates:
        if (
            (family in record.heads or record.heads & _LOOSE.get(family, frozenset()))
            and not strong
            and (
                told & record.words
                or (told <= {"development", "industrial", "hightech", "demonstration", "new"} and words[-1] != "area")
            )
        ):
            return record
    return None


@dataclass(slots=True)
class Whereabouts:
    """The latest place of each kind that an article has named: `city`, `province`, `country` ... -> it and its name."""

    home: dict[str, tuple[places.Place, str]] = field(default_factory=dict)
    latest: dict[str, tuple[places.Place, str]] = field(default_factory=dict)
    passing: set[str] = field(default_factory=set)

    def settle(self, place: places.Place, name: str) -> None:
        """Note a place of the title: what is about it comes back to it."""
        for word in _nominals_of(place):
            self.home.setdefault(word, (place, name))

    def mention(self, place: places.Place, name: str, *, opening: bool) -> None:
        """Note a place, under every nominal that may stand for it; `opening` where it begins its sentence."""
        for word in _nominals_of(place):
            self.latest[word] = (place, name)
            if opening:
                self.passing.discard(word)
            else:
                self.passing.add(word)

    def new_sentence(self) -> None:
        """What the sentence before named in passing gives way to the title's place of its kind."""
        if self.passing:
            for word in self.passing & self.home.keys():
                self.latest[word] = self.home[word]
            self.passing.clear()


def _nominals_of(place: places.Place) -> tuple[str, ...]:
    if place.label == "LOC":
        return ()
    if place.level == 0:
        return ("country", "nation")
    if place.type == "municipality" or (place.level == 2 and place.type == "city"):
        return ("city", "municipality")
    if place.type == "autonomous region":
        return ("region", "autonomous region")
    if place.type == "special administrative region":
        return ("city", "region")
    if place.type in ("province", "prefecture", "county", "district", "league", "banner", "city"):
        return (place.type,)
    return (place.type,) if place.type in names.PLACE_HEADS else ()
