"""The commands that carry an output elsewhere and back: docbin, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.application import FOUND, Output, app, errors, failing

Tool = Literal["label-studio", "doccano"]
Target = Annotated[Path, typer.Argument(help="The file to write.", metavar="FILE")]


@app.command()
def docbin(output: Output, file: Target) -> None:
    """Write the articles of OUTPUT with all mentions and values as spaCy documents into one DocBin.

    Example: zonefacts docbin output articles.spacy
    """
    from pipeline.exchange.docs import write_docbin
    from pipeline.tables import load_tables

    with failing():
        print(f"{write_docbin(load_tables(output), file)} documents -> {file}")


@app.command()
def export(
    output: Output,
    file: Target,
    to: Annotated[Tool, typer.Option(help="Who is to read it.")] = "label-studio",
) -> None:
    """Write the articles of OUTPUT with their mentions for annotators; for Label Studio the configuration, too (.xml).

    Example: zonefacts export output tasks.json --to label-studio
    """
    from pipeline.exchange.tools import export_to
    from pipeline.tables import load_tables

    with failing():
        for path in export_to(load_tables(output), file, to):
            print(path)


@app.command("import")
def import_annotations(
    file: Annotated[Path, typer.Argument(help="What the annotators' tool exported.", metavar="FILE")],
    output: Output,
    source: Annotated[Tool, typer.Option("--from", help="Who wrote it.")] = "label-studio",
    corrections: Annotated[Path, typer.Option(help="The file to write.")] = Path("corrections.csv"),
) -> None:
    """Write what annotators changed against OUTPUT as corrections, which extract --corrections applies.

    Example: zonefacts import annotated.json output --from label-studio --corrections corrections.csv

    Exit code 1: some of it cannot be a correction, and was left out.
    """
    from pipeline.exchange.tools import import_from
    from pipeline.tables import load_tables

    with failing():
        found = import_from(load_tables(output), file, source, corrections)
    print(f"{found.articles} annotated articles, {len(found.corrections)} corrections -> {corrections}")
    if found.notes:
        errors.print("\n".join(found.notes), markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(FOUND)
