"""Named mentions and nominals in reading order -> canonical names, and what each nominal stands for."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter, itemgetter

from pipeline.extract.entities.coreference import Focus, Whereabouts, resolve_nominal
from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.legal_forms import canonical_names
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.place_choice import PlaceSpan
from pipeline.extract.entities.reading import Item, Reading, take
from pipeline.extract.entities.registry import ZoneRecord, head_of, name_words
from pipeline.extract.entities.tokens import LOWER, PLACE, Tokens
from pipeline.extract.entities.topic import topic_of
from pipeline.extract.entities.zone_contrast import barred_zone, speakers_zone
from pipeline.extract.entities.zone_places import place_of_name
from pipeline.vocabulary import names, places

_FIRST = attrgetter("first")


def resolve(r: Reading, nominals: list[ZonePhrase]) -> None:
    """Walk the mentions and nominals in order; a nominal that finds its zone or place becomes an item."""
    r.items.sort(key=_FIRST)
    _canonical_names(r)
    pending: list[tuple[int, ZonePhrase | Item | int]] = [(item.first, item) for item in r.items]
    pending.extend((p.first, p) for p in nominals if not any(r.taken[p.first : p.last]))
    pending.extend((i, i) for i in r.place_heads if not r.taken[i])
    pending.sort(key=itemgetter(0))
    focus = Focus(topic_of(r))
    whereabouts = _at_home(r)
    item_starts = [item.first for item in r.items]
    lines = r.lines
    line, upcoming = lines[0], 0
    resolved: list[Item] = []
    for position, thing in pending:
        while upcoming < len(lines) and lines[upcoming].first <= position:
            line = lines[upcoming]
            upcoming += 1
            _enter(r, focus, line, item_starts)
            whereabouts.new_sentence()
        if isinstance(thing, Item):
            _note(r, thing, focus, whereabouts, line)
        elif isinstance(thing, ZonePhrase):
            found = _zone_nominal(r, thing, focus, line)
            resolved.extend(found)
            for item in found:
                _touch(r, item, whereabouts)
        else:
            resolved.extend(_place_nominal(r, thing, whereabouts))
    r.items.extend(resolved)
    r.items.sort(key=_FIRST)


def _at_home(r: Reading) -> Whereabouts:
    """The places of the title, where it names one of a kind, and what holds them."""
    whereabouts = Whereabouts()
    title = next((line for line in r.lines if line.title), None)
    named = [
        item.place.place
        for item in r.items
        if title is not None and title.first <= item.first < title.last and item.place is not None
        if item.place.place is not None and not item.place.directed
    ]
    if len({place.level for place in named}) == len(named):
        for place in sorted(named, key=lambda place: -place.level):
            for code in (place.code, *(above.code for above in places.ancestors(place.code))):
                if code in r.named_places:
                    whereabouts.settle(*r.named_places[code])
    return whereabouts


def _enter(r: Reading, focus: Focus, line: Line, item_starts: list[int]) -> None:
    """Move the focus into a line: a paragraph's first, or a heading, which may name the zone of its section.

    Entries of a list belong to the paragraph before them.
    """
    focus.sentence = None
    if r.t.words[line.first] in _BULLETS:
        return
    if line.paragraph:
        focus.new_paragraph()
    if line.heading and not line.title:
        inside = r.items[bisect_left(item_starts, line.first) : bisect_left(item_starts, line.last)]
        focus.new_section(next((item.record for item in inside if item.record is not None), None))


_BULLETS = frozenset("-–—*•·")


def _note(r: Reading, item: Item, focus: Focus, whereabouts: Whereabouts, line: Line) -> None:
    if item.record is not None:
        entry = r.t.words[line.first] in _BULLETS
        if not entry and _aside(r.t, line, item.first):
            focus.mention_aside(item.record)
        else:
            subject = entry or _opens(r.t, line, item.first) or _follows_clause(r.t, line, item.first)
            focus.mention(item.record, subject=subject)
        _touch(r, item, whereabouts)
    if item.place is not None and item.place.place is not None:
        place, name = item.place.place, item.name
        if item.place.directed:
            name = r.named_places[place.code][1] if place.code in r.named_places else place.name
        whereabouts.mention(place, name, opening=item.first - line.first < 3)


def _opens(t: Tokens, line: Line, first: int) -> bool:
    """Whether a name stands at the beginning of its sentence, after capitals and an article at most."""
    if first - line.first > 3:
        return False
    return all(not t.kinds[i] & LOWER or t.lowers[i] in ("the", "nearby") for i in range(line.first, first))


def _aside(t: Tokens, line: Line, first: int) -> bool:
    """Whether a name stands right after words that open a sentence with what it is not about (`Unlike the X, ...`)."""
    return first - line.first <= 3 and t.lowers[line.first] in _ASIDES


_ASIDES = names.CUES["aside_opener"]


def _follows_clause(t: Tokens, line: Line, first: int) -> bool:
    """Whether a name is the subject after what opens its sentence: `Founded in 1992, the X`, `In 2011, X`."""
    comma = first - 1 - (t.lowers[first - 1] == "the")
    if comma <= line.first or t.words[comma] != "," or comma - line.first > _LONGEST_OPENING:
        return False
    opener = t.lowers[line.first]
    return opener in _OPENERS or opener.endswith(("ed", "ing"))


_LONGEST_OPENING = 16
_OPENERS = names.CUES["clause_opener"]


def _touch(r: Reading, item: Item, whereabouts: Whereabouts) -> None:
    """A zone brings its own city to mind, where the article names that city."""
    if item.name not in r.zone_places:
        r.zone_places[item.name] = place_of_name(item.name, r.places)
    code = r.zone_places[item.name]
    if code is not None and code in r.named_places:
        place, name = r.named_places[code]
        whereabouts.mention(place, name, opening=True)


_BECOMING = names.CUES["becoming"]
"""Words before a phrase that says what a zone became."""
_DEFINITE = frozenset({"the", "this", "our"})
_PLACE_ADJECTIVES = names.CUES["nominal_adjective"] | names.CUES["direction"]


def _zone_nominal(r: Reading, phrase: ZonePhrase, focus: Focus, line: Line) -> list[Item]:
    headline = line.heading or line.title
    before = phrase.before
    if (named := _without_place(r, phrase)) is not None and before not in _BECOMING:
        take(r, phrase.first, phrase.last)
        mention = "nominal" if before in _DEFINITE else "name"
        return [Item(phrase.first, phrase.last, "ZONE", named.name, "zone-short", mention, named, phrase=phrase)]
    if before not in _DEFINITE and not (headline and before not in ("a", "an", "one")):
        return []
    if phrase.last < r.t.size and r.t.lowers[phrase.last] == "of" and not r.t.breaks[phrase.last]:
        return []
    surface = r.t.surface(phrase.first, phrase.last)
    record = (
        (speakers_zone(r, phrase, line) if before == "our" else None)
        or _located(r, phrase, focus)
        or resolve_nominal(surface, before == "this", focus, barred_zone(r.t, phrase, focus))
        or _ahead(r, phrase, surface)
    )
    if record is None:
        return []
    if line.title and focus.topic is None:
        focus.topic = record
    focus.recent.pop(id(record), None)
    focus.recent[id(record)] = record
    if phrase.first - line.first < 2 and (phrase.head > phrase.first or (focus.paragraph is None and line.paragraph)):
        focus.paragraph = record
    take(r, phrase.first, phrase.last)
    return [Item(phrase.first, phrase.last, "ZONE", record.name, "zone-nominal", "nominal", record, phrase=phrase)]


def _located(r: Reading, phrase: ZonePhrase, focus: Focus) -> ZoneRecord | None:
    """The zone that `the park in Qinzhou` stands for: one with that place in its name and such a head."""
    t, at = r.t, phrase.last
    if at + 1 >= t.size or t.lowers[at] != "in" or any(t.breaks[at : at + 2]) or not t.kinds[at + 1] & PLACE:
        return None
    head = head_of(t.words[phrase.head])
    named = (record for record in focus.in_order() if t.words[at + 1] in record.name.split())
    return next((record for record in named if head in record.heads), None)


def _without_place(r: Reading, phrase: ZonePhrase) -> ZoneRecord | None:
    """The zone whose name this lower-case phrase is but for its place (`returned overseas student business park`)."""
    if phrase.head - phrase.first < 3:
        return None
    words = frozenset(name_words(r.t.surface(phrase.first, phrase.last)))
    fitting = [record for record in r.by_size.get(len(words) + 1, ()) if words < record.words]
    return fitting[0] if len(fitting) == 1 else None


def _ahead(r: Reading, phrase: ZonePhrase, surface: str) -> ZoneRecord | None:
    """The first zone named later that fits, for a headline or lead that speaks of it before it names it."""
    named = [
        record
        for record in r.records[:6]
        if not record.name.islower() and any(r.t.breaks[phrase.last : record.first + 1])
    ]
    if not named or phrase.first > 120:
        return None
    focus = Focus(named[0])
    for record in named[1:4]:
        focus.mention(record, subject=False)
    return resolve_nominal(surface, False, focus)


def _place_nominal(r: Reading, index: int, whereabouts: Whereabouts) -> list[Item]:
    t = r.t
    word = t.lowers[index]
    first = index
    if word == "region" and index and t.lowers[index - 1] == "autonomous":
        first, word = index - 1, "autonomous region"
    capital = word == "city" and index > 0 and t.lowers[index - 1] == "capital"
    first = index - 1 if capital else first
    article = first - 1 - (first > 1 and not t.breaks[first] and t.lowers[first - 1] in _PLACE_ADJECTIVES)
    if (
        r.taken[index]
        or not first
        or any(t.breaks[article + 1 : first + 1])
        or t.lowers[article] not in _DEFINITE
        or not names.PLACE_HEADS[word].nominal
    ):
        return []
    after = t.lowers[index + 1] if index + 1 < t.size and not t.breaks[index + 1] else ""
    named = whereabouts.latest.get(word)
    if named is None or after in ("level", "government") or (after == "of" and not capital):
        return []
    place, name = named
    span = PlaceSpan(first, index + 1, "GPE", (place,), typed=True, place=place)
    return [Item(first, index + 1, "GPE", name, "place-nominal", "nominal", place=span)]


def _canonical_names(r: Reading) -> None:
    """Give every item the fullest name of its thing: zones their record's, places and organisations by cluster."""
    place_names: dict[str, str] = {}
    organisations = canonical_names([item.name for item in r.items if item.label == "ORG"])
    for item in r.items:
        if item.place is not None and item.place.place is not None:
            code = item.place.place.code if not item.place.directed else item.name.lower()
            best = place_names.get(code)
            if best is None or len(item.name) > len(best):
                place_names[code] = item.name
    for item in r.items:
        if item.record is not None:
            item.name = item.record.name = item.record.in_prose()
        elif item.place is not None and item.place.place is not None:
            item.name = place_names[item.place.place.code if not item.place.directed else item.name.lower()]
            if not item.place.directed:
                r.named_places[item.place.place.code] = (item.place.place, item.name)
        elif item.label == "ORG":
            item.name = organisations[item.name]
