"""The report: one file, nothing from outside, nothing in an article that could run; and its views in a browser."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import load_tables
from pipeline.report import ExtraMissingError, payload, report
from pipeline.run import extract_to
from pipeline.tables import arrow_tables
from pipeline.write import write

RAW = Path(__file__).parent.parent / "raw"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HOSTILE_ID = "a\"b'<i>&#x.jsonl#</script>"
HOSTILE_TITLE = "<script>window.hacked=1</script>"
HOSTILE_TEXT = (
    "\U0001f3ed The Suzhou Industrial Park\u2028 covers 8.05 square kilometers</script><script>"
    'window.hacked=2</script>. "><img src=x onerror="window.hacked=3"> It was established in 1994. '
    "Its GDP reached 36 billion yuan ${window.hacked=4} {{ 7*7 }} in 2019."
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    raw = folder / "raw"
    shutil.copytree(RAW, raw)
    record = {"id": "</script>", "title": HOSTILE_TITLE, "text": HOSTILE_TEXT, "published": "2020-01-02"}
    (raw / HOSTILE_ID.split(".jsonl")[0]).with_suffix(".jsonl").write_text(json.dumps(record), encoding="utf-8")
    extract_to(raw, folder / "output", jobs=1)
    report(folder / "output")
    return folder / "output"


@pytest.fixture(scope="module")
def page(output: Path) -> str:
    return (output / "report.html").read_text(encoding="utf-8")


def content(page: str) -> dict[str, Any]:
    block = re.search(r'id="payload">([A-Za-z0-9+/=]+)</script>', page)
    assert block is not None
    return json.loads(gzip.decompress(base64.b64decode(block[1])))


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert set(re.findall(r'(?:src|href)="([^"#][^"]*)"', page)) == {"data:,"}
    assert "@import" not in page
    assert "url(" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in html.unescape(policy[1])
    assert "unsafe" not in policy[1]


def test_what_articles_say_is_only_in_the_block(page: str) -> None:
    assert "hacked" not in page
    assert page.count("<script") == 2
    assert content(page)["tables"]["articles"]["title"].count(HOSTILE_TITLE) == 1


def test_evidence_is_cut_from_the_texts(output: Path, page: str) -> None:
    facts = content(page)["tables"]["facts"]
    texts = load_tables(output)["articles"].set_index("article_id")["text"]
    expected = load_tables(output)["facts"]["evidence"].tolist()
    spans = zip(facts["article_id"], facts["evidence_start"], facts["evidence_end"], strict=True)
    assert [texts[article][start:end] for article, start, end in spans] == expected
    assert set(facts["evidence"]) == {None}


def test_the_same_tables_give_the_same_file(output: Path, page: str, tmp_path: Path) -> None:
    other = report(output, tmp_path / "other.html")
    assert other == tmp_path / "other.html"
    assert other.read_text(encoding="utf-8") == page
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.html"]


def test_no_tables(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        report(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["jinja2", "vl_convert"])
def test_the_extra_is_asked_for(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name in [name for name in sys.modules if name.startswith("pipeline.report.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ExtraMissingError, match=r"pip install 'zonefacts\[report\]'"):
        report(output, tmp_path / "report.html")


def test_limits_are_said(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "MOST_CHARACTERS", 5000)
    monkeypatch.setattr(payload, "MOST_FACTS", 10)
    cut = report(output, tmp_path / "cut.html").read_text(encoding="utf-8")
    assert "The 10 surest facts are shown" in cut
    assert re.search(r"The texts of the first \d articles are shown, of 6", cut)
    facts = content(cut)["tables"]["facts"]
    assert len(facts["subject"]) == 10
    evidence = zip(facts["evidence_start"], facts["evidence"], strict=True)
    assert all((start is None) != (said is None) for start, said in evidence)


def test_tables_without_rows_give_a_report(tmp_path: Path) -> None:
    write(arrow_tables({}), tmp_path / "out", {})
    page = report(tmp_path / "out").read_text(encoding="utf-8")
    assert content(page)["drawings"]["charts"] == []
    assert "No issues." in page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any, output: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True, color_scheme="light")
    tab = context.new_page()
    tab.set_default_timeout(15_000)
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.faults = faults
    tab.address = (output / "report.html").as_uri()
    yield tab
    assert faults == []
    context.close()


def opened(tab: Any, view: str = "") -> Any:
    tab.goto(f"{tab.address}#/{view}")
    tab.wait_for_selector("html[data-ready]")
    return tab


def rows(tab: Any, column: str) -> list[str]:
    return tab.locator(f".sheet tbody td.col-{column}").all_inner_texts()


def test_overview(tab: Any, output: Path) -> None:
    opened(tab)
    tables = load_tables(output)
    tiles = tab.locator(".tile").all_inner_texts()
    assert [tile.split()[0] for tile in tiles] == [
        f"{len(tables[name]):,}" for name in ("articles", "facts", "zones", "issues")
    ]
    link = tab.locator(".bars a[href*=indicator]").first
    indicator = link.inner_text().replace(" ", "_")
    link.click()
    tab.wait_for_selector(".sheet")
    assert tab.input_value("select[name=indicator]") == indicator


def test_filter_and_search(tab: Any, output: Path) -> None:
    facts = load_tables(output)["facts"]
    opened(tab, "facts")
    assert tab.locator("[role=status]").inner_text() == f"{len(facts)} rows"
    tab.select_option("select[name=indicator]", "total_area")
    assert {text.split("\n")[0] for text in rows(tab, "indicator")} == {"total area"}
    assert len(rows(tab, "subject")) == (facts["indicator"] == "total_area").sum()
    tab.fill("input[name=q]", "suzhou")
    tab.wait_for_selector("[role=status] >> text=/^1 of/")
    assert "q=suzhou" in tab.url
    assert "indicator=total_area" in tab.url
    tab.reload()
    tab.wait_for_selector("html[data-ready]")
    assert len(rows(tab, "subject")) == 1
    assert tab.input_value("input[name=q]") == "suzhou"
    tab.fill("input[name=q]", "nothing of the kind")
    tab.wait_for_selector("text=Nothing matches.")


def test_sort(tab: Any) -> None:
    opened(tab, "facts?table=counts")
    header = tab.locator("th.col-value")
    for order, falling in (("ascending", False), ("descending", True)):
        header.locator("button").press("Enter")
        assert header.get_attribute("aria-sort") == order
        values = [float(re.findall(r"[\d,.]+", text)[0].replace(",", "")) for text in rows(tab, "value")]
        assert values == sorted(values, reverse=falling)
        assert len(values) > 3


def test_click_to_evidence(tab: Any) -> None:
    opened(tab, "facts?q=suzhou&indicator=gdp")
    link = tab.locator(".evidence")
    assert link.locator("b").inner_text() == "36 billion yuan"
    link.click()
    tab.wait_for_selector(".text .m.on")
    assert tab.locator(".text .m.on").inner_text() == "36 billion yuan"
    assert tab.evaluate("document.activeElement.textContent") == "36 billion yuan"
    side = tab.locator(".side").inner_text()
    assert "36,000,000,000" in side
    assert "gdp" in side
    assert "confidence" in side
    tab.go_back()
    tab.wait_for_selector(".sheet")
    assert tab.input_value("input[name=q]") == "suzhou"


def test_mentions_by_keyboard_and_by_table(tab: Any) -> None:
    opened(tab, "articles")
    tab.locator(".sheet a", has_text=HOSTILE_TITLE).click()
    tab.wait_for_selector(".text .m")
    first = tab.locator(".text [tabindex='0']")
    first.focus()
    said = tab.locator(".side").inner_text()
    tab.keyboard.press("ArrowRight")
    assert tab.locator(".side").inner_text() != said
    assert tab.locator(".text [tabindex='0']").count() == 1
    tab.keyboard.press("Escape")
    assert tab.locator(".text .on").count() == 0
    tab.locator(".chips button.areas").click()
    assert tab.locator(".m.areas:not(.off)").count() == 0
    assert tab.locator(".m.money:not(.off)").count() > 0


@pytest.mark.parametrize("view", ["", "facts", "articles", "zones", "charts", "timeline", "map", "issues"])
def test_a_hostile_article_does_not_run(tab: Any, view: str) -> None:
    opened(tab, view)
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("img").count() == 0
    assert "49" not in tab.title()


def test_a_hostile_article_is_shown_as_it_is(tab: Any) -> None:
    opened(tab, "articles?q=suzhou")
    tab.locator(".sheet a").first.click()
    tab.wait_for_selector(".text")
    assert tab.locator("#view h1").inner_text() == HOSTILE_TITLE
    assert tab.evaluate("document.querySelector('.text').textContent") == HOSTILE_TEXT
    assert tab.evaluate("window.hacked") is None
    assert tab.locator(".text .areas").inner_text() == "8.05 square kilometers"


def test_charts_lead_to_evidence(tab: Any) -> None:
    opened(tab, "charts")
    dot = tab.locator(".drawing.areas a, .wide a").first
    dot.hover()
    assert "km²" in tab.locator("#tip").inner_text()
    dot.focus()
    assert "km²" in tab.locator("#tip:visible").inner_text()
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".text .m.on")
    opened(tab, "timeline")
    assert tab.locator(".wide a").count() > 5
    opened(tab, "map")
    tab.locator(".wide a").first.click()
    tab.wait_for_selector(".sheet")
    assert len(rows(tab, "name")) >= 1


def test_dark_and_light(tab: Any) -> None:
    def shade() -> float:
        colours = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(float, re.findall(r"[\d.]+", colours)[:3])) / 3

    opened(tab)
    assert shade() > 200
    tab.emulate_media(color_scheme="dark")
    assert shade() < 60
    switch = tab.locator("#theme")
    switch.click()
    assert (switch.inner_text().split()[-1], shade() > 200) == ("light", True)
    tab.reload()
    tab.wait_for_selector("html[data-ready]")
    assert shade() > 200
    switch.press("Enter")
    tab.emulate_media(color_scheme="light")
    assert shade() < 60


def test_a_tapped_mention_is_not_covered_by_what_is_said_of_it(tab: Any) -> None:
    tab.set_viewport_size({"width": 390, "height": 740})
    opened(tab, "article/baiyin-national-high-tech-zone.txt")
    mention = tab.locator(".m.money").last
    mention.click()
    side = tab.locator(".side.open")
    assert mention.bounding_box()["y"] < side.bounding_box()["y"]
    side.locator(".close").click()
    assert tab.locator(".side.open").count() == 0


@pytest.mark.parametrize("view", ["", "facts", "zones", "charts", "timeline", "map"])
def test_a_phone_never_scrolls_sideways(tab: Any, view: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    opened(tab, view)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
