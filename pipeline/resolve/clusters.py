"""Zones as single articles call them -> clusters, one a real zone; how they merged, and what was too doubtful to merge.

Sightings of one identity are one zone. Identities merge when an article calls one by the other's name or acronym, when
they share a Chinese name, or when an article knew the province alone. Two names that any article keeps apart never
merge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.models import Issue, Zone
from pipeline.resolve.identity import BOUND, LOOSE, Identity, Reading
from pipeline.resolve.place_in_name import holds
from pipeline.vocabulary import places


@dataclass(frozen=True, slots=True)
class Sighting:
    """One zone of one article; `mentions` counts its mentions, `around` has the codes of the places named there."""

    article_id: str
    zone: Zone
    reading: Reading
    mentions: int
    around: frozenset[str] = frozenset()


Method = Literal["words", "chinese_name", "alias", "acronym", "province"]
"""How a name joined a zone: by place, category and distinguishing words; by one Chinese name; as a name or an acronym
that an article introduces for it; by its words and its province."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One zone of the corpus; `root` is the identity that its id is made from, `methods` how the others joined it."""

    root: Identity
    sightings: tuple[Sighting, ...]
    methods: Mapping[Identity, Method]


Candidates = dict[str, set[Identity]]
"""Names, and the identities that they may stand for."""


def cluster(sightings: Iterable[Sighting]) -> tuple[list[Cluster], list[Issue]]:
    """Clusters in the order of their roots, and `doubtful_merge` issues."""
    ordered = sorted(sightings, key=lambda s: (s.reading.identity, s.article_id, s.zone.name))
    work = _Merger(ordered)
    for step in (work.by_chinese_name, work.by_alias, work.by_province, work.doubt_kinds):
        step()
    found: dict[Identity, list[Sighting]] = {}
    for sighting in ordered:
        found.setdefault(work.root(sighting.reading.identity), []).append(sighting)
    clusters = [Cluster(root, tuple(some), work.methods) for root, some in sorted(found.items())]
    return clusters, work.issues


