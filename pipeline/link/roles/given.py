"""A temporal expression and what it is told to be -> the expression with its role."""

from __future__ import annotations

from pipeline.models import Entity, Label, Timex


def given(timex: Timex, role: str | None, subject: str | None, label: Label | None, rule: str) -> Timex:
    """`timex` with a role, whose it is, and the rule that gave it."""
    return Timex(timex.start, timex.end, timex.value, timex.rule, timex.relation, role, subject, label, rule)


def owned(timex: Timex, role: str, owner: Entity | None, rule: str) -> Timex:
    """`timex` with the role of a thing's event or period, where it is known whose."""
    return given(timex, role, owner.name if owner else None, owner.label if owner else None, rule)
