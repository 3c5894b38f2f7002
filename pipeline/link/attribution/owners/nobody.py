"""Figures that belong to nobody the text names: an unnamed company's, a neighbour's, the reader's, several zones' at
once, the whole country's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.owners.topic import SEVERAL
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import POSSESSIVES, label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Figure

_BESIDE = frozenset({"next to", "near", "beside", "outside", "beyond", "opposite", "close to", "neighboring"})
_NATIONAL = frozenset({"national", "nationwide", "provincial", "citywide"})
_BEFORE_PEERS = frozenset({"the", "first", "original", "initial", "country", "nation", *POSSESSIVES})
_LONGEST_RANK = 4
_DETERMINED = frozenset({"the", "these", "both", "all"})


def counts_peers(items: Sequence[Item], index: int) -> bool:
    """Whether a count is of the owner's peers, which nobody named has: `one of the first 22 national parks`."""
    back = index - 1
    while back > 0 and (items[back].surface in _BEFORE_PEERS or label_of(items[back]) == "GPE"):
        back -= 1
    if items[back].surface == "among":
        zones = SEVERAL.search(items[index].surface) is not None
        return zones or any(items[k].surface == "first" for k in range(back, index))
    return back > 0 and items[back].surface == "of" and items[back - 1].surface in ("one", "among", "first")


