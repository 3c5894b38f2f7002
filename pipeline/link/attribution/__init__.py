"""Figures in an annotated article -> statements: whose each is, what it measures, whether it is a plan, and when.

One pass: sentence after sentence, chunk after chunk, figure after figure; each may lean on what came before it and on
nothing after its sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from pipeline.annotate import Annotated
from pipeline.link.attribution import figures
from pipeline.link.attribution.layout.blocks import headed, is_heading, lines_of, row_owner
from pipeline.link.attribution.layout.columns import columns_of, has_cells
from pipeline.link.attribution.layout.headings import heading, headline, lead_in, question
from pipeline.link.attribution.layout.outline import TITLE, Outline, kind_of_heading
from pipeline.link.attribution.overhearing import opening_time, overhear, year_told
from pipeline.link.attribution.owners.discourse import Discourse, Owner
from pipeline.link.attribution.owners.strangers import begins_with_stranger
from pipeline.link.attribution.owners.subjects import owners_of
from pipeline.link.attribution.owners.topic import begin
from pipeline.link.attribution.sentence import Memory, Sentence
from pipeline.link.attribution.syntax.clauses import chunks_of
from pipeline.link.attribution.syntax.scan import Mention, scan
from pipeline.link.attribution.thread import Thread
from pipeline.link.attribution.time.periods import Period
from pipeline.models import Article, Attribution, Entity, Figure, Found, Span, Statement

_LONGEST = 1500
"""Characters beyond which a sentence is no sentence, so that work per figure stays bounded."""


def attribute(annotated: Annotated, found: Found, thread: Thread | None = None) -> tuple[Statement, ...]:
    """A statement for every figure, in the order of the figures; `yuan` is left to `conversion`. `thread` takes down
    what each sentence goes on about."""
    article = annotated.article
    discourse = begin(article, found)
    memory = Memory(outline=Outline(tabled=has_cells(article.prose)))
    round_up = _is_round_up(article, discourse, found)
    given: dict[int, Attribution] = {}
    previous_end = 0
    sentences = list(_sentences(annotated, found))
    for number, (span, mentions) in enumerate(sentences):
        if "\n\n" in article.prose[previous_end : span[0]]:
            discourse.new_paragraph()
            memory.paragraph += 1
        if thread is not None:
            thread.begin(span[0], discourse)
        discourse.sentences += 1
        previous_end = span[1]
        if Figure in map(type, mentions):
            if discourse.speaker is None and _opens_quote(article.prose, span):
                discourse.speaker = _speaker_ahead(article.prose, sentences[number : number + 4], discourse)
            sentence = _prepare(article, span, mentions, discourse, memory)
            figures.attribute_all(article, sentence)
            for done in sentence.done:
                given[id(done.figure)] = done.given
            memory = figures.remember(sentence)
            _begin(article, span, mentions, memory, False)
        else:
            overhear(article, span, mentions, discourse)
            memory.opening = opening_time(span, mentions) if mentions else memory.opening
            told = year_told(article, span, mentions)
            asked = article.prose[span[1] - 1] == "?"
            memory.period = told or (None if mentions or asked else memory.period)
            memory.paragraph = 0 if told else memory.paragraph
            alone = is_heading(article.prose, span)
            if alone:
                discourse.begin_section(headed(article.prose, span, mentions, discourse.section))
                memory.period = None if article.prose[span[1] - 1] != ":" else memory.period
            _begin(article, span, mentions, memory, alone)
        if round_up and number < _LEAD and memory.lead is None:
            memory.lead = _lead(memory) or _headline_time(memory)
        if round_up and number < _LEAD and memory.lead_measure is None:
            memory.lead_measure = memory.indicator.get("money")
    return tuple(Statement(figure, given.get(id(figure)) or Attribution()) for figure in found.figures)


def _begin(article: Article, span: Span, mentions: Sequence[Mention], memory: Memory, alone: bool) -> None:
    """Put a sentence into the outline if it heads what follows; `alone`: whether it is a line that no full stop
    ends."""
    prose, outline, last = article.prose, memory.outline, article.prose[span[1] - 1]
    if article.title_span is not None and span[0] < article.title_span[1] and article.title_span[0] < span[1]:
        outline.begin(headline(prose, span, mentions))
    elif last == ":":
        outline.begin(lead_in(prose, span, mentions, memory.period or memory.opening))
    elif last == "?":
        outline.begin(question(prose, span, mentions))
    elif outline.tabled and (columns := columns_of(prose, span, mentions)) is not None:
        outline.columns = columns
    elif alone:
        named = len(mentions) == 1 and mentions[0].start == span[0] and mentions[0].end == span[1]
        outline.begin(heading(prose, span, mentions, kind_of_heading(prose, span[0], named)))
    else:
        outline.bare = False


def _is_round_up(article: Article, discourse: Discourse, found: Found) -> bool:
    """Whether an article names zones and is about a place, so that its opening frames what it tells of each."""
    if not any(entity.label == "ZONE" for entity in found.entities):
        return False
    if discourse.topic is not None and discourse.topic.label == "GPE":
        return True
    title = article.title_span or (0, 0)
    headlined = {entity.label for entity in found.entities if title[0] <= entity.start < title[1]}
    return "GPE" in headlined and "ZONE" not in headlined


_LEAD = 6
"""Sentences, headline and byline among them, that a lead may stand in."""


def _lead(memory: Memory) -> Period | None:
    """The span of time that a sentence told of, where statistics are of such spans."""
    period = memory.period
    if period is None or period.first is None or period.last is None:
        return None
    return period if (period.last - period.first).days >= _SHORTEST else None


def _headline_time(memory: Memory) -> Period | None:
    """The span of time that the headline of a round-up tells of."""
    title = next((heading for heading in memory.outline.headings if heading.kind == TITLE), None)
    period = title.time if title is not None else None
    if period is None or period.first is None or period.last is None:
        return None
    return period if (period.last - period.first).days >= _SHORTEST else None


_SHORTEST = 80
"""Days of the shortest span that statistics are of as a whole: a quarter."""


def _sentences(annotated: Annotated, found: Found) -> Iterator[tuple[Span, list[Mention]]]:
    """Every sentence with its mentions, in order, without overlaps; a figure goes before a date, a date before a
    name."""
    ranked: list[Mention] = [*found.figures, *found.timexes, *found.entities]
    ranked.sort(key=attrgetter("start"))
    kept: list[Mention] = []
    end = 0
    for mention in ranked:
        if mention.start < end:
            if not isinstance(mention, Figure):
                continue
            while kept and kept[-1].end > mention.start and not isinstance(kept[-1], Figure):
                kept.pop()
        kept.append(mention)
        end = mention.end
    starts = [mention.start for mention in kept]
    for sentence in annotated.sentences:
        for span in lines_of(annotated.article.prose, sentence):
            low = bisect_left(starts, span[0])
            here = kept[low : bisect_left(starts, span[1], low)]
            if span[1] - span[0] > _LONGEST:
                yield from _pieces(span, here)
            else:
                yield span, here


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
            discourse.met(mention)
    discourse.offset = span[1]
    line = scan(article.prose, span, mentions)
    chunks = chunks_of(line)
    strange = begins_with_stranger(article.prose, span, mentions)
    if strange:
        discourse.lost()
    owners = owners_of(line.items, chunks, line.roles, discourse, strange)
    row = row_owner(article.prose, span, mentions) if memory.outline.tabled else None
    owners = owners if row is None else [row] * len(chunks)
    return Sentence(line, chunks, owners, discourse, memory)


__all__ = ["Thread", "attribute"]
