"""Capitalised words that nothing else has taken -> firms, by the company they keep.

Evidence adds up over all mentions of one string: a company noun in apposition or before it (`X, a battery start-up`;
`carmaker X`), a verb that firms are subjects of, `its suppliers`, a plant of its own, a trade as its last word. What
reaches the threshold is an organisation wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.extract.entities.company_evidence import before, taken_up
from pipeline.extract.entities.company_predicates import FURTHER, after
from pipeline.extract.entities.company_runs import Run, called_firm, company_runs
from pipeline.extract.entities.list_entries import names_entry, neighbours
from pipeline.extract.entities.phrases import OrganisationSpan
from pipeline.extract.entities.pinyin import is_pinyin, syllables
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    CAP,
    COMMON,
    MODIFIER,
    NUMBER,
    PLACE,
    SECTOR,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_THRESHOLD = 3
_WITH_CITY, _LONGEST_REMARK = 2, 6
_LONG = 3
"""Syllables of a word of pinyin that is longer than the names of unlisted places are."""
_SYLLABLES = 6
"""Letters of two syllables of pinyin that are no English word."""
_LOCATIVE = frozenset({"in", "near", "outside", "around"})
_WORKS = names.CUES["firm_staff"] | {"plant", "factory"}
"""What may follow a firm's name after `the`."""
_INVESTED = frozenset(
    {"stake", "stakes", "shares", "invested", "invest", "investor", "investors", "investment", "shareholder"}
)
_SINGULAR_ENDS = frozenset({"ss", "us", "is", "os", "as", "ys"})
"""Ends of words in -s that are no plurals."""


def company_spans(
    t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, firms: bytearray
) -> list[OrganisationSpan]:
    """Firms among the capitalised words that are not taken, in order. `firms` marks the words of organisations."""
    called = {t.lowers[i] for i in capitals if t.kinds[i] & PLACE and not taken[i] and called_firm(t, i)}
    runs = company_runs(t, capitals, taken, titled, called)
    keys = [t.surface(run.first, run.last).lower() for run in runs]
    evidence: dict[str, int] = defaultdict(int)
    sure, located = set(called), set[str]()
    for run, key in zip(runs, keys, strict=True):
        found = _evidence(t, run) + _company(t, run, firms)
        evidence[key] += found
        if found >= _THRESHOLD:
            sure.add(key)
        elif _located(t, run):
            evidence[key] -= _THRESHOLD
            located.add(key)
    sure -= located
    sure |= {" ".join(key.split()[:-1]) for key in sure if _names_country(key)}
    chosen = {key for key, score in evidence.items() if score >= _THRESHOLD or key in sure}
    chosen |= {key for key in evidence if _names_country(key) and " ".join(key.split()[:-1]) in chosen}
    first_words = {key.split()[0] for key in chosen if " " in key} - located
    chosen |= {key for key, score in evidence.items() if score > 0 and key in first_words}
    if lower := chosen.intersection(t.words):
        chosen -= {word for i, word in enumerate(t.words) if word in lower and not _in_address(t, i)}
    for order in (range(len(runs)), reversed(range(len(runs)))):
        for n in order:
            if keys[n] in chosen or _listed(t, runs[n], firms):
                chosen.add(keys[n])
                firms[runs[n].first : runs[n].last] = b"\1" * (runs[n].last - runs[n].first)
    return [
        OrganisationSpan(run.first, run.last, "company-context", strong=False)
        for run, key in zip(runs, keys, strict=True)
        if key in chosen
    ]


def _names_country(key: str) -> bool:
    """Whether a name ends with the country or part of the world of a branch (`Bosch China`, `Promena Asia`)."""
    return " " in key and any(place.level < 1 for place in lookup(key.rpartition(" ")[2]))


def _in_address(t: Tokens, i: int) -> bool:
    """Whether a word is part of an address of the net: `press@acme.com` says nothing of how Acme is written."""
    before, after_it = t.text[max(0, t.starts[i] - 1) : t.starts[i]], t.text[t.ends[i] : t.ends[i] + 2]
    return before in ("@", ".", "/") or after_it[:1] == "@" or (after_it[:1] in (".", "/") and after_it[1:].isalnum())


def _evidence(t: Tokens, run: Run) -> int:
    kinds = t.kinds[run.first : run.last]
    score = 0
    if run.last - run.first > 1 and kinds[-1] & SECTOR:
        score += 3
    score += before(t, run.first) + after(t, run.first, run.last)
    common = run.last - run.first == 1 and t.breaks[run.first] and not _foreign_word(t, run.first)
    plural = common and t.lowers[run.first].endswith("s") and not _singular(t, run)
    score -= common + plural
    if t.surface(run.first, run.last) in names.KNOWN_ORGANISATIONS:
        score += 2
    if any(k & AND for k in kinds) or _coined(t.words[run.first]):
        score += 1
    if t.words[run.first].partition("-")[0] in names.KNOWN_ORGANISATIONS:
        score += 3
    score += taken_up(t, run.first, run.last) * (3 if run.last - run.first > 1 else 1)
    works = not _WORKS.isdisjoint(t.lowers[run.last : run.last + 1])
    determined = run.first and not t.breaks[run.first] and t.lowers[run.first - 1] in ("the", "this") and not works
    if determined:
        score -= 2
    elif score == _THRESHOLD - 1 and not plural and _unlike_a_place(t, run):
        score += 1
    if kinds[0] & PLACE and run.last - run.first > 1 and kinds[-1] & MODIFIER and not kinds[-1] & SECTOR:
        score -= 1
    return score


