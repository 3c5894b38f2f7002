"""What a person found wrong: the file, what a run makes of it, and that no other row changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections import FIELDS, Correction, read_corrections, read_value, show_value, write_corrections
from pipeline.corrections.fields import TableName, needed
from pipeline.read import record
from pipeline.run import Settings, extract_corpus, extract_to
from pipeline.tables import Tables, frames, load_tables
from pipeline.validate import validate
from pipeline.vocabulary import VocabularyError

TEXT = (
    "The Wuhu High-Tech Zone covers 12 sq km. Its output value was $50 million in 2012, and it has 85 companies. "
    "In 2010, the zone was upgraded to national level. Investment of 3 billion yuan ($480 million) is planned. "
    "The Anqing Economic Development Zone lies nearby."
)


def tables(*lines: tuple[str, str, str, str], text: str = TEXT, folder: Path) -> Tables:
    """The tables of the text with corrections (table, text, field, value), each at its text's first place."""
    path = folder / "corrections.csv"
    write_corrections(path, [line(*given, text=text) for given in lines])
    settings = Settings(corrections=path)
    found = frames(extract_corpus([record("a.txt", text, title=None, published="2013-05-06")], settings))
    validate(found)
    return found


def line(table: TableName, words: str, field: str, value: str = "", *, text: str = TEXT) -> Correction:
    start = text.index(words)
    return Correction("a.txt", table, start, start + len(words), words, field, value)


def row(found: Tables, table: str, words: str) -> dict[str, object]:
    rows = found[table]
    if table == "facts":
        start = TEXT.index(words)
        return rows[rows["start"] == start].to_dict("records")[0]
    return rows[rows["text"] == words].to_dict("records")[0]


def details(found: Tables, code: str) -> list[str]:
    issues = found["issues"]
    return issues[issues["code"] == code]["detail"].tolist()


def test_a_corrected_figure_changes_its_fact_and_is_marked(tmp_path: Path) -> None:
    plain = tables(folder=tmp_path)
    assert row(plain, "facts", "12 sq km")["value"] == 12
    found = tables(("areas", "12 sq km", "value", "21"), ("areas", "12 sq km", "status", "planned"), folder=tmp_path)
    assert row(found, "areas", "12 sq km")["area_sq_km"] == 21
    fact = row(found, "facts", "12 sq km")
    assert (fact["value"], fact["status"], fact["link_rule"], fact["confidence"]) == (21, "planned", "corrected", 1.0)
    assert details(found, "corrected") == ["status: actual -> planned", "value: 12 -> 21"]
    for name in ("entities", "dates", "money", "counts", "percentages", "zones"):
        assert found[name].equals(plain[name])


def test_a_corrected_period_is_converted_at_its_own_rate(tmp_path: Path) -> None:
    words = "$50 million"
    before = row(tables(folder=tmp_path), "money", words)
    given = [("money", words, "period_start", "2007-01-01"), ("money", words, "period_end", "2007-12-31")]
    after = row(tables(*given, folder=tmp_path), "money", words)
    assert (before["fx_basis"], after["fx_basis"]) == ("ecb_average", "ecb_average")
    assert 6.2 < float(str(before["fx_rate"])) < 6.4 and 7.5 < float(str(after["fx_rate"])) < 7.7
    euro = row(tables(("money", words, "currency", "EUR"), folder=tmp_path), "money", words)
    assert float(str(euro["fx_rate"])) > 8


def test_a_corrected_owner_brings_its_zone(tmp_path: Path) -> None:
    name = "Anqing Economic Development Zone"
    found = tables(("counts", "85 companies", "subject", name), folder=tmp_path)
    fact = row(found, "facts", "85 companies")
    assert (fact["subject"], fact["subject_label"]) == (name, "ZONE")
    assert fact["zone_id"] in set(found["zones"].query("name == @name")["zone_id"])


def test_an_owner_that_the_article_never_names_becomes_a_zone(tmp_path: Path) -> None:
    name = "Chuzhou High-Tech Industrial Development Zone"
    given = [("counts", "85 companies", "subject", name), ("counts", "85 companies", "subject_label", "ZONE")]
    found = tables(*given, folder=tmp_path)
    assert name in set(found["zones"]["name"])
    assert row(found, "facts", "85 companies")["zone_id"] == found["zones"].set_index("name").loc[name, "zone_id"]


