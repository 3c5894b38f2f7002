"""Each stage on one core, as a multiple of a warm blank English tokenizer of spaCy on the same text."""

from __future__ import annotations

from dataclasses import replace

import spacy

from benchmarks.timing import best
from pipeline.annotate import annotate
from pipeline.attempts import finish
from pipeline.extract import dates, entities, figures
from pipeline.link import attribution, conversion, link, roles
from pipeline.read import make_article
from pipeline.resolve import digest_of, encode
from pipeline.rows import rows_of
from pipeline.run.shard import as_part
from pipeline.schema import TABLES
from pipeline.validate import check_article

GROUPS = {
    "read, tokenize, sentences": ("read", "annotate"),
    "quantities": ("figures",),
    "dates": ("dates",),
    "entities": ("entities",),
    "linking": ("attribution", "conversion", "roles"),
    "rows, digests, checks, columns": ("rows", "digest", "spans checked", "columns"),
}
BUDGET = dict(zip(GROUPS, (1.5, 0.8, 0.6, 1.0, 0.5, 0.6), strict=True))
"""Multiples that the design allows; the last one includes resolving and writing, which `whole` measures."""


def stage_ratios(texts: list[str]) -> dict[str, float]:
    """Multiples of the tokenizer's time by stage."""
    nlp = spacy.blank("en")
    list(nlp.pipe(texts))
    unit = best(lambda: list(nlp.pipe(texts)))
    articles = [article for number, text in enumerate(texts) if (article := make_article(str(number), text)[0])]
    annotated = list(annotate(articles))
    names = [entities.extract(one) for one in annotated]
    times = [dates.extract(one, name) for one, name in zip(annotated, names, strict=True)]
    figs = [figures.extract(*one) for one in zip(annotated, names, times, strict=True)]
    found = [
        replace(name, timexes=time.timexes, figures=fig.figures, rates=fig.rates)
        for name, time, fig in zip(names, times, figs, strict=True)
    ]
    both = list(zip(annotated, found, strict=True))
    owned = [attribution.attribute(*one) for one in both]
    paid = [conversion.convert(one.article, f, o)[0] for (one, f), o in zip(both, owned, strict=True)]
    linked = [finish(link(*one)) for one in both]
    rows = [rows_of(one) for one in linked]
    gathered = {table.name: [row for one in rows for row in one.get(table.name, ())] for table in TABLES}
    works = {
        "read": lambda: [make_article(str(number), text) for number, text in enumerate(texts)],
        "annotate": lambda: list(annotate(articles)),
        "entities": lambda: [entities.extract(one) for one in annotated],
        "dates": lambda: [dates.extract(*one) for one in zip(annotated, names, strict=True)],
        "figures": lambda: [figures.extract(*one) for one in zip(annotated, names, times, strict=True)],
        "attribution": lambda: [attribution.attribute(*one) for one in both],
        "conversion": lambda: [conversion.convert(one.article, f, o) for (one, f), o in zip(both, owned, strict=True)],
        "roles": lambda: [roles.assign(one, f, p) for (one, f), p in zip(both, paid, strict=True)],
        "rows": lambda: [rows_of(one) for one in linked],
        "digest": lambda: [encode(digest_of(one)) for one in linked],
        "spans checked": lambda: [check_article(one) for one in rows],
        "columns": lambda: as_part(gathered, []),
    }
    return {name: best(work) / unit for name, work in works.items()}
