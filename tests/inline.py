"""Reader of tests/cases/*.txt: one case a line, its expectation inline.

    The park covers [8.2 sq km](8.2 km2) in Suzhou.
    Flight MU 5137 left on time.                      # no bracket: nothing may be found
    ? It spans [half a mu](0.5 mu).                   # a known miss: strict xfail, so that a fix announces itself

`[surface](value key=value ...)`: the first words are the row's value as `describe` prints it, the `key=value` words
are further columns to check (a value with blanks in double quotes, `key=` for null). `\n` in a line is a line end,
` #` a comment.
`## name` opens a family; `@table money` says which table the lines after it are about (at first the file's stem);
`@published 2017-09-29` gives their article a publication date (`@published` alone takes it away).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")


@dataclass(frozen=True)
class Expected:
    """One annotated span of a case."""

    start: int
    end: int
    value: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """One line of a case file, its marks taken out of `text` and put into `expected`."""

    id: str
    table: str
    text: str
    expected: tuple[Expected, ...]
    published: date | None
    known_miss: bool


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file, each with an id of its own (file, family, line)."""
    table, family, published = path.stem, "", None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            family = line[3:].strip()
        elif line.startswith("@table "):
            table = line.split()[1]
        elif line.startswith("@published"):
            published = date.fromisoformat(line.split()[1]) if len(line.split()) > 1 else None
        elif line.strip() and not line.startswith("#"):
            yield parse_case(line, f"{path.stem}:{family}:{number}", table, published)


def parse_case(line: str, case_id: str, table: str, published: date | None = None) -> Case:
    """One line as a Case."""
    known_miss = line.startswith("? ")
    line = re.split(r"\s+#(?:\s|$)", line.removeprefix("? "), maxsplit=1)[0].replace("\\n", "\n")
    text, expected, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        words = shlex.split(mark[2])
        attributes = tuple((w.split("=", 1)[0], w.split("=", 1)[1]) for w in words if "=" in w)
        value = " ".join(w for w in words if "=" not in w)
        expected.append(Expected(len(text), len(text) + len(mark[1]), value, attributes))
        text += mark[1]
        last = mark.end()
    return Case(case_id, table, text + line[last:], tuple(expected), published, known_miss)
