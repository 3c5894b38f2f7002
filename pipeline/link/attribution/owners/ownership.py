"""A figure in its chunk -> its owner: in its own noun phrase, its chunk's, or what the text goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import Measure, attributed
from pipeline.link.attribution.owners import nobody
from pipeline.link.attribution.owners.comparisons import compared_owner
from pipeline.link.attribution.owners.discourse import UNNAMED, Owner, is_press_name
from pipeline.link.attribution.owners.makers import agent_of
from pipeline.link.attribution.owners.noun_phrases import pronoun_owner
from pipeline.link.attribution.owners.parts import (
    MACRO,
    are_counted,
    is_gapped,
    owner_in_row,
    owner_of_counted,
    owner_of_share,
    owner_of_whole,
)
from pipeline.link.attribution.owners.respectively import paired_owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import POSSESSIVES, governor, is_authority, label_of, owner_of, place_after
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.syntax.verbs import is_adverb

_SHARED = frozenset({"output_value", "exports", "imports", "tax_revenue"})
"""Those of them that a company which the paragraph has just been about may have."""


_ADJACENT = 5
"""Items before a figure among which `national` says that it is the whole country's."""


def owner_of_figure(sentence: Sentence, index: int, number: int, measure: Measure) -> Owner | None:
    """The owner of the figure at item `index`, in chunk `number`; None where nobody has it."""
    counted = getattr(sentence.items[index].mention, "table", None) == "counts"
    if counted and nobody.counts_peers(sentence.items, index):
        return nobody.place_of_peers(sentence, index, number)
    if nobody.is_neighbour(sentence.items, index):
        following = sentence.items[index + 1 : index + 2]
        named = bool(following) and label_of(following[0]) in ("ZONE", "ORG")
        return owner_of(following[0], "attributive") if named else None
    if counted and nobody.counts_others(sentence.items, index):
        place = place_after(sentence.items, index + 1, sentence.chunks[number].last)
        return place or sentence.discourse.continued(True, sentence.items[index].start)
    if nobody.sets_bar(sentence, number, measure.indicator):
        return None
    chunk = sentence.chunks[number]
    begin = chunk.first if chunk.kind != "bracket" else chunk.first - _ADJACENT
    if nobody.is_national(sentence.items, max(begin, index - _ADJACENT), index):
        return None
    macro = measure.indicator in MACRO
    owner = _by_grammar(sentence, index, number, measure)
    if owner is not None and "partner" in sentence.roles and _is_partner(sentence, owner):
        owner = sentence.discourse.continued(False, sentence.items[index].start)
    framed = owner is None or owner.rule in ("frame", "ahead")
    if framed and nobody.is_reader(sentence, number):
        return None
    located = owner is None or (owner.rule == "of_subject" and owner.label == "GPE")
    if located and nobody.is_strange_zone(sentence, number):
        sentence.unnamed = True
        return None
    if (owner is None or owner.rule == "inherited") and nobody.is_unnamed(sentence, number):
        sentence.unnamed = True
        return None
    if measure.indicator == "price" and nobody.is_own_wage(sentence, index, number):
        return None
    if owner is not None and owner.rule == "pronoun" and are_counted(sentence, number):
        owner = owner_of_counted(sentence) or owner
    left_over = owner is not None and owner.rule == "inherited" and owner.label == "ORG"
    if owner is None or (left_over and (macro or measure.indicator == "price")):
        owner = (_by_neighbours(sentence, index, measure) if owner is None else None) or _by_text(
            sentence, index, number, measure, macro
        )
    return None if owner is UNNAMED else owner


def _is_partner(sentence: Sentence, owner: Owner) -> bool:
    """Whether a country is what the text's topic trades with: `Japan was its largest partner, with 3 billion yuan`."""
    topic = sentence.discourse.topic
    subject = owner.rule in ("subject", "inherited", "respectively") and owner.label in ("GPE", "ORG", "LOC")
    return subject and topic is not None and topic.name != owner.name and topic.label != owner.label


