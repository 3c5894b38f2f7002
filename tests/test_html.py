"""Web pages as outlets and governments save them: what is article, what is not, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from pipeline.models import Article
from pipeline.read import Document, parse
from pipeline.read.html import declared_charset
from pipeline.tables import frames

NEWS = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Zone in Luzhou doubles exports - Chinadaily.com.cn</title>
<meta name="publishdate" content="2014-06-24"/><script>var a = "<p>not text: 300 million yuan</p>";</script></head>
<body><div id="header"><a href="/">Home</a> | <a href="/china">China</a> | <a href="/world">World</a></div>
<div class="crumb"><a href="/">Home</a> &gt; <a href="/biz">Business</a></div>
<div id="Title_e"><h1>Zone in Luzhou doubles exports</h1><h5>By Wang Lin and Peng Chao (China Daily)</h5>
<h5>Updated: 2014-06-24 07:54</h5></div>
<div id="Content"><div id="share"><a href="#">Share</a> <a>Print</a> <a>Mail</a> <a>Large</a></div>
<p>The Luzhou High-tech Zone in Sichuan province doubled its exports to $1.2 billion in 2013, its committee said.</p>
<p>Covering 45.8 square kilometers, the zone has attracted 320 companies since it was approved in May 2006.<br/><br/>
"We plan to invest 3.4 billion yuan in a logistics park by 2016," said <a href="/z">Zhao Ming</a>, its director.</p>
<p align="center"><img src="a.jpg" alt="A plant"/></p>
<p align="center">A plant of the zone. [Photo by Li Wei/China Daily]</p>
<table border="1"><tr><th>Item</th><th>2012</th><th>2013</th></tr>
<tr><td>Output</td><td>23.4 billion yuan</td><td>31.2 billion yuan</td></tr></table>
<ul><li>Planned area: 45.8 square kilometers</li><li>Built-up area:  12 square
kilometers</li></ul>
<p>Its industrial output rose 18 percent to 31.2 billion yuan over the same period, its committee said on Monday.</p>
<p>(China Daily 06/24/2014 page17)</p></div>
<div id="related"><h3>Related stories</h3><ul><li><a href="1">Chengdu zone draws $500 million</a></li></ul></div>
<div id="footer">Copyright 1995 - 2014 . All rights reserved. License for publishing multimedia online 0108263</div>
</body></html>"""

