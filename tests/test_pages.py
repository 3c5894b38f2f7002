"""Pages of many outlets: headline, day and publisher above the text, boilerplate out of its prose."""

from __future__ import annotations

import pytest

from pipeline.read import make_article

BODY = (
    "The zone covers an area of 12 square kilometers in the east of the city and has attracted more than 300 companies "
    "since it was set up in 1993, according to the local government."
)

PAGES = [
    # page, title, published, publisher
    (f"Park grows fast\n\nUpdated: Dec 1, 2017 Print\nShare - WeChat\n\n{BODY}", "Park grows fast", "2017-12-01", None),
    (f"Park grows fast\n2016-10-10 (chinadaily.com.cn)\n\n{BODY}", "Park grows fast", "2016-10-10", "China Daily"),
    (
        f"Home > News\n\nPark grows fast\n\nBy Wang Xing | China Daily | Updated: 2011-05-09 07:54\n\n{BODY}",
        "Park grows fast",
        "2011-05-09",
        "China Daily",
    ),
    (f"Park grows fast\nXinhua | Updated: 2019-03-02 09:11\n{BODY}", "Park grows fast", "2019-03-02", "Xinhua"),
    (f"Park grows fast\n\n{BODY}\n\n(China Daily 03/31/2008 page2)", "Park grows fast", "2008-03-31", "China Daily"),
    (f"Park grows fast\n08:16, November 13, 2020\n\n{BODY}", "Park grows fast", "2020-11-13", None),
    (
        f"Park grows fast\n\nTIANJIN, June 3, 2010 (Xinhua) -- {BODY}",
        "Park grows fast",
        "2010-06-03",
        "Xinhua",
    ),
    (
        f"Park grows fast\nSource: Xinhua | 2017-11-06 20:11:35 | Editor: Zhou Xin\n\nXI'AN, Nov. 6 (Xinhua) -- {BODY}",
        "Park grows fast",
        "2017-11-06",
        "Xinhua",
    ),
    (
        f"Park grows fast\n\nShenzhen Daily\n\nPublished: Tuesday, 5 January 2021\n\n{BODY}",
        "Park grows fast",
        "2021-01-05",
        "Shenzhen Daily",
    ),
    (f"Industrial Parks\n\nPark of the city grows fast\n\nUpdated: 2013-11-29\n\n{BODY}", "Park of the city grows fast",
     "2013-11-29", None),
    (f"Park grows fast\n\n{BODY}\n\nCopyright © 2013 China Daily", "Park grows fast", None, "China Daily"),
    (f"Park grows fast\n\n{BODY}", "Park grows fast", None, None),
    (f"Park grows fast\nUpdated: 2019/3/2\n{BODY}\nCopyright©2024 China Daily.", "Park grows fast", "2019-03-02",
     "China Daily"),
    (f"Park grows fast\nApril 9, 1996 | www.example-news.cn\n\n{BODY}", "Park grows fast", "1996-04-09",
     "example-news.cn"),
    (f"Make me your Homepage\nleft corner left corner\nChina Daily Website\n\nZones of the country\n\n"
     f"Updated: 2008-03-31 06:58\n(China Daily)\n\n{BODY}\n\n(China Daily 03/31/2008 page2)\n\n8.03K\n...\n"
     f"Hot Topics\n{BODY}",
     "Zones of the country", "2008-03-31", "China Daily"),
    (f"home feedback about us\n\n Key Issues\n\n Sustainable development\n High-tech\n Minority prosperity\n Travel\n\n"
     f"Western city gets first state zone\n\n2002-04-10\npeopledaily.com.cn\n\n{BODY}",
     "Western city gets first state zone", "2002-04-10", "peopledaily.com.cn"),
    (f"Language: English | Chinese\nHome About Zhongshan News Business Services\nHOME > News > Exports up 40%\n"
     f"Exports up 40%\nUpdated: 2017-08-14    Source: Zhongshan Daily Large Medium Small Print\n\n{BODY}",
     "Exports up 40%", "2017-08-14", "Zhongshan Daily"),
    (f"Output of zones rose\nDate: 2015-8-31\n\n{BODY}", "Output of zones rose", "2015-08-31", None),
    (f"Growth in H1\n\nSource: Xinhua| 2019-07-22 20:52:22|Editor: Li Xia\nVideo PlayerClose\n\n"
     f"HANGZHOU, July 22 (Xinhua) -- {BODY}\n\nTOP STORIES\nMOST VIEWED\nEXPLORE XINHUANET\n010020070750000000",
     "Growth in H1", "2019-07-22", "Xinhua"),
    (f"Zone grows\n\ngovt.chinadaily.com.cn| Updated: November 18, 2020 L M S\n\n{BODY}\n\n1 2 3 4", "Zone grows",
     "2020-11-18", "China Daily"),
    (f" date 2020-08-29 Apple News Facebook Twitter 新浪微博 Saturday, Aug 29, 2020\nArea sees soaring trade\n\n"
     f"(Xinhua)    14:57, August 29, 2020\n\nURUMQI, Aug. 29 (Xinhua) -- {BODY}\n\n(Web editor: Bianji, Hongyu)",
     "Area sees soaring trade", "2020-08-29", "Xinhua"),
    (f"Zones' trade up\n\n{BODY}\n(Xinhua News Agency February 1, 2009)", "Zones' trade up", "2009-02-01", "Xinhua"),
    (f"China Daily Hubei  |  Features\n\nFrom lab to lease\n\nBy Liu Kun and Guo Rui (China Daily)  08:21, May 18, 2012"
     f"\n\n{BODY}\n\nRelated: City draws $5.2b of foreign funds\n\n8.03K   Share on Facebook   Tweet",
     "From lab to lease", "2012-05-18", "China Daily"),
    (f"Boxes instead of coal\n\n2006-10-26 09:17:40     Hebei Daily\n\nBy staff reporters Meng Xiang and Zhao Ke\n\n"
     f"QINHUANGDAO, Hebei Province -- {BODY}", "Boxes instead of coal", "2006-10-26", "Hebei Daily"),
    (f"Zhuzhou zone grows\n\nBy Feng Lan in Zhuzhou, Hunan (China Daily)\nUpdated: 2014-06-24\n\n{BODY}"
     f"\n\nSOURCE Velloni Group", "Zhuzhou zone grows", "2014-06-24", "China Daily"),
    (f"By land and sea, zone grows\n\nUpdated: 2014-06-24\n\n{BODY}", "By land and sea, zone grows", "2014-06-24",
     None),
    (f"Invest in Yunnan\nHome | News | Policies | FAQ\n\nThe zone: what investors should know\n\n"
     f"Date: March 16, 2009    Source: Yunnan Provincial Bureau of Commerce    Font size: A A A\n\n{BODY}",
     "The zone: what investors should know", "2009-03-16", "Yunnan Provincial Bureau of Commerce"),
    (f"Home appliance exports rise in Zhuhai\n\nUpdated: 2019/3/2\n\n{BODY}", "Home appliance exports rise in Zhuhai",
     "2019-03-02", None),
    (f"Zone data\nUpdated: 2019/3/2\nSet up: 26 March 2012 by the State Council\nArea: 55 sq km\n{BODY}", "Zone data",
     "2019-03-02", None),
    (f"English\nBinhai zone lands deals in Tianjin 2015-08-25\n\n{BODY}", "Binhai zone lands deals in Tianjin",
     "2015-08-25", None),
    (f"The zone in the year 2015\nUpdated: 2016-02-01\n{BODY}", "The zone in the year 2015", "2016-02-01", None),
    (f"Hubei Today / Business\n\nPark grows\n\nFrom: Luohe Office    Time: 2022-10-12    Views: 1,846\n\n{BODY}",
     "Park grows", "2022-10-12", "Luohe Office"),
    (f"luohe.gov.cn | Home | News | Travel\n\nPark grows\n\nTime: 2022-10-12\n\n{BODY}",
     "Park grows", "2022-10-12", "luohe.gov.cn"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "title", "published", "publisher"), PAGES)
