"""A sum in its sentence -> what it measures: by the words of its clause, of its sentence, or of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.goods import goods_measured
from pipeline.link.attribution.measured.indicators import (
    Measure,
    adjacent_left,
    adjacent_right,
    after_bracket,
    antecedent_noun,
    as_subject,
    contributed_to,
    framing_noun,
    gapped_noun,
    nearest_left,
    nearest_right,
)
from pipeline.link.attribution.measured.meant import is_vague, meant
from pipeline.link.attribution.measured.referring import referent
from pipeline.link.attribution.measured.taken_up import continued_measure, of_whole, restated_share, resumes, unsaid
from pipeline.link.attribution.measured.unit_prices import unit_follows, unit_measured
from pipeline.link.attribution.owners.respectively import paired_measure
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Figure


def sum_measured(sentence: Sentence, index: int, figure: Figure, number: int) -> Measure:
    """What the sum at item `index`, in chunk `number`, measures; where nothing says, `other`."""
    items = sentence.items
    if figure.per_unit is not None or unit_follows(sentence, index):
        return unit_measured(sentence, index)
    if _ranks(items, index):
        return Measure("output_value", "rank", index)
    paired = paired_measure(items, index) if "respectively" in sentence.roles else None
    if paired:
        return Measure(paired[0], "respectively", paired[1])
    if index == 1 and items[0].surface == "for" and len(sentence.chunks) > 1:
        return Measure("investment", "frame", index)
    found = goods_measured(sentence, index, number) or _by_words(sentence, index, number)
    return meant(sentence, index, figure, number, found)


def _ranks(items: Sequence[Item], index: int) -> bool:
    """Whether the sum says of what size an industry is: `a 100-billion-yuan industrial cluster`, `an RMB
    100-billion-level park`."""
    if "-" not in items[index].surface or index + 1 >= len(items):
        return False
    return not items[index + 1].sense.roles.isdisjoint(("ranked", "rank"))


_JOINING = frozenset({"and", "but", "while", "then"})
"""What joins a verb of its own to those before."""


def _by_words(sentence: Sentence, index: int, number: int) -> Measure:
    """What the words of the clause, of the sentence or of the one before say that a sum measures."""
    items, chunk = sentence.items, sentence.chunks[number]
    first, last = sentence.clause_span(number)
    if _is_surplus(items, index):
        return Measure("other", "difference", index)
    if _limits_gift(sentence, index, number):
        return Measure("funding", "limit", index)
    shared = restated_share(sentence, index)
    if shared is not None:
        return shared
    found = gapped_noun(items, chunk, "money") or _in_clause(items, index, chunk, _before_brackets(sentence, number))
    vague = found is None or found.rule == "verb" or (found.rule == "fate" and is_vague(items[found.index]))
    taken = referent(sentence) if vague else None
    if taken is not None and taken.figure.table in ("money", "percentages"):
        return Measure(taken.given.indicator or "other", "continued", index)
    if found and found.indicator:
        return found
    found = found or antecedent_noun(items, chunk, "money") or _after_bracket(sentence, index, number)
    if found and found.indicator:
        return found
    listed = chunk.kind == "clause" and _ends_subject(sentence, number)
    goes_back = (chunk.kind == "predicate" and chunk.opener not in _JOINING) or _starts_with_date(items, chunk)
    if not found and (goes_back or listed):
        found = _in_subject(sentence, number)
        if found:
            return found
    own = chunk.verb is not None and (chunk.kind == "relative" or chunk.opener in _JOINING)
    found = nearest_left(items, index, chunk.first, "money", weak=True) if own else None
    if not found and chunk.kind == "aside" and chunk.opener == ",":
        found = nearest_left(items, chunk.first - 1, chunk.first - 2, "money", weak=False)
    if found:
        return found
    previous = sentence.last_of("money")
    if previous and previous.indicator:
        return Measure(previous.indicator, "carried", index)
    framed = framing_noun(items, sentence.chunks, number, "money")
    if framed:
        return framed
    found = nearest_left(items, index, first, "money", weak=False)
    if found:
        return found
    named = sentence.memory.outline.named.get("money")
    if named and not any(chunk.verb is not None for chunk in sentence.chunks):
        return Measure(named, "heading", index)
    if sentence.memory.lead_measure and _labelled_by_zone(sentence, number):
        return Measure(sentence.memory.lead_measure, "heading", index)
    continued = continued_measure(sentence)
    if continued and (resumes(sentence, index) or of_whole(sentence, index)):
        return Measure(continued, "continued", index)
    return (
        nearest_left(items, index, chunk.first, "money", weak=True)
        or nearest_right(items, index, chunk.last, "money", weak=False)
        or nearest_right(items, index, chunk.last, "money", weak=True)
        or nearest_left(items, index, first, "money", weak=True)
        or nearest_right(items, index, last, "money", weak=False)
        or _coloured(items, index)
        or unsaid(sentence, index, number, continued)
    )


def _limits_gift(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a sum is up to what is given of which a share was told: `get an award equal to 2% of the capital, up to 5
    million yuan`."""
    chunk, before = sentence.chunks[number], sentence.last_of("percentages")
    if (
        before is None
        or chunk.opener != ","
        or sentence.items[chunk.first].surface not in ("up", "up to", "with", "but")
    ):
        return False
    return any(
        row.indicator == "funding" and row.part == "noun"
        for item in sentence.items[:index]
        for row in item.sense.indicators
    )


def _coloured(items: Sequence[Item], index: int) -> Measure | None:
    """What a sum colours from behind a comma: `is a US$280m, 50-50 venture with`."""
    if index + 2 >= len(items) or items[index + 1].surface != "," or items[index - 1].surface not in ("a", "an", "the"):
        return None
    return nearest_right(items, index + 1, min(index + 6, len(items)), "money", weak=True)


