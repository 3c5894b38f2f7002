"""The commands that look at an output: report, panel, diff, evaluate, validate, dictionary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.application import FOUND, AsJson, Output, app, errors, failing


@app.command()
def report(
    output: Output,
    file: Annotated[Path | None, typer.Option(help="The page to write; OUTPUT/report.html by default.")] = None,
) -> None:
    """Write one self-contained page that shows the tables of OUTPUT: every number with the sentence that proves it.

    Needs the extra `report`. Example: zonefacts report output
    """
    from pipeline.report import report as write_report

    with failing():
        print(write_report(output, file))


@app.command()
def evaluate(
    output: Output,
    gold: Annotated[Path, typer.Argument(help="Folder of hand-annotated articles.", metavar="GOLD")],
    as_json: AsJson = False,
    fail_under: Annotated[float, typer.Option(help="Exit 1 where the F1 of a table is below this.")] = 0.0,
) -> None:
    """Score OUTPUT against GOLD: precision, recall, F1 by table and attribute, indicators taken for one another.

    Example: zonefacts evaluate output tests/gold --fail-under 0.8
    """
    from pipeline.evaluate import as_lines, as_record, failures
    from pipeline.evaluate import evaluate as score

    with failing():
        result = score(output, gold)
    print(json.dumps(as_record(result), indent=2) if as_json else "\n".join(as_lines(result)))
    if missed := failures(result, fail_under):
        errors.print("\n".join(missed), markup=False, highlight=False)
        raise typer.Exit(FOUND)


@app.command()
def diff(
    one: Annotated[Path, typer.Argument(help="An output.", metavar="OUT_A")],
    other: Annotated[Path, typer.Argument(help="Another.", metavar="OUT_B")],
) -> None:
    """Print the rows that OUT_B has gained, lost or changed against OUT_A, by key. Exit code 1: they differ.

    Example: zonefacts diff before after
    """
    from pipeline.diff import diff as changes

    differ = False
    with failing():
        for change in changes(one, other):
            differ = True
            print(change.line())
    if differ:
        raise typer.Exit(FOUND)


@app.command()
def validate(output: Output) -> None:
    """Check OUTPUT again: hashes, CSV against Parquet, columns, spans, sums. Exit code 1: something is wrong.

    Example: zonefacts validate output
    """
    from pipeline.validate.output import output_failures

    with failing():
        failures = list(output_failures(output))
    print("\n".join(failures) if failures else "valid")
    if failures:
        raise typer.Exit(FOUND)


@app.command()
def panel(
    output: Output,
    indicator: Annotated[str | None, typer.Option(help="One indicator; all by default.")] = None,
    file: Annotated[Path | None, typer.Option(help="CSV to write; printed by default.")] = None,
) -> None:
    """Print the panel: a row for each zone and indicator, a column for each year.

    Which of several facts stands in it is decided by written rules (README, The panel).
    Example: zonefacts panel output --indicator gdp
    """
    import sys

    from pipeline.panel import panel as wide
    from pipeline.tables import load_tables

    with failing():
        found = wide(load_tables(output), indicator)
        found.to_csv(file or sys.stdout, index=False, lineterminator="\n")


@app.command()
def dictionary() -> None:
    """Print the data dictionary: every table and column, in Markdown."""
    from pipeline.dictionary import data_dictionary

    print(data_dictionary())
