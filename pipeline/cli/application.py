"""What all commands share: the application, its options, and how errors become a line and an exit code."""

from __future__ import annotations

import contextlib
import gc
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

FOUND, FAILED, INTERRUPTED = 1, 3, 130

app = typer.Typer(
    name="zonefacts",
    help="From raw English articles on Chinese development zones to tables an analyst can trust.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
errors = Console(stderr=True)

Raw = Annotated[Path, typer.Argument(help="Folder of articles, or one file of them.", metavar="RAW")]
Output = Annotated[Path, typer.Argument(help="Folder that extract wrote.", metavar="OUTPUT")]
Model = Annotated[str, typer.Option(help="An installed spaCy model to add names that the rules miss.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _use_vocabulary(folder: Path | None) -> None:
    """Add a user's rows before a command imports what reads vocabularies."""
    if folder is not None:
        from pipeline.vocabulary import VocabularyError
        from pipeline.vocabulary.added import use_vocabulary

        try:
            use_vocabulary(folder)
        except VocabularyError as error:
            raise _failed(error) from error


Vocabulary = Annotated[
    Path | None,
    typer.Option(callback=_use_vocabulary, help="Folder of vocabulary rows of your own, as in pipeline/vocabulary."),
]


@app.callback()
def commands() -> None:
    """From raw English articles on Chinese development zones to tables an analyst can trust."""


@contextlib.contextmanager
def failing(*, as_json: bool = False) -> Iterator[None]:
    """What a command does once it has imported all it needs: errors that are the user's to mend become a line and exit
    code 3; `as_json` a line of the log.
    """
    from pipeline.evaluate.gold import GoldError
    from pipeline.exchange.failures import ExchangeError
    from pipeline.read import NoInputError
    from pipeline.validate.failures import ValidationError
    from pipeline.vocabulary import VocabularyError

    gc.freeze()
    gc.enable()
    try:
        yield
    except (NoInputError, ValidationError, VocabularyError, GoldError, ExchangeError, ImportError, OSError) as error:
        raise _failed(error, as_json) from error
    except KeyboardInterrupt:
        _say("interrupted; nothing was changed", as_json)
        raise typer.Exit(INTERRUPTED) from None


def _failed(error: Exception, as_json: bool = False) -> typer.Exit:
    _say(str(error), as_json)
    return typer.Exit(FAILED)


def _say(what: str, as_json: bool) -> None:
    if as_json:
        log("error", "failed", {"detail": what})
    else:
        errors.print(f"zonefacts: {what}", style="red", markup=False, highlight=False, soft_wrap=True)


def log(level: str, event: str, about: Mapping[str, object]) -> None:
    """A line of the log on stderr: a JSON object with time (UTC), level, event, and what there is to tell of it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    print(json.dumps({"time": now, "level": level, "event": event, **about}), file=sys.stderr, flush=True)
