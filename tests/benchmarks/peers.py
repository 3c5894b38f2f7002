"""The peers, each doing one of our jobs, in virtual environments of their own: characters a second on the same text."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import articles

PACKAGES = {
    "dateparser.search (dates)": ["dateparser"],
    "quantulum3 (quantities)": ["quantulum3"],
    "Recognizers-Text (money)": ["recognizers-text-suite", "emoji==1.7.0", "grapheme"],
}
_PROGRAMS = {
    "dateparser.search (dates)": (
        "from dateparser.search import search_dates\nwork = lambda text: search_dates(text, languages=['en'])"
    ),
    "quantulum3 (quantities)": "from quantulum3 import parser\nwork = parser.parse",
    "Recognizers-Text (money)": (
        "from recognizers_number_with_unit import recognize_currency\n"
        "work = lambda text: recognize_currency(text, 'en-us')"
    ),
}
_TIMER = """
import json, sys, time
texts = json.load(open(sys.argv[1]))
work(texts[0])
began = time.process_time()
for text in texts:
    work(text)
print(sum(map(len, texts)) / (time.process_time() - began))
"""


def peers() -> dict[str, float | None]:
    """Characters a second by peer; None for one that does not install or run here."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(articles(20)), encoding="utf-8")
        return {name: _speed(name, Path(folder) / str(index), texts) for index, name in enumerate(PACKAGES)}


def _speed(name: str, environment: Path, texts: Path) -> float | None:
    python = environment / "bin" / "python"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES[name]]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
        command = [str(python), "-W", "ignore", "-c", _PROGRAMS[name] + _TIMER, str(texts)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    except (subprocess.SubprocessError, OSError):
        return None
    return float(done.stdout.split()[-1])