def test_a_corrected_event_and_a_corrected_entity(tmp_path: Path) -> None:
    found = tables(
        ("dates", "2010", "role", "established"),
        ("dates", "2010", "timex", "2009"),
        ("dates", "2010", "date_start", "2009-01-01"),
        ("dates", "2010", "date_end", "2009-12-31"),
        ("entities", "Anqing Economic Development Zone", "name", "Anqing National Economic Development Zone"),
        folder=tmp_path,
    )
    fact = row(found, "facts", "2010")
    assert (fact["indicator"], fact["link_rule"], fact["confidence"]) == ("established", "corrected", 1.0)
    assert str(fact["period_end"])[:10] == "2009-12-31"
    assert "Anqing National Economic Development Zone" in set(found["zones"]["name"])


def test_a_place_has_the_coordinates_of_its_corrected_code(tmp_path: Path) -> None:
    text = "Companies in Suzhou do well."
    given = ("entities", "Suzhou", "place_code", "341300")
    found = tables(given, text=text, folder=tmp_path)["entities"]
    assert found["place_code"].tolist() == ["341300"] and 33 < found["lat"][0] < 34.5
    found = tables(("entities", "Suzhou", "place_code", ""), text=text, folder=tmp_path)["entities"]
    assert found["lat"].isna().all() and found["coord_source"].isna().all()


def test_a_removed_mention_is_gone_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    given = [("money", "3 billion yuan", "remove", ""), ("entities", "Anqing Economic Development Zone", "remove", "")]
    found = tables(*given, folder=tmp_path)
    assert "3 billion yuan" not in found["money"]["text"].tolist()
    dollars = row(found, "money", "$480 million")
    assert pd.isna(dollars["equivalent_of"]) and dollars["fx_basis"] == "ecb_daily"
    assert not found["zones"]["name"].str.contains("Anqing").any()
    assert details(found, "corrected") == ["removed from money", "removed from entities"]


def test_an_added_mention_has_its_fields_and_settles_issues(tmp_path: Path) -> None:
    text = "The Wuhu High-Tech Zone attracted tens of billions of yuan. It covers 12 sq km."
    assert details(tables(text=text, folder=tmp_path), "vague_amount")
    words = "tens of billions of yuan"
    fields = {"add": "", "value": "20000000000", "currency": "CNY", "indicator": "investment", "modifier": "approx"}
    fields |= {"subject": "Wuhu High-Tech Zone"}
    found = tables(*(("money", words, name, cell) for name, cell in fields.items()), text=text, folder=tmp_path)
    assert not details(found, "vague_amount")
    money = row(found, "money", words)
    assert (money["amount_yuan"], money["status"], money["cumulative"]) == (20000000000, "actual", False)
    assert "investment" in found["facts"]["indicator"].tolist()


STALE = [
    (("areas", "companies", "value", "3"), "no such mention"),
    (("areas", "companies", "remove", ""), "no such mention"),
    (("areas", "12 sq km", "equivalent_of", "0"), "no mention begins there"),
]


@pytest.mark.parametrize(("given", "why"), STALE)
def test_what_no_longer_fits_is_an_issue_and_not_applied(
    given: tuple[str, str, str, str], why: str, tmp_path: Path
) -> None:
    plain, found = tables(folder=tmp_path), tables(given, folder=tmp_path)
    (detail,) = details(found, "stale_correction")
    assert why in detail
    assert all(found[name].equals(plain[name]) for name in plain if name != "issues")


def test_a_correction_of_another_text_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    start = TEXT.index("12 sq km")
    far = len(TEXT) + 5
    write_corrections(
        path,
        [
            Correction("a.txt", "areas", start, start + 8, "14 sq km", "value", "14"),
            Correction("a.txt", "areas", far, far + 8, "14 sq km", "value", "14"),
            Correction("gone.txt", "areas", 0, 8, "14 sq km", "value", "14"),
        ],
    )
    found = frames(extract_corpus([record("a.txt", TEXT)], Settings(corrections=path)))
    assert row(found, "areas", "12 sq km")["value"] == 12
    issues = found["issues"].query("code == 'stale_correction'")
    assert issues["article_id"].tolist() == ["a.txt", "a.txt", "gone.txt"]
    assert issues["text"].fillna("").tolist() == ["", "12 sq km", ""]


def test_what_overlaps_is_not_added(tmp_path: Path) -> None:
    given = [("areas", "2 sq km", "add", ""), ("areas", "2 sq km", "value", "2"), ("areas", "2 sq km", "unit", "km2")]
    found = tables(*given, folder=tmp_path)
    assert len(details(found, "stale_correction")) == 3
    moved = tables(("areas", "12 sq km", "remove", ""), *given, folder=tmp_path)
    assert moved["areas"]["value"].tolist() == [2] and not details(moved, "stale_correction")