WIRE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Bonded zone sees trade surge - Xinhua | English.news.cn</title>
</head><body><div class="header"><div class="nav"><a href="/">Home</a><a>China</a><a>World</a></div></div>
<div class="Btitle">Bonded zone sees trade surge</div><div class="info"><span class="source">Source: Xinhua</span>|
<span class="time"> 2019-07-22 20:52:22</span>|<span class="editor">Editor: Li Xia</span></div>
<div class="video">Video Player<span>Close</span></div>
<div id="content">
<p>HARBIN, July 22 (Xinhua) -- Trade of a bonded zone in Qiqihar, northeast China's Heilongjiang Province,
reached 2.31 billion yuan (about 336 million U.S. dollars) in the first half of this year, customs said Monday.</p>
<p>The zone, with a planned area of 2.1 square km, was approved in 2014. It is home to 86 enterprises. Enditem</p></div>
<div class="more"><a>KEY WORDS: trade</a></div><div>EXPLORE XINHUANET</div>
<div>010020070750000000000000011100001382483201</div>
</body></html>"""

PORTAL = """<html><head><title>Investment Guide of Yichang</title></head><body>
<table width=980><tr><td><a href=#>Home</a></td><td><a href=#>News</a></td><td><a href=#>Contact us</a></td></tr>
</table>
<table width=980><tr><td width=200><table><tr><td><a href=#>Zone profile</a></td></tr><tr><td><a href=#>Policies</a>
</td>
</tr></table></td><td><table width=100%><tr><td align=center><font size=4><b>Yichang National High-tech Zone</b></font>
</td></tr><tr><td align=center>Date: 2012-08-15 &nbsp; Source: Yichang Bureau of Commerce &nbsp; Font size: A A A</td>
</tr>
<tr><td>
<font size=2>&nbsp;&nbsp;Yichang National High-tech Zone was founded in December 1988 and upgraded in November 2010.
<br><br>&nbsp;&nbsp;It has an area of 25.6 square kilometers, of which 11.2 square kilometers have been developed. <br>
<br>
<table border=1><tr><td>Year of establishment</td><td>1988</td></tr><tr><td>Planned area:</td>
<td>25.6 square kilometers</td>
</tr><tr><td>Leading industries</td><td>Biomedicine, new materials</td></tr></table>
<br>Contact: Ms. Chen, Tel: 0717-6345678</font></td></tr></table></td></tr></table>
<table width=980><tr><td>Copyright 2012 Yichang Municipal Government. All Rights Reserved. ICP 05012345</td></tr>
</table>
</body></html>"""

REGIONAL = """<!DOCTYPE html><html><head><title>Wuhu zone speeds up chip projects</title></head><body>
<header><ul><li><a href="#">HOME</a></li><li><a href="#">NEWS</a></li></ul></header>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/n">News</a> &gt; Wuhu zone speeds up chip projects</div>
<div class="main"><div class="left"><h1 class="main_title">Wuhu zone speeds up chip projects</h1>
<div class="info">By Zhu Lixin in Wuhu | chinadaily.com.cn | Updated: March 16, 2021 <span><a href="#">L</a></span>
</div>
<div class="article">
<p>Construction of four chip projects worth 12.6 billion yuan ($1.93 billion) began on March 15 in the Wuhu
Economic and Technological Development Zone in East China's Anhui province.</p><p>&nbsp;</p>
<p>The zone, approved in 1993, covers 118 square kilometers and is home to 2,860 companies.</p></div></div>
<div class="right"><h3>Video</h3><p>A clip on the zone's 30 years, in which 5,000 firms came.</p></div></div>
<footer><p>Copyright © Wuhu Municipal Government. All rights reserved.</p></footer></body></html>"""

DAILY = """<!doctype html><html><head><title>Qianhai lures banks | South China Morning Post</title>
<meta property="og:title" content="Qianhai lures banks">
<meta property="og:site_name" content="South China Morning Post">
<meta property="article:published_time" content="2015-04-21T02:00:00+08:00"></head><body><nav><a href="/">News</a></nav>
<main><h1>Qianhai lures banks</h1><ul><li>Area to grow to 120 sq km</li></ul><div><a href="/a">He Huifeng</a></div>
<div class="body">
<div>The Qianhai cooperation zone in Shenzhen has drawn 51 banks since 2010, its authority said on Monday.</div>
<div style="display: none">Hidden: 7 billion yuan</div>
<div>The 15 sq km zone plans to double its added value to 150 billion yuan by 2020.</div></div></main>
<section class="comments"><h2>Comments</h2><p>I think the zone will lose 2 billion yuan, says reader.</p></section>
</body></html>"""

OLD = """<HTML><HEAD><TITLE>TEDA</TITLE></HEAD><BODY><CENTER><H2>Tianjin Economic-Technological Development Area</H2>
</CENTER><HR>
<P>TEDA was established in December 1984 with the approval of the State Council, 50 kilometers from downtown Tianjin.
<P>By the end of 1996, 2,710 foreign-funded enterprises had been approved, with total investment of US$ 9.1 billion.
<UL><LI>Planned area: 33 square kilometers<LI>GDP: RMB 13.2 billion</UL>
<TABLE><TR><TD>Electricity</TD><TD>0.62 yuan per kWh</TD></TR></TABLE>
<HR><A HREF=index.html>Back to home page</A><P>Last modified: March 3, 1997</BODY></HTML>"""

SHORT = """<html><head><title>x</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Park opens in
Deyang",
"datePublished":"2020-03-05T08:00:00+08:00","publisher":{"@type":"Organization","name":"Shanghai Daily"}}</script>
</head><body><nav><a>Home</a></nav>
<article><h1>Park opens in Deyang</h1><p>The park covers 3.5 sq km.</p><dl><dt>Area</dt><dd>3.5 sq km</dd>
<dt>Investment:</dt><dd>2 billion yuan</dd></dl></article><footer>© 2020 Shanghai Daily</footer></body></html>"""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and what must be read from it: its metadata, whole lines of its prose, and what must not be prose."""

    page: str
    title: str
    published: date | None
    publisher: str | None
    lines: tuple[str, ...]
    absent: tuple[str, ...]