def test_front_matter(page: str, title: str, published: str | None, publisher: str | None) -> None:
    article, _ = make_article("a", page)
    assert article is not None
    found = (article.title, article.published and article.published.isoformat(), article.publisher)
    assert found == (title, published, publisher)
    assert article.prose.count(BODY) == 1
    assert "China Daily" not in article.prose


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["Area | 120 sq km", "Firms | 340"], 2),
        (["Planned area | about 120 sq km", "Cost | $3 billion", "Owner | City of Harbin"], 3),
        (["Indicator | 2013 | 2014", "Area | 120 sq km | 130 sq km"], 2),
        (["Zone | Area | Output", "Harbin | 120 sq km | 2 billion yuan"], 2),
        (["Zone | Area (ha) | Firms", "North Park | 1,210 | 85"], 2),
        (["Home | News | Government | About", "Area | 120 sq km"], 1),
        (["Home | News | Government", "Print | 3 comments | 5 min read", "By Li | 14 Oct 2022 | Page 3"], 0),
        (["China Daily Hubei  |  Features", "Updated: 2013-05-06 | 08:12"], 0),
    ],
)
def test_tables_drawn_with_bars(lines: list[str], kept: int) -> None:
    article, _ = make_article("a", "\n".join(["Park grows", *lines, BODY]))
    assert article is not None
    assert article.title == "Park grows"
    assert [line for line in lines if line in article.prose] == lines[len(lines) - kept :]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2013 China Daily",
        "All Rights Reserved",
        "Copyright 1995 - 2021 . All rights reserved. License for publishing multimedia online 0108263",
        "京公网安备 11010502032503号",
        "Sponsored by Baiyin Municipal Government",
        "Editor: Kate Lin",
        "[Photo by Wang Xiao/for Sichuan Daily]",
        "Tel: 0512-57300123   Fax: 0512-57300456",
        "(China Daily 08/07/2012 page14)",
        "Share to: Facebook Twitter LinkedIn",
        "Related stories:\nJilin's exports fall 12% to $4.6b\nChangchun opens 20-sq-km logistics park",
        "MOST POPULAR\n1. Gansu apples fetch 6 yuan each\n2. Zone in Hunan to invest 40b yuan",
        "8.03K   Related: Ginseng prices triple | Jilin exports $5.8b of goods",
        "MORE FROM ZHEJIANG\nNingbo zone lures $1.2b chemical project",
        "Previous: Oilfield town to get 5-billion-yuan park",
        "Enditem",
    ],
)
def test_boilerplate_is_no_prose(line: str) -> None:
    article, _ = make_article("a", f"Park grows fast\n\n{BODY}\n\n{line}\n")
    assert article is not None
    assert article.prose.split() == f"Park grows fast {BODY}".split()
    assert len(article.prose) == len(article.text)


