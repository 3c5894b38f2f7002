"""Named zone phrases of one article -> its zones: which names are one zone's, and by what shorter names it goes.

A shorter name is a longer one's where the longer adds nothing but its place, rank and type words (`Yizhuang zone` and
`Yizhuang development zone`); a word that says what a zone is for keeps two apart. Acronyms in brackets, `known as`, a
Chinese name in brackets and renamings join what no words have in common.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.tokens import lookup
from pipeline.vocabulary import names, places
from pipeline.vocabulary.zones import types as zone_types

_GENERIC_EXTRA = names.CUES["fuller_name_word"]
"""Words by which a fuller name of the same zone may be longer, given that the shorter one shares its proper words."""

_TYPED = names.CUES["zone_type_word"]


@dataclass(slots=True)
class ZoneRecord:
    """One zone while its article is read. `surfaces` are its names in order of appearance."""

    name: str
    first: int
    surfaces: list[str] = field(default_factory=list)
    name_zh: str | None = None
    parent: ZoneRecord | None = None
    place_code: str | None = None
    level: str | None = None
    words: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    all_words: set[str] = field(default_factory=set)
    last_words: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.all_words |= self.words

    def add(self, surface: str) -> None:
        """Another name of this zone, with its words and the word it ends with (before `of`)."""
        if surface in self.surfaces:
            return
        self.surfaces.append(surface)
        self.all_words.update(name_words(surface))
        if "economictechnological" in self.all_words:
            self.all_words |= {"economic", "technological"}
        ending = name_words(to_head(surface))[-1:]
        self.last_words.update(ending, ["park"] if ending and ending[0].endswith("park") else ())

    def in_prose(self) -> str:
        """Its name as prose writes it, where a headline has it in capitals."""
        if not self.name.isupper():
            return self.name
        folded = self.name.casefold()
        return next((s for s in self.surfaces if s.casefold() == folded and not s.isupper()), self.name)


@lru_cache(maxsize=1 << 12)
def name_words(surface: str) -> tuple[str, ...]:
    """A zone name's words for comparison: spelling variants levelled, plurals of people singular."""
    return tuple(w[:-1] if w.endswith(("students", "scholars")) else w for w in zone_types.words(surface))


def to_head(surface: str) -> str:
    """A name up to its head: without `of Shanghai`, `for Private Enterprises`."""
    return surface.split(" of ")[0].split(" for ")[0]


@lru_cache(maxsize=1 << 12)
def head_of(surface: str) -> str:
    """The family of a name's head (`zone`, `area`, ...); empty for an acronym or a bare short name."""
    words = to_head(surface).lower().replace("-", " ").split()
    row = names.ZONE_HEADS.get(words[-1]) if words else None
    return row.family if row else ""


def gather(phrases: list[ZonePhrase], located: dict[str, str]) -> tuple[list[ZoneRecord], dict[str, ZoneRecord]]:
    """The article's zones in order of appearance, and the zone of each name as written.

    `located` has the place that the text states right after a name (`X in Huizhou`).
    """
    first_seen: dict[str, int] = {}
    for phrase in phrases:
        first_seen.setdefault(phrase.name, phrase.first)
    records: list[ZoneRecord] = []
    by_name: dict[str, ZoneRecord] = {}
    by_word: dict[str, list[ZoneRecord]] = {}
    for surface in sorted(first_seen, key=lambda s: (-len(name_words(s)), -len(s), first_seen[s])):
        words = name_words(surface)
        record = _same(surface, words, by_word) or _headlined(surface, words, records, located)
        if record is None:
            record = ZoneRecord(surface, first_seen[surface], words=frozenset(words))
            records.append(record)
            for word in set(words) - _TYPED:
                by_word.setdefault(word, []).append(record)
        record.add(surface)
        record.heads.add(head_of(surface))
        record.first = min(record.first, first_seen[surface])
        by_name[surface] = record
    records.sort(key=lambda r: r.first)
    return records, by_name


def _headlined(
    surface: str, words: tuple[str, ...], records: list[ZoneRecord], located: dict[str, str]
) -> ZoneRecord | None:
    """The zone that a headline's `Hunan park` means: the first that lies in that place."""
    if not is_bare(words) or not surface.split()[-1].islower():
        return None
    codes = {place.code for place in lookup(" ".join(words[:-1]))}
    if not codes:
        return None
    for record in sorted(records, key=lambda r: r.first)[:_MOST_COMPARED]:
        for place in lookup(record.name.split()[0])[:1]:
            if codes & {above.code for above in places.ancestors(place.code)}:
                return record
        if codes & {place.code for place in lookup(located.get(record.name, ""))}:
            return record
    return None


