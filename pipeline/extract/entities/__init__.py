"""Annotated article -> its entities, and its zones as the article tells of them.

Words are scanned once for heads and capitals; zones and organisations compete by length, then people, then firms known
by their company, then places; each takes its words from those after it. Names become clusters, nominals find what they
stand for, and a trained model's suggestions fill what is left.
"""

from __future__ import annotations

from pipeline.annotate import Annotated
from pipeline.extract.entities.assembly import assemble
from pipeline.models import Found


def extract(annotated: Annotated) -> Found:
    """Entities and zones of one article."""
    entities, zones = assemble(annotated)
    return Found(entities=entities, zones=zones)
