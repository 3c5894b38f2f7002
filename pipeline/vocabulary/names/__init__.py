"""Row types for the vocabulary of names: what zones, organisations and people are called, and what only looks so.

Everything is keyed by lower case unless a comment says otherwise; the tables are plain dicts and frozensets, read once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.vocabulary import load

ModifierRole = Literal["type", "level", "domain", "place"]
Cue = Literal[
    "also_named",
    "apart",
    "after_object",
    "arm_trade",
    "around_alias",
    "association",
    "becoming",
    "between_names",
    "built_ground",
    "byline_role",
    "capital_participle",
    "center_building",
    "clause_opener",
    "committee_word",
    "credit",
    "credit_opener",
    "direction",
    "event_adjective",
    "firm_act",
    "firm_agent_participle",
    "firm_anaphor",
    "firm_asset",
    "firm_auxiliary",
    "firm_dependent",
    "firm_drawing_verb",
    "firm_example",
    "firm_executive",
    "firm_object_verb",
    "firm_office",
    "firm_participle",
    "firm_partnering",
    "firm_passive",
    "firm_possession",
    "firm_property",
    "firm_role",
    "firm_staff",
    "firm_trading",
    "foreign_division",
    "founded",
    "fuller_name_word",
    "function_word",
    "government_level",
    "head_before_of",
    "holder_participle",
    "holding_verb",
    "intending_verb",
    "legal_form_word",
    "share_verb",
    "stock_exchange",
    "life_verb",
    "made_of",
    "name_particle",
    "name_suffix",
    "naming",
    "nationality",
    "ordinal",
    "ordinary_zone_adjective",
    "other_acronym",
    "other_than_firm",
    "part_announcer",
    "people",
    "settlement_before_of",
    "single_name_role",
    "small_place_type",
    "title",
    "village_type",
    "weak_nominal_word",
    "zone_noun_after",
    "aside_opener",
    "contrasting_adjective",
    "leading_form",
    "lying_preposition",
    "lying_verb",
    "nominal_adjective",
    "zone_type_word",
]
OrganisationKind = Literal["body", "institution", "company", "sector"]


@dataclass(frozen=True, slots=True)
class ZoneHead:
    """A word that ends a zone's name; see zone_name_heads.csv."""

    word: str
    plural: str
    family: str
    nominal: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneModifier:
    """A word between a zone's proper name and its head."""

    word: str
    role: ModifierRole


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """A word that ends an organisation's name."""

    word: str
    kind: OrganisationKind
    lower: bool = False


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation whose name does not say that it is one."""

    name: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Surname:
    """A Chinese surname in pinyin."""

    name: str
    rare: bool = False


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb whose subject speaks."""

    form: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A word that says what sort of place a name belongs to."""

    word: str
    levels: tuple[int, ...]
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class CapitalisedWord:
    """A word that is capitalised without being part of a name."""

    word: str
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list."""

    word: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb."""

    form: str


@dataclass(frozen=True, slots=True)
class Title:
    """An office or occupation."""

    title: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written."""

    name: str


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable of pinyin."""

    syllable: str


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word and what it tells of what stands beside it."""

    word: str
    cue: Cue


ZONE_HEADS = {row.word: row for row in load("names/zone_name_heads", ZoneHead)}
ZONE_PLURALS = {row.plural: row for row in load("names/zone_name_heads", ZoneHead)}
ZONE_MODIFIERS = {row.word: row.role for row in load("names/zone_name_modifiers", ZoneModifier)}
ZONE_NAME_EXCLUDERS = frozenset(row.word for row in load("names/zone_name_excluders", Word))
ZONE_NAME_DECOYS = frozenset(row.name.lower() for row in load("names/zone_name_decoys", Name))
ORGANISATION_HEADS = {row.word: row for row in load("names/organisation_heads", OrganisationHead)}
KNOWN_ORGANISATIONS = {row.name: row.ambiguous for row in load("names/organisations", KnownOrganisation)}
"""By the name as written."""
LEGAL_FORMS = tuple(row.name for row in load("names/legal_forms", Name))
"""As written."""
COMPANY_NOUNS = frozenset(row.word for row in load("names/company_nouns", Word))
COMPANY_VERBS = frozenset(row.form for row in load("names/company_verbs", Form))
REPORTING_VERBS = {row.form: row.soft for row in load("names/reporting_verbs", ReportingVerb)}
PERSON_ROLES = frozenset(row.title.lower() for row in load("names/person_roles", Title))
ROLE_WORDS = frozenset(word for role in PERSON_ROLES for word in role.split())
PERSON_DECOYS = frozenset(row.name.lower() for row in load("names/person_decoys", Name))
SURNAMES = {row.name.lower(): row.rare for row in load("names/surnames", Surname)}
PINYIN = frozenset(row.syllable for row in load("names/pinyin", Syllable))
GIVEN_NAMES = frozenset(row.name.lower() for row in load("names/given_names", Name))
PLACE_HEADS = {row.word.lower(): row for row in load("names/place_heads", PlaceHead)}
UNLABELLED_NAMES = tuple(row.name for row in load("names/unlabelled_names", Name))
UNLABELLED_HEADS = frozenset(row.word for row in load("names/unlabelled_heads", Word))
CAPITALISED_WORDS = {row.word.lower(): row.edge for row in load("names/capitalised_words", CapitalisedWord)}

_CUE_WORDS = load("names/cues", CueWord)
CUES = {cue: frozenset(row.word for row in _CUE_WORDS if row.cue == cue) for cue in get_args(Cue)}
"""The words of each cue."""
