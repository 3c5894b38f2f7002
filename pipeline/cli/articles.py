"""The commands that read articles: extract, explain, spark."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from pipeline.cli.application import FOUND, Model, Raw, Vocabulary, app, errors, failing, log

if TYPE_CHECKING:
    from pipeline.run import Event, Listener, Summary


Rates = Annotated[Path | None, typer.Option(help="CSV of exchange rates: currency, first, last, yuan.")]
Corrections = Annotated[Path | None, typer.Option(help="CSV of corrections to apply, as import writes it.")]


@app.command()
def extract(
    raw: Raw,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write the tables into.")] = Path("output"),
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0: one a processor.")] = 0,
    model: Model = "blank:en",
    rates: Rates = None,
    corrections: Corrections = None,
    vocabulary: Vocabulary = None,
    max_bytes: Annotated[int, typer.Option(min=1, help="Bytes of a document, unpacked.")] = 20_000_000,
    max_characters: Annotated[int, typer.Option(min=1, help="Characters of an article.")] = 1_000_000,
    max_seconds: Annotated[float, typer.Option(min=0, help="Seconds for a document; 0: no limit.")] = 120.0,
    follow_links: Annotated[bool, typer.Option("--follow-links", help="Follow symbolic links below RAW.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Extract unchanged articles again, too.")] = False,
    partition_size: Annotated[
        int, typer.Option(min=0, help="Rows of a Parquet file; each table is then a folder of them. 0: one file.")
    ] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read, and write nothing.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The summary as JSON on stdout, a log of JSON lines on stderr.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary.")] = False,
) -> None:
    """Read every article under RAW and write the tables into OUT.

    An article that has not changed since the last run into OUT is not extracted again.
    Example: zonefacts extract raw --out output --jobs 4

    With --json each line on stderr is an object with time, level (info, error) and event: started, extracted (so many
    documents more), problem (an article or a stage of it was lost), reused, written (a table), finished, failed.

    Exit code 1: some articles were quarantined (see issues.csv); 2: usage; 3: reading or writing failed, or the tables
    were not valid, and OUT is as it was.
    """
    from pipeline.models import Limits
    from pipeline.run import Settings, extract_to, plan

    settings = Settings(model, rates, Limits(max_bytes, max_characters, max_seconds), follow_links, corrections)
    with failing(as_json=as_json):
        if dry_run:
            for line in plan(raw, out, settings, force=force):
                print(line)
            return
        with _listener(quiet=quiet, as_json=as_json) as listener:
            summary = extract_to(
                raw, out, settings, jobs=jobs, force=force, partition_rows=partition_size, listener=listener
            )
    if as_json:
        print(json.dumps(summary.as_record()))
    elif not quiet:
        _print_summary(summary, out)
    if summary.quarantined:
        raise typer.Exit(FOUND)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="An article, or a file of them.", metavar="FILE")],
    model: Model = "blank:en",
    vocabulary: Vocabulary = None,
) -> None:
    """Print the articles of FILE with every mention marked, and for each row the rules that made it.

    Example: zonefacts explain raw/ordos-hi-tech-industrial-park.txt
    """
    from pipeline.explain import explain as show
    from pipeline.read import read
    from pipeline.run import Settings, link_articles

    with failing():
        for article, issues in read(file):
            for issue in issues:
                errors.print(f"{issue.code}: {issue.detail}", markup=False, highlight=False)
            if article is not None:
                (linked,) = link_articles([article], Settings(model))
                show(linked, Console())


@app.command()
def spark(
    raw: Raw,
    out: Annotated[Path, typer.Argument(help="New folder to write the tables into.", metavar="OUTPUT")],
    model: Model = "blank:en",
    rates: Rates = None,
    corrections: Corrections = None,
    vocabulary: Vocabulary = None,
    master: Annotated[str | None, typer.Option(help="Spark master; what Spark is configured for by default.")] = None,
) -> None:
    """Read every article under RAW on a Spark cluster whose machines all see RAW and OUTPUT at these paths.

    Needs the extra `spark` and Java. OUTPUT must not exist; it is whole where _SUCCESS stands in it. The files of
    --rates, --corrections and --vocabulary need to be on this machine alone.
    Example: zonefacts spark /shared/raw /shared/output --master spark://head:7077
    """
    from pipeline.run import Settings

    with failing():
        from pipeline.spark import extract_folder, session

        rows = extract_folder(session(master), str(raw), str(out), Settings(model, rates, corrections=corrections))
    print(", ".join(f"{count} {name}" for name, count in rows.items()), "->", out)


@contextlib.contextmanager
def _listener(*, quiet: bool, as_json: bool) -> Iterator[Listener]:
    """Who hears a run: a log, a bar, or nobody."""
    from pipeline.run import deaf

    if as_json:
        yield _log_event
    elif quiet or not errors.is_terminal:
        yield deaf
    else:
        with _bar() as listener:
            yield listener


def _log_event(event: Event) -> None:
    log(event.level, event.name, event.about)


@contextlib.contextmanager
def _bar() -> Iterator[Listener]:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} articles, {task.fields[speed]:.0f} a second, {task.fields[last]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("articles", total=None, speed=0.0, last="")

        def heard(event: Event) -> None:
            if event.name == "extracted":
                bar.update(task, advance=event.about["documents"], last=event.about["last"])
                bar.update(task, speed=bar.tasks[0].completed / max(bar.tasks[0].elapsed or 0.0, 0.001))

        yield heard


def _print_summary(summary: Summary, out: Path) -> None:
    rows = ", ".join(f"{count} {name}" for name, count in summary.rows.items() if name not in ("articles", "issues"))
    if summary.reused:
        print(f"{summary.reused} not changed since the last run and not extracted again (--force extracts them)")
    print(f"{summary.articles} articles of {summary.inputs} inputs in {summary.seconds:.1f} s -> {out}")
    if summary.quarantined:
        print(f"{summary.quarantined} quarantined: see the errors in {out / 'issues.csv'}")
    print(f"rows: {rows}")
    codes = ", ".join(f"{count} {code}" for code, count in summary.issues.items())
    print(f"issues: {codes or 'none'}")
