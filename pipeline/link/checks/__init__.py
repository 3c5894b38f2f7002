"""Finished statements and dates of one article -> issues: where the article, or our reading of it, contradicts itself.

Each check lets rounding and modifiers pass and speaks only where the text itself ties the figures together: a wrong
alarm costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.link.checks.chronology import misdated
from pipeline.link.checks.growth import misgrown
from pipeline.link.checks.parts import overlarge_parts
from pipeline.link.checks.report import Finding, report
from pipeline.link.checks.shares import overfull_shares
from pipeline.link.checks.trade import unbalanced_trade
from pipeline.models import Article, Issue, Span, Statement, Timex
from pipeline.sentences import sentence_index


def check(
    article: Article, sentences: Sequence[Span], statements: Sequence[Statement], timexes: Sequence[Timex]
) -> tuple[Issue, ...]:
    """The article's contradictions, in the order of the text: `part_exceeds_total`, `shares_exceed_whole`,
    `trade_mismatch`, `growth_mismatch`, `events_out_of_order`, `event_after_publication`."""
    findings: list[Finding] = list(misdated(article, sentences, timexes))
    findings += unbalanced_trade(article.prose, statements)
    for sentence, inside in _by_sentence(sentences, statements):
        findings += overlarge_parts(article.prose, sentence, inside)
        if any(statement.figure.table == "percentages" for statement in inside):
            findings += overfull_shares(article.prose, sentence, inside)
            findings += misgrown(article.prose, sentence, inside)
    return tuple(report(article, finding) for finding in sorted(findings))


def _by_sentence(sentences: Sequence[Span], statements: Sequence[Statement]) -> Iterator[tuple[Span, list[Statement]]]:
    """Sentences with two statements or more, those that state nothing of their own (equivalents, limits) left out."""
    inside: list[Statement] = []
    sentence = (0, 0)
    for statement in statements:
        figure = statement.figure
        if figure.equivalent_of is not None or figure.threshold:
            continue
        if not sentence[0] <= figure.start < sentence[1]:
            if len(inside) > 1:
                yield sentence, inside
            sentence, inside = sentences[sentence_index(sentences, figure.start)], []
        inside.append(statement)
    if len(inside) > 1:
        yield sentence, inside


__all__ = ["check"]
