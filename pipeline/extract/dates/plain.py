"""The commonest expressions in their plainest form: a small pattern tells which rule to begin with, and spares the
trial of all of them.

A form is plain where what follows it cannot go on with it. The letters in a class are the first ones of words that no
rule before the named one (in the order of `patterns`) goes on with; `and`, `to`, `through` join it to something.
"""

from __future__ import annotations

from pipeline.extract.dates.fragments import YEAR
from pipeline.vocabulary.time import MONTHS

_STOP = r"[.;:)\"”](?![\dQH])|\n"
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
_MONTH = rf"(?:{'|'.join(form for form in MONTHS if len(form) > 4 or form in ('May', 'June', 'July'))})"
_UNJOINED = r"t(?=he)|a(?!nd)"

PLAIN = {
    "year": rf"(?P<bare_year>{YEAR}(?=,(?![\dQH])|{_STOP}| (?:[bcdghijkmopqrvwxyz]|{_UNJOINED})))",
    "named": rf"(?P<month>{_MONTH}(?: {YEAR}(?=,|{_STOP}| (?:[b-sv-z]|{_UNJOINED}))"
    rf"|(?={_STOP}| [bcdefghjkmpqrsvwxyz])))",
    "unit": r"(?P<deictic>(?:(?:[Tt]his|[Ll]ast|[Nn]ext) (?:year|month|week)"
    rf"|(?:[Tt]hat|[Tt]he (?:previous|following)) year)(?={_STOP}|,? [abcdghjkmpruvwxyz]))"
    rf"|(?P<ago>(?:[Aa]|{_NUMBER}) (?:years?|months?|decades?) (?:ago|earlier|later)\b)"
    rf"|(?P<duration>(?:a|{_NUMBER}) (?:years?|months?|weeks?|days?)(?=,|{_STOP}| [cdgjkmnqstuvwxyz]))"
    rf"|(?P<ordinal_period>(?:[Tt]he )?(?:first|second|third|fourth)(?: {_NUMBER})? (?:half|quarters?|months)\b)",
}
"""By the kind of the telling word: the rule that reads a plain form is its group's name."""
