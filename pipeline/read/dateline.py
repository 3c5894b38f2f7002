"""Lines that state who published the article, and when: recognised, dated, named.

A dateline is a short line near the top in which, once date, time, publisher, byline and page are taken away, nothing is
left; or the capitals, place and date that open a wire story (`HEFEI, July 16 (Xinhua) --`); or a page line at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.models import Span
from pipeline.normalise.dates import parse_dateline
from pipeline.vocabulary import places
from pipeline.vocabulary.layout import PUBLISHERS

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?:19|20)\d\d\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?!\d)
    | (?:19|20)\d\d-{_MONTH}-\d{{1,2}}(?!\d)
    | \d{{1,2}}[-/]\d{{1,2}}[-/](?:19|20)\d\d(?!\d)
    | (?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日?
    | {_MONTH}\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?\s{{0,2}},?\s{{0,2}}(?:19|20)\d\d
    | \d{{1,2}}(?:st|nd|rd|th)?[\s-]{{1,2}}{_MONTH},?[\s-]{{0,2}}(?:19|20)\d\d
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = r"(?P<place>[A-Z][\w'’.]+(?:[ /-][A-Z][\w'’.]*){0,5}(?:,\s[A-Z][\w.]+(?:\s[A-Z]\w+)?){0,2}?)"
_WIRE_DAY = rf"(?P<day>(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?:19|20)\d\d)?)"
_AGENCY = r"(?P<agency>\(\s?[\w'’ /.]{2,40}\)|/[A-Z]\w+(?:-\w+)*/)"
_DASH = r"\s?(?P<dash>--+|[-\u2013\u2014])\s"
_WIRE = (
    re.compile(rf"{_PLACE}(?:,\s{_WIRE_DAY})?\s?(?:{_AGENCY}:?)?{_DASH}"),
    re.compile(rf"{_PLACE},\s{_WIRE_DAY}\s?{_AGENCY}(?P<dash>:)\s"),
    re.compile(rf"{_WIRE_DAY},\s{_PLACE}\s?{_AGENCY}?{_DASH}"),
    re.compile(rf"{_PLACE}--{_AGENCY}--{_WIRE_DAY}(?P<dash>--+)\s?"),
    re.compile(rf"(?P<place>){_AGENCY}(?:\s{_WIRE_DAY})?\s?(?P<dash>--+)\s?"),
)
"""What opens a wire story: `HEFEI, July 16 (Xinhua) --`, `July 16, 2010, Hefei -`, `HEFEI--(BUSINESS WIRE)--July 16,
2010--`."""

_NEXT = re.compile(r"[A-Z]\w*")
_CAPITALS = re.compile(r"[A-Z'’]{4,}\b")
_SOURCE = re.compile(
    r"\b(?:source|from|origin|provided\sby|contributor)\s?[:：]\s?(\w[\w.'’&-]*(?:\s[\w.'’&-]+){0,5})", re.IGNORECASE
)
_WORDS = re.compile(
    r"""\b(?:updated?|pub(?:lished|date)|posted|issued|released?|(?:last|latest)\s+modified|latest|source|editor|author|by|print(?:\s+edition)?|mail|time
    |large|medium|small|share|wechat|page|edition|english|visited|visits|views|reads|hits|browse|origin|contributor|comments?|from|in|on|at|date|beijing\s+time|local\s+time|gmt|am|pm|a\.m|p\.m
    |china\s?daily|china\.org|xinhuanet|people'?s\s?daily|globaltimes|global\s+times|apple\s+news|facebook|twitter|instagram|youtube|linkedin|weibo|新浪微博|font(?:\s+size)?|click|times|feedback|rss|close|video|player|big|middle|[lms]
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|xinhua)\b
    |发布|更新|来源|日期|时间|作者|编辑|浏览|次数|责任|\d+\s?comments?\s?print
    |\d{1,2}:\d{2}(?::\d{2})?|\bpage\s?\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net)(?:\.\w{2})?""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\b(?:by|editor|author|source)\s?[:：]?\s?(?:[A-Z][\w'’.-]*[ ]?){1,4}(?:in [A-Z]\w+)?"
    r"(?:(?:, |\s?and |\s?& )(?:[A-Z][\w'’.-]*[ ]?){1,3}(?:in [A-Z]\w+)){0,3}",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:The )?(?!Apple |Google |Latest |Related |Top |Hot |More )(?:[A-Z][\w'’]+ ){1,3}"
    r"(?:Daily|News|Times|Post|Express|Herald|Journal|Weekly|Gazette|Observer|Review|Today)"
    r"(?: (?:Agency|Global|Network|Online|Service))?"
)
_DOMAIN = re.compile(r"\b(?:www\.)?((?:[\w-]+\.)+(?:com|cn|org|net)(?:\.\w{2})?)\b")
_NAMED = {row.name: re.compile(rf"(?<!\w){re.escape(row.name)}(?![\w.])", re.IGNORECASE) for row in PUBLISHERS}
_DOMAINS = tuple((row.name, row.domain) for row in PUBLISHERS if row.domain)
_MASTHEAD = re.compile(r"(?P<name>[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){1,3})\s?[.,:|–—-]\s{1,3}")
"""A paper's name before the day of its issue: `Harbour Star. 2004-06-10`."""
_CUE = re.compile(
    r"\b(?:updated?|pub(?:lished|date)|posted|issued|released?|modified|source|editor|author|by|print|edition|date|font"
    r"|click)\b|\bfrom\s?[:：]\s?[^\W\d]|\b(?:time|views?|visits|hits|browse|clicks|reads|origin)\s?[:：]|发布|来源|日期|更新|comments?\s?print|\d:\d\d|\.(?:com|cn|org|net)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[（【][^()\[\]（）]{6,80}[)\]）】]\.?")
_SPARE, _SPARE_WITHOUT_CUE = 30, 3
"""Letters that may be left of a dateline, with and without a word that tells what it is."""
_LONGEST_CREDIT = 400
"""Characters of a line in which a publisher is looked for."""
_LONGEST = 160
"""Characters beyond which a line is prose, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What such a line states, and where its characters stand; `placed` where it is but places."""

    span: Span
    published: date | None = None
    publisher: str | None = None
    placed: bool = False


def header_dateline(line: str, start: int, closing: bool = False) -> Dateline | None:
    """The dateline that a whole line of the front matter is, or None for prose and headlines. `closing`: the line is
    one of the last, where brackets too tell what it is (`(SD-Agencies, March 31, 2008)`)."""
    if len(line) > _LONGEST:
        return None
    found = _DATE.search(line)
    if found is None:
        return None
    rest = line[: found.start()] + " " + line[found.end() :]
    publisher = publisher_in(rest)
    for pattern in (_SOURCE, _OUTLET, _WORDS, _BYLINE, _WORDS):
        rest = pattern.sub(" ", rest)
    masthead = _MASTHEAD.fullmatch(line, 0, found.start()) if line[found.end() :] in ("", ".") else None
    letters = 0 if masthead else sum(character.isalpha() for character in rest)
    told = _CUE.search(line) or (closing and _BRACKETED.fullmatch(line))
    if letters > (_SPARE if told else _SPARE_WITHOUT_CUE) or rest.rstrip().endswith(("!", "?")):
        return None
    return Dateline((start, start + len(line)), parse_dateline(found[0]), publisher or (masthead and masthead["name"]))


def wire_dateline(paragraph: str, start: int, year: int | None) -> Dateline | None:
    """The capitals, date and agency that open a wire story; a year it leaves out is `year`."""
    found = next((hit for form in _WIRE if (hit := form.match(paragraph))), None)
    if found is None:
        return None
    placed = _opens_release(found)
    if not (found["day"] or found["agency"] or _CAPITALS.match(paragraph) or placed):
        return None
    day = found["day"]
    published = None
    if day and (re.search(r"\d{4}$", day) or year):
        published = parse_dateline(day if re.search(r"\d{4}$", day) else f"{day}, {year}")
    return Dateline((start, start + found.end()), published, publisher_in(found["agency"] or ""), placed)


def _opens_release(found: re.Match[str]) -> bool:
    """Whether nothing but places stands before a dash and the sentence that it opens (`Bern/Wuxi – Alpwerk has`)."""
    following = _NEXT.match(found.string, found.end())
    if found["dash"] == "-" or following is None or places.lookup(following[0]):
        return False
    return all(places.lookup(part.strip()) for part in re.split("[,/]", found["place"]))


def dates_in(line: str) -> date | None:
    """The first full date of a line that is known to be a page or credit line."""
    found = _DATE.search(line)
    return parse_dateline(found[0]) if found else None


def publisher_in(text: str) -> str | None:
    """The publisher that a byline, dateline or copyright line names: by name, outlet, domain, or as source."""
    text = text[:_LONGEST_CREDIT].replace("’", "'")
    named = [name for name, pattern in _NAMED.items() if pattern.search(text)]
    if named:
        return max(named, key=len)
    outlet = _OUTLET.search(text)
    if outlet:
        return outlet[0]
    domain = _DOMAIN.search(text)
    if domain:
        return _owner(domain[1].lower())
    source = _SOURCE.search(text)
    return source[1] if source else None


def _owner(domain: str) -> str:
    """The publisher whose domain it is, or is below; else the domain itself."""
    return next((name for name, own in _DOMAINS if domain == own or domain.endswith(f".{own}")), domain)
