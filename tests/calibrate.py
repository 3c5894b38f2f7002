"""How often each linking rule is right on tests/gold -> pipeline/vocabulary/confidence.csv (`make calibrate`)."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

from scoring import FOLDERS, rows_for

from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import score

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "pipeline" / "vocabulary" / "linking/confidence.csv"


def main() -> None:
    rules: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for folder in FOLDERS.values():
        rows = rows_for(folder)
        judged = score(load_gold(folder), rows).judged
        for fact in rows["facts"]:
            verdict = judged.get((fact["article_id"], fact["table"], fact["start"]))
            if verdict is not None:
                rules[fact["table"], fact["link_rule"]][verdict] += 1
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "rule", "right", "rows"])
        writer.writerows([*key, counts[True], counts.total()] for key, counts in sorted(rules.items()))


if __name__ == "__main__":
    main()
