"""Chunks -> owners: the entity that each chunk of a sentence speaks of, as far as its grammar tells.

A subject before the verb, a possessive, a pronoun, the noun before a bracket or an aside. Every owner carries the name
of the construction that gave it; a chunk whose grammar names nobody has what its clause has, or None.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.link.attribution.owners.asides import antecedent, hangs_on_name
from pipeline.link.attribution.owners.clause_owners import clause_owner, frame_owner, own_doer
from pipeline.link.attribution.owners.discourse import UNNAMED, Discourse, Owner
from pipeline.link.attribution.owners.name_lists import ends_list, explains_subject, lists_on, names_several
from pipeline.link.attribution.owners.noun_phrases import subject_in
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import POSSESSIVES, is_authority, label_of, owner_of, place_after
from pipeline.link.attribution.syntax.relatives import goes_on_relative
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.syntax.verbs import is_adverb


def owners_of(
    items: Sequence[Item], chunks: Sequence[Chunk], roles: Set[str], discourse: Discourse, strange: bool
) -> list[Owner | None]:
    """The owner of every chunk of a sentence; None where its grammar names none. `roles` are all that its words have;
    `strange`: whether it begins with a name that no table has."""
    walk = _Walk(items, chunks, roles, discourse, [])
    if strange:
        walk.begin_with(UNNAMED)
    for number in range(len(walk.owners), len(chunks)):
        walk.owners.append(walk.step(number))
    return _looked_ahead(items, chunks, walk.owners)


@dataclass(slots=True)
class _Walk:
    """A walk over the chunks of a sentence: `main` is the owner of its clauses so far, `pending` a name that waits for
    its verb."""

    items: Sequence[Item]
    chunks: Sequence[Chunk]
    roles: Set[str]
    discourse: Discourse
    owners: list[Owner | None]
    main: Owner | None = None
    pending: Owner | None = None

    def begin_with(self, owner: Owner) -> None:
        """Let the first chunk have an owner that its items do not tell."""
        if self.chunks[0].kind == "clause":
            self.main = owner
        else:
            self.pending = owner
        self.owners.append(owner)

    def step(self, number: int) -> Owner | None:
        """The owner of chunk `number`; those before it have theirs."""
        items, chunk = self.items, self.chunks[number]
        before = self.chunks[number - 1] if number else None
        if chunk.kind == "source":
            speaker, _ = subject_in(items, chunk.first, chunk.last, self.discourse, self.main or self.pending)
            about = speaker is not None and speaker.rule != "speaker" and speaker.label != "PERSON"
            self.pending = speaker if about else self.pending
            return None
        if self.pending and _is_inserted(items, self.chunks, number):
            return self.pending.by("apposition")
        if chunk.kind == "clause":
            return self._clause(number, before)
        if chunk.kind == "predicate":
            if goes_on_relative(items, self.chunks, number):
                return self.owners[-1]
            verb = chunk.verb or chunk.first
            doer = own_doer(items, 0, verb) if number and self.main is None else None
            self.main = self.pending or self.main or doer or place_after(items, verb, chunk.last)
            return self.main
        if chunk.verb is not None and _explains_thing(items, chunk):
            subject, _ = subject_in(items, chunk.first + 1, chunk.verb, self.discourse, self.pending or self.main)
            if subject is not None:
                return subject
        if hangs_on_name(items, chunk, before):
            owner = antecedent(items, chunk, before) or _of_group(items, chunk, before, self.discourse)
            return owner or (self.owners[-1] if self.owners else None) or self.pending or self.main
        if chunk.kind in ("aside", "bracket", "relative"):
            maker = _maker(items, chunk) if number == 0 else None
            if maker is not None:
                self.discourse.deals_with(maker)
            return maker or self.pending or self.main
        return self._phrase(number)

    def _clause(self, number: int, before: Chunk | None) -> Owner | None:
        chunk = self.chunks[number]
        listed = chunk.opener == ","
        first = next((owner for owner in self.owners if owner is not None), None) if listed else None
        if self._joins_bracketed(chunk):
            owner = self.pending
        elif listed and self.main is None and names_several(self.items, self.chunks, number):
            owner = UNNAMED
        elif listed and ends_list(self.items, self.chunks, number, first is not None):
            owner = UNNAMED if first is not None and first.rule == "of_subject" else first
        else:
            owner = clause_owner(self.items, chunk, self.roles, self.discourse, self.main, self.pending, before)
        self.main = owner or self.main
        self.pending = None
        if owner is None and self.main is not None and chunk.opener not in ("", '"', "“", "”", "said"):
            return self.main.by("inherited")
        return owner

    def _joins_bracketed(self, chunk: Chunk) -> bool:
        """Whether a chunk adds a name to one with a bracket: `Kunshan Zone (KETD) and Wuxi Zone (WND) have`."""
        if self.pending is None or self.items[chunk.first - 1].surface != ")":
            return False
        joined = "coordinate" in self.items[chunk.first].sense.roles
        return joined and all(item.kind != "figure" for item in self.items[chunk.first : chunk.verb or chunk.last])

    def _phrase(self, number: int) -> Owner | None:
        items, chunk = self.items, self.chunks[number]
        listed = chunk.opener == ","
        on = (listed and lists_on(items, self.chunks, number)) or self._joins_bracketed(chunk)
        if on or (listed and explains_subject(items, self.chunks, number)):
            return self.pending or self.main
        if listed and self.main is None and names_several(items, self.chunks, number):
            self.pending = UNNAMED
            return None
        owner = _phrase_owner(items, chunk, self.discourse, self.pending or self.main)
        if owner is None and (self.main is None or chunk.opener != ")"):
            owner = frame_owner(items, chunk)
        owner = owner or (_concerned(items, chunk, self.discourse) if number == 0 else None)
        if owner is not None and _heads_line(items, self.chunks, number):
            self.main = owner = self.discourse.labelled(owner)
        if owner is None or (self.pending and _is_place(items, chunk)):
            return self.pending or self.main
        if self.main is not None and self.main.rule == "recipient" and _gapping(items, chunk):
            return self.main
        if self.main is None or _gapping(items, chunk):
            self.pending = owner
            self.main = owner if _gapping(items, chunk) else self.main
        elif owner.rule == "frame":
            self.pending = owner
        elif not any(items[k].kind == "figure" for k in range(chunk.first, chunk.last)):
            return self.main
        return owner


def _of_group(items: Sequence[Item], chunk: Chunk, before: Chunk | None, discourse: Discourse) -> Owner | None:
    """The company whose measure a relative explains: `27 percent of group revenue, which rose to`."""
    noun = before.last - 1 if before is not None and chunk.kind == "relative" else 0
    if noun < 1 or not items[noun].sense.indicators or "company" not in items[noun - 1].sense.roles:
        return None
    return discourse.company.by("company_noun") if discourse.company is not None else None


def _maker(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The company that a participle which opens a sentence names: `Built at a cost of 2 billion yuan by Siemens, the
    plant`."""
    if "verb_past" not in items[chunk.first].sense.roles:
        return None
    for index in range(chunk.first + 1, chunk.last - 1):
        name = index + 1 + (items[index + 1].surface == "the")
        if items[index].surface == "by" and name < chunk.last and label_of(items[name]) == "ORG":
            return None if is_authority(items, name) else owner_of(items[name], "company_noun")
    return None


