"""The expressions of the pipeline, watched: which there are, how each is used, and how much text each is given.

The watch stands in for `re` from before the pipeline is imported, so this works in a fresh process alone. What it
counts is the same on every machine: calls, and for those that look for a place to match, the characters looked through.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

PIPELINE = Path(__file__).parent.parent.parent / "pipeline"
_COMPILE = re.compile
_ASIDE = ("pipeline.__main__", "pipeline.spark")
"""A program, and what needs an extra."""


@dataclass(slots=True)
class Use:
    """An expression: where it is made; its calls, those of them that scan, characters scanned; and the most characters
    that it ever had before it.
    """

    pattern: re.Pattern[str]
    where: str
    calls: int = 0
    scans: int = 0
    scanned: int = 0
    reach: int = 0


USES: dict[tuple[str, int], Use] = {}


class Watched:
    """An expression that keeps account of what it is asked."""

    __slots__ = ("_pattern", "_use")

    def __init__(self, pattern: re.Pattern[str], use: Use) -> None:
        self._pattern = pattern
        self._use = use

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        self._given(min(endpos, len(text)) - pos)
        return self._pattern.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        self._given(min(endpos, len(text)) - pos)
        return self._pattern.fullmatch(text, pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.search(text, pos, endpos)
        end = min(endpos, len(text))
        self._scan(end - pos, (found.end() if found else end) - pos)
        return found

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self._scan(min(endpos, len(text)) - pos)
        return self._pattern.finditer(text, pos, endpos)

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        self._scan(min(endpos, len(text)) - pos)
        return self._pattern.findall(text, pos, endpos)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self._scan(len(text))
        return self._pattern.sub(new, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        self._scan(len(text))
        return self._pattern.split(text, maxsplit)

    def _given(self, characters: int) -> None:
        self._use.calls += 1
        self._use.reach = max(self._use.reach, characters)

    def _scan(self, given: int, scanned: int | None = None) -> None:
        self._given(given)
        self._use.scans += 1
        self._use.scanned += max(given if scanned is None else scanned, 0)


def watch() -> None:
    """Import all of the pipeline with its expressions watched."""
    if any(name.startswith("pipeline") for name in sys.modules):
        raise RuntimeError("the pipeline is imported already")
    re.compile = _compile  # type: ignore[assignment]
    for function in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split"):
        setattr(re, function, _by_source(function, getattr(re, function)))
    package = import_module("pipeline")
    for module in walk_packages(package.__path__, "pipeline."):
        if module.name not in _ASIDE:
            import_module(module.name)


def _compile(pattern: Any, flags: int = 0) -> Any:
    compiled = _COMPILE(pattern, flags)
    frame = sys._getframe(1)
    where = frame.f_code.co_filename
    if not isinstance(compiled.pattern, str) or not where.startswith(str(PIPELINE)):
        return compiled
    key = (compiled.pattern, compiled.flags)
    shown = f"{Path(where).relative_to(PIPELINE.parent)}:{frame.f_lineno}"
    return Watched(compiled, USES.setdefault(key, Use(compiled, shown)))


def _by_source(name: str, function: Any) -> Any:
    """A function of `re` that is given an expression's source, watched like the expression."""

    def called(pattern: Any, *arguments: Any, **options: Any) -> Any:
        where = sys._getframe(1).f_code.co_filename
        if not where.startswith(str(PIPELINE)):
            return function(pattern, *arguments, **options)
        compiled = _COMPILE(pattern, options.pop("flags", 0))
        use = USES.setdefault((pattern, compiled.flags), Use(compiled, str(Path(where).relative_to(PIPELINE.parent))))
        return getattr(Watched(compiled, use), name)(*arguments, **options)

    return called
