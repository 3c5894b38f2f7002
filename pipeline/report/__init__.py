"""The tables of a run -> one HTML file that shows them: facts with their evidence, articles with every mention, charts.

The file needs no network and no other file. What the articles say reaches it as data alone: the overview through
autoescaping templates, the rest as one compressed block that the page's script writes with `textContent`.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.tables import load_tables


class ExtraMissingError(ImportError):
    """What the report draws and writes with is not installed."""


def report(output: Path, file: Path | None = None) -> Path:
    """Write the report of the tables in `output` to `file` (`output`/report.html); the file it wrote.

    Raises FileNotFoundError where `output` has no tables, ExtraMissingError without the extra `report`, OSError; then
    a file that was there is as it was.
    """
    try:
        from pipeline.report.document import document
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "vl_convert"):
            raise
        raise ExtraMissingError(
            f"a report needs {error.name}, which comes with: pip install 'zonefacts[report]'", name=error.name
        ) from error
    target = file or output / "report.html"
    _replace(target, document(load_tables(output), output))
    return target


def _replace(target: Path, html: str) -> None:
    """Write the file whole or not at all."""
    staged = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        staged.write_text(html, encoding="utf-8", newline="\n")
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)


__all__ = ["ExtraMissingError", "report"]
