"""`make bench`: every measurement as a ratio, as a table in the terminal and in BENCHMARKS.md.

`--articles 1000 4000`: the sizes of the whole run; `--peers`: other libraries beside ours; `--only stages`: one part.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.hostile import hostile_growth
from benchmarks.patterns import pattern_growth
from benchmarks.peers import peers
from benchmarks.stages import BUDGET, GROUPS, stage_ratios
from benchmarks.start import start
from benchmarks.whole import growth, whole

RESULT = Path(__file__).parent.parent.parent / "BENCHMARKS.md"


def stages(arguments: argparse.Namespace) -> Iterator[str]:
    """Stage by stage beside the budget."""
    ratios = stage_ratios(articles(300))
    yield "## Stages\n"
    yield "One core; 1.0 is a warm `spacy.blank('en')` tokenizing the same 300 articles, no two alike.\n"
    yield "| stage | measured | of that | budget |\n|---|---|---|---|"
    for group, members in GROUPS.items():
        parts = ", ".join(f"{member} {ratios[member]:.2f}" for member in members)
        yield f"| {group} | {sum(ratios[member] for member in members):.2f} | {parts} | {BUDGET[group]} |"
    yield f"| all | {sum(ratios.values()):.2f} | | 5.0 |"


def wholes(arguments: argparse.Namespace) -> Iterator[str]:
    """The whole way, growing."""
    runs = [whole(number, 1) for number in arguments.articles]
    two = whole(arguments.articles[0], 2)
    yield "\n## The whole way, raw to written tables\n"
    yield "| articles | jobs | multiple of the tokenizer | seconds | articles a second | memory (with mapped files) |"
    yield "|---|---|---|---|---|---|"
    for run in (*runs, two):
        speed = run.articles / run.seconds
        memory = f"{run.megabytes} MB ({run.mapped})"
        yield f"| {run.articles} | {run.jobs} | {run.ratio:.1f} | {run.seconds:.1f} | {speed:.0f} | {memory} |"
    if len(runs) > 1:
        yield f"\nGrowth exponent: {growth(runs):.2f} (1.0 is linear)."
    yield f"\nTwo jobs: {runs[0].seconds / two.seconds:.2f} times as fast as one."


def starting(arguments: argparse.Namespace) -> Iterator[str]:
    """Start-up."""
    yield f"\n## Start-up\n\nTo the tables of one article: {start():.2f} times the import of spaCy, pandas and pyarrow."


def hostile(arguments: argparse.Namespace) -> Iterator[str]:
    """Growth on hostile texts."""
    yield "\n## Hostile texts\n\nTime for 200,000 characters over that for 50,000 (4.0 is linear):\n"
    yield ", ".join(f"{name} {ratio:.1f}" for name, ratio in hostile_growth().items()) + "."


def patterns(arguments: argparse.Namespace) -> Iterator[str]:
    """Growth of regular expressions."""
    found = pattern_growth()
    calls, scanned = (max(grown[index] for grown in found["counted"].values()) for index in (0, 1))
    yield "\n## Regular expressions\n"
    yield f"{found['expressions']} of them. On hostile texts of 40,000 characters over those of 10,000, the worst text:"
    yield f"calls {calls:.1f} times as many, characters scanned {scanned:.1f} times (counted; 4.0 is linear)."
    yield f"{found['far']} are ever given more than a sentence; on texts made from each, four times as long, time"
    worst = max((ratio for ratio, _ in found["slowest"].values()), default=0.0)
    yield f"grows {worst:.1f} times at worst." if worst else "is too short to tell: under 0.5 ms for 2,000 characters."


def others(arguments: argparse.Namespace) -> Iterator[str]:
    """Peers."""
    if arguments.peers:
        yield "\n## Peers\n\nCharacters a second on the same text, one core:\n"
        for name, speed in peers().items():
            yield f"- {name}: {f'{speed:,.0f}' if speed else 'does not run here'}"


PARTS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "stages": stages,
    "whole": wholes,
    "start": starting,
    "hostile": hostile,
    "patterns": patterns,
    "peers": others,
}


def machine() -> str:
    """What it was measured on."""
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {date.today():%B %Y}"


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 4000])
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--only", choices=PARTS)
    arguments = parser.parse_args()
    lines = ["# Benchmarks\n", f"Made by `make bench` on {machine()}.\n"]
    for name, part in PARTS.items():
        if arguments.only in (None, name):
            for line in part(arguments):
                print(line, flush=True)
                lines.append(line)
    if arguments.only is None:
        RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
