"""The whole way, raw/ to output/, in a process of its own: time, memory, growth with the corpus, gain from workers."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

from benchmarks.corpus import articles

TESTS = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Whole:
    """A run over so many articles: seconds by the clock and of processors, as multiples of the tokenizer's; peak MB of
    the parent process, `megabytes` its own and `mapped` with the pages of files that it looks through.
    """

    articles: int
    jobs: int
    seconds: float
    processor: float
    tokenizer: float
    megabytes: int
    mapped: int

    @property
    def ratio(self) -> float:
        """Processor time over the tokenizer's."""
        return self.processor / self.tokenizer


def whole(number: int, jobs: int) -> Whole:
    """Measure one run. The articles are written first; start-up and their making are not in the time."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        for index, text in enumerate(articles(number)):
            (raw / f"{index:06}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.whole", folder, str(number), str(jobs)]
        done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
    return Whole(**json.loads(done.stdout))


def growth(runs: Sequence[Whole]) -> float:
    """The exponent of time in the number of articles between the smallest and the largest run: 1.0 is linear."""
    small, large = runs[0], runs[-1]
    return log(large.processor / small.processor) / log(large.articles / small.articles)


def _measure(folder: Path, number: int, jobs: int) -> Whole:
    import spacy

    from pipeline.run import extract_to

    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "raw").glob("*.txt"))[:1000]]
    nlp = spacy.blank("en")
    list(nlp.pipe(texts[:200]))
    began = time.process_time()
    list(nlp.pipe(texts))
    tokenizer = (time.process_time() - began) * number / len(texts)
    del texts
    began, before = time.monotonic(), _processor()
    held = [0]
    extract_to(folder / "raw", folder / "output", jobs=jobs, listener=lambda event: held.append(_own_memory()))
    seconds, used = time.monotonic() - began, _processor() - before
    mapped = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Whole(number, jobs, seconds, used, tokenizer, max(held), mapped)


def _own_memory() -> int:
    """MB that the process holds of its own now: without pages of files, which the system takes back at need."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon:"))


def _processor() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


if __name__ == "__main__":
    print(json.dumps(asdict(_measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