_MOST_COMPARED = 20


def same_zone(surface: str, records: list[ZoneRecord]) -> ZoneRecord | None:
    """The first of the article's zones that a shorter name fits; None where none does."""
    words = name_words(surface)
    return next((record for record in records[:_MOST_COMPARED] if _fits(words, record.name)), None)


def _same(surface: str, words: tuple[str, ...], by_word: dict[str, list[ZoneRecord]]) -> ZoneRecord | None:
    """The one zone gathered so far that this name fits; the earliest where several do."""
    fitting: list[ZoneRecord] = []
    seen: set[int] = set()
    for word in dict.fromkeys(words):
        for record in by_word.get(word, ())[:_MOST_COMPARED]:
            if id(record) not in seen:
                seen.add(id(record))
                if _fits(words, record.name):
                    fitting.append(record)
    return min(fitting, key=lambda r: (words[-1] not in r.last_words, r.first)) if fitting else None


@lru_cache(maxsize=1 << 12)
def _fits(short: tuple[str, ...], name: str) -> bool:
    """Whether the words of a shorter name may stand for the zone of a longer one."""
    long = name_words(name)
    words = frozenset(long)
    if short == long or (long[-2:] == ("of", "china") and short == long[:-2]):
        return True
    if is_bare(short) and short[-1] == "area":
        return False
    shorter = set(short[:-1]) - {"national", "provincial", "state", "level", "municipal", "and"}
    proper = [w for w in short[:-1] if w not in names.ZONE_MODIFIERS and w not in _GENERIC_EXTRA]
    if not shorter <= words | {"and"} or (
        long[: len(short)] == short and len(long) > len(short) and long[len(short)] != "of"
    ):
        return False
    if short[-1] != long[-1] and not (is_bare(short) or {short[-1], long[-1]} <= {"zone", "park", "area", "district"}):
        return False
    extra = words - set(short) - {long[-1], "of", "the"}
    if not proper:
        landmark = all(names.ZONE_MODIFIERS.get(w) == "place" for w in shorter)
        if landmark and len(shorter) > 1 and _starts_alike(short, long):
            return extra <= _GENERIC_EXTRA | _places(long, short)
        return _only_place(extra) and short[-1] == long[-1] and len(shorter) > 1
    if (
        short[-1] != long[-1]
        and not is_bare(short)
        and (short[-1] in ("park", "district") or long[-1] in ("park", "district"))
    ):
        return False
    if is_bare(short):
        return _starts_alike(short, long)
    if not _starts_alike(short, long):
        return False
    fuller = _GENERIC_EXTRA | _places(long, short)
    return (extra <= fuller and _types_agree(short, extra)) or (
        short[-1] == "zone" and "hightech" in short and _only_fields(extra - fuller)
    )


def _only_fields(extra: frozenset[str]) -> bool:
    """Whether a name is longer by a field (`Medicine`): a city has but one high-tech zone."""
    return bool(extra) and all(names.ZONE_MODIFIERS.get(w) == "domain" for w in extra)


def is_bare(words: tuple[str, ...]) -> bool:
    """A name without a type word: `Yizhuang zone`, `Tianjin Zone`."""
    return words[-1] in ("zone", "park", "area") and names.ZONE_MODIFIERS.keys().isdisjoint(words[:-1])


def _types_agree(short: tuple[str, ...], extra: frozenset[str]) -> bool:
    """`Suzhou industrial park` is no `Suzhou high-tech industrial park`: the main type may not be added."""
    typed = {"hightech", "scitech", "innovation", "demonstration", "pilot"}
    if {"free", "trade"} <= set(short):
        typed -= {"pilot", "demonstration"}
    return not extra & typed or ("development" in short and not extra & {"scitech"})


def _starts_alike(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[len(_lead(long, short)) :][:1] == short[:1]


def _places(long: tuple[str, ...], short: tuple[str, ...]) -> frozenset[str]:
    """The places that the longer name puts before the shorter (`China-Singapore Suzhou Industrial Park`)."""
    return frozenset(_lead(long, short))


def _lead(long: tuple[str, ...], short: tuple[str, ...]) -> tuple[str, ...]:
    n = 0
    while n < min(4, len(long)) and long[n] != short[0] and (long[n] == "sino" or lookup(long[n])):
        n += 1
    return long[:n]


def _only_place(extra: frozenset[str]) -> bool:
    return len(extra) == 1 and all(lookup(word) for word in extra)
