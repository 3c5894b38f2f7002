"""A finished article and what a person found wrong in it -> the article as it should be.

Corrections come after linking and before rows. A correction changes its own mention and what follows from that: the
fact, the sum in yuan, the zone's id, the checks of figures against one another. No other mention is read anew for it,
so that whoever corrects one row never sees another change. Each that is applied leaves an issue `corrected`, each that
no longer fits the article an issue `stale_correction`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.corrections.apply import Revision, revise
from pipeline.corrections.fields import FIELDS, TableName, needed, read_value, show_value
from pipeline.corrections.file import ADD, REMOVE, ByArticle, Correction, read_corrections, write_corrections
from pipeline.link.checks import check
from pipeline.link.conversion import convert
from pipeline.models import Attribution, Entity, Found, Issue, Linked, Statement, Timex, Zone
from pipeline.normalise.rates import RateBook
from pipeline.vocabulary.linking.confidence import CORRECTED


def correct(linked: Linked, found: Found, corrections: Sequence[Correction], rates: RateBook | None = None) -> Linked:
    """The article with its corrections, in yuan by the same `rates`; `found` is what it was linked from."""
    revision = revise(linked, corrections)
    mentions = revision.in_order()
    entities = tuple(mention for mention in mentions if isinstance(mention, Entity))
    timexes = tuple(mention for mention in mentions if isinstance(mention, Timex))
    statements = tuple(mention for mention in mentions if isinstance(mention, Statement))
    figures = tuple(statement.figure for statement in statements)
    statements, of_rates = convert(linked.article, replace(found, figures=figures), statements, rates)
    of_figures = check(linked.article, linked.sentences, statements, timexes)
    kept = tuple(issue for issue in found.issues if not _settled(issue, revision))
    return Linked(
        linked.article,
        linked.sentences,
        entities,
        _zones(linked, entities, statements, timexes),
        timexes,
        statements,
        (*kept, *of_rates, *of_figures, *revision.issues),
    )


def _settled(issue: Issue, revision: Revision) -> bool:
    """Whether an issue is about characters that are a mention by now."""
    if issue.start is None or issue.end is None:
        return False
    return any(start <= issue.start and issue.end <= end for start, end in revision.added)


def _zones(
    linked: Linked, entities: Sequence[Entity], statements: Sequence[Statement], timexes: Sequence[Timex]
) -> tuple[Zone, ...]:
    """The article's zones: without those whose last mention is gone, with those named as a corrected subject alone."""
    before, now = ({e.name for e in some if e.label == "ZONE"} for some in (linked.entities, entities))
    zones = [zone for zone in linked.zones if zone.name in now or zone.name not in before]
    owners: list[Attribution | Timex] = [timex for timex in timexes if timex.role_rule == CORRECTED]
    owners += [s.attribution for s in statements if s.attribution.link_rule == CORRECTED]
    subjects = dict.fromkeys(owner.subject for owner in owners if owner.subject_label == "ZONE" and owner.subject)
    known = now | {zone.name for zone in zones}
    return (*zones, *(Zone(name, ()) for name in subjects if name not in known))


def without_article(corrections: ByArticle, articles: set[str]) -> Iterator[Issue]:
    """An issue of the pass over the corpus for each correction of an article that the corpus has not."""
    for article_id in sorted(corrections.keys() - articles):
        for line in corrections[article_id]:
            detail = f"{line.field} of {line.text!r} in {line.table}: there is no such article"
            yield Issue(article_id, "resolve", "stale_correction", detail)


__all__ = [
    "ADD",
    "FIELDS",
    "REMOVE",
    "ByArticle",
    "Correction",
    "TableName",
    "correct",
    "needed",
    "read_corrections",
    "read_value",
    "show_value",
    "without_article",
    "write_corrections",
]