def _by_grammar(sentence: Sentence, index: int, number: int, measure: Measure) -> Owner | None:
    """The owner that the figure's own noun phrase or its clause names."""
    owner = (
        ("respectively" in sentence.roles and paired_owner(sentence.items, index, sentence.discourse.listed))
        or compared_owner(sentence, index, number)
        or owner_in_row(sentence, index, number)
        or owner_of_whole(sentence, index, number)
        or agent_of(sentence, index, number)
        or _known_now(sentence, number)
        or _paper(sentence, number, measure)
        or _attached(sentence, index, number)
        or sentence.owners[number]
    )
    if measure.indicator == "price" and (owner is None or owner.rule in ("inherited", "place")):
        return _priced_at(sentence, index, number) or owner
    return owner


def _by_neighbours(sentence: Sentence, index: int, measure: Measure) -> Owner | None:
    """Whose the figure before is, where that goes on; whose the things are that it counts; whose the whole is."""
    before = sentence.done[-1] if sentence.done else None
    if before is not None and not before.aside and before.given.subject and before.given.link_rule.startswith("chain"):
        return Owner(before.given.subject, before.given.subject_label or "ZONE", "chain")
    counted = owner_of_counted(sentence) if measure.indicator != "price" else None
    return counted or owner_of_share(sentence, index)


def _by_text(sentence: Sentence, index: int, number: int, measure: Measure, macro: bool) -> Owner | None:
    """The zone that the event happens in, else whom the text goes on about."""
    discourse = sentence.discourse
    place = place_after(sentence.items, index + 1, sentence.chunks[number].last)
    if place is not None and place.label == "ZONE":
        return place
    spender = _spender(sentence, number) if measure.indicator == "investment" else None
    if spender is not None:
        return spender
    if measure.indicator == "price" and (
        nobody.is_market_price(sentence, index, number) or nobody.is_price_of_good(sentence, index, number)
    ):
        return None
    macro = macro and not (measure.indicator in _SHARED and (discourse.company_here or discourse.topic is None))
    owner = discourse.continued(macro or measure.indicator == "price", sentence.items[index].start)
    if owner is None or owner is UNNAMED or owner.label == "ORG":
        return owner
    if owner.label == "GPE" and owner.rule == "topic" and nobody.is_project(sentence, number):
        sentence.unnamed = True
        return None
    if owner.label == "GPE":
        return owner
    national = nobody.is_national(sentence.items, measure.index - 2, min(measure.index, index))
    alien = national or nobody.is_shared(sentence, number) or nobody.counts_zones(sentence, index)
    return None if alien else owner


def _spender(sentence: Sentence, number: int) -> Owner | None:
    """The place whose government spends: `The Shandong provincial government pledged to spend 1.4 trillion yuan`."""
    chunk = sentence.chunks[number]
    for index in range(chunk.first, chunk.verb or chunk.first):
        if label_of(sentence.items[index]) == "GPE" and is_authority(sentence.items, index):
            return owner_of(sentence.items[index], "government")
    return None


_KNOWN = frozenset({"known", "called", "named", "dubbed"})


def _known_now(sentence: Sentence, number: int) -> Owner | None:
    """The zone that the ground of a clause is now: `plans for a base on 306 square kilometers, now known as X`."""
    if number + 1 >= len(sentence.chunks):
        return None
    following = sentence.chunks[number + 1]
    words = [k for k in range(following.first, following.last) if not is_adverb(sentence.items[k])]
    names = [k for k in words if label_of(sentence.items[k]) == "ZONE"]
    known = bool(words) and sentence.items[words[0]].surface in _KNOWN and following.opener == ","
    return owner_of(sentence.items[names[0]], "apposition") if known and names else None


def _paper(sentence: Sentence, number: int, measure: Measure) -> Owner | None:
    """The newspaper or agency that itself invests: `China Daily invested 20 million yuan in a printing plant`."""
    verb = sentence.chunks[number].verb
    if measure.indicator != "investment" or verb is None or not verb <= measure.index <= verb + 2:
        return None
    for item in sentence.items[sentence.chunks[number].first : verb]:
        owner = owner_of(item, "subject") if label_of(item) == "ORG" else None
        if owner is not None and is_press_name(owner.name):
            return owner
    return None


