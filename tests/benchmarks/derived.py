"""An expression -> the texts that could make it slow: what it repeats, over and over, and what it nearly matches.

They are made from its parse tree: its own literals and a member of each of its classes, whole matches and all but the
end of them, each loop's body after what must stand before the loop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Tree = Sequence[tuple[Any, Any]]
"""What `re` makes of a source: operations with their arguments."""

_LOOPS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
_LOOKS = (signs.ASSERT, signs.ASSERT_NOT)
_MEMBERS = {
    signs.CATEGORY_DIGIT: "7",
    signs.CATEGORY_SPACE: " ",
    signs.CATEGORY_WORD: "a",
    signs.CATEGORY_NOT_DIGIT: "a",
    signs.CATEGORY_NOT_SPACE: "a",
    signs.CATEGORY_NOT_WORD: " ",
}
_LONG = 8
"""Times from which on a loop is worth a text of its own."""
_BRANCHES = 4


def hostile_to(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What to begin with, and what to repeat after it; no two alike."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    found: dict[tuple[str, str], None] = {}
    for branch in (0, 1, -1):
        for times in (0, 1, 2):
            whole = _example(tree, branch, times)
            for unit in (whole, whole[:-1], whole[1:], whole[:1], f"{whole} "):
                found[("", unit)] = None
    for head, body in _loops(tree, ""):
        for case in ((head, body), (head, f"{body} "), (head, f"{body}\n"), ("", head + body), ("", f"{head}{body} ")):
            found[case] = None
    return ((head, unit) for head, unit in found if unit)


def grown(head: str, unit: str, size: int) -> str:
    """A text of so many characters."""
    return (head + unit * (size // len(unit) + 1))[:size]


def _example(tree: Tree, branch: int, times: int) -> str:
    """Something that the tree matches, or nearly: a branch of each choice, so many turns of each loop where it can."""
    return "".join(_example_of(sign, argument, branch, times) for sign, argument in tree)


def _example_of(sign: Any, argument: Any, branch: int, times: int) -> str:
    if sign is signs.LITERAL:
        return chr(argument)
    if sign is signs.IN:
        return _member(argument)
    if sign in (signs.ANY, signs.NOT_LITERAL):
        return "a" if argument != ord("a") else "b"
    if sign in _LOOPS:
        least, most, body = argument
        return _example(body, branch, times) * int(min(max(least, times), most))
    if sign is signs.SUBPATTERN:
        return _example(argument[3], branch, times)
    if sign is signs.ATOMIC_GROUP:
        return _example(argument, branch, times)
    if sign is signs.BRANCH:
        choices = argument[1]
        return _example(choices[branch % len(choices)], branch, times)
    return ""


def _member(items: Sequence[tuple[Any, Any]]) -> str:
    """A character of a class; of one that excludes, a letter, digit or sign that it does not."""
    sign, argument = items[-1]
    if items[0][0] is signs.NEGATE:
        excluded = {chr(value) for kind, value in items if kind is signs.LITERAL}
        spaces = any(value is signs.CATEGORY_SPACE for kind, value in items if kind is signs.CATEGORY)
        words = any(value is signs.CATEGORY_WORD for kind, value in items if kind is signs.CATEGORY)
        return next(c for c in ("" if words else "a7") + ("" if spaces else " ") + "(,-" if c not in excluded)
    if sign is signs.CATEGORY:
        return _MEMBERS[argument]
    return chr(argument if sign is signs.LITERAL else argument[0])


def _loops(tree: Tree, before: str) -> Iterator[tuple[str, str]]:
    """For each long loop what stands before it, and what it repeats."""
    for index, (sign, argument) in enumerate(tree):
        head = before + _example(tree[:index], 0, 1)
        if sign in _LOOPS:
            if argument[1] >= _LONG:
                yield from ((head, body) for branch in (0, 1) if (body := _example(argument[2], branch, 1)))
            yield from _loops(argument[2], head)
        elif sign is signs.BRANCH:
            for choice in argument[1][:_BRANCHES]:
                yield from _loops(choice, head)
        else:
            inner = {signs.SUBPATTERN: 3, signs.ASSERT: 1, signs.ASSERT_NOT: 1}.get(sign)
            if inner is not None or sign is signs.ATOMIC_GROUP:
                yield from _loops(argument if inner is None else argument[inner], head)
