"""Start-up: the time to the tables of one short article, beside that of importing what they are made with."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_IMPORTS = "import spacy, pandas, pyarrow; spacy.blank('en')"


def start() -> float:
    """The first over the second, by the clock, the best of three each."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "one.txt"
        article.write_text("The Ordos zone covers 8.05 square kilometers.\n", encoding="utf-8")
        command = ["-m", "pipeline", "extract", str(article), "--out", f"{folder}/output", "--quiet", "--force"]
        return _best(command) / _best(["-c", _IMPORTS])


def _best(arguments: list[str]) -> float:
    return min(_once(arguments) for _ in range(3))


def _once(arguments: list[str]) -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began
