"""A sentence -> its verbs with the tense they give their clauses, and the places where its clauses break."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress

from pipeline.models import Span
from pipeline.vocabulary.time import VERBS, Verb
from pipeline.words import Remembered, Words

WINDOW = 240
"""Characters on either side of an expression that can decide the tense of its clause."""

BREAK = re.compile(r"[.;:!?](?=\s)|\n\n|,\s(?:and|but|while|which|who|as)\s|\s(?:while|but|which|who|where)\s|[\"”“]")
"""Where a clause ends and another begins."""

_FRONT = 120
"""Characters from the start of a sentence that an adjunct before its main clause can reach."""

_FRONTED = re.compile(r"(?:With|After|Following|Upon|Since)\s(?:the|its|a|an)\s(?:[A-Za-z'’-]+\s){1,12}(?:on|in)\s")
"""An event that is over when the main clause begins: `With the opening of its port in May, the zone plans to ...`."""

_DETERMINED = re.compile(r"\b(?:the|an?|its|their|our)\s$")
"""Before a participle that goes with a noun: `the renamed zone`."""

_WORD = re.compile(r"[A-Za-z]++|['’]ll\b")
_FOLLOWING = r"(?:\s(?:to|be|been|have|also|not|soon|then|further|continue|start|begin|\w+ly)){0,3}(?:\s\w+)?"
"""What goes on with a verb of the future and is none of its own: `will also be` built, `plans to further` expand."""


_NO_NOUN = "".join(
    rf"(?<!\b{word}\s)" for word in ("the", "a", "an", "its", "their", "this", "that", "our", "his", "annual")
)
_OBJECT = r"(?=\s(?:to|an?|the|its|their|this|new|more|another|further|\d|[$€]|\w+ing\b))"


def _source(verb: Verb) -> str:
    before = "(?:" + "|".join(rf"(?<={word}\s)" for word in verb.after) + ")" if verb.after else ""
    form = re.escape(verb.form).replace("\\ ", r"\s").replace("'", "['’]")
    return f"{_NO_NOUN}{form}{_OBJECT}" if verb.noun else before + form


def _pattern(verbs: list[Verb]) -> re.Pattern[str]:
    """Verbs that share their first word: `was expected` is past, `was to` is future, any other `was` past again."""
    phrases = [_source(verb) for verb in verbs if verb.tense == "past" and " " in verb.form]
    futures = [_source(verb) for verb in verbs if verb.tense == "future"]
    plain = [_source(verb) for verb in verbs if verb.tense == "past" and " " not in verb.form]
    joined = f"(?P<future>(?:{'|'.join(futures)}){_FOLLOWING})" if futures else "(?P<future>(?!))"
    return re.compile(rf"(?:{'|'.join([*phrases, joined, *plain])})\b")


def _patterns() -> dict[str, re.Pattern[str]]:
    by_word: dict[str, list[Verb]] = {}
    for verb in VERBS:
        by_word.setdefault(_WORD.findall(verb.form)[0], []).append(verb)
    return {word.replace("'", mark): _pattern(verbs) for word, verbs in by_word.items() for mark in "'’"}


_PATTERNS = _patterns()


def _verbs_in(word: str) -> tuple[tuple[int, int, re.Pattern[str] | None], ...]:
    """Where verbs may begin and end inside a word (`we'll`, `state-owned`), and the pattern that reads each; one in
    `-ed` that no row names is past."""
    runs = [run for run in _WORD.finditer(word) if run[0] in _PATTERNS or (run[0][-2:] == "ed" and len(run[0]) > 3)]
    return tuple((run.start(), run.end(), _PATTERNS.get(run[0])) for run in runs)


_VERBS_IN = Remembered(_verbs_in)


@dataclass(frozen=True, slots=True)
class Signs:
    """Where the verbs of a sentence begin, which of them tell of what is to come, and where its clauses break."""

    sentence: Span
    verbs: list[int]
    ahead: list[bool]
    break_starts: list[int]
    break_ends: list[int]
    fronted: bool

    def tense(self, start: int, end: int) -> str | None:
        """`past` or `future` by the last verb before an expression in its clause, or the first one after it where none
        is before; None where no verb tells."""
        first, last = self.sentence
        broken = bisect_right(self.break_ends, start)
        low = max(first, start - WINDOW, self.break_ends[broken - 1] if broken else 0)
        verb = bisect_left(self.verbs, start) - 1
        if verb < 0 or self.verbs[verb] < low:
            if self.fronted and start - first < _FRONT:
                return "past"
            verb = bisect_left(self.verbs, end)
            after = bisect_left(self.break_starts, end)
            high = min(self.break_starts[after] if after < len(self.break_starts) else last, end + WINDOW)
            if verb == len(self.verbs) or self.verbs[verb] >= high:
                return "future" if self._goes_on(low) else None
        return "future" if self.ahead[verb] else "past"

    def _goes_on(self, low: int) -> bool:
        """Whether a clause without a verb of its own, from `low` on, goes on with one to come: `will ..., start`."""
        verb = bisect_left(self.verbs, low) - 1
        return verb >= 0 and self.ahead[verb] and low - self.verbs[verb] < WINDOW


def signs(prose: str, words: Words, sentence: Span) -> Signs:
    """The signs of tense in a sentence."""
    first, last = sentence
    low = bisect_left(words.starts, first)
    high = bisect_left(words.starts, last, low)
    told = list(map(_VERBS_IN.__getitem__, words.texts[low:high]))
    verbs: list[int] = []
    ahead: list[bool] = []
    read = first
    for word, runs in zip(compress(words.starts[low:high], told), filter(None, told), strict=True):
        for begin, end, pattern in runs:
            start = word + begin
            if start < read or ("A" <= prose[start] <= "Z" and start != first):
                continue
            if pattern is None and _DETERMINED.search(prose, max(first, start - 6), start):
                continue
            verb = pattern.match(prose, start, last) if pattern else None
            if verb or prose[word + end - 2 : word + end] == "ed":
                verbs.append(start)
                ahead.append(verb is not None and verb.lastgroup is not None)
                read = verb.end() if verb else word + end
    breaks = [stop.span() for stop in BREAK.finditer(prose, first, last)]
    return Signs(
        sentence,
        verbs,
        ahead,
        [start for start, _ in breaks],
        [end for _, end in breaks],
        bool(_FRONTED.match(prose, first)),
    )
