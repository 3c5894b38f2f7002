"""Percentages of a sentence -> shares of one whole that are more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.link.checks.report import Finding
from pipeline.link.precision import bounds
from pipeline.models import Span, Statement

_ALL = Decimal(100)
_SPLIT = re.compile(
    r"\b(?:respectively|stakes?|shares?|equity|shareholders?|holds?|holding|held|owns?|owned|the\s(?:rest|remaining|remainder|other))\b",
    re.IGNORECASE,
)


def overfull_shares(prose: str, sentence: Span, statements: Sequence[Statement]) -> Iterator[Finding]:
    """`shares_exceed_whole`: one share above 100 percent, or shares above it together where the words split one whole
    (`A holds 60 percent and B 50`)."""
    shares = [statement for statement in statements if statement.attribution.kind == "share"]
    for share in shares:
        if bounds(prose, share.figure).low > _ALL:
            detail = f"more than all of {share.attribution.of or 'the whole'}"
            yield Finding(share.figure.start, share.figure.end, "shares_exceed_whole", detail)
            return
    wholes = {share.attribution.of for share in shares}
    periods = {share.attribution.period_end for share in shares}
    if len(shares) < 2 or len(wholes) > 1 or len(periods) > 1 or not _SPLIT.search(prose, *sentence):
        return
    together = sum((bounds(prose, share.figure).low for share in shares), Decimal(0))
    if together > _ALL:
        first, last = shares[0].figure, shares[-1].figure
        stated = sum((share.figure.quantity.low for share in shares), Decimal(0))
        detail = f"{len(shares)} shares of one whole make {stated:f} percent"
        yield Finding(first.start, last.end, "shares_exceed_whole", detail)
