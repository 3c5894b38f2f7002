"""Figures in an annotated article -> statements: whose each is, what it measures, whether it is a plan, and when.

One pass: sentence after sentence, chunk after chunk, figure after figure; each may lean on what came before it and on
nothing after its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.annotate import Annotated
from pipeline.link.attribution import figures
from pipeline.link.attribution.clauses import chunks_of
from pipeline.link.attribution.discourse import Discourse, Owner, begin, is_authority_name
from pipeline.link.attribution.periods import Period, period_of, usable
from pipeline.link.attribution.scan import Mention, scan
from pipeline.link.attribution.sentence import Memory, Sentence
from pipeline.link.attribution.subjects import owners_of
from pipeline.models import Article, Attribution, Entity, Figure, Found, Span, Statement, Timex
from pipeline.vocabulary.linking import PERFORMING

_BEFORE_SUBJECT = re.compile(r"\W{0,3}(?:(?:the|now|today|but|and|one of them is)\s){0,3}", re.IGNORECASE)


_LONGEST = 1500
"""Characters beyond which a sentence is no sentence, so that work per figure stays bounded."""


def attribute(annotated: Annotated, found: Found) -> tuple[Statement, ...]:
    """A statement for every figure, in the order of the figures; `yuan` is left to `conversion`."""
    article = annotated.article
    discourse = begin(article, found)
    memory = Memory()
    given: dict[Figure, Attribution] = {}
    previous_end = 0
    sentences = list(_sentences(annotated, found))
    for number, (span, mentions) in enumerate(sentences):
        if "\n\n" in article.prose[previous_end : span[0]]:
            discourse.new_paragraph()
            memory.paragraph += 1
        discourse.sentences += 1
        previous_end = span[1]
        if any(isinstance(mention, Figure) for mention in mentions):
            if discourse.speaker is None and _opens_quote(article.prose, span):
                discourse.speaker = _speaker_ahead(article.prose, sentences[number : number + 4], discourse)
            sentence = _prepare(article, span, mentions, discourse, memory)
            figures.attribute_all(article, sentence)
            given.update((done.figure, done.given) for done in sentence.done)
            memory = figures.remember(sentence)
        else:
            _overhear(article, span, mentions, discourse)
            told = _year_told(article, span, mentions)
            memory.period = told or (None if mentions else memory.period)
            memory.paragraph = 0 if told else memory.paragraph
            if _is_heading(article.prose, span):
                memory.heading = _stated(mentions)
                discourse.section = _headed(span, mentions)
                memory.period = None if article.prose[span[1] - 1] != ":" else memory.period
    return tuple(Statement(figure, given.get(figure, Attribution())) for figure in found.figures)


def _sentences(annotated: Annotated, found: Found) -> Iterator[tuple[Span, list[Mention]]]:
    """Every sentence with its mentions, in order, without overlaps; a figure goes before a date, a date before a
    name."""
    ranked: list[tuple[int, int, Mention]] = [(f.start, 0, f) for f in found.figures]
    ranked += [(t.start, 1, t) for t in found.timexes]
    ranked += [(e.start, 2, e) for e in found.entities]
    kept: list[Mention] = []
    for _, _, mention in sorted(ranked, key=lambda entry: entry[:2]):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif isinstance(mention, Figure):
            while kept and kept[-1].end > mention.start and not isinstance(kept[-1], Figure):
                kept.pop()
            kept.append(mention)
    starts = [mention.start for mention in kept]
    for span in annotated.sentences:
        low, high = bisect_left(starts, span[0]), bisect_left(starts, span[1])
        yield from _pieces(span, kept[low:high])


def _pieces(span: Span, mentions: list[Mention]) -> Iterator[tuple[Span, list[Mention]]]:
    """A sentence whole, or cut between mentions where it is longer than sentences are: its parts lean on one
    another."""
    start = span[0]
    piece: list[Mention] = []
    for mention in mentions:
        if mention.end - start > _LONGEST and piece:
            yield (start, piece[-1].end), piece
            start, piece = piece[-1].end, []
        if mention.start - start > _LONGEST:
            start = mention.start - _LONGEST // 2
        piece.append(mention)
    yield (start, max(min(span[1], start + 2 * _LONGEST), piece[-1].end if piece else start)), piece


def _opens_quote(prose: str, span: Span) -> bool:
    """Whether a quotation begins in a sentence and goes on after it."""
    straight = prose.count('"', *span)
    return straight % 2 == 1 or prose.count("“", *span) > prose.count("”", *span)


def _speaker_ahead(prose: str, sentences: Sequence[tuple[Span, list[Mention]]], discourse: Discourse) -> Owner | None:
    """What the person speaks for whom the paragraph names after a quotation of several sentences."""
    start = sentences[0][0][0]
    for span, mentions in sentences:
        if "\n\n" in prose[start : span[0]]:
            return None
        for mention in mentions:
            if isinstance(mention, Entity) and mention.label == "PERSON":
                return discourse.people.get(mention.name)
        start = span[1]
    return None


def _prepare(
    article: Article, span: Span, mentions: Sequence[Mention], discourse: Discourse, memory: Memory
) -> Sentence:
    for mention in mentions:
        if isinstance(mention, Entity) and mention.label == "PERSON":
            discourse.speaker = discourse.people.get(mention.name)
            discourse.person_last = Owner(mention.name, "PERSON", "person")
    items = scan(article.prose, span, mentions)
    chunks = chunks_of(items)
    roles = frozenset[str]().union(*(item.sense.roles for item in items if item.sense.roles))
    return Sentence(items, chunks, owners_of(items, chunks, discourse), discourse, memory, roles)


def _overhear(article: Article, span: Span, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Note the name that a sentence without figures begins with, and who speaks in it."""
    entities = [mention for mention in mentions if isinstance(mention, Entity)]
    discourse.named(entities)
    new = {(e.name, e.label) for e in entities if e.label in ("ZONE", "ORG") and not is_authority_name(e.name)}
    first = True
    for mention in entities:
        if mention.label == "PERSON":
            discourse.speaker = discourse.people.get(mention.name) or discourse.speaker
        elif first and _begins(article.prose, span[0], mention.start):
            discourse.heard(Owner(mention.name, mention.label, "chain"))
        elif first or discourse.last is None:
            _hear_presented(article.prose, mention, discourse)
        first = False
    if discourse.last is None and len(new) == 1 and all(entity.label != "PERSON" for entity in entities):
        ((name, label),) = new
        discourse.heard(Owner(name, label, "chain"))


