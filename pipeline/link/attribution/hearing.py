"""A sentence with its figures attributed -> what it leaves in the discourse: whom it was about, who speaks for whom."""

from __future__ import annotations

from itertools import pairwise

from pipeline.link.attribution.owners.discourse import UNNAMED, Owner
from pipeline.link.attribution.owners.works import note_works
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import label_of
from pipeline.models import Entity, Figure

_TOPICAL = frozenset(
    {"subject", "possessive", "pronoun", "of_subject", "company_noun", "complement", "recipient", "frame", "speaker"}
)


def hear(sentence: Sentence) -> None:
    """Leave the sentence's owner for the next: that of its first clause."""
    note_works(sentence)
    if len(sentence.items) > 1 and sentence.items[1].surface in _CONTRASTS:
        return
    if sentence.unnamed or UNNAMED in sentence.owners:
        sentence.discourse.last = UNNAMED
        return
    _hear_speaker(sentence)
    if _founds_unnamed(sentence):
        sentence.discourse.lost()
        return
    for done in sentence.done:
        if done.given.subject is not None and done.given.subject_label == "ORG":
            sentence.discourse.company = Owner(done.given.subject, "ORG", "company_noun")
            sentence.discourse.company_here = True
    kinds = [chunk.kind for chunk in sentence.chunks]
    headed = ("clause", "predicate") if "clause" in kinds or "predicate" in kinds else ("phrase",)
    for chunk, owner in zip(sentence.chunks, sentence.owners, strict=True):
        if chunk.kind not in headed:
            continue
        if owner is None or owner.rule not in _TOPICAL or _counts_parts(sentence, chunk, owner):
            owner = _introduced(sentence) or (_agent(sentence) if owner is None else None)
        if owner is not None:
            sentence.discourse.heard(owner)
        return


def _counts_parts(sentence: Sentence, chunk: Chunk, owner: Owner) -> bool:
    """Whether a clause is about some of a place's parts, and not about the place: `Three townships of Jianxi district
    were placed under its management`."""
    if owner.rule != "of_subject" or owner.label != "GPE":
        return False
    head = sentence.items[chunk.first]
    return isinstance(head.mention, Figure) and head.mention.table == "counts"


def _founds_unnamed(sentence: Sentence) -> bool:
    """Whether a person comes by a firm that has no name here: `borrowed 300,000 yuan to found his company`."""
    if sentence.roles.isdisjoint(("company", "factory")):
        return False
    if not any(owner is not None and owner.label == "PERSON" for owner in sentence.owners):
        return False
    if any(label_of(sentence.items[k]) == "ORG" for k in sentence.names):
        return False
    return any(
        not noun.sense.roles.isdisjoint(("company", "factory"))
        and ("persons" in before.sense.roles or before.surface in ("a", "an", "own"))
        for before, noun in pairwise(sentence.items)
    )


_CONTRASTS = ("comparison", "contrast")
"""Second words of a sentence that holds another's figure against what the text goes on about: `For comparison`."""

_LONGEST_TITLE = 10
"""Items of what a speaker is: `, deputy general manager of the company`."""


def _hear_speaker(sentence: Sentence) -> None:
    """Note for whom a person speaks who is `manager of the company`: the one that the sentence is about."""
    if "speech" not in sentence.roles or "company" not in sentence.roles:
        return
    subject = next((owner for owner in sentence.owners if owner is not None), None)
    if subject is None or subject.label != "ORG":
        return
    items = sentence.items
    for index in sentence.names:
        person = items[index].mention
        if not isinstance(person, Entity) or person.label != "PERSON" or index + 1 == len(items):
            continue
        title = items[index + 1 : index + 1 + _LONGEST_TITLE]
        if title[0].surface == "," and any(
            before.surface == "the" and not noun.sense.roles.isdisjoint(("company", "works"))
            for before, noun in pairwise(title)
        ):
            sentence.discourse.people[person.name] = subject.by("speaker")
            sentence.discourse.met(person)


def _agent(sentence: Sentence) -> Owner | None:
    """The company whose a thing is that a sentence turned round tells of: `In the north stands a mill owned by X`."""
    given = sentence.done[0].given if sentence.done else None
    if given is None or given.subject is None or not (given.link_rule or "").startswith("agent"):
        return None
    return Owner(given.subject, "ORG", "company_noun") if given.subject_label == "ORG" else None


def _introduced(sentence: Sentence) -> Owner | None:
    """The name that a sentence with no subject of its own tells more of: `It is done at X, which covers ...`."""
    return next(
        (
            owner
            for owner in sentence.owners
            if owner is not None and owner.rule in ("relative", "apposition") and owner.label in ("ZONE", "ORG")
        ),
        None,
    )
