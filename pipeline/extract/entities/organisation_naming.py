"""Organisations -> their mentions, under the names that the text gives them: `(DTT)`, `, or Big Fund,`."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.entities.alias_taking import take_aliases
from pipeline.extract.entities.aliases import organisation_aliases
from pipeline.extract.entities.phrases import OrganisationSpan
from pipeline.extract.entities.reading import Item, Reading
from pipeline.extract.entities.tokens import ACRONYM, Tokens

_LONGEST_LINK = 7
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


def name_organisations(r: Reading, spans: list[OrganisationSpan]) -> None:
    """Make mentions of `spans` and of the other names of theirs."""
    introduced = _introduced(r, spans)
    for o in spans:
        name = r.t.surface(o.first, o.last)
        r.items.append(Item(o.first, o.last, "ORG", introduced.get(name, name), o.rule))
    aliases = organisation_aliases(r.t, spans)
    take_aliases(r, aliases)


def _introduced(r: Reading, spans: list[OrganisationSpan]) -> dict[str, str]:
    """Names that the text gives right after a longer one (`Datang Telecom Co (DTT)`; `, or Big Fund,`) -> that one."""
    t = r.t
    return {
        t.surface(after.first, after.last): t.surface(before.first, before.last)
        for before, after in pairwise(spans)
        if 0 < after.first - before.last < _LONGEST_LINK and _gives_name(t, before, after)
    }


def _gives_name(t: Tokens, before: OrganisationSpan, after: OrganisationSpan) -> bool:
    """Whether brackets hold an acronym or a quoted name, or `, or` and a comma a name of the same head."""
    link = [word for word in t.lowers[before.last : after.first] if word not in ("the", *_QUOTES)]
    quoted = t.words[after.first - 1] in _QUOTES
    close = t.words[after.last + quoted] if after.last + quoted < t.size else ""
    if link == ["("] and close in (")", ","):
        return quoted or (after.last - after.first == 1 and bool(t.kinds[after.first] & ACRONYM))
    alike = t.lowers[before.last - 1] == t.lowers[after.last - 1]
    return link in ([",", "or"], [",", "known", "as"]) and close in (",", ".", ")") and (quoted or alike)
