"""Mentions -> statements: whose a figure is, what it measures, when, and its yuan; what happened on a date."""

from __future__ import annotations

from pipeline.annotate import Annotated
from pipeline.attempts import Attempt, Steps, direct
from pipeline.link import attribution, conversion, roles
from pipeline.link.checks import check
from pipeline.models import Attribution, Found, Issue, Linked, Statement
from pipeline.normalise.rates import RateBook


def link(annotated: Annotated, found: Found, rates: RateBook | None = None, attempt: Attempt = direct) -> Steps[Linked]:
    """One article, finished but for what only the whole corpus can tell; `rates` are exchange rates beyond our own."""
    bare = tuple(Statement(figure, Attribution()) for figure in found.figures)
    thread = attribution.Thread()
    attributed = attempt("attribution", lambda: attribution.attribute(annotated, found, thread), bare)
    yield
    unconverted: tuple[tuple[Statement, ...], tuple[Issue, ...]] = (attributed, ())
    no_issues: tuple[Issue, ...] = ()
    statements, issues = attempt(
        "conversion", lambda: conversion.convert(annotated.article, found, attributed, rates), unconverted
    )
    yield
    timexes = attempt("roles", lambda: roles.assign(annotated, found, statements, thread), found.timexes)
    contradictions = attempt(
        "checks", lambda: check(annotated.article, annotated.sentences, statements, timexes), no_issues
    )
    return Linked(
        annotated.article,
        annotated.sentences,
        found.entities,
        found.zones,
        timexes,
        statements,
        found.issues + issues + contradictions,
    )
