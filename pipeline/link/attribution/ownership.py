"""A figure in its chunk -> its owner: in its own noun phrase, its chunk's, or what the text goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.discourse import Owner
from pipeline.link.attribution.indicators import Measure, is_attributive
from pipeline.link.attribution.noun_phrases import POSSESSIVES, label_of, owner_of, place_after, pronoun_owner
from pipeline.link.attribution.respectively import paired_owner
from pipeline.link.attribution.scan import Item
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status import is_compared

MACRO = frozenset({
    "gdp", "fiscal_revenue", "output_value", "value_added", "fixed_asset_investment", "trade_value",
    "foreign_investment", "exports", "imports", "tax_revenue",
    "enterprises", "foreign_enterprises", "projects", "incubators",
    "research_institutions",
})  # fmt: skip
"""Indicators that a place has, and a company spoken of before hardly can."""

_SHARED = frozenset({"output_value", "exports", "imports", "tax_revenue"})
"""Those of them that a company which the paragraph has just been about may have."""


def owner_of_figure(sentence: Sentence, index: int, number: int, measure: Measure) -> Owner | None:
    """The owner of the figure at item `index`, in chunk `number`; None where nobody has it."""
    discourse = sentence.discourse
    if _counts_peers(sentence.items, index):
        return None
    owner = (
        ("respectively" in sentence.roles and paired_owner(sentence.items, index, discourse.listed))
        or compared_owner(sentence, index, number)
        or _of_which(sentence, number)
        or _attached(sentence, index, number)
        or sentence.owners[number]
    )
    if owner is None and _unnamed_company(sentence, number):
        return None
    macro = measure.indicator in MACRO
    if owner is not None and not (
        owner.rule == "inherited" and owner.label == "ORG" and (macro or measure.indicator == "price")
    ):
        return owner
    before = sentence.done[-1] if sentence.done and owner is None else None
    if before is not None and not before.aside and before.given.subject and before.given.link_rule.startswith("chain"):
        return Owner(before.given.subject, before.given.subject_label or "ZONE", "chain")
    counted = _counted(sentence) if owner is None and measure.indicator != "price" else None
    if counted is not None:
        return counted
    whole = _whole(sentence, index)
    if whole is not None and owner is None:
        return whole
    place = place_after(sentence.items, index + 1, sentence.chunks[number].last)
    if place is not None and place.label == "ZONE":
        return place
    macro = macro and not (measure.indicator in _SHARED and discourse.company_here)
    return discourse.continued(macro or measure.indicator == "price", sentence.items[index].start)


def _counts_peers(items: Sequence[Item], index: int) -> bool:
    """Whether a count is of the owner's peers, which nobody named has: `one of the first 22 national parks`."""
    if getattr(items[index].mention, "table", None) != "counts":
        return False
    back = index - 1
    while back > 0 and items[back].surface in ("the", "first", "original", "china", "china's", "'s", "initial"):
        back -= 1
    if items[back].surface == "among":
        return any(items[k].surface == "first" for k in range(back, index))
    return back > 0 and items[back].surface == "of" and items[back - 1].surface in ("one", "among")


def _unnamed_company(sentence: Sentence, number: int) -> bool:
    """Whether a company that no name is known of is the subject: `A Thai parts maker has put 120 million baht into`."""
    chunk = sentence.chunks[number]
    if chunk.kind == "predicate" and number and sentence.chunks[number - 1].kind == "clause":
        chunk = sentence.chunks[number - 1]
    if chunk.kind != "clause" or chunk.verb is None or chunk.verb == chunk.first:
        return False
    subject = sentence.items[chunk.first : chunk.verb]
    named = any(item.kind != "word" or "preposition" in item.sense.roles for item in subject)
    return not named and subject[0].surface in ("a", "an", "another", "the") and "company" in subject[-1].sense.roles


def _whole(sentence: Sentence, index: int) -> Owner | None:
    """Whose the whole is that a share is taken of: `High-tech firms make up 72 percent of the zone's output`."""
    items = sentence.items
    start = index + 2 + (index + 2 < len(items) and items[index + 2].surface == "the")
    if start + 1 >= len(items) or items[index + 1].surface != "of" or label_of(items[start]) not in ("ZONE", "ORG"):
        return None
    return owner_of(items[start], "possessor") if items[start + 1].surface in POSSESSIVES else None