def _singular(t: Tokens, run: Run) -> bool:
    """Whether a word in -s is no plural, by its end or by an apposition (`Sibirles, a timber group`)."""
    told = t.lowers[run.last : run.last + 2] in ([",", "a"], [",", "an"])
    return told or t.lowers[run.first][-2:] in _SINGULAR_ENDS


def _foreign_word(t: Tokens, index: int) -> bool:
    """Whether a capital at a sentence's beginning can be no common word: an acronym, or pinyin of two syllables."""
    return bool(t.kinds[index] & ACRONYM) or (len(t.words[index]) >= _SYLLABLES and is_pinyin(t.lowers[index]))


def _coined(word: str) -> bool:
    """Whether a word has a capital after a small letter (`FiberHome`, `HGLaser`)."""
    return not word.istitle() and not word.isupper() and "-" not in word and word[:3] not in ("Mac", "Mc")


def _unlike_a_place(t: Tokens, run: Run) -> bool:
    """Whether a name is none of a Chinese place: a word of it is no pinyin or long, or follows a place's."""
    words = t.lowers[run.first : run.last]
    if not all(map(is_pinyin, words)) or any(syllables(word) >= _LONG for word in words):
        return True
    second = t.kinds[run.first + 1] if run.last - run.first == _WITH_CITY else COMMON
    return bool(lookup(t.words[run.first])) and not second & (COMMON | MODIFIER | SECTOR | PLACE)


def _located(t: Tokens, run: Run) -> bool:
    """Whether things lie in what a word names (`in Xinzhai`), as in a town, but no money (`a stake in Xinzhai`)."""
    if not run.first or t.breaks[run.first] or t.lowers[run.first - 1] not in _LOCATIVE:
        return False
    return not _unlike_a_place(t, run) and t.lowers[run.first - 2] not in _INVESTED


def _company(t: Tokens, run: Run, firms: bytearray) -> int:
    """`Yangtze Memory Technologies and HGTech`: an organisation on the other side of `and` or a comma."""
    first, last = run.first, run.last
    score = 0
    if first > 1 and not t.breaks[first] and firms[first - 2]:
        score += {"and": 3, "&": 3, ",": 2}.get(t.lowers[first - 1], 0)
    if last + 1 < t.size and not t.breaks[last] and firms[last + 1]:
        score += {"and": 3, ",": 2}.get(t.lowers[last], 0)
    return score


def _listed(t: Tokens, run: Run, firms: bytearray) -> bool:
    """Whether a run goes on a list of firms (`Foxconn, Lattix and Norbelle`), from either side."""
    first, last = run.first, run.last
    if first and t.lowers[first - 1] == "the" and not t.breaks[first]:
        return False
    if names_entry(t, first, last, figures=not t.kinds[first] & COMMON):
        return any(firms[word] for word in neighbours(t, first))
    before = _linked(t, first - 1, -1) if first and not t.breaks[first] else None
    after = _linked(t, last, 1) if last < t.size and not t.breaks[last] else None
    if before is not None and firms[before]:
        remarked = t.words[first - 2] == ")" and t.words[last : last + 1] == ["("]
        return remarked or t.lowers[first - 1] == "and" or (after is not None and bool(t.kinds[after] & CAP))
    if after is None or not firms[after]:
        return False
    if t.words[last] != ",":
        return True
    while after < t.size and firms[after]:
        after += 1
    following = _linked(t, after, 1) if after < t.size and not t.breaks[after] else None
    return following is not None and (bool(t.kinds[following] & (CAP | NUMBER)) or t.lowers[following] in FURTHER)


def _linked(t: Tokens, link: int, step: int) -> int | None:
    """The word beyond `,`, `and` or `, and` at `link`; None where no such link stands there."""
    link = _past_remark(t, link, step)
    if not 0 <= link < t.size or t.lowers[link] not in ("and", ","):
        return None
    beyond = link + step
    if 0 <= beyond < t.size and t.lowers[beyond] in ("and", ","):
        beyond += step
    beyond = _past_remark(t, beyond, step)
    return beyond if 0 <= beyond < t.size else None


def _past_remark(t: Tokens, at: int, step: int) -> int:
    """Past the brackets that begin or end at a word, of a few words at most (`Ubtech (robots), Dorabot (sorting)`)."""
    if not 0 <= at < t.size or t.words[at] != ("(" if step > 0 else ")"):
        return at
    other = ")" if step > 0 else "("
    for i in range(at + step, at + step * _LONGEST_REMARK, step):
        if not 0 <= i < t.size or t.breaks[i]:
            return at
        if t.words[i] == other:
            return i + step
    return at
