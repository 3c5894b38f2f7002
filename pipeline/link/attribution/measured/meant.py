"""What a word says that a sum measures -> what it means there: by who acts, in which currency, on what, how much."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.goods import takings
from pipeline.link.attribution.measured.indicators import Measure, adjacent_right, nearest_left
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Entity, Figure


def meant(sentence: Sentence, index: int, figure: Figure, number: int, found: Measure) -> Measure:
    """What the sum at item `index`, in chunk `number`, measures, of which the words say `found`."""
    items, chunk, owner = sentence.items, sentence.chunks[number], sentence.owners[number]
    verb = items[found.index].sense.roles
    company = owner is not None and owner.label in ("ORG", "PERSON")
    if company and _is_of_contracts(items, found.index):
        return Measure("other", found.rule, found.index)
    if found.rule == "right" and _is_spared(items, index):
        return Measure("other", "spared", index)
    taken = takings(sentence, index, number, found)
    if taken is not None:
        return taken
    foreign = found.indicator == "investment" and figure.quantity.unit != "CNY" and not company
    if foreign and (
        "draws" in verb
        or _goes_on_abroad(sentence, found)
        or _by_foreigners(items, found.index, _actors(sentence, number))
    ):
        return Measure("foreign_investment", found.rule, found.index)
    if found.indicator == "other" and (found.rule == "verb" or items[found.index].surface == "price tag"):
        found = _of_what_is_valued(items, found, chunk.first)
    if (
        found.indicator == "investment"
        and found.rule == "verb"
        and not company
        and _is_given_away(sentence, index, number, found)
    ):
        return Measure("funding", found.rule, found.index)
    if found.indicator == "funding" and company and _pays(items, index, found.index):
        return Measure("investment", found.rule, found.index)
    if found.indicator == "investment" and _is_small(figure):
        return Measure("price", found.rule, found.index)
    if found.rule == "fate" and found.indicator == "investment":
        goes_to = adjacent_right(items, found.index, min(found.index + 4, len(items)), "money")
        found = goes_to if goes_to and goes_to.indicator == "fixed_asset_investment" else found
    if found.indicator == "revenue" and "earns" in verb and company:
        return Measure("profit", found.rule, found.index)
    if found.rule == "default":
        return _unnamed(sentence, index, number, found, company)
    return _across_border(items, index, chunk.last, found)


_SPARING = frozenset({"save", "waive"})


def _is_spared(items: Sequence[Item], index: int) -> bool:
    """Whether a sum is what somebody need not pay: `saved 9 million yuan in tariffs`."""
    saving = (
        row for item in items[max(0, index - 4) : index] for row in item.sense.indicators if row.phrase in _SPARING
    )
    return next(saving, None) is not None


def _goes_on_abroad(sentence: Sentence, found: Measure) -> bool:
    """Whether a word that says little goes on about foreign capital: `of which 143 million was put to use`."""
    before = sentence.last_of("money")
    told = before.indicator if before is not None else sentence.memory.indicator.get("money")
    return told == "foreign_investment" and is_vague(sentence.items[found.index])


def _of_what_is_valued(items: Sequence[Item], found: Measure, first: int) -> Measure:
    """What a value is of, where the clause names that before: `a project valued at`, `the plant has a price tag of`."""
    surface = items[found.index].surface
    if "valued" not in surface and surface not in ("price tag", "lost", "lose"):
        return found
    if surface == "price tag":
        built = any("works" in item.sense.roles or _is_planned_ground(item) for item in items[first : found.index])
        return Measure("investment", found.rule, found.index) if built else found
    valued = nearest_left(items, found.index, first, "money", weak=True)
    return valued if valued is not None and valued.rule == "clause" else found


def _is_planned_ground(item: Item) -> bool:
    """Whether an item names the ground of what has yet to be built: `a planned area of 1.4 sq km and a price tag`."""
    return any(row.table == "areas" and row.indicator == "planned_area" for row in item.sense.indicators)


def _pays(items: Sequence[Item], index: int, verb: int) -> bool:
    """Whether a company spends what in another's case were a grant: `set aside 11 billion yuan for`, `was awarded the
    site for 920 million yuan`, `was awarded the site for not quite 920 million yuan`."""
    paid = any(item.surface == "for" for item in items[max(verb + 2, index - 3) : index])
    return "commits" in items[verb].sense.roles or paid


_WINNING = frozenset({"won", "wins", "win", "secured", "landed", "booked", "clinched", "received", "winning"})


def _is_of_contracts(items: Sequence[Item], noun: int) -> bool:
    """Whether a sum is that of contracts that a firm has won: `won overseas contracts worth 420 million`."""
    if items[noun].surface not in ("contract", "contracts"):
        return False
    return any(item.surface in _WINNING for item in items[max(0, noun - 4) : noun])


_GIVING = ("pledge", "promise", "commit")


def _is_given_away(sentence: Sentence, index: int, number: int, found: Measure) -> bool:
    """Whether what a place spends goes to others: `spent 130 million yuan on grants`, `The province has pledged 150
    million yuan for the zone`."""
    items, owner = sentence.items, sentence.owners[number]
    following = (item for item in items[index + 1 : index + 6] if item.kind != "time")
    purpose = [item for item in following if "determiner" not in item.sense.roles]
    if not purpose or purpose[0].surface not in ("on", "in", "for", "to"):
        return False
    gifts = (row for item in purpose[1:2] for row in item.sense.indicators if row.part == "noun")
    if any(row.indicator == "funding" for row in gifts):
        return True
    by_place = owner is not None and owner.rule == "subject" and owner.label == "GPE"
    return by_place and items[found.index].surface.startswith(_GIVING)


_LEAST_INVESTED = 10_000


def _is_small(figure: Figure) -> bool:
    """Whether a sum is too small for an investment, and so what one pays for a thing: `A container costs $650`."""
    return figure.quantity.low < _LEAST_INVESTED


def _actors(sentence: Sentence, number: int) -> int:
    """Where what tells who acts in chunk `number` begins: in the clause before, for `and their investment has`."""
    first = sentence.chunks[number].first
    taken_up = any("their" in item.sense.roles for item in sentence.items[first : first + 3])
    return sentence.chunks[number - 1].first if number and taken_up else first


def _by_foreigners(items: Sequence[Item], verb: int, first: int) -> bool:
    """Whether foreigners act: `Foreign businesses put in 41 million`, `60 overseas-funded projects with 3 million of
    contracted capital`, `Firms from Japan have committed`."""
    for k, item in enumerate(items[first:verb], first):
        if any(row.indicator == "foreign_investment" for row in item.sense.indicators):
            return True
        if isinstance(item.mention, Figure) and item.mention.hint == "foreign_enterprises":
            return True
        if isinstance(item.mention, Figure) and item.mention.noun and item.mention.noun.startswith(_ABROAD):
            return True
        if _is_abroad(item) and k > first and items[k - 1].surface == "from":
            return items[max(first, k - 2)].surface in _INVESTORS
    return False


_ABROAD = ("foreign", "overseas")
_INVESTORS = frozenset({"firms", "companies", "investors", "businesses", "enterprises", "manufacturers", "businessmen"})


def _is_abroad(item: Item) -> bool:
    """Whether a name is that of another country."""
    named = item.mention
    code = named.place_code if isinstance(named, Entity) and named.label == "GPE" else None
    return code is not None and len(code) == len("JP") and code != "CN"


def is_vague(item: Item) -> bool:
    """Whether a word names investment only where nothing else is named: `involve`, `project`."""
    return any(row.indicator == "investment" and row.weak for row in item.sense.indicators)


def _unnamed(sentence: Sentence, index: int, number: int, found: Measure, company: bool) -> Measure:
    """What a sum is of which nothing says what it measures: what a company is worth or is registered with, what an
    industry is worth."""
    items, chunk = sentence.items, sentence.chunks[number]
    verb = chunk.verb
    before = [item.surface for item in items[max(0, index - 2) : index]]
    if before[-1:] == ["worth"] and before[0] in ("is", "was", "now", "are", "were", "be"):
        if company:
            return Measure("other", "worth", index)
        industry = any("ranked" in item.sense.roles for item in items[chunk.first : verb or index])
        return Measure("output_value", "worth", index) if industry else found
    if before[1:] == ["worth"] and "works" in items[index - 2].sense.roles:
        return Measure("investment", "worth", index)
    if company and before[-1:] == ["with"] and verb is not None:
        registers = any(item.surface == "registered" for item in items[verb:index])
        return Measure("registered_capital", "registered", index) if registers else found
    return found


_OUTWARD = frozenset({"abroad", "overseas", "to overseas markets", "to foreign markets"})


def _across_border(items: Sequence[Item], index: int, last: int, found: Measure) -> Measure:
    """Trade, where what is sold goes abroad and what is bought comes from there: `sold 4 billion yuan worth abroad`."""
    if found.rule != "verb" or found.indicator not in ("sales_revenue", "investment"):
        return found
    abroad = [k for k in range(index + 1, min(last, index + 7)) if items[k].surface in _OUTWARD]
    if not abroad:
        return found
    bought = items[abroad[0] - 1].surface == "from" and items[found.index].surface.startswith(("b", "purchas"))
    sold = found.indicator == "sales_revenue" and items[abroad[0] - 1].surface != "from"
    return Measure("imports" if bought else "exports", "border", found.index) if bought or sold else found