def _counted(sentence: Sentence) -> Owner | None:
    """Whose the firms or projects are that the figure before counts: `Ten suppliers followed, with outlays of`."""
    before = sentence.done[-1] if sentence.done else None
    if before is None or before.figure.table != "counts" or before.given.indicator not in MACRO:
        return None
    given = before.given
    return (
        Owner(given.subject, given.subject_label, "chain")
        if given.subject and given.subject_label != "ORG" and given.subject_label
        else None
    )


def compared_owner(sentence: Sentence, index: int, number: int) -> Owner | None:
    """Whose a figure held against another is, where the text says so: `against 55 to 70 yuan at the Dalian park`."""
    chunk, items = sentence.chunks[number], sentence.items
    if not is_compared(items, index, chunk) and not _joins_compared(sentence, index, number):
        return None
    for ahead in range(index + 1, min(chunk.last, index + 4)):
        item = items[ahead]
        if label_of(item) in ("ZONE", "GPE", "ORG") and ahead > index + 1:
            whole = label_of(item) != "GPE" or ahead + 1 == chunk.last or not _goes_on(items[ahead + 1])
            return owner_of(item, "compared") if whole else None
        if item.surface not in ("at", "in", "of", "for", "the"):
            return None
    return None


def _goes_on(item: Item) -> bool:
    """Whether a word after a place's name makes it part of a longer one: `the Dalian park`."""
    return item.kind == "word" and not item.sense.roles & {"coordinate", "preposition"}


def _joins_compared(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a figure is held against another in a row: `against 1.9 million for Wuxi and 16 million for Jiangsu`."""
    before = sentence.done[-1] if sentence.done else None
    chunk = sentence.chunks[number]
    if before is None or before.index < chunk.first or "coordinate" not in sentence.items[index - 1].sense.roles:
        return False
    return is_compared(sentence.items, before.index, chunk) and index - before.index <= 6


def _of_which(sentence: Sentence, number: int) -> Owner | None:
    """The owner of the figure that a part is taken of: `DHIZ's 153 sq km, of which 40 percent is`."""
    chunk, items = sentence.chunks[number], sentence.items
    if chunk.kind != "relative" or not sentence.done or chunk.first == 0 or items[chunk.first - 1].surface != "of":
        return None
    before = sentence.done[-1].given
    return Owner(before.subject, before.subject_label or "ZONE", "relative") if before.subject else None


def _attached(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The owner within the figure's own noun phrase: `its fiscal income of`, `Chongqing's trade of`, `X of 10 sq
    km`."""
    items, chunk = sentence.items, sentence.chunks[number]
    if is_attributive(items, index, chunk.last) and label_of(items[index + 1]) == "ZONE":
        return owner_of(items[index + 1], "attributive")
    if _is_gapped(sentence, index):
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
            if after in POSSESSIVES or (after in ("of", "with") and label_of(item) in ("ZONE", "ORG")):
                return owner_of(item, "possessor")
            if after == "with" and items[chunk.first].surface.startswith("followed"):
                return owner_of(item, "possessor")
            return None
        if "our" in item.sense.roles and sentence.discourse.speaker is not None:
            return sentence.discourse.speaker.by("speaker")
        if item.sense.roles & {"its", "their"}:
            return pronoun_owner(item, sentence.discourse, sentence.owners[number])
    return None


def _parts(sentence: Sentence, back: int, index: int) -> bool:
    """Whether the word at `back` parts a figure from what stands before it: a `with`, an `and` right before it."""
    item = sentence.items[back]
    if item.surface == "with":
        return back == 0 or sentence.items[back - 1].kind != "entity"
    return back == index - 1 and "coordinate" in item.sense.roles


def _is_gapped(sentence: Sentence, index: int) -> bool:
    """Whether a name stands right before a figure that follows another: `Siemens invested 1 billion yuan and Bosch 2
    billion`."""
    items = sentence.items
    if index < 3 or not sentence.done or label_of(items[index - 1]) not in ("ZONE", "ORG", "GPE"):
        return False
    back = index - 3 if items[index - 2].surface == "the" else index - 2
    before = items[back]
    if before.surface == "of" and items[back - 1].surface in ("that", "those"):
        return True
    return "coordinate" in before.sense.roles or before.surface in (",", ";")