@pytest.mark.parametrize(
    "line",
    [
        "By 2015, the park had copied the model of its neighbor.",
        "Share of the zone in the city's GDP: 12 percent in 2014, up from 10 percent a year before.",
        "Previous owners of the land were paid 30 million yuan.",
        "Related companies have invested 3 billion yuan in the park.",
        "Source of the funds: a loan of 200 million yuan from the bank, signed in May 2009.",
    ],
)
def test_prose_that_looks_like_boilerplate(line: str) -> None:
    article, _ = make_article("a", f"Park grows fast\n\n{BODY}\n\n{line}\n")
    assert article is not None
    assert line in article.prose


def test_wire_dateline_is_no_prose() -> None:
    article, _ = make_article("a", f"Park grows fast\n2019-07-16\nHEFEI, July 16 (Xinhua) -- {BODY}")
    assert article is not None
    assert "HEFEI" not in article.prose
    assert BODY in article.prose


def test_wire_dateline_under_a_caption_is_no_prose() -> None:
    caption = "Women sew uppers in a shoe factory some 30 kilometers south of the capital. [Photo by Zhu Min]"
    article, _ = make_article("a", f"Park grows fast\n2019-07-16\n\n{caption}\n\nHEFEI, July 16 (Xinhua) -- {BODY}")
    assert article is not None
    assert "HEFEI" not in article.prose
    assert "Women sew" in article.prose


def test_places_before_the_dash_of_a_release_are_no_prose() -> None:
    article, _ = make_article("a", f"Maker opens plant\n2019-07-16\n\nOutput to rise\n\nBasel/Wuxi, China – {BODY}")
    assert article is not None
    assert "Basel" not in article.prose
    assert "China" not in article.prose[: article.prose.index(BODY)]


@pytest.mark.parametrize("opening", ["Wuxi – Jiangsu's third city – grew. ", "Alpwerk – a maker – grew. ", "Wuxi - "])
def test_other_words_before_a_dash_are_prose(opening: str) -> None:
    article, _ = make_article("a", f"Maker opens plant\n2019-07-16\n\n{opening}{BODY}")
    assert article is not None
    assert opening.split()[0] in article.prose


def test_no_date_is_an_issue() -> None:
    _, issues = make_article("a", f"Park grows fast\n\n{BODY}")
    assert [issue.code for issue in issues] == ["no_publication_date"]


def test_two_dates_are_an_issue() -> None:
    _, issues = make_article("a", f"Park grows\nUpdated: 2019-07-16\n{BODY}\n", published="2017-01-02")
    assert [issue.code for issue in issues] == ["conflicting_dates"]