def _concerned(items: Sequence[Item], chunk: Chunk, discourse: Discourse) -> Owner | None:
    """Whom a sentence opens by putting at its centre: `For Li, the next step is a plant of 2 ha`, `For Panjin as a
    whole, GDP came to`."""
    name = chunk.first + 1 + (chunk.first + 1 < chunk.last and items[chunk.first + 1].surface == "the")
    if items[chunk.first].surface != "for" or name >= chunk.last:
        return None
    if any(not is_adverb(item) for item in items[name + 1 : chunk.last]):
        return None
    whole = name + 1 < chunk.last
    person = discourse.person(items[name]) if label_of(items[name]) == "PERSON" else None
    named = label_of(items[name]) in ("ORG", "ZONE") or (whole and label_of(items[name]) == "GPE")
    owner = owner_of(items[name], "frame") if named else person
    return owner.by("frame") if owner else None


def _explains_thing(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a relative tells of a thing without a name, so that it may name whose: `a smelter, in which the group has
    sunk`."""
    if chunk.kind != "relative" or items[chunk.first].surface not in ("which", "that", "where"):
        return False
    thing = chunk.first - 1
    while thing > 0 and (items[thing].surface == "," or "preposition" in items[thing].sense.roles):
        if items[thing].surface == "of":
            return False
        thing -= 1
    return thing > 0 and items[thing].kind == "word"


def _is_inserted(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a clause between commas stands between a name and its verb: `X, the firm he founded, employs`."""
    if number == 0 or number + 1 >= len(chunks):
        return False
    chunk, head = chunks[number], items[chunks[number].first]
    follows_name = items[chunks[number - 1].last - 1].kind == "entity" and chunk.opener == ","
    inserted = bool(head.sense.roles & {"preposition", "determiner"}) and chunk.kind == "clause"
    return follows_name and inserted and chunks[number + 1].kind == "predicate" and chunks[number + 1].opener == ","


def _heads_line(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a name alone opens a line whose figures are its own: `* Xinyu High-tech Zone: revenue of ...`,
    `Bosch (tools): sales of`."""
    if number or len(chunks) < 2:
        return False
    bracketed = len(chunks) > 2 and chunks[1].kind == "bracket"
    mark = items[chunks[1].last + 1].surface if bracketed else chunks[1].opener
    if mark not in (":", "-", "–", "—", "--"):
        return False
    return chunks[0].last - chunks[0].first <= 2 and label_of(items[chunks[0].last - 1]) in ("ZONE", "ORG", "GPE")


def _looked_ahead(items: Sequence[Item], chunks: Sequence[Chunk], owners: list[Owner | None]) -> list[Owner | None]:
    """Owners with those of opening asides filled in: `Covering 80 sq km, the park is ...`, `With an area of ..., X
    is`."""
    for number, chunk in enumerate(chunks):
        if chunk.kind in ("clause", "predicate"):
            owner = owners[number]
            headless = chunk.kind == "predicate"
            if owner is not None and number:
                return [
                    owner.by("ahead") if k < number and o is None and (headless or _opens_aside(items, c)) else o
                    for k, (c, o) in enumerate(zip(chunks, owners, strict=True))
                ]
            return owners
    return owners


def _opens_aside(items: Sequence[Item], chunk: Chunk) -> bool:
    head = items[chunk.first]
    return (
        chunk.kind in ("aside", "bracket") or head.surface == "with" or bool(head.sense.roles & {"verb_past", "gerund"})
    )


def _phrase_owner(items: Sequence[Item], chunk: Chunk, discourse: Discourse, current: Owner | None) -> Owner | None:
    head = items[chunk.first]
    if head.sense.roles & {"preposition", "compare"} and chunk.opener not in ("-", "•", "*"):
        return None
    if chunk.opener == "," and label_of(head) == "GPE" and _possesses(items, chunk.first):
        return None
    last = chunk.first
    while last < chunk.last and items[last].kind != "figure":
        last += 1
    if last < chunk.last and last - chunk.first > 1 and _others(items, last):
        return None
    owner, _ = subject_in(items, chunk.first, last, discourse, current)
    return owner


def _possesses(items: Sequence[Item], name: int) -> bool:
    return name + 1 < len(items) and items[name + 1].surface in POSSESSIVES


def _others(items: Sequence[Item], figure: int) -> bool:
    """Whether a count goes on a list of names: `Siemens, Bosch and 30 other firms`."""
    counted = getattr(items[figure].mention, "table", None) == "counts"
    return counted and "coordinate" in items[figure - 1].sense.roles and items[figure - 2].kind == "entity"


def _is_place(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether the chunk is a bare place after a name: `Xincheng Park, Hohhot, now boasts`."""
    return chunk.last - chunk.first == 1 and label_of(items[chunk.first]) in ("GPE", "LOC")


def _gapping(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a chunk is a name after `and` or `;` whose verb was said before: `and Compal, US$75 million`."""
    return chunk.opener in (";", "and") or (
        items[chunk.first].surface == "and" and chunk.first + 1 < chunk.last and items[chunk.first + 1].kind == "entity"
    )
