"""Corrections of one article -> its mentions with them, and an issue for each line: done, or no longer to be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.corrections.fields import FIELDS, PRESUMED, TableName, Value, read_value, show_value
from pipeline.corrections.file import ADD, REMOVE, Correction
from pipeline.corrections.mentions import Mention, added, corrected, span_of, table_of, value_of
from pipeline.models import Article, Entity, Issue, Linked, Span, Statement

STAGE = "corrections"

Key = tuple[TableName, int, int]
"""What tells the mentions of an article apart."""


@dataclass(slots=True)
class Revision:
    """The mentions of an article under correction, the spans of those added, and what was done and what not."""

    article: Article
    mentions: dict[Key, Mention]
    added: list[Span] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def in_order(self) -> list[Mention]:
        """The mentions in the order of the text."""
        return sorted(self.mentions.values(), key=span_of)


def revise(linked: Linked, lines: Sequence[Correction]) -> Revision:
    """The article's mentions with the corrections of `lines`: first what goes, then what is new, then all else."""
    mentions: list[Mention] = [*linked.entities, *linked.timexes, *linked.statements]
    revision = Revision(linked.article, {(table_of(mention), *span_of(mention)): mention for mention in mentions})
    groups: dict[Key, list[Correction]] = defaultdict(list)
    for line in lines:
        if linked.article.text[line.start : line.end].strip() == line.text:
            groups[line.table, line.start, line.end].append(line)
        else:
            _stale(revision, line, "the text there is another")
    for key, group in sorted(groups.items(), key=lambda item: (_turn(item[1]), item[0])):
        _apply(revision, key, group)
    _part_equivalents(revision)
    return revision


def _turn(lines: list[Correction]) -> int:
    named = {line.field for line in lines}
    return 0 if REMOVE in named else 1 if ADD in named else 2


def _apply(revision: Revision, key: Key, lines: list[Correction]) -> None:
    """Apply the lines of one mention."""
    known = revision.mentions.get(key)
    is_new = any(line.field == ADD for line in lines)
    if known is None and (not is_new or _overlaps(revision, key)):
        for line in lines:
            _stale(revision, line, "overlaps another mention" if is_new else "no such mention")
    elif lines[0].field == REMOVE:
        del revision.mentions[key]
        _done(revision, lines[0], f"removed from {key[0]}")
    else:
        _revalue(revision, key, known, lines)


def _revalue(revision: Revision, key: Key, known: Mention | None, lines: list[Correction]) -> None:
    """Give a mention, which may be a new one, the values of its lines."""
    table, start, end = key
    values: dict[str, Value] = {}
    for line in lines:
        if line.field == ADD:
            _done(revision, line, f"{'in' if known else 'added to'} {table}{' already' if known else ''}")
            continue
        value = read_value(FIELDS[table][line.field], line.value)
        if line.field == "equivalent_of" and value is not None and not _begins(revision, table, value):
            _stale(revision, line, "no mention begins there")
            continue
        values[line.field] = value
        before = value_of(known, line.field) if known else None
        _done(revision, line, f"{line.field}: {show_value(before) or 'null'} -> {show_value(value) or 'null'}")
    if "subject" in values:
        values.setdefault("subject_label", _label(revision, values["subject"]))
    if known is None:
        presumed = {
            name: read_value(FIELDS[table][name], cell) for name, cell in PRESUMED.items() if name in FIELDS[table]
        }
        known = added(table, start, end)
        values = presumed | values
        revision.added.append((start, end))
    if values:
        revision.mentions[key] = corrected(known, values)


def _overlaps(revision: Revision, key: Key) -> bool:
    table, start, end = key
    return any(other[0] == table and other[1] < end and start < other[2] for other in revision.mentions)


def _begins(revision: Revision, table: TableName, start: Value) -> bool:
    return any(other[0] == table and other[1] == start for other in revision.mentions)


def _label(revision: Revision, name: Value) -> str | None:
    """The label that the article's entities of that name have."""
    labels = (m.label for m in revision.in_order() if isinstance(m, Entity) and m.name == name)
    return next(labels, None)


def _part_equivalents(revision: Revision) -> None:
    """What restated a figure that is gone restates nothing."""
    for key, mention in revision.mentions.items():
        if not isinstance(mention, Statement):
            continue
        first = mention.figure.equivalent_of
        if first is not None and not _begins(revision, key[0], first):
            revision.mentions[key] = replace(mention, figure=replace(mention.figure, equivalent_of=None))


def _done(revision: Revision, line: Correction, detail: str) -> None:
    _report(revision, line, "corrected", detail)


def _stale(revision: Revision, line: Correction, why: str) -> None:
    _report(revision, line, "stale_correction", f"{line.field} of {line.text!r} in {line.table}: {why}")


def _report(revision: Revision, line: Correction, code: str, detail: str) -> None:
    there = revision.article.text[line.start : line.end]
    whole = len(there) == line.end - line.start
    start, end, text = (line.start, line.end, there) if whole else (None, None, None)
    revision.issues.append(Issue(line.article_id, STAGE, code, detail, "warning", start, end, text))