def place_of_peers(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The place that has them all: `the first of 15 pilots in China`, `one of China's 53 zones`."""
    for back in range(index - 1, max(0, index - _LONGEST_RANK), -1):
        if sentence.items[back].surface in POSSESSIVES and label_of(sentence.items[back - 1]) == "GPE":
            return owner_of(sentence.items[back - 1], "possessor")
    following = sentence.items[index + 1 : min(index + 3, sentence.chunks[number].last)]
    if len(following) < 2 or following[0].surface != "in" or label_of(following[1]) != "GPE":
        return None
    return owner_of(following[1], "place")


def counts_others(items: Sequence[Item], index: int) -> bool:
    """Whether a count goes on a company's name that begins the sentence, and so is none of its own: `Siemens and 30
    other firms`."""
    if index < 2:
        return False
    joined = "coordinate" in items[index - 1].sense.roles and label_of(items[index - 2]) == "ORG"
    return joined and " other " in items[index].surface and all(item.kind != "figure" for item in items[:index])


def is_neighbour(items: Sequence[Item], index: int) -> bool:
    """Whether a figure colours what something only lies by: `near the $4.5 billion refinery`."""
    if index < 2 or items[index - 1].surface not in ("the", "a", "an", "its", "their"):
        return False
    following = items[index + 1 : index + 2]
    if not following or following[0].kind not in ("word", "entity") or following[0].surface in _MARKS:
        return False
    if not following[0].sense.roles.isdisjoint(("preposition", "goal")):
        return False
    near = items[index - 2].surface
    return near in _BESIDE or (near == "to" and items[index - 3].surface in ("adjacent", "opposite", "neighboring"))


_MARKS = frozenset({"mark", "level", "threshold", "barrier", "line", "milestone", "figure", "ceiling"})
"""Nouns that a figure names a height by: `exports came close to the 5 billion yuan mark`."""


def sets_bar(sentence: Sentence, number: int, indicator: str) -> bool:
    """Whether a chunk tells what every one of several firms makes at least, which nobody has: `10 manufacturers, each
    with a production value of over`."""
    before = sentence.done[-1] if sentence.done else None
    if before is None or before.figure.table != "counts" or indicator not in _EARNED:
        return False
    first = sentence.chunks[number].first
    surfaces = [item.surface for item in sentence.items[first : first + 2]]
    return surfaces[:1] == ["each"] and not _HAVING.isdisjoint(surfaces)


_EARNED = frozenset({"output_value", "value_added", "revenue", "sales_revenue", "profit", "tax_revenue", "exports"})
_HAVING = frozenset({"with", "having", "boasting", "generating", "making", "posting", "producing", "earning"})


def is_reader(sentence: Sentence, number: int) -> bool:
    """Whether the reader is the clause's subject: `You used to need 30,000 yuan for a limited company`."""
    if "you" not in sentence.roles:
        return False
    chunk = sentence.chunks[number]
    subject = sentence.items[chunk.first : chunk.verb or chunk.first]
    return any("you" in item.sense.roles for item in subject)


def is_unnamed(sentence: Sentence, number: int) -> bool:
    """Whether the clause is about something that no name is known of: a company (`A Thai parts maker has put 120
    million baht into`), or what lies by the zone (`Next to it a 35-sq-km town is rising`)."""
    items = sentence.items
    if items[sentence.chunks[0].first].surface in _BESIDE and all(item.kind != "entity" for item in items):
        return True
    if _is_by_unnamed(sentence, number):
        return True
    first, last = _subject(sentence, number)
    if last - first < 2 or items[first].surface not in ("a", "an", "another"):
        return False
    if [item.surface for item in items[last - 1 : last + 1]] == ["group", "of"]:
        return False
    return "company" in items[last - 1].sense.roles and all(item.kind == "word" for item in items[first:last])


def _is_by_unnamed(sentence: Sentence, number: int) -> bool:
    """Whether a chunk tells what such a company does: `planned by a Kuwaiti investor for $2.6 billion`."""
    chunk, items = sentence.chunks[number], sentence.items
    for by in range(chunk.first, chunk.last - 2):
        if items[by].surface == "by" and items[by + 1].surface in ("a", "an", "another"):
            ahead = items[by + 2 : by + 5]
            return any("company" in item.sense.roles for item in ahead)
    return False


def is_strange_zone(sentence: Sentence, number: int) -> bool:
    """Whether a zone somewhere that has no name here is the subject: `An industrial park in Egypt has attracted`,
    `The development zone of Weifang reported`."""
    first, last = _subject(sentence, number)
    items = sentence.items
    if last - first < 2 or items[last - 1].surface not in _ZONES:
        return False
    if last + 1 >= len(items) or label_of(items[last + 1]) not in ("GPE", "LOC"):
        return False
    return items[first].surface in ("a", "an", "another") or (
        items[first].surface == "the" and items[last].surface == "of"
    )


_ZONES = frozenset({"park", "zone", "area", "base", "cluster"})


def is_market_price(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a price is what the market pays for a good: `The price of zinc fell to`, `A kilogram of silicon
    fetched`."""
    items, chunk = sentence.items, sentence.chunks[number]
    first, _ = _subject(sentence, number)
    for k in range(min(first, chunk.first), index):
        of = k + 1 < index and items[k + 1].surface == "of" and not items[k + 2].sense.indicators
        if of and (items[k].surface in ("price", "prices") or "weight" in items[k].sense.roles):
            return items[k + 2].kind == "word" and items[k + 2].surface not in ("land", "industrial")
    return False


_WEIGHTS = frozenset({"t", "kg", "g", "[lb_av]", "[bbl_us]", "[oz_tr]", "[oz_av]"})
_UTILITIES = frozenset({"water", "steam", "power", "electricity", "gas", "coal", "sewage", "heating", "transport"})


def is_price_of_good(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a clause tells what a weight of some good costs, which is what it costs anywhere: `Lithium carbonate cost
    50,000 yuan a ton`. Water and steam are a zone's."""
    figure, chunk = sentence.items[index].mention, sentence.chunks[number]
    if not isinstance(figure, Figure) or figure.per_unit not in _WEIGHTS or chunk.verb is None:
        return False
    return all(item.surface not in _UTILITIES and item.kind != "entity" for item in sentence.items[chunk.first : index])


def is_own_wage(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a price is what the speaker was paid: `"I earned 4,000 yuan a month," he said`."""
    first, _ = _subject(sentence, number)
    chunk = sentence.chunks[number]
    earned = any("earns" in sentence.items[k].sense.roles for k in range(chunk.first, index))
    return earned and sentence.items[first].surface in ("i", "he", "she")


def is_project(sentence: Sentence, number: int) -> bool:
    """Whether a plant or project that no company is named for is the clause's subject: `A textile project broke
    ground`."""
    first, last = _subject(sentence, number)
    return last > first and sentence.items[last - 1].kind == "word" and "works" in sentence.items[last - 1].sense.roles


def is_shared(sentence: Sentence, number: int) -> bool:
    """Whether several zones together are the clause's subject: `The two zones reported combined revenue of`."""
    first, last = _subject(sentence, number)
    within = last < len(sentence.items) and sentence.items[last].surface in ("in", "of", "at")
    for before, item in pairwise(sentence.items[first : last + 3 if within else last]):
        if isinstance(item.mention, Figure) and item.mention.table == "counts":
            return before.surface in _DETERMINED and SEVERAL.search(item.surface) is not None
    return False


def counts_zones(sentence: Sentence, index: int) -> bool:
    """Whether a figure counts zones, which no zone spoken of before has: `It approved three pilot free trade zones`."""
    figure = sentence.items[index].mention
    counted = isinstance(figure, Figure) and figure.table == "counts"
    return counted and sentence.items[index].surface.endswith(" zones")


def is_national(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether `items[first:last]` measures a country or province: `national FDI reached`, `against national growth`."""
    for k, item in enumerate(items[max(0, first) : last], max(0, first)):
        if item.surface in _NATIONAL:
            noun = items[k + 1]
            return bool(noun.sense.indicators) or noun.surface in ("growth", "average", "total")
    return False


def _subject(sentence: Sentence, number: int) -> tuple[int, int]:
    """Items of the noun phrase before the verb of the clause that chunk `number` belongs to, up to its first
    preposition."""
    chunks = sentence.chunks
    while number and chunks[number].kind in _DEPENDENT and not sentence.breaks(number):
        number -= 1
    if number == 0 and chunks[0].kind != "clause" and "preposition" in sentence.items[0].sense.roles:
        number = next((k for k, chunk in enumerate(chunks) if chunk.kind == "clause"), 0)
    chunk = chunks[number]
    if chunk.kind not in ("clause", "phrase"):
        return chunk.first, chunk.first
    last = chunk.last if chunk.verb is None else chunk.verb
    for index in range(chunk.first, last):
        if "preposition" in sentence.items[index].sense.roles:
            return chunk.first, index
    return chunk.first, last


_DEPENDENT = frozenset({"predicate", "aside", "phrase", "relative"})
"""Kinds of chunks that have their subject before them."""
