"""Tables -> a file for annotators; their file -> corrections, which the next run applies."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.corrections import write_corrections
from pipeline.exchange import doccano, label_studio
from pipeline.exchange.compare import Comparison, compare
from pipeline.exchange.mentions import marked
from pipeline.tables import Tables

Tool = Literal["label-studio", "doccano"]

_WRITERS = {"label-studio": label_studio.write_tasks, "doccano": doccano.write_lines}
_READERS = {"label-studio": label_studio.read_tasks, "doccano": doccano.read_lines}


def export_to(tables: Tables, file: Path, tool: Tool) -> list[Path]:
    """Write the articles with their mentions for annotators; the files written. Raises OSError."""
    return _WRITERS[tool](marked(tables), file)


def import_from(tables: Tables, file: Path, tool: Tool, corrections: Path) -> Comparison:
    """Compare annotations with the tables that were exported, and write what differs into `corrections`.

    Raises ExchangeError for a file that the tool has not written so, OSError.
    """
    found = compare(marked(tables), _READERS[tool](file))
    write_corrections(corrections, found.corrections)
    return found
