"""Start-up: the time to the tables of one short article, beside that of importing what they are made with.

Processor time, both with their bytecode compiled, as an installed package has it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_IMPORTS = "import spacy, pandas, pyarrow; spacy.blank('en')"
_RUNS = 5


def start() -> float:
    """The first over the second, the best of some runs each."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "one.txt"
        article.write_text("The Ordos zone covers 8.05 square kilometers.\n", encoding="utf-8")
        command = ["-m", "pipeline", "extract", str(article), "--out", f"{folder}/output", "--quiet", "--force"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        return _best(command, environment) / _best(["-c", _IMPORTS], environment)


def _best(arguments: list[str], environment: dict[str, str]) -> float:
    return min(_once(arguments, environment) for _ in range(_RUNS))


def _once(arguments: list[str], environment: dict[str, str]) -> float:
    before = _children()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True)
    return _children() - before


def _children() -> float:
    """Seconds of processor time of the processes that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