_PRESENTING = re.compile(r"\b(?:is|was|lies|lay|stands|stood|sits|sat|comes|came)\s(?:the\s)?\Z")
"""What stands before a name that a sentence turned round tells of: `Behind the fence lies the X`, `The model is X`."""

_LONGEST_PRESENTING = 12


def _hear_presented(prose: str, mention: Entity, discourse: Discourse) -> None:
    """Note a name that its sentence ends up with."""
    before = prose[max(0, mention.start - _LONGEST_PRESENTING) : mention.start]
    if mention.label in ("ZONE", "ORG") and _PRESENTING.search(before) and not is_authority_name(mention.name):
        discourse.heard(Owner(mention.name, mention.label, "chain"))


_LONGEST_HEADING = 100
_LONGEST_NUMBER = 8
_NUMBERS = " 0123456789.()IVX*•-"


def _is_heading(prose: str, span: Span) -> bool:
    """Whether a sentence without figures is a line of its own that no full stop ends, and no row of a table."""
    line = prose[span[0] : min(span[1] - 1, span[0] + _LONGEST_HEADING)]
    if ":" in line or "  " in line or "\t" in line:
        return False
    before = prose[max(0, span[0] - _LONGEST_NUMBER) : span[0]]
    numbered = "\n" in before or len(before) < _LONGEST_NUMBER
    alone = (
        prose[span[1] : span[1] + 1] in ("", "\n") and numbered and not before[before.rfind("\n") + 1 :].strip(_NUMBERS)
    )
    return alone and span[1] - span[0] <= _LONGEST_HEADING and prose[span[1] - 1] not in '.!?"”'


def _headed(span: Span, mentions: Sequence[Mention]) -> Owner | None:
    """What a heading names that holds little but its name: `4. Dalian Bonded Zone`."""
    for mention in mentions:
        if isinstance(mention, Entity) and mention.label in ("ZONE", "GPE", "ORG"):
            alone = (mention.end - mention.start) * 4 >= (span[1] - span[0]) * 3
            return Owner(mention.name, mention.label, "section") if alone else None
    return None


def _stated(mentions: Sequence[Mention]) -> Period | None:
    """The time that a heading states: `KEY FIGURES (2008)`."""
    times = (mention for mention in mentions if isinstance(mention, Timex))
    return next((period for period in map(period_of, times) if period and period.last), None)


def _year_told(article: Article, span: Span, mentions: Sequence[Mention]) -> Period | None:
    """The time of a sentence without figures that tells of a performance: `The zone ranked first in 2017.`"""
    if not any(isinstance(mention, Timex) for mention in mentions) or not PERFORMING.search(article.prose, *span):
        return None
    told = False
    for item in scan(article.prose, span, mentions):
        if told and isinstance(item.mention, Timex) and usable(item):
            return period_of(item.mention)
        told = told or "performs" in item.sense.roles
    return None


def _begins(prose: str, start: int, end: int) -> bool:
    """Whether what stands before a name leaves it the subject: nothing but articles, or a frame that a comma ends."""
    if end - start <= 40 and _BEFORE_SUBJECT.fullmatch(prose, start, end):
        return True
    return end - start <= 80 and prose[max(start, end - 6) : end].removesuffix("the ").endswith(", ")


__all__ = ["attribute"]