def test_the_next_run_knows_that_the_file_has_changed(tmp_path: Path) -> None:
    raw, out, path = tmp_path / "raw", tmp_path / "out", tmp_path / "corrections.csv"
    raw.mkdir()
    (raw / "a.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(corrections=path)
    gone = Correction("b.txt", "areas", 0, 8, "14 sq km", "remove")
    for value in ("13", "14"):
        write_corrections(path, [line("areas", "12 sq km", "value", value), gone])
        assert extract_to(raw, out, settings, jobs=1).reused == 0
        assert row(load_tables(out), "areas", "12 sq km")["value"] == float(value)
    again = extract_to(raw, out, settings, jobs=1)
    assert (again.reused, again.issues["corrected"], again.issues["stale_correction"]) == (1, 1, 1)
    assert extract_to(raw, out, jobs=1).reused == 0
    assert row(load_tables(out), "areas", "12 sq km")["value"] == 12


HEADER = "article_id,table,start,end,text,field,value\n"
BAD = [
    ("A,areas,3,11,x,value,twelve", "c.csv:2: value: 'twelve' is no number"),
    ("A,areas,3,11,x,value,NaN", "c.csv:2: value: 'NaN' is no number"),
    ("A,areas,3,11,x,value,", "c.csv:2: value: value cannot be empty"),
    ("A,areas,3,11,x,status,maybe", "c.csv:2: value: 'maybe' is not one of actual, planned"),
    ("A,areas,3,11,x,period_end,2012", "c.csv:2: value: '2012' is no date"),
    ("A,areas,3,11,x,currency,CNY", "c.csv:2: field: 'currency' is not one of"),
    ("A,areas,3,11,x,area_sq_km,3", "c.csv:2: field: 'area_sq_km' is not one of"),
    ("A,money,3,11,x,currency,yuan", "c.csv:2: value: 'yuan' is no code"),
    ("A,money,3,11,x,cumulative,yes", "c.csv:2: value: 'yes' is no true or false"),
    ("A,facts,3,11,x,value,3", "c.csv:2: table: 'facts' is not one of"),
    ("A,areas,11,3,x,value,3", "c.csv:2: 11 to 3 is no span"),
    ("A,areas,x,11,x,value,3", "c.csv:2: start: 'x' is no int"),
    (",areas,3,11,x,value,3", "c.csv:2: article_id: empty"),
    ("A,areas,3,11,x,remove,yes", "c.csv:2: value: `remove` has none"),
    ("A,areas,3,11,x,value", "c.csv:2: 6 cells where the header has 7"),
    ("A,areas,3,11,x,value,3\nA,areas,3,11,x,value,4", "c.csv:3: value of this mention stands in"),
    ("A,areas,3,11,x,remove,\nA,areas,3,11,x,value,4", "c.csv:2: a mention that is removed"),
    ("A,money,3,11,x,add,\nA,money,3,11,x,value,4", "c.csv:2: what is added to money needs a line for currency"),
]


@pytest.mark.parametrize(("lines", "message"), BAD)
def test_a_bad_file_is_refused_by_line(lines: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + lines + "\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        read_corrections(path)
    assert str(error.value).startswith(message)


def cells(table: str, name: str) -> st.SearchStrategy[str]:
    column = FIELDS[table][name]
    kinds: dict[str, st.SearchStrategy[object]] = {
        "float": st.decimals(0, 10**12, places=3) | st.just(0.1),
        "int": st.integers(0, 10**6),
        "bool": st.booleans(),
        "date": st.dates(date(1900, 1, 1)),
        "str": st.text(min_size=1),
    }
    if column.values or name == "currency":
        return st.sampled_from(column.values or ("CNY", "USD"))
    return kinds[column.type].map(show_value) if column.type != "str" else st.text()


@given(st.data())
def test_values_are_read_as_they_are_shown(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(FIELDS)))
    name = data.draw(st.sampled_from(sorted(FIELDS[table])))
    cell = data.draw(cells(table, name))
    column = FIELDS[table][name]
    if cell or not column.required:
        assert show_value(read_value(column, cell)) == cell


TRIMMED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(TRIMMED, st.integers(0, 9**9), TRIMMED, TRIMMED), unique_by=lambda given: (given[0], given[1]))
)
def test_the_file_holds_any_text(
    tmp_path_factory: pytest.TempPathFactory, given: list[tuple[str, int, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "corrections.csv"
    lines = [Correction(a, "entities", start, start + 1, text, "name", name) for a, start, text, name in given]
    write_corrections(path, lines)
    read = read_corrections(path)
    assert sorted((line for found in read.values() for line in found), key=repr) == sorted(lines, key=repr)


def test_what_an_added_mention_needs() -> None:
    assert needed("money") == ["value", "currency"] and needed("entities") == ["label", "name"]