_LONGEST_SURPLUS = 9
"""Items between what passes a goal and by how much."""


def _is_surplus(items: Sequence[Item], index: int) -> bool:
    """Whether the sum is by how much a goal was passed or missed: `exceeding the target for the year by 4 billion`."""
    if items[index - 1].surface != "by":
        return False
    goal = False
    for back in range(index - 2, max(-1, index - _LONGEST_SURPLUS), -1):
        item = items[back]
        if item.kind in ("figure", "mark"):
            return False
        goal = goal or "goal" in item.sense.roles
        if goal and "meets" in item.sense.roles:
            return True
    return False


def _labelled_by_zone(sentence: Sentence, number: int) -> bool:
    """Whether a figure is all that a list's line tells of the zone which it begins with: `- X: 98.7 billion yuan`."""
    chunks = sentence.chunks
    if any(chunk.verb is not None for chunk in chunks) or all(chunk.opener != ":" for chunk in chunks[: number + 1]):
        return False
    return any(getattr(item.mention, "label", None) == "ZONE" for item in sentence.items[: chunks[0].last])


def _in_clause(items: Sequence[Item], index: int, chunk: Chunk, first: int) -> Measure | None:
    """What the money figure at `index` measures by the words of its chunk, which goes on from item `first` where a
    bracket parts it."""
    left = adjacent_left(items, index, 0, "money", comma=False)
    if left and index - left.index <= 4:
        right = adjacent_right(items, index, chunk.last, "money") if left.indicator == "investment" else None
        return right if right and right.indicator == "fixed_asset_investment" else left
    return (
        adjacent_right(items, index, chunk.last, "money")
        or left
        or _done_with(items, index)
        or contributed_to(items, index, "money")
        or adjacent_left(items, index, 0, "money")
        or _stated_before(items, index, chunk.first)
        or nearest_left(items, index, first, "money", weak=False)
        or as_subject(items, index, chunk, "money")
    )


_DOING = frozenset({"investment", "funding", "foreign_investment"})


def _done_with(items: Sequence[Item], index: int) -> Measure | None:
    """What the participle right after a sum says is done with it: `and 58.7 billion yuan ($9.5 billion) spent on
    roads`, `some 5 million yuan granted to`."""
    ahead = after_bracket(items, index + 1)
    if items[ahead : ahead + 1] and items[ahead].surface == ")":
        ahead += 1
    following = items[ahead : ahead + 2]
    if (
        len(following) < 2
        or "verb_past" not in following[0].sense.roles
        or "preposition" not in following[1].sense.roles
    ):
        return None
    rows = (row for row in following[0].sense.indicators if row.table == "money" and row.part == "verb")
    return next((Measure(row.indicator, "verb", ahead) for row in rows if row.indicator in _DOING), None)


def _stated_before(items: Sequence[Item], index: int, first: int) -> Measure | None:
    """What the sum before measured, where nothing between names anything else: `cost 2.6 yuan in 2013 and 5 a year
    after`."""
    for back in range(index - 1, first - 1, -1):
        item = items[back]
        if isinstance(item.mention, Figure) and item.mention.table == "money":
            return Measure("", "carried", back)
        if item.sense.indicators and item.sense.indicator("money") is not None:
            return None
    return None


def _before_brackets(sentence: Sentence, number: int) -> int:
    """Where the words of chunk `number` begin that a bracket parts: `GDP (gross domestic product) of the zone was`."""
    chunks = sentence.chunks
    while number > 1 and chunks[number].opener in (")", "]"):
        number -= 2 if chunks[number - 1].kind == "bracket" else 1
    return chunks[number].first


def _ends_subject(sentence: Sentence, number: int) -> bool:
    """Whether a clause begins with the last name of a list that its subject is of: `Output of A, B, and C reached`."""
    items, chunk = sentence.items, sentence.chunks[number]
    if number == 0 or chunk.opener != "," or chunk.verb is None:
        return False
    if not any("coordinate" in item.sense.roles for item in items[chunk.first : chunk.first + 2]):
        return False
    named = False
    for item in items[chunk.first + 1 : chunk.verb]:
        named = named or item.kind == "entity"
        if item.kind == "figure" or item.sense.indicators:
            return False
    return named and sentence.chunks[number - 1].kind == "phrase"


def _after_bracket(sentence: Sentence, index: int, number: int) -> Measure | None:
    """What is done with a subject that a bracket parts from its verb: `More than 2.7 billion yuan ($0.3 billion) was
    used`."""
    chunks = sentence.chunks
    if chunks[number].verb is not None or number + 2 >= len(chunks) or chunks[number + 1].kind != "bracket":
        return None
    if index + 1 < chunks[number].last or chunks[number + 2].kind != "predicate":
        return None
    return as_subject(sentence.items, index, chunks[number + 2], "money")


def _starts_with_date(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a clause goes on from the date of a participle before it: `Capital used since 1994 adds up to`."""
    return chunk.opener == "since" and chunk.verb is not None and items[chunk.first + 1].kind == "time"


def _in_subject(sentence: Sentence, number: int) -> Measure | None:
    """The indicator in the noun phrase that a predicate after an aside goes back to: `Sales of X, which ..., amounted
    to`."""
    for back in range(number - 1, -1, -1):
        chunk = sentence.chunks[back]
        if chunk.kind in ("phrase", "clause"):
            found = nearest_left(sentence.items, chunk.last, chunk.first, "money", weak=False)
            if found or chunk.kind == "clause":
                return found
    return None
