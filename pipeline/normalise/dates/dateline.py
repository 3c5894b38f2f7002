"""A short string known to be a date of publication -> date: `Dec 1, 2017`, `2011-05-09 07:54`, `03/31/2008`.

The usual forms are read here; dateparser stands behind them for whatever else is explicit, never for more than
`LONGEST` characters and never relative to a clock: a string without a year is no date.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.vocabulary.time import MONTHS

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 40
"""Characters of the longest string that dateparser is given."""

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(source, re.IGNORECASE)
    for source in (
        rf"(?<!\d){_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}-(?P<name>{_NAMES})-(?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<name>{_NAMES})\.?\s{{0,3}}{_DAY}\s{{0,3}},?\s{{0,3}}{_YEAR}",
        rf"(?<!\d){_DAY}[\s-]{{1,3}}(?:of\s)?(?P<name>{_NAMES})\b\.?,?[\s-]{{0,3}}{_YEAR}",
        rf"(?<!\d)(?P<month>\d{{1,2}})(?P<sep>[-/.])(?P<day>\d{{1,2}})(?P=sep){_YEAR}",
        rf"(?<!\d){_YEAR}\s{{0,2}}年\s{{0,2}}(?P<month>\d{{1,2}})\s{{0,2}}月\s{{0,2}}(?P<day>\d{{1,2}})\s{{0,2}}日",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    )
)
_MONTH_NUMBERS = {form.lower(): number for form, number in MONTHS.items()}
_EXPLICIT = re.compile(r"(?:19|20)\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d\d(?!\d)")


@lru_cache(maxsize=4096)
def parse_dateline(text: str) -> date | None:
    """The day that a dateline states; None where it states none or lacks the year. Numeric forms have the month first,
    unless the first number can be no month."""
    for form in _FORMS:
        found = form.search(text[:400])
        if found:
            parsed = _from_groups(found)
            if parsed:
                return parsed
    isolated = " ".join(text.split())
    return _behind(isolated) if len(isolated) <= LONGEST and _EXPLICIT.search(isolated) else None


def _from_groups(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    name = groups.get("name")
    month = _MONTH_NUMBERS[name.lower()] if name else int(groups["month"])
    day, year = int(groups["day"]), int(groups["year"])
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _parser() -> DateDataParser:
    """dateparser, told not to fill a missing part in from any clock."""
    from dateparser.date import DateDataParser

    settings = {
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RELATIVE_BASE": datetime(1900, 1, 1),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["custom-formats", "absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)


def _behind(isolated: str) -> date | None:
    found = _parser().get_date_data(isolated).date_obj
    return found.date() if found else None
