"""A page's metadata -> the day they say it was published: meta tags, microdata, JSON-LD; never a guess."""

from __future__ import annotations

import re
from datetime import date

from lxml.html import HtmlElement

_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "publish_date", "publish-date", "publishtime", "pubdate", "pub_date", "article.published", "published_time",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date", "parsely-pub-date",
    "sailthru.date", "article:create_at", "createdate", "firstpublishedtime",
)  # fmt: skip
"""Names and properties of meta tags that state when a page was published, the most telling first."""
_JSON_LD = re.compile(r'"(?:datePublished|pubDate|dateCreated)"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_DAY = re.compile(r"((?:19|20)\d\d)(?:(\d\d)(\d\d)|[-/.](\d{1,2})[-/.](\d{1,2}))(?!\d)")


def stated_date(tree: HtmlElement) -> str | None:
    """The day that a page's metadata state, in ISO 8601."""
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        given.setdefault(name, meta.get("content") or "")
    stated = [given[name] for name in _NAMES if name in given]
    stated += [time.get("datetime") or "" for time in tree.iter("time") if time.get("itemprop") == "datePublished"]
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            stated += _JSON_LD.findall(script.text or "")
    return next((day for day in map(_day, stated) if day), None)


def _day(stated: str) -> str | None:
    found = _DAY.match(stated.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
