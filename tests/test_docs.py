"""Tables as spaCy documents: spans, values, a DocBin."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from any_tables import MANY, any_tables
from hypothesis import given
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import pipeline
from pipeline.exchange.docs import write_docbin
from pipeline.exchange.records import MENTIONS
from pipeline.tables import Tables
from pipeline.words import pieces_of

Json = dict[str, Any]


def check_docs(tables: Tables, docs: list[Doc]) -> None:
    assert [doc.text for doc in docs] == tables["articles"]["text"].tolist()
    for doc, article in zip(docs, tables["articles"].itertuples(), strict=True):
        assert doc._.article_id == article.article_id
        assert doc._.title == (None if pd.isna(article.title) else article.title)
        spans = {name: doc.spans[name] for name in MENTIONS if name != "entities"} | {"entities": doc.ents}
        for name, found in spans.items():
            rows = tables[name][tables[name]["article_id"] == article.article_id]
            assert [(s.start_char, s.end_char, s.text) for s in found] == list(
                zip(rows["start"], rows["end"], rows["text"], strict=True)
            )
            assert [s._.row["start"] for s in found] == rows["start"].tolist()
        assert [span.text for span in doc.spans["zones"]] == [ent.text for ent in doc.ents if ent.label_ == "ZONE"]


@MANY
@given(any_tables())
def test_documents_never_cut_a_mention(tables: Tables) -> None:
    check_docs(tables, list(pipeline.to_docs(tables)))


def test_without_mentions_the_words_are_our_words() -> None:
    text = "The  zone\n\n spans 8.05 sq km (US$3bn), Beijing's \U0001f3ed. "
    tables = pipeline.extract_text("x")
    tables["articles"]["text"] = text
    tables = {name: found if name == "articles" else found[:0] for name, found in tables.items()}
    (doc,) = pipeline.to_docs(tables)
    assert [token.text_with_ws for token in doc] == pieces_of(text)


def test_spans_have_the_values_of_their_rows(tables: Tables) -> None:
    (doc,) = pipeline.to_docs(tables)
    dollars, yuan = doc.spans["money"]
    assert (dollars._.value, dollars._.unit, dollars._.indicator) == (50_000_000, "USD", "output_value")
    assert (dollars._.period_start, dollars._.period_end) == (date(2012, 1, 1), date(2012, 12, 31))
    assert yuan._.equivalent_of == dollars.start_char and yuan._.fact is None
    assert dollars._.fact["zone_id"] == doc.spans["zones"][0]._.zone_id == doc.ents[0].kb_id_ != ""
    assert doc.spans["dates"][0]._.timex == "2012" and doc.spans["dates"][0]._.value is None
    assert doc._.published == date(2013, 5, 6)
    assert doc[0:1]._.row is None and doc[0:1]._.value is None


def test_a_docbin_keeps_everything(corpus: Tables, tmp_path: Path) -> None:
    path = tmp_path / "corpus.spacy"
    assert write_docbin(corpus, path) == len(corpus["articles"])
    before = list(pipeline.to_docs(corpus))
    after = list(DocBin(store_user_data=True).from_disk(path).get_docs(Vocab()))
    check_docs(corpus, after)
    for one, other in zip(before, after, strict=True):
        assert [token.text_with_ws for token in one] == [token.text_with_ws for token in other]
        assert [(ent.label_, ent.kb_id_) for ent in one.ents] == [(ent.label_, ent.kb_id_) for ent in other.ents]
        assert list(one.spans) == list(other.spans)
        for name in one.spans:
            assert [span._.row for span in one.spans[name]] == [span._.row for span in other.spans[name]]
            assert [span._.fact for span in one.spans[name]] == [span._.fact for span in other.spans[name]]