CASES = {
    "news": Case(
        NEWS, "Zone in Luzhou doubles exports", date(2014, 6, 24), "China Daily",
        ("Zone in Luzhou doubles exports",
         '"We plan to invest 3.4 billion yuan in a logistics park by 2016," said Zhao Ming, its director.',
         "Item\t2012\t2013", "Output\t23.4 billion yuan\t31.2 billion yuan",
         "Planned area: 45.8 square kilometers", "Built-up area: 12 square kilometers"),
        ("300 million", "Chengdu", "Share", "Business", "Photo", "Updated", "page17", "Copyright"),
    ),
    "wire": Case(
        WIRE, "Bonded zone sees trade surge", date(2019, 7, 22), "Xinhua",
        ("Bonded zone sees trade surge",
         "The zone, with a planned area of 2.1 square km, was approved in 2014. It is home to 86 enterprises."),
        ("HARBIN", "Video", "KEY WORDS", "EXPLORE", "0100200", "Li Xia", "Enditem", "World"),
    ),
    "portal": Case(
        PORTAL, "Yichang National High-tech Zone", date(2012, 8, 15), "Yichang Bureau of Commerce",
        ("Yichang National High-tech Zone", "Year of establishment: 1988", "Planned area: 25.6 square kilometers",
         "Yichang National High-tech Zone was founded in December 1988 and upgraded in November 2010."),
        ("Home", "Policies", "Tel", "Copyright", "Font size"),
    ),
    "regional": Case(
        REGIONAL, "Wuhu zone speeds up chip projects", date(2021, 3, 16), "China Daily",
        ("The zone, approved in 1993, covers 118 square kilometers and is home to 2,860 companies.",),
        ("HOME", "5,000", "Zhu Lixin", "Copyright"),
    ),
    "daily": Case(
        DAILY, "Qianhai lures banks", date(2015, 4, 21), "South China Morning Post",
        ("Area to grow to 120 sq km",
         "The 15 sq km zone plans to double its added value to 150 billion yuan by 2020."),
        ("7 billion", "2 billion", "He Huifeng", "News"),
    ),
    "old": Case(
        OLD, "Tianjin Economic-Technological Development Area", date(1997, 3, 3), None,
        ("Planned area: 33 square kilometers", "GDP: RMB 13.2 billion", "Electricity: 0.62 yuan per kWh"),
        ("Back to home", "Last modified"),
    ),
    "short": Case(
        SHORT, "Park opens in Deyang", date(2020, 3, 5), "Shanghai Daily",
        ("The park covers 3.5 sq km.", "Area: 3.5 sq km", "Investment: 2 billion yuan"), ("Home", "©"),
    ),
}  # fmt: skip


def read_page(page: str | bytes, **known: Any) -> Article:
    data = page if isinstance(page, bytes) else page.encode()
    article, issues = parse(Document("a.html", "a.html", "html", data, **known))
    assert article is not None, issues
    return article


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_page(case: Case) -> None:
    article = read_page(case.page)
    assert (article.title, article.published, article.publisher) == (case.title, case.published, case.publisher)
    prose = [line.strip() for line in article.prose.split("\n")]
    assert [line for line in case.lines if line not in prose] == []
    assert [word for word in case.absent if word in article.prose] == []
    assert len(article.prose) == len(article.text)
    assert article.title_span is not None
    assert article.text[slice(*article.title_span)] == case.title


def test_figures_of_a_table_of_labels() -> None:
    from pipeline.run import extract_corpus

    tables = frames(extract_corpus([Document("a.html", "a.html", "html", PORTAL.encode())]))
    facts = tables["facts"]
    assert {25.6, 11.2} <= set(facts.loc[facts["unit"] == "km2", "value"])
    assert set(facts["subject"]) == {"Yichang National High-tech Zone"}


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2014-06-24T23:00:00Z">', date(2014, 6, 24)),
        ('<meta name="PubDate" content="20140624">', date(2014, 6, 24)),
        ('<meta name="DC.date.issued" content="2014/6/24">', date(2014, 6, 24)),
        ('<meta name="date" content="2014-13-24">', None),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="2013-01-01"><meta name="publishdate" content="2014-06-24">', date(2014, 6, 24)),
        ('<script type="application/ld+json">{"datePublished" : "2014-06-24"}</script>', date(2014, 6, 24)),
        ('<script type="application/ld+json">{"datePublished": 7, broken</script>', None),
        ('<script>var a = {"datePublished": "2014-06-24"}</script>', None),
        ("<!-- 2014-06-24 -->", None),
    ],
)
def test_date_of_metadata(head: str, published: date | None) -> None:
    page = (
        f"<html><head>{head}</head><body><h1>Zone grows</h1><p>The zone covers 8.2 sq km and grows.</p></body></html>"
    )
    assert read_page(page).published == published


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<meta charset="GB2312">', "GB2312"),
        (b"<META http-equiv=Content-Type content='text/html; charset=gbk'>", "gbk"),
        (b'<?xml version="1.0" encoding="Big5"?><html>', "Big5"),
        (b"<meta name=x content=y>", None),
        (b"charset=gbk", None),
        (b"<meta " * 10_000, None),
    ],
)
def test_declared_charset(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset


def test_charset_of_the_server_ranks_first() -> None:
    page = '<meta charset="big5"><h1>Zone grows</h1><p>The zone of 泸州 covers 8.2 sq km.</p>'.encode("gbk")
    assert "泸州" in read_page(page, charset="gbk").text


def test_nothing_is_looked_up_or_expanded() -> None:
    page = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY l "lol">]><h1>Zone</h1><p>a &e; &l; b</p>'
    assert "root:" not in read_page(page).text