class _Merger:
    """Union of identities; every step reads the sightings in one fixed order, so that the outcome has but one form."""

    def __init__(self, sightings: list[Sighting]) -> None:
        self.groups: dict[Identity, list[Sighting]] = {}
        for sighting in sightings:
            self.groups.setdefault(sighting.reading.identity, []).append(sighting)
        self.methods: dict[Identity, Method] = {}
        self.issues: list[Issue] = []
        self._into: dict[Identity, Identity] = {}
        self._articles = {key: {s.article_id for s in some} for key, some in self.groups.items()}
        self._doubted: set[frozenset[Identity]] = set()

    def root(self, identity: Identity) -> Identity:
        """The identity that this one has joined, or itself."""
        while identity in self._into:
            identity = self._into[identity]
        return identity

    def by_chinese_name(self) -> None:
        """One Chinese name, one zone: the identity that most articles use keeps its own."""
        names: Candidates = {}
        for identity, some in self.groups.items():
            for sighting in some:
                if sighting.zone.name_zh:
                    names.setdefault("".join(sighting.zone.name_zh.split()), set()).add(identity)
        for name, identities in sorted(names.items()):
            first, *others = sorted(identities, key=lambda key: (-len(self._articles[key]), key))
            for other in others:
                self._merge(other, first, "chinese_name", name)

    def by_alias(self) -> None:
        """A name that an article introduces for a zone means that zone elsewhere too, if it means no second one."""
        introduced: Candidates = {}
        for identity, some in self.groups.items():
            for sighting in some:
                for alias in sighting.zone.aliases:
                    introduced.setdefault(places.key(alias), set()).add(identity)
        for identity, some in self.groups.items():
            for name in sorted({s.zone.name for s in some}):
                owners = {self.root(owner) for owner in introduced.get(places.key(name), ())}
                owners.discard(self.root(identity))
                if len(owners) == 1:
                    self._merge(identity, owners.pop(), "acronym" if name.isupper() else "alias", name)
                for owner in sorted(owners):
                    self._doubt(identity, owner, f"{name} is a name of more than one zone")

    def by_province(self) -> None:
        """A zone whose article tells the province alone is the one of that name in a city there, if there is one."""
        for identity, alike in self._alike(lambda key: (key.category, key.words)):
            if not identity.words or any(s.reading.named for s in self.groups[identity]):
                continue
            inside = [k for k in alike if k.region != identity.region and _inside(identity.region, k.region)]
            if len(inside) == 1 and identity.region:
                self._merge(identity, inside[0], "province", self.groups[identity][0].zone.name)
            elif len(inside) == 1:
                self._doubt(identity, inside[0], "same words and category, but no place")

    def doubt_kinds(self) -> None:
        """`Qingdao Development Zone` may be the only other zone of Qingdao: said, not merged."""
        for identity, alike in self._alike(lambda key: (key.region, key.county, _bare(key.words))):
            loose = identity.category == "other"
            others = {self.root(k) for k in alike if k.category != "other" or not loose} - {self.root(identity)}
            others = {other for other in others if loose or other.category == identity.category}
            if identity.region and len(others) == 1:
                self._doubt(identity, others.pop(), "same place, and nothing in the words to tell them apart")

    def _alike(self, trait: Callable[[Identity], object]) -> Iterator[tuple[Identity, list[Identity]]]:
        """Every identity that shares a trait with others, and all that have it; bound ones apart."""
        by_trait: dict[object, list[Identity]] = {}
        for identity in self.groups:
            if not identity.region.startswith(BOUND):
                by_trait.setdefault(trait(identity), []).append(identity)
        return ((one, some) for some in by_trait.values() if len(some) > 1 for one in some)

    def _merge(self, identity: Identity, into: Identity, method: Method, name: str) -> None:
        one, two = self.root(identity), self.root(into)
        if one == two:
            return
        if reason := self._against(one, two, method):
            self._doubt(one, two, f"{method} {name}: {reason}")
            return
        self._into[one] = two
        self._articles[two] = self._articles[two] | self._articles[one]
        self.methods[one] = method

    def _against(self, one: Identity, two: Identity, method: Method) -> str | None:
        """Why two identities had better stay apart."""
        if self._articles[one] & self._articles[two]:
            return "an article names both"
        if method == "chinese_name":
            return None
        if not (self._tells(one) and self._tells(two)):
            return None if self._near(one, two.region) else "its article names other places alone"
        if one.region != two.region:
            return "they lie in different places"
        if one.category == two.category and one.words != two.words:
            return "their words differ"
        return None

    def _near(self, one: Identity, region: str) -> bool:
        """Whether the articles of an identity name that region or what holds it, or no place at all."""
        codes = {region, *(place.code for place in places.ancestors(region))} if region else set()
        return not codes or all(not s.around or codes & s.around for s in self.groups[one])

    def _tells(self, identity: Identity) -> bool:
        """Whether the name by itself says place and kind."""
        return any(s.reading.named and s.reading.headed and not s.reading.acronym for s in self.groups[identity])

    def _doubt(self, one: Identity, two: Identity, reason: str) -> None:
        pair = frozenset((one, two))
        if pair not in self._doubted:
            self._doubted.add(pair)
            first, other = self.groups[one][0], self.groups[two][0]
            detail = f"{first.zone.name} may be {other.zone.name} ({other.article_id}): {reason}"
            self.issues.append(Issue(first.article_id, "resolve", "doubtful_merge", detail))


def _inside(outer: str, inner: str) -> bool:
    return not outer or holds(outer, inner)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without those that a loose name may have or leave out (`China-Singapore Suzhou ...`)."""
    return tuple(word for word in words if word not in LOOSE and not any(p.level == 0 for p in places.lookup(word)))
