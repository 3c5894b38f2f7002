"""`python -m benchmarks.patterns`: how the work of every expression of the pipeline grows on texts made against it.

In two halves, printed as JSON. Counted, the same on every machine: the calls of all expressions, and the characters
that those which look for a place are given, on hostile texts of 10,000 and 40,000 characters. By the processor's clock:
each expression that is ever given more text than a sentence may have, on the texts derived from itself.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

from benchmarks.derived import grown, hostile_to
from benchmarks.hostile import UNITS, hostile, through_all_stages
from benchmarks.watching import USES, watch

TESTS = Path(__file__).parent.parent
SIZE, SHORT, TIMES = 10_000, 2_000, 4
LONG = 4_000
"""Characters beyond which a window is none: twice the longest sentence."""
NOTHING = 0.0005
"""Seconds below which no ratio is taken: quadratic work on SHORT characters takes several times as long."""
HOPELESS = 0.3
"""Seconds for SHORT characters that tell enough."""


def pattern_growth() -> dict[str, Any]:
    """What this module prints, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.patterns"]
    found: dict[str, Any] = json.loads(subprocess.run(command, cwd=TESTS, stdout=subprocess.PIPE, check=True).stdout)
    return found


def _counts(text: str) -> tuple[int, int]:
    """Calls of all expressions over a text, and characters scanned."""
    before = [(use.calls, use.scanned) for use in USES.values()]
    through_all_stages(text)
    after = [(use.calls, use.scanned) for use in USES.values()]
    before += [(0, 0)] * (len(after) - len(before))
    return (
        sum(now - then for (now, _), (then, _) in zip(after, before, strict=True)),
        sum(now - then for (_, now), (_, then) in zip(after, before, strict=True)),
    )


def _counted() -> dict[str, tuple[float, float]]:
    """By hostile text: how many times as many calls, and characters scanned, for TIMES as long a text."""
    found = {}
    for name, unit in UNITS.items():
        small, large = (_counts(hostile(unit, size)) for size in (SIZE, TIMES * SIZE))
        found[name] = (large[0] / small[0], large[1] / small[1])
    return found


def worst_growth(pattern: re.Pattern[str], *, scans: bool) -> tuple[float, str]:
    """How many times as long an expression takes for TIMES as long a text, of those made against it the worst, and that
    text's unit; 0 where none takes long enough to tell.
    """
    worst = (0.0, "")
    for head, unit in hostile_to(pattern):
        small = _seconds(pattern, scans, grown(head, unit, SHORT))
        if small >= NOTHING:
            large = TIMES * SHORT if small < HOPELESS else 0
            ratio = _seconds(pattern, scans, grown(head, unit, large)) / small if large else float(TIMES**3)
            worst = max(worst, (ratio, head + unit))
    return worst


def _seconds(pattern: re.Pattern[str], scans: bool, text: str) -> float:
    began = time.process_time()
    if scans:
        deque(pattern.finditer(text), maxlen=0)
    else:
        pattern.match(text)
    return time.process_time() - began


def main() -> None:
    """Watch, count, time, print."""
    watch()
    for path in sorted((TESTS / "gold" / "articles").glob("*.txt")):
        through_all_stages(path.read_text(encoding="utf-8"))
    counted = _counted()
    far = [use for use in USES.values() if use.reach > LONG and _repeats(use.pattern)]
    timed = {f"{use.where} {use.pattern.pattern[:60]}": worst_growth(use.pattern, scans=use.scans > 0) for use in far}
    slow = {name: worst for name, worst in timed.items() if worst[0]}
    print(json.dumps({"expressions": len(USES), "far": len(far), "counted": counted, "slowest": slow}))


def _repeats(pattern: re.Pattern[str]) -> bool:
    """Whether it has a loop at all."""
    return re.search(r"[*+}]", pattern.pattern) is not None


if __name__ == "__main__":
    main()
