"""The rules of what names days, months, weekdays and years, in the order in which they are tried: name and pattern."""

from __future__ import annotations

from pipeline.extract.dates.fragments import (
    AFTER_MONTH,
    AND,
    CARDINAL,
    DAY,
    DECADE,
    END,
    GAP,
    JOIN,
    MONTH,
    ORDINAL,
    RANGE,
    RELATIVE_YEAR,
    TAIL,
    WEEKDAY,
    YEAR,
    surfaces,
)
from pipeline.patterns import HYPHEN
from pipeline.vocabulary.time import SEASONS

MONTH_RULES = (
    (
        "month_range",
        rf"(?:[Tt]he{GAP})?(?:{WEEKDAY},?{GAP})?(?P<month>{MONTH})(?:{AFTER_MONTH}(?P<day>{DAY}))?(?:,?{GAP}(?P<year1>{YEAR}))?"
        rf"(?:{RANGE}|(?P<both>{AND}))(?:the{GAP}end{GAP}of{GAP}|late{GAP}|early{GAP}|mid{HYPHEN}|{WEEKDAY},?{GAP})?"
        rf"(?P<month2>{MONTH})(?:{AFTER_MONTH}(?P<day2>{DAY}))?(?:{GAP}period)?{TAIL}?(?:{GAP}period)?{END}",
    ),
    (
        "day_month_range",
        rf"(?P<day>{DAY}){GAP}(?P<month>{MONTH})(?:,?{GAP}(?P<year1>{YEAR}))?(?:{RANGE}"
        rf"|(?P<both>{AND}))(?P<day2>{DAY}){GAP}"
        rf"(?P<month2>{MONTH}){TAIL}?{END}",
    ),
    (
        "day_month",
        rf"(?:{WEEKDAY},?{GAP})?(?:[Tt]he{GAP})?(?P<day>{DAY})(?:(?:{RANGE}|(?P<both>{AND}))(?P<day2>{DAY}))?"
        rf"(?:{GAP}(?:of{GAP})?|{HYPHEN}|(?<=[a-z]),{GAP})(?P<month>{MONTH}){TAIL}?{END}",
    ),
    (
        "month_day",
        rf"(?:{WEEKDAY},?{GAP})?(?P<month>{MONTH}){AFTER_MONTH}(?:the{GAP})?(?P<day>{DAY})"
        rf"(?:(?:{RANGE}|(?P<both>{AND}))(?P<day2>{DAY}))?(?:{GAP}\({WEEKDAY}\))?{TAIL}?(?:,?{GAP}{WEEKDAY})?{END}",
    ),
    (
        "month_day",
        rf"(?P<month>{MONTH}){AFTER_MONTH}(?P<day>{DAY})(?P<both>)(?P<day2>)(?P<year>)(?P<frame>){END}(?={AND})",
    ),
    (
        "month_of",
        rf"(?P<which>last|next|this|that|the{GAP}(?:same|following|previous|next)|[Ll]ast|[Nn]ext"
        rf"|[Tt]his){GAP}(?P<month>{MONTH}){END}",
    ),
    ("month", rf"(?:[Tt]he{GAP}month{GAP}of{GAP})?(?P<month>{MONTH}){TAIL}?{END}"),
)
_NTH_WEEKDAY = (
    "nth_weekday",
    rf"(?:[Tt]he{GAP})?(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th){GAP}(?P<weekday>{WEEKDAY}){GAP}(?:of|in){GAP}"
    rf"(?P<month>{MONTH}){TAIL}?{END}",
)
WEEKDAY_RULES = (
    _NTH_WEEKDAY,
    (
        "weekday",
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Tt]his{GAP}past|[Tt]he{GAP}(?:same|following|previous)){GAP})?"
        rf"(?P<weekday>{WEEKDAY})(?:{GAP}(?:of{GAP})?(?P<week>(?:last|next|this|that){GAP}week))?{END}",
    ),
)
YEAR_RULES = (
    ("iso", r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P<sep2>[-/.])(?P<day>\d{1,2})(?![^\W_]|[-/]\d)"),
    (
        "numeric",
        r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P<sep2>[-/.])(?P<year>(?:19|20)?\d\d)(?![^\W_]|[-/]\d)",
    ),
    (
        "cjk",
        rf"(?P<year>{YEAR}){GAP}?年(?:{GAP}?(?P<month>\d{{1,2}}){GAP}?月(?:{GAP}?(?P<day>\d{{1,2}}){GAP}?[日号])?)?",
    ),
    *MONTH_RULES[2:4],
    ("decades", rf"(?:[Tt]he{GAP})?(?P<decade>{DECADE})(?:{RANGE}|(?P<both>{AND}))(?:the{GAP})?(?P<decade2>{DECADE})"),
    ("decade", rf"(?:[Tt]he{GAP})?(?P<decade>{DECADE})"),
    (
        "year_range",
        rf"(?:[Tt]he{GAP}(?=\d{{4}}[^\n]{{3,9}}{GAP}period))?(?P<year>{YEAR})(?:{RANGE}"
        rf"|(?P<both>{AND}))(?:the{GAP}(?:year|end{GAP}of){GAP})?"
        rf"(?P<year2>{YEAR}|\d\d(?!\d))(?![-/\w%]|[.,]\d)(?:{GAP}period)?",
    ),
    ("iso_month", rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])(?![\d/-])"),
    ("fiscal_range", rf"(?P<year>{YEAR})/(?P<year2>(?:20)?\d\d)(?![\d/])"),
    (
        "quarter_code",
        rf"(?:(?P<code>[QH][1-4]|[1-4][QH])(?:{GAP}?(?:of{GAP})?|{GAP}?{HYPHEN}{GAP}?|,{GAP}?|/)(?P<year>{YEAR})"
        rf"|(?P<year0>{YEAR})[ -/]?(?P<code0>[QH][1-4]|[1-4][QH])){END}",
    ),
    (
        "quarter_short",
        r"(?:(?P<code>[QH][1-4]['’]|[1-4][QH]['’]?)(?P<year>\d\d)|(?P<year0>[012]\d)(?P<code0>Q[1-4]|H[12]))(?![\w%]|[.,]\d)",
    ),
    ("year_season", rf"(?P<year>{YEAR}){GAP}(?P<season>{surfaces(SEASONS)}){END}"),
    (
        "fiscal_year",
        rf"(?:(?:the{GAP})?(?:[Ff]iscal|[Ff]inancial)(?:{GAP}[Yy]ear)?{GAP}"
        rf"|FY{GAP}?)(?P<year>{YEAR}|(?<=FY)\d\d(?!\d))(?:(?:{HYPHEN}|/)(?P<year2>\d\d)(?!\d))?{END}",
    ),
    ("short_year", r"['’‘](?P<year>\d\d)(?![\w'’])"),
    ("bare_year", rf"(?:(?:[Tt]he{GAP})?(?:calendar{GAP})?[Yy]ear{GAP})?(?P<year>{YEAR})(?![\w%])"),
)
_PART = (
    rf"(?P<ordinal>{ORDINAL}|last|final|latter)(?:{JOIN}(?P<count>{CARDINAL}))?{JOIN}"
    rf"(?P<unit>[Qq]uarters?|[Hh]alf(?:{JOIN}year)?|months?)"
)
FRAMED_PART = (
    "ordinal_period",
    rf"(?:[Tt]he{GAP})?(?P<frame>{YEAR}(?=['’]?s?{GAP})|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]hat){GAP}year(?=['’]s))"
    rf"(?:['’]s)?{GAP}{_PART}{END}",
)
CODE_RULES = (
    (
        "quarter_range",
        rf"(?P<code>Q[1-4]|[1-4]Q){RANGE}(?P<code2>Q[1-4]|[1-4]Q)(?:,?{GAP}?(?:of{GAP})?(?P<year>{YEAR}))?{END}",
    ),
    *(r for r in YEAR_RULES if r[0] in ("quarter_code", "quarter_short")),
    ("months_code", rf"(?P<count>[369])M(?:{GAP}(?P<year>{YEAR})|(?P<short>\d\d)){END}"),
    ("quarter_alone", rf"(?P<code>[QH][1-4]|[1-4][QH])(?:,?{GAP}(?:of{GAP})?(?P<frame>{RELATIVE_YEAR}))?{END}"),
)
