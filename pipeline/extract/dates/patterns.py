"""The grammar of temporal expressions: vocabulary of time -> compiled rules, in the order in which they are tried.

A rule matches at the place where an expression begins (`triggers` finds it); its named groups are what the resolvers
read. `edge` in a group is what narrows a period (`the end of`). No rule repeats without bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.dates.calendar_rules import (
    CODE_RULES,
    FRAMED_PART,
    MONTH_RULES,
    WEEKDAY_RULES,
    YEAR_RULES,
)
from pipeline.extract.dates.fragments import (
    _ASPECT,
    AND,
    CARDINAL,
    COUNT,
    END,
    FRAME,
    GAP,
    JOIN,
    MONTH,
    ORDINAL,
    PLAN_KEY,
    PLAN_WORDS,
    RANGE,
    RELATIVE_YEAR,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    cased,
    surfaces,
    words_of,
)
from pipeline.extract.dates.plain import PLAIN
from pipeline.patterns import HYPHEN
from pipeline.vocabulary.time import (
    DECOYS,
    FIXED_WORDS,
    HOLIDAYS,
)


@dataclass(frozen=True)
class Rule:
    """A construction: its name, which is also its resolver's, and its pattern, compiled when it is first tried."""

    name: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.source)


_LAST = r"(?:last|final|latter|closing|other|remaining)"
_UNIT_RULES = (
    (
        "same_period",
        rf"(?:(?:[Tt]he|that){GAP})?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|like){GAP}"
        rf"(?:(?P<count>{CARDINAL}){GAP})?(?P<unit>period|time|months?|quarters?|half|season)"
        rf"(?:{GAP}(?:of|in|a|last|the|one){GAP}?(?P<frame>{YEAR}|(?:last{GAP}|the{GAP}previous{GAP}"
        rf"|previous{GAP}|the{GAP}preceding{GAP})?year"
        rf"(?:{GAP}(?:earlier|ago|before))?|the{GAP}year{GAP}before))?{END}",
    ),
    (
        "plan_range",
        rf"(?:[Tt]he{GAP})?(?P<plan>{ORDINAL})(?:(?:{GAP}{PLAN_KEY})?{RANGE}|{AND})(?:the{GAP})?(?P<plan2>{ORDINAL})"
        rf"{GAP}?{PLAN_KEY}{END}",
    ),
    (
        "plan",
        rf"(?:(?:[Tt]he|[Ii]ts|[Cc]hina['’]s|[Tt]his){GAP})?(?:(?:current|ongoing|present|coming|upcoming|new"
        rf"|national|next|state|country['’]s){GAP})?"
        rf"[\"“‘']?(?P<plan>{ORDINAL})(?:{GAP}|{HYPHEN})['\"“‘]?(?:{PLAN_KEY})['\"”’]?(?:{GAP}[Pp]eriods?)?{END}",
    ),
    (
        "plan_relative",
        rf"(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his){GAP}(?P<which>current|present|ongoing|existing|next|coming|upcoming"
        rf"|last|previous|past|new){GAP}"
        rf"{PLAN_WORDS}{END}",
    ),
    (
        "plan_anaphor",
        rf"(?<=[Dd]uring\s)(?:the|this|that){GAP}(?:[Ff]ive{JOIN}[Yy]ear{GAP})?[Pp]lan(?:{GAP}period"
        rf"|ning{GAP}period)?(?=[\s.,;)])",
    ),
    ("plan_anaphor", rf"(?:the|this|that){GAP}(?:[Ff]ive{JOIN}[Yy]ear{GAP})?[Pp]lan(?:ning)?{GAP}period{END}"),
    ("plan_anaphor", rf"(?:the|this|that){GAP}[Ff]ive{JOIN}[Yy]ear{GAP}[Pp]lan{END}"),
    (
        "ordinal_period",
        rf"(?:(?:[Tt]he|[Tt]his){GAP})?(?P<ordinal>{ORDINAL}|[Ff]irst|[Ss]econd|{_LAST}|early)"
        rf"(?:{JOIN}(?P<count>{CARDINAL}|few|several|couple{GAP}of))?{JOIN}(?P<unit>[Qq]uarters?|[Hh]alf(?:{JOIN}year)?|months?|weeks?"
        rf"|days?|years?|decades?|thirds?)"
        rf"(?:(?:{GAP}of|{GAP}in|,)?{GAP}(?P<frame>{FRAME}))?{END}(?!{HYPHEN}[A-Za-z])",
    ),
    (
        "ago",
        rf"(?P<count>{COUNT}|half{GAP}an?|one{GAP}and{GAP}a{GAP}half"
        rf"|two{GAP}and{GAP}a{GAP}half){JOIN}(?:full{GAP}|short{GAP}|whole{GAP})?(?P<unit>{UNIT})"
        rf"{GAP}(?P<sense>ago|back|earlier|before|previously|later|after(?:wards?)?|on|hence|from{GAP}now){END}",
    ),
    (
        "unit_beside",
        rf"[Tt]he{GAP}(?P<unit>day|week|month|quarter|year|decade){GAP}(?P<sense>before|earlier"
        rf"|after)(?={GAP}?[.,;:)\n]|{GAP}(?:last|next|that)\b|$)",
    ),
    (
        "so_far_this",
        rf"(?:[Ss]o{GAP}far|[Ee]arlier|[Ll]ater){GAP}(?P<which>this|that|last|next){GAP}(?P<unit>year|month|week"
        rf"|quarter|decade|century){END}",
    ),
    (
        "deictic_span",
        rf"(?:(?:[Tt]he|[Tt]hese|[Tt]his|[Tt]hose){GAP})?"
        rf"(?P<which>past|last|next|coming|following|previous|preceding|recent|prior|ensuing|subsequent|first"
        rf"|initial|current|upcoming|intervening|"
        rf"Past|Last|Next|Recent){GAP}"
        rf"(?P<count>{CARDINAL}(?:(?:{RANGE}|{GAP}or{GAP}){CARDINAL})?|few|several|couple{GAP}of|dozen|half(?={JOIN}))"
        rf"(?:{GAP}or{GAP}(?:so|{CARDINAL}))?(?:{GAP}(?:consecutive|straight))?{JOIN}(?P<unit>{UNIT}){END}",
    ),
    (
        "weekend",
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{GAP}(?:past|coming))?|[Tt]hat"
        rf"|[Tt]he(?:{GAP}(?:past|coming|following))?){GAP})?weekend{END}",
    ),
    (
        "deictic",
        rf"(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]hat|(?:[Tt]he|[Tt]hat|[Tt]his){GAP}(?:{_ASPECT})){GAP}"
        rf"(?:(?:calendar|fiscal|financial){GAP})?(?P<unit>day|week|month|quarter|half|half(?:{HYPHEN}"
        rf"|{GAP})year|year|decade|century|"
        rf"season){END}(?!{HYPHEN})",
    ),
    (
        "same_count",
        rf"(?P<which>[Tt]he(?:{GAP}same)?|[Tt]hose|[Tt]hese){GAP}(?P<count>{CARDINAL}){GAP}(?P<unit>{UNIT}){END}"
        rf"(?!{GAP}(?:to|ended|ending|of)\b)",
    ),
    (
        "consecutive",
        rf"(?:[Tt]he{GAP})?(?P<count>{ORDINAL}|{CARDINAL}){GAP}(?:(?:consecutive|straight|successive|running){GAP}"
        rf"(?P<unit>{UNIT})|(?P<row>{UNIT}){GAP}(?:in{GAP}a{GAP}row|in{GAP}succession|running)){END}",
    ),
    (
        "year_end",
        rf"(?:[Tt]he{GAP})?(?:(?P<end>year{JOIN}?end|year['’]s{GAP}end)|(?P<mid>mid(?:{HYPHEN}"
        rf"|{GAP})?year))(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}))?{END}",
    ),
    ("century", rf"(?:[Tt]he{GAP}|[Tt]his{GAP})?(?P<ordinal>{ORDINAL}){JOIN}[Cc]entury(?!{HYPHEN}|\w)"),
    ("set", rf"(?:[Ee]very|[Ee]ach|[Pp]er)(?:{GAP}(?P<count>other|{CARDINAL}))?{GAP}(?P<unit>{UNIT}){END}"),
    (
        "the_unit",
        rf"(?P<determiner>[Tt]he){GAP}(?:(?:whole|full|entire){GAP})?(?P<unit>year|quarter|half(?:{JOIN}year)?"
        rf"|month|week|decade|century)(?![\w'’]|{HYPHEN}|{GAP}(?:\d|(?:of|when|that|end(?:ed|ing)|ahead|in{GAP}which)\b|to{GAP}(?:{MONTH}|\d)))",
    ),
    (
        "units_edge",
        rf"[Tt]he{GAP}(?P<unit>year|quarter|month|decade|century)['’]s{GAP}(?P<edge>end|close|start|beginning"
        rf"|first|last){END}",
    ),
    ("the_unit", rf"(?P<determiner>[Tt]he){GAP}(?P<unit>year|quarter|month|week|decade)(?=['’]s\b)"),
    (
        "year_to",
        rf"[Tt]he{GAP}(?:(?:whole|full){GAP})?(?P<unit>year)"
        rf"(?={GAP}(?:to|through|end(?:ed|ing)(?:{GAP}(?:in|on))?){GAP}(?:the{GAP}end{GAP}of{GAP})?(?:{MONTH}|\d))",
    ),
    ("edged_year", rf"(?P<determiner>)(?P<unit>year){END}(?!{HYPHEN}|['’])"),
    ("mixed_duration", rf"(?P<count>{COUNT}){GAP}(?:and{GAP}a{GAP}half){GAP}(?P<half>)(?P<unit>{UNIT}){END}"),
    (
        "half_duration",
        rf"(?:half{GAP}an?|[Aa]{GAP}half|[Hh]alf{GAP}an?|half){JOIN}(?P<unit>month|year|decade"
        rf"|century){END}(?!{HYPHEN})",
    ),
    (
        "long_period",
        rf"(?:[Tt]he|[Tt]hat|[Tt]his){GAP}(?P<count>{CARDINAL}){JOIN}(?P<unit>{UNIT}){GAP}period(?!{GAP}(?:of|from|between)\b){END}",
    ),
    (
        "duration",
        rf"(?:(?P<these>[Tt]hese|[Tt]hose|[Tt]he|[Aa]){GAP}(?=\d|[a-z]))?(?P<count>{COUNT}|\d\.\d|(?:\d{{1,2}}"
        rf"|{words_of('unit', 'teen')})(?:{RANGE}|{GAP}or{GAP})(?:\d{{1,2}}|{words_of('unit', 'teen')}))"
        rf"{JOIN}(?:more{GAP}|full{GAP}|whole{GAP}|short{GAP}|solid{GAP}|long{GAP}|working{GAP}|calendar{GAP}"
        rf"|additional{GAP}|extra{GAP})?(?P<unit>{UNIT})"
        rf"(?P<long>(?:{HYPHEN}|{GAP})long)?(?:['’](?!s))?{END}(?!{HYPHEN}(?:old|end|on))",
    ),
    (
        "vague_duration",
        rf"(?P<unit>decades|years|months|weeks|days)(?={GAP}(?:of|to(?!{GAP}come)|ago|later|before|after|and)\b|[.,;])",
    ),
)
_WORD_RULES = (
    (
        "holiday",
        rf"(?:(?:[Tt]he|this|last"
        rf"|next){GAP})?(?:(?P<year0>{YEAR}){GAP})?(?P<holiday>{surfaces(HOLIDAYS)})(?:{GAP}(?P<long>(?:[Gg]olden{GAP}[Ww]eek|holidays?|break)))?"
        rf"(?:{GAP}(?:of{GAP}|in{GAP})?(?:(?P<year>{YEAR})|(?P<frame>{RELATIVE_YEAR})))?{END}",
    ),
    (
        "season",
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{GAP}past|{GAP}coming)?|[Tt]hat"
        rf"|[Tt]he(?:{GAP}(?:same|following|previous|next|past|coming))?){GAP})?(?P<season>{SEASON})"
        rf"(?:{GAP}(?:of{GAP}|in{GAP})?(?:(?P<year>{YEAR})(?:[-/\u2013]\d\d(?!\d))?"
        rf"|(?P<frame>{RELATIVE_YEAR})))?{END}(?!{HYPHEN})",
    ),
    ("every_named", rf"(?:[Ee]very|[Ee]ach){GAP}(?P<named>{MONTH}|{WEEKDAY}|{SEASON}){END}"),
    ("today", rf"[Tt]oday{END}"),
    (
        "fixed",
        rf"(?P<fixed>{surfaces(cased(FIXED_WORDS))}){END}(?!{HYPHEN})",
    ),
    (
        "the_period",
        rf"(?:[Tt]he|[Tt]hat|[Tt]his){GAP}(?:(?:whole|entire|reporting|review|reported){GAP})?period{END}(?!{GAP}(?:of|from|between|to|when"
        rf"|that|in{GAP}which|before|after|since|for|under|through|covered|covering|end(?:ed|ing)|\d|\())",
    ),
    ("then", rf"(?<=[Ss]ince\s)then{END}"),
    ("then", rf"(?<=[Bb]y\s)then{END}"),
    ("then", rf"that{GAP}day{END}"),
    (
        "nth_day",
        rf"(?:[Tt]he{GAP})(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?:{GAP}of{GAP}(?P<frame>(?:this|last|next|that"
        rf"|the{GAP}same){GAP}month))?{END}(?={GAP}?[.,;)]|\s(?:to|and|when|with|at|by|in)\b|$|(?<=month))",
    ),
    (
        "plan_cjk",
        r"[“\"「]?(?P<han>十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?)五[”\"」]?(?:规划|计划|时期|期间)?",
    ),
)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in order of trial.

    `any` matches where one of them does; the number of its group tells which is first: an empty group after each, as
    one around it would keep `re` from passing over it at its first character. `plain` matches the commonest forms;
    its group bears the name of the first rule to try.
    """

    rules: tuple[Rule, ...]
    any: re.Pattern[str]
    plain: re.Pattern[str] | None
    from_name: dict[str, tuple[Rule, ...]]

    def candidates(self, prose: str, start: int) -> tuple[Rule, ...]:
        """The rules from the first that matches at an offset on; none where none does."""
        plain = self.plain.match(prose, start) if self.plain else None
        if plain:
            return self.from_name[plain.lastgroup or ""]
        found = self.any.match(prose, start)
        return self.rules[found.lastindex - 1 :] if found and found.lastindex else ()


def _compiled(kind: str, *groups: tuple[tuple[str, str], ...]) -> RuleSet:
    rules = tuple(Rule(name, source) for group in groups for name, source in group)
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in rules)
    return RuleSet(
        rules,
        re.compile("|".join(f"(?:{source})()" for source in unnamed)),
        re.compile(PLAIN[kind]) if kind in PLAIN else None,
        {rule.name: rules[at:] for at, rule in reversed(list(enumerate(rules)))},
    )


def _named(name: str, group: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(rule for rule in group if rule[0] == name)


DECOY = re.compile(rf"{surfaces(cased(row.form for row in DECOYS if row.where == 'whole'))}(?!\w)")

_GROUPS: dict[str, tuple[tuple[tuple[str, str], ...], ...]] = {
    "named": (_named("every_named", _WORD_RULES), WEEKDAY_RULES[:1], MONTH_RULES, WEEKDAY_RULES[-1:]),
    "year": (YEAR_RULES[:-1], (FRAMED_PART,), YEAR_RULES[-1:]),
    "code": (CODE_RULES,),
    "unit": (
        _named("holiday", _WORD_RULES),
        (FRAMED_PART,),
        _UNIT_RULES,
        _named("fixed", _WORD_RULES),
        _named("then", _WORD_RULES),
    ),
    "word": (
        _named("plan_range", _UNIT_RULES),
        _WORD_RULES,
        _named("same_period", _UNIT_RULES),
        _named("plan_anaphor", _UNIT_RULES),
    ),
}
RULES = {kind: _compiled(kind, *groups) for kind, groups in _GROUPS.items()}
"""The rules by the kind of word that makes one look for an expression, each list in order of trial."""
