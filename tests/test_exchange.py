"""Tables in the shapes of annotation tools, and back: offsets, fields, and what annotators change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from any_tables import MANY, TEXT, any_tables
from hypothesis import given

from pipeline.corrections import FIELDS, Correction
from pipeline.exchange.compare import compare
from pipeline.exchange.doccano import read_lines
from pipeline.exchange.failures import ExchangeError
from pipeline.exchange.label_studio import labelling_config, read_tasks
from pipeline.exchange.mentions import Marked, marked
from pipeline.exchange.tools import Tool, export_to, import_from
from pipeline.run import Settings, extract_to
from pipeline.tables import Tables, load_tables

Json = dict[str, Any]

READERS = {"label-studio": read_tasks, "doccano": read_lines}


def annotate(file: Path, tool: Tool, change: Callable[[list[Json]], None] = lambda tasks: None) -> None:
    """What an annotator does to a file: accept everything, but for what `change` does to tasks, or lines."""
    text = file.read_text(encoding="utf-8")
    if tool == "doccano":
        found = [json.loads(line) for line in text.split("\n") if line]
        change(found)
        file.write_text("".join(json.dumps(line) + "\n" for line in found), encoding="utf-8")
        return
    found = json.loads(text)
    for task in found:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"], "was_cancelled": False}]
    change(found)
    file.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize("tool", ["label-studio", "doccano"])
@MANY
@given(found=any_tables())
def test_what_comes_back_unchanged_is_what_went_out(
    tool: Tool, found: Tables, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("any") / "out.json"
    export_to(found, file, tool)
    annotate(file, tool)
    (ours,), (theirs,) = marked(found), READERS[tool](file)
    assert (theirs.text, theirs.article_id) == (ours.text, ours.article_id)
    if tool == "label-studio":
        assert sorted(theirs.mentions, key=repr) == sorted(ours.mentions, key=repr)
    assert {(m.key, m.text, m.label) for m in theirs.mentions} == {(m.key, m.text, m.label) for m in ours.mentions}
    same = import_from(found, file, tool, file.with_suffix(".csv"))
    assert (same.articles, same.corrections, same.notes) == (1, [], [])


@pytest.mark.parametrize("tool", ["label-studio", "doccano"])
def test_articles_that_nobody_has_looked_at_are_left_alone(tool: Tool, corpus: Tables, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    written = export_to(corpus, file, tool)
    assert all(path.is_file() for path in written)
    if tool == "label-studio":
        assert import_from(corpus, file, tool, tmp_path / "c.csv").articles == 0
    annotate(file, tool, lambda tasks: tasks.__delitem__(slice(1, None)))
    found = import_from(corpus, file, tool, tmp_path / "c.csv")
    assert (found.articles, found.corrections) == (1, [])


def items(tasks: list[Json]) -> list[Json]:
    result: list[Json] = tasks[0]["annotations"][0]["result"]
    return result


def region(words: str, label: str) -> Json:
    start = TEXT.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": f"new {words}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def field(of: str, control: str, value: str) -> Json:
    kind = "choices" if control.endswith(("indicator", "status", "label", "unit")) else "textarea"
    key = {"choices": "choices", "textarea": "text"}[kind]
    return {"id": of, "from_name": control, "to_name": "text", "type": kind, "value": {key: [value]}}


def lines(found: list[Correction]) -> set[tuple[str, str, str, str]]:
    return {(line.table, line.text, line.field, line.value) for line in found}


def changed(tables: Tables, tmp_path: Path, tool: Tool, change: Callable[[list[Json]], None]) -> Any:
    file = tmp_path / "out.json"
    export_to(tables, file, tool)
    annotate(file, tool, change)
    return import_from(tables, file, tool, tmp_path / "corrections.csv")


def test_what_an_annotator_changes_in_label_studio(tables: Tables, tmp_path: Path) -> None:
    def change(tasks: list[Json]) -> None:
        found = items(tasks)
        area = next(item["id"] for item in found if item["value"].get("labels") == ["AREA"])
        for item in found:
            if item["id"] == area and item["from_name"] == "areas_value":
                item["value"]["text"] = ["13.50"]
        found[:] = [item for item in found if not (item["id"] == area and item["from_name"] == "areas_subject_label")]
        gone = next(item["id"] for item in found if item["value"].get("text") == "85 companies")
        found[:] = [item for item in found if item["id"] != gone]
        found += [region("national level", "ORG"), region("9.5 percent", "COUNT"), region("85", "COUNT")]
        found += [field("new 85", "counts_value", "85"), field("new 85", "counts_indicator", "enterprises")]

    found = changed(tables, tmp_path, "label-studio", change)
    assert lines(found.corrections) >= {
        ("areas", "12 sq km", "value", "13.5"),
        ("areas", "12 sq km", "subject_label", ""),
        ("counts", "85 companies", "remove", ""),
        ("counts", "85", "add", ""),
        ("counts", "85", "value", "85"),
        ("counts", "85", "indicator", "enterprises"),
        ("entities", "national level", "add", ""),
        ("entities", "national level", "name", "national level"),
        ("entities", "national level", "label", "ORG"),
    }
    assert len(found.corrections) == 9
    (note,) = found.notes
    assert "'9.5 percent'" in note and "no value can be read" in note


def test_what_an_annotator_changes_in_doccano(tables: Tables, tmp_path: Path) -> None:
    def change(found: list[Json]) -> None:
        spans = found[0]["label"]
        start = TEXT.index("85 companies")
        spans.remove([start, start + 12, "COUNT"])
        spans.append([start - 4, start + 13, "COUNT"])
        zone = next(span for span in spans if span[2] == "ZONE")
        zone[2] = "ORG"
        spans.append([0, 3, "PERSON"])

    found = changed(tables, tmp_path, "doccano", change)
    assert not found.notes
    assert lines(found.corrections) >= {
        ("counts", "85 companies", "remove", ""),
        ("counts", "has 85 companies.", "add", ""),
        ("counts", "has 85 companies.", "value", "85"),
        ("counts", "has 85 companies.", "subject", "Wuhu High-Tech Zone"),
        ("counts", "has 85 companies.", "indicator", "enterprises"),
        ("entities", "Wuhu High-Tech Zone", "label", "ORG"),
        ("entities", "The", "name", "The"),
    }


def test_corrections_from_annotations_make_the_next_run_agree(tmp_path: Path) -> None:
    raw, out, file = tmp_path / "raw", tmp_path / "out", tmp_path / "tasks.json"
    raw.mkdir()
    (raw / "#a.txt").write_text(TEXT, encoding="utf-8")
    extract_to(raw, out, jobs=1)
    export_to(load_tables(out), file, "label-studio")

    def change(tasks: list[Json]) -> None:
        for item in items(tasks):
            if item["from_name"] == "money_period_end":
                item["value"]["text"] = ["2011-12-31"]
            if item["from_name"] == "areas_status":
                item["value"]["choices"] = ["planned"]
        items(tasks).append(region("national level", "ORG"))

    annotate(file, "label-studio", change)
    corrections = tmp_path / "corrections.csv"
    assert import_from(load_tables(out), file, "label-studio", corrections).corrections
    extract_to(raw, out, Settings(corrections=corrections), jobs=1)
    again = import_from(load_tables(out), file, "label-studio", corrections)
    assert (again.articles, again.corrections, again.notes) == (1, [], [])
    assert load_tables(out)["areas"]["status"].tolist() == ["planned"]


EMPTIED = [("areas_value", "twelve", ["'twelve' is no number"]), ("areas_status", "", [])]


@pytest.mark.parametrize(("control", "value", "notes"), EMPTIED)
def test_a_field_without_a_value_where_there_must_be_one_stays(
    control: str, value: str, notes: list[str], tables: Tables, tmp_path: Path
) -> None:
    def change(tasks: list[Json]) -> None:
        for item in items(tasks):
            if item["from_name"] == control:
                item["value"] = {"choices" if control.endswith("status") else "text": [value] if value else []}

    found = changed(tables, tmp_path, "label-studio", change)
    assert not found.corrections
    assert len(found.notes) == len(notes) and all(why in note for why, note in zip(notes, found.notes, strict=True))


def test_another_text_or_article_is_a_note(tables: Tables, tmp_path: Path) -> None:
    (ours,) = marked(tables)
    others = [Marked(f"{TEXT} More.", (), ours.article_id), Marked("Another.", ()), Marked("Another.", (), "b")]
    found = compare([ours], others)
    assert found.articles == 0 and len(found.notes) == 3
    assert compare([ours], [Marked(TEXT, ours.mentions)]).articles == 1
    with pytest.raises(ExchangeError, match="twice"):
        compare([ours], [ours, ours])


BAD_FILES: list[tuple[Tool, str, str]] = [
    ("label-studio", "{", "no JSON"),
    ("label-studio", "[3]", "task 1: not as"),
    ("label-studio", '[{"annotations": [{"result": []}]}]', "task 1: not as"),
    ("label-studio", '[{"data": {"text": "abc"}, "annotations": [{"result": [{"id": "1", "type": "labels", '
     '"value": {"start": 0, "end": 2, "text": "bc", "labels": ["ORG"]}}]}]}]', "stands 'ab', not 'bc'"),
    ("label-studio", '[{"data": {"text": "abc"}, "annotations": [{"result": [{"id": "1", "type": "labels", '
     '"value": {"start": 0, "end": 2, "text": "ab", "labels": ["FISH"]}}]}]}]', "'FISH' is not one of"),
    ("doccano", "{", ":1: not as"),
    ("doccano", '{"text": "abc"}', ":1: not as"),
    ("doccano", '{"text": "abc", "label": [[0, 9, "ORG"]]}', ":1: from 0 to 9 there is no text"),
    ("doccano", '{"text": "abc", "label": [[0, 2, "FISH"]]}', ":1: 'FISH' is not one of"),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "content", "message"), BAD_FILES)
def test_a_file_of_another_form_is_refused(tool: Tool, content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError) as error:
        list(READERS[tool](file))
    assert message in str(error.value)


def test_other_forms_of_a_doccano_export(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"text": "abc", "labels": [[0, 1, "ORG"]], "meta": {"article_id": "x"}}\n\n'
        '{"text": "abc ", "entities": [{"id": 1, "label": "MONEY", "start_offset": 1, "end_offset": 4}]}\n',
        encoding="utf-8",
    )
    one, other = read_lines(file)
    assert (one.article_id, one.mentions[0].key) == ("x", ("entities", 0, 1))
    assert (other.article_id, other.mentions[0].key) == (None, ("money", 1, 3))


def test_the_configuration_has_a_control_for_every_field() -> None:
    config = ElementTree.fromstring(labelling_config())
    controls = {found.get("name"): found for found in config.iter() if found.get("perRegion")}
    wanted = {f"{table}_{name}" for table, columns in FIELDS.items() for name in columns if name != "label"}
    assert set(controls) == wanted
    choices = [choice.get("value") for choice in controls["money_indicator"]]
    assert tuple(choices) == FIELDS["money"]["indicator"].values
