"""Names of firms -> their cores: what is left without a legal form, dotted ones (`S.p.A.`, `GmbH & Co. KG`) included.

Two names of one core are one firm's, and so is a name that adds its city in front (`Hefei Xinbo Semiconductor Co`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.entities.tokens import Tokens, lookup
from pipeline.vocabulary import names

_FORMS = sorted(names.LEGAL_FORMS, key=lambda form: (-len(form), form))
_FORM = re.compile(
    r",?[ \xa0\n](?:" + "|".join(re.escape(form).replace(r"\ ", r"[ \xa0\n]") for form in _FORMS) + r")(?![\w/])"
)
_OPENING_SIGNS = frozenset({",", *(form[0] for form in _FORMS)})
_LEADING_FORMS = names.CUES["leading_form"]
"""Words for a group or a company that stand before a firm's name (`Groupe Vauclair`)."""
_ARMS = names.CUES["arm_trade"]
"""Trades of firms that bear the name of the well-known one that owns them (`Baidu Ventures`)."""
_MOST_COMPARED = 20
"""Names of one first word that a shorter one is compared with."""
_CHINA_AND = 2
"""Words of a name that is `China` and an acronym (`China FAW`)."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def end_of_form(t: Tokens, last: int) -> int:
    """End (exclusive) of the dotted form that follows word `last - 1`; `last` where none does.

    A closing full stop that ends the sentence too belongs to the form.
    """
    if last >= t.size or t.words[last][0] not in _OPENING_SIGNS:
        return last
    form = _FORM.match(t.text, t.ends[last - 1])
    if form is None or "\n\n" in form[0]:
        return last
    while last < t.size and t.ends[last] <= form.end():
        last += 1
    return last


def dotted_forms(t: Tokens, words: list[int]) -> list[int]:
    """Words after which a dotted form stands that is no common word (`Ferrini` of `Ferrini S.p.A.`).

    `words` are those that may begin such a form.
    """
    return [i - 1 for i in words if i and end_of_form(t, i) > i]


@lru_cache(maxsize=1 << 12)
def core(name: str) -> tuple[str, ...]:
    """The words of a firm's name in lower case without its forms; all of them where nothing else is left."""
    bare = name
    while (form := _FORM.search(bare)) is not None and form.end() == len(bare):
        bare = bare[: form.start()]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(bare)]
    end = len(words)
    while end > 1 and _is_form(words[end - 1]):
        end -= 1
    leading = end > 1 and words[0] in _LEADING_FORMS
    return tuple(words[leading:end])


@lru_cache(maxsize=1 << 12)
def without_form(name: str) -> str:
    """A firm's name without the legal form and such words at its end."""
    words = name.split()
    while len(words) > 1 and _is_form(words[-1].strip(".,").lower()):
        words.pop()
    return " ".join(words)


def _is_form(word: str) -> bool:
    head = names.ORGANISATION_HEADS.get(word)
    return head is not None and head.kind == "company"


def canonical_names(surfaces: list[str]) -> dict[str, str]:
    """For each name of an organisation in the article, the fullest name of the same one.

    The fullest is the longest of one core, of equally long ones the one with fewer capitals (`CHINA DAILY`), then the
    first.
    """
    by_core: dict[tuple[str, ...], str] = {}
    for surface in surfaces:
        best = by_core.get(core(surface))
        if best is None or len(surface) > len(best) or (len(surface) == len(best) and _shouts(best, surface)):
            by_core[core(surface)] = surface
    placed = {
        words[n:]: words for words in by_core for n in (1, 2) if len(words) > n + 1 and lookup(" ".join(words[:n]))
    }
    placed |= {words[1:]: words for words in by_core if len(words) == _CHINA_AND and words[0] == "china"}
    starts: dict[str, list[tuple[str, ...]]] = {}
    for words in by_core:
        if len(words) > 1:
            starts.setdefault(words[0], []).append(words)
    found: dict[str, str] = {}
    for surface in surfaces:
        words = core(surface)
        if words and by_core[words] == surface and len(words) == surface.count(" ") + 1:
            longer = [
                more
                for more in starts.get(words[0], [])[:_MOST_COMPARED]
                if len(more) > len(words) and more[: len(words)] == words
            ]
            if len(longer) == 1 and _may_shorten(surface, longer[0], len(words)):
                words = longer[0]
        short = len(words) > 1 and surface not in names.KNOWN_ORGANISATIONS
        fuller = placed.get(words) if short or (len(words) == 1 and surface.isupper()) else None
        bare = fuller is not None and len(words) == len(_WORD.findall(surface))
        found[surface] = by_core[fuller if fuller is not None and bare else words]
    return found


def _may_shorten(surface: str, fuller: tuple[str, ...], shared: int) -> bool:
    """Whether first words stand for the only longer name that they begin: a firm's, whose branch it doesn't name."""
    rest = fuller[shared:]
    kinds = [names.ORGANISATION_HEADS[word].kind for word in rest if word in names.ORGANISATION_HEADS]
    if lookup(surface) or any(map(lookup, rest)) or {*kinds} & {"body", "institution"}:
        return False
    return surface not in names.KNOWN_ORGANISATIONS or (len(kinds) == len(rest) and _ARMS.isdisjoint(rest))


def _shouts(name: str, other: str) -> bool:
    """Whether a name has more capitals than another."""
    return name != other and sum(map(str.isupper, name)) > sum(map(str.isupper, other))