def _priced_at(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The place or zone whose price it is: `Land sells for 400,000 yuan a mu in Ningbo and 120,000 in Quzhou`."""
    items = sentence.items
    for ahead in range(index + 1, min(sentence.chunks[number].last - 1, index + 7)):
        if items[ahead].surface in ("in", "at"):
            name = ahead + 1 + (items[ahead + 1].surface == "the")
            named = name < len(items) and label_of(items[name]) in ("GPE", "ZONE")
            return owner_of(items[name], "place") if named else None
        if items[ahead].kind == "figure":
            break
    for back in range(index - 1, sentence.chunks[number].first, -1):
        if items[back].kind == "figure":
            break
        if label_of(items[back]) in ("GPE", "ZONE") and items[
            back - 1 - (items[back - 1].surface == "the")
        ].surface in ("in", "at"):
            return owner_of(items[back], "place")
    before = sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "phrase" or items[before.first].surface not in ("in", "at"):
        return None
    place = before.last - 1
    return owner_of(items[place], "place") if label_of(items[place]) in ("GPE", "ZONE") else None


def _attached(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The owner within the figure's own noun phrase: `its fiscal income of`, `Chongqing's trade of`, `X of 10 sq
    km`."""
    items, chunk = sentence.items, sentence.chunks[number]
    name = attributed(items, index, chunk.last)
    if name is not None and label_of(items[name]) == "ZONE":
        return owner_of(items[name], "attributive")
    if is_gapped(sentence, index):
        return owner_of(items[index - 1], "gapping")
    low = chunk.first
    if chunk.verb is not None and chunk.verb < index:
        low = chunk.verb + 1
    for back in range(index - 1, max(low, index - 9) - 1, -1):
        item = items[back]
        if item.kind in ("figure", "time") or _parts(sentence, back, index):
            return None
        if item.kind == "entity":
            if label_of(item) in ("PERSON", "LOC"):
                return None
            after = items[back + 1].surface
            if label_of(item) == "ORG" and after in _TELLING and governor(items, back, chunk.first) is not None:
                return owner_of(item, "possessor")
            if label_of(item) == "ORG" and after in ("with", "for") and items[back - 1].surface == "by":
                return owner_of(item, "agent")
            if after == "to" and (_acts(items, back) or _passes(items, back)):
                return owner_of(item, "object")
            if after == "with" and label_of(item) == "ORG" and governor(items, back, chunk.first) is not None:
                return None
            if after in POSSESSIVES or (after in ("of", "with") and label_of(item) in ("ZONE", "ORG")):
                return owner_of(item, "possessor")
            if after == "with" and items[chunk.first].surface.startswith("followed"):
                return owner_of(item, "possessor")
            return None
        if "our" in item.sense.roles and sentence.discourse.speaker is not None:
            return sentence.discourse.speaker.by("speaker")
        if not item.sense.roles.isdisjoint(("its", "their")):
            return pronoun_owner(item, sentence.discourse, sentence.owners[number])
    return None


_TELLING = frozenset({"costing", "covering", "measuring", "valued at", "occupying", "spanning", "employing"})
"""Participles by which the thing is told more of that a company's name ends: `a terminal of Siemens costing`."""


def _acts(items: Sequence[Item], name: int) -> bool:
    """Whether a name before an infinitive is who does it, or whose what does it is: `expects the zone to attract`,
    `wants trade through the zone to top`."""
    verb = items[name + 2] if name + 2 < len(items) else None
    if verb is None or verb.sense.roles.isdisjoint(("base", "verb_past")) or name == 0:
        return False
    before = name - 1 - (items[name - 1].surface == "the")
    if before < 1 or items[before].kind != "word":
        return False
    if "preposition" in items[before].sense.roles:
        return (
            items[before].surface != "by"
            and bool(items[before - 1].sense.indicators)
            and label_of(items[name]) in ("ZONE", "ORG")
        )
    return items[before].surface not in POSSESSIVES and "coordinate" not in items[before].sense.roles


def _passes(items: Sequence[Item], name: int) -> bool:
    """Whether what is raised to a figure goes through a zone: `raise trade through the zone to 10 billion`."""
    before = name - 1 - (items[name - 1].surface == "the")
    through = before > 0 and items[before].surface in ("through", "via", "of", "in")
    return through and bool(items[before - 1].sense.indicators) and label_of(items[name]) == "ZONE"


def _parts(sentence: Sentence, back: int, index: int) -> bool:
    """Whether the word at `back` parts a figure from what stands before it: a `with`, an `and` right before it."""
    item = sentence.items[back]
    if item.surface == "with":
        return back == 0 or sentence.items[back - 1].kind != "entity"
    return back == index - 1 and "coordinate" in item.sense.roles
