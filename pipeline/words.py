"""Text -> words as the grammars want them: a hyphenated compound is one word, a possessive `'s` a word of its own.

spaCy's own rules for English leave `Park(SIP` and `zone.[Photo` in one piece, cut `hi-tech` in three, and take
quadratic time on a run of brackets; this is one scan.
"""

from __future__ import annotations

import re

_APART = r"(?!(?:s|based|funded|invested|listed|born|headquartered|registered|backed|owned|made|led|bound)\b)"
"""What keeps its hyphen or apostrophe apart from the name before it: `Beijing's`, `Shenzhen-based`."""
_WORD = re.compile(rf"\w\w++(?:[-‐‑'’]{_APART}\w++)*+|(?:[A-Z]\.){{2,}}|['’]s\b|\w(?:[-‐‑'’]{_APART}\w++)*+|\S")
_CUT = re.compile(f"({_WORD.pattern})")


def words_of(surface: str) -> tuple[str, ...]:
    """The words of a name, without the white space between them."""
    return tuple(_WORD.findall(surface))


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """The words of a text with all its white space, in spaCy's form: each word, and whether one blank follows it.

    White space beyond that blank makes words of its own, so that the words and blanks joined are the text.
    """
    words: list[str] = []
    spaces: list[bool] = []
    leading, *pieces = _CUT.split(text)
    if leading:
        words.append(leading)
        spaces.append(False)
    for word, gap in zip(pieces[::2], pieces[1::2], strict=True):
        blank = gap.startswith(" ")
        words.append(word)
        spaces.append(blank)
        if len(gap) > blank:
            words.append(gap[blank:])
            spaces.append(False)
    return words, spaces
