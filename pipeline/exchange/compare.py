"""Articles as annotators left them, against ours -> corrections, and notes on what cannot be one.

A mention that we have and they have not is removed, one that they alone have is added, and a field that they changed is
corrected. What an added mention must have and annotators did not state (a value, a currency) is read from its own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.api import extract_text
from pipeline.corrections import ADD, FIELDS, REMOVE, Correction, needed, read_value, show_value
from pipeline.exchange.failures import ExchangeError
from pipeline.exchange.mentions import Marked, Mention, marked

_IN_TEXT = frozenset(
    "value value_max unit currency per_unit modifier noun type timex date_start date_end grain".split()
)
"""Fields that a mention's own text states; the others come from around it."""


@dataclass(slots=True)
class Comparison:
    """Corrections, and notes on what was left out; `articles` counts those compared."""

    articles: int = 0
    corrections: list[Correction] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compare(ours: Iterable[Marked], annotated: Iterable[Marked]) -> Comparison:
    """What annotators changed. Raises ExchangeError for an article that is annotated twice."""
    found = Comparison()
    known = list(ours)
    by_id = {article.article_id: article for article in known}
    by_text = {article.text: article for article in known}
    seen = set()
    for theirs in annotated:
        own = by_id.get(theirs.article_id) if theirs.article_id is not None else by_text.get(theirs.text)
        if own is None or own.text != theirs.text:
            why = "another text" if own else "not in the output"
            found.notes.append(f"{theirs.article_id or theirs.text[:40]!r}: {why}; left out")
            continue
        if own.article_id in seen:
            raise ExchangeError(f"{own.article_id} is annotated twice")
        seen.add(own.article_id)
        found.articles += 1
        _Article(own, theirs, found).compare()
    return found


@dataclass(frozen=True, slots=True)
class _Article:
    """One article, ours and theirs."""

    ours: Marked
    theirs: Marked
    found: Comparison

    def compare(self) -> None:
        ours = {mention.key: mention for mention in self.ours.mentions}
        theirs = {mention.key: mention for mention in self.theirs.mentions}
        gone = [mention for key, mention in ours.items() if key not in theirs]
        for mention in gone:
            self._correct(mention, {REMOVE: ""})
        for key, mention in theirs.items():
            if key in ours:
                self._correct(mention, dict(self._changes(ours[key], mention)))
            else:
                self._add(mention, gone)

    def _changes(self, ours: Mention, theirs: Mention) -> Iterator[tuple[str, str]]:
        for name, cell in self._readable(theirs, theirs.fields).items():
            if cell != ours.fields[name]:
                yield name, cell

    def _add(self, mention: Mention, gone: Iterable[Mention]) -> None:
        """Add a mention: what it was before its ends were moved, what its text says, what annotators say."""
        stated = {name: cell for name, cell in mention.fields.items() if cell}
        if not mention.fields.keys() >= set(needed(mention.table)):
            stated = _before(mention, gone) | stated
        if mention.table == "entities":
            stated = {"name": mention.text} | stated
        elif any(name not in stated for name in needed(mention.table)):
            stated = self._read(mention) | stated
        fields = self._readable(mention, stated)
        if missing := [name for name in needed(mention.table) if name not in fields]:
            self._note(mention, f"no {' and no '.join(missing)} can be read; left out")
        else:
            self._correct(mention, {ADD: "", **fields})

    def _read(self, mention: Mention) -> dict[str, str]:
        """What the pipeline reads from the mention's own text, published when the article was."""
        (article,) = marked(extract_text(mention.text, self.ours.published or None))
        same = [found.fields for found in article.mentions if found.table == mention.table]
        return {name: cell for name, cell in same[0].items() if cell and name in _IN_TEXT} if len(same) == 1 else {}

    def _readable(self, mention: Mention, fields: Mapping[str, str]) -> dict[str, str]:
        """The fields whose cells are values, as we write them; a note for each other one.

        A cell left empty where there must be a value states nothing.
        """
        readable = {}
        for name, cell in fields.items():
            column = FIELDS[mention.table][name]
            if column.required and not cell:
                continue
            try:
                readable[name] = show_value(read_value(column, cell))
            except ValueError as error:
                self._note(mention, f"{name}: {error}; left out")
        return readable

    def _correct(self, mention: Mention, fields: Mapping[str, str]) -> None:
        where = (self.ours.article_id or "", *mention.key, mention.text)
        self.found.corrections += [Correction(*where, name, cell) for name, cell in fields.items()]

    def _note(self, mention: Mention, why: str) -> None:
        self.found.notes.append(f"{self.ours.article_id}: {mention.table}: {mention.text!r} at {mention.start}: {why}")


def _before(mention: Mention, gone: Iterable[Mention]) -> dict[str, str]:
    """What was known from around the one mention of ours that stood there with other ends."""
    same = [one for one in gone if one.table == mention.table and one.start < mention.end and mention.start < one.end]
    if len(same) != 1:
        return {}
    (old,) = same
    return {
        name: cell
        for name, cell in old.fields.items()
        if cell and name not in _IN_TEXT and not (name == "name" and cell == old.text)
    }
