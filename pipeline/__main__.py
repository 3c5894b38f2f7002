"""The command line: every command a call into one function.

Exit codes: 0 fine, 1 some articles quarantined, 2 usage, 3 input or output failed, or the tables were not valid.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from pipeline.run import Progress, Summary

QUARANTINED, FAILED = 1, 3

app = typer.Typer(
    name="zonefacts",
    help="From raw English articles on Chinese development zones to tables an analyst can trust.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
errors = Console(stderr=True)


@app.callback()
def commands() -> None:
    """From raw English articles on Chinese development zones to tables an analyst can trust."""


@app.command()
def extract(
    raw: Annotated[Path, typer.Argument(help="Folder of articles (.txt, .jsonl), or one such file.", metavar="RAW")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write the tables into.")] = Path("output"),
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0: one a processor.")] = 0,
    model: Annotated[str, typer.Option(help="An installed spaCy model to add names that the rules miss.")] = "blank:en",
    rates: Annotated[Path | None, typer.Option(help="CSV of exchange rates: currency, first, last, yuan.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary.")] = False,
) -> None:
    """Read every article under RAW and write the tables into OUT.

    Exit code 1: some articles were quarantined (see issues.csv); 2: usage; 3: reading or writing failed, or the tables
    were not valid, and OUT is as it was.
    """
    from pipeline.read import NoInputError
    from pipeline.run import Settings, extract_to
    from pipeline.validate import ValidationError
    from pipeline.vocabulary import VocabularyError

    try:
        with _progress(quiet) as progress:
            summary = extract_to(raw, out, Settings(model, rates), jobs=jobs, progress=progress)
    except (NoInputError, ValidationError, VocabularyError, OSError) as error:
        raise _failed(error) from error
    if not quiet:
        _print_summary(summary, out)
    if summary.quarantined:
        raise typer.Exit(QUARANTINED)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="An article (.txt, .jsonl).", metavar="FILE")],
    model: Annotated[str, typer.Option(help="An installed spaCy model to add names that the rules miss.")] = "blank:en",
) -> None:
    """Print the articles of FILE with every mention marked, and for each row the rules that made it."""
    from pipeline.explain import explain as show
    from pipeline.read import NoInputError, read
    from pipeline.run import Settings, link_articles

    try:
        inputs = list(read(file))
    except NoInputError as error:
        raise _failed(error) from error
    for article, issues in inputs:
        for issue in issues:
            errors.print(f"{issue.code}: {issue.detail}", markup=False, highlight=False)
        if article is not None:
            (linked,) = link_articles([article], Settings(model))
            show(linked, Console())


@app.command()
def dictionary() -> None:
    """Print the data dictionary: every table and column, in Markdown."""
    from pipeline.dictionary import data_dictionary

    print(data_dictionary())


def _failed(error: Exception) -> typer.Exit:
    errors.print(f"zonefacts: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(FAILED)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    if quiet or not errors.is_terminal:
        yield None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda done: bar.advance(task, done)


def _print_summary(summary: Summary, out: Path) -> None:
    rows = ", ".join(f"{count} {name}" for name, count in summary.rows.items() if name not in ("articles", "issues"))
    print(f"{summary.articles} articles of {summary.inputs} inputs in {summary.seconds:.1f} s -> {out}")
    if summary.quarantined:
        print(f"{summary.quarantined} quarantined: see the errors in {out / 'issues.csv'}")
    print(f"rows: {rows}")
    codes = ", ".join(f"{count} {code}" for code, count in summary.issues.items())
    print(f"issues: {codes or 'none'}")


def main() -> None:
    """Entry point of `zonefacts` and `python -m pipeline`."""
    app()


if __name__ == "__main__":
    main()
