"""`python tests/fuzz SECONDS`: damaged articles through `extract_text`, damaged files through reading, for so long.

What must hold whatever comes in: nothing raises, no stage fails, tables are valid, and every row is its span of the
text. A case that breaks this is shrunk by hypothesis and printed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import damaged

from pipeline import extract_text
from pipeline.models import Limits
from pipeline.read import Document, parse
from pipeline.schema import TABLES

SLOWEST = 10.0
"""Seconds of processor time that a text of at most 20,000 characters may take."""
EXAMPLES = 50
QUIET = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
MARKUP = st.sampled_from(
    "<p> </p> <table><tr><td> </td><td> </table> <li> <br> <a/href=x> </a> <h1> <!-- --> <script> </script> <![CDATA["
    " &amp; &#0; <div/style=display:none> </div> <meta/name=date/content=2014-99-99> <time> <title> <base> <dl><dt>"
    " <dd> <template>".split()
)


@QUIET
@given(damaged(), st.sampled_from([None, "2014-06-24", "soon"]))
def texts(text: str, published: str | None) -> None:
    began = time.process_time()
    tables = extract_text(text, published)
    assert time.process_time() - began < SLOWEST, "slow"
    failed = tables["issues"][tables["issues"]["code"].isin(["failed", "timed_out"])]
    assert failed.empty, failed["detail"].tolist()
    for article in tables["articles"].itertuples():
        for table in TABLES:
            if table.spans:
                rows = tables[table.name]
                found = [article.text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]
                assert found == rows["text"].tolist(), table.name


@QUIET
@given(damaged(), st.lists(st.tuples(st.integers(0, 20_000), MARKUP | st.binary(max_size=4)), max_size=12), st.data())
def files(text: str, sown: list[tuple[int, str | bytes]], data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["text", "html", "record"]))
    encoding = data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16", "cp1252", "big5"]))
    body = text.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
    if form == "html":
        body = b"<html><head><title>x</title></head><body><p>" + body.replace(b"\n\n", b"</p><p>")
    elif form == "record":
        body = json.dumps({"text": text}).encode()
    for at, piece in sown:
        body = body[:at] + (piece if isinstance(piece, bytes) else piece.encode()) + body[at:]
    article, issues = parse(Document("a", "a", form, body), Limits())
    assert (article is None) == any(issue.severity == "error" for issue in issues)
    if article is not None:
        assert len(article.prose) == len(article.text)
        article.text.encode("utf-8")


def run(seconds: float) -> None:
    """Both targets in turn until time is up. Raises what a broken case raises."""
    until = time.monotonic() + seconds
    targets: dict[str, Callable[[], None]] = {"texts": texts, "files": files}
    done = dict.fromkeys(targets, 0)
    for name in cycle(targets):
        if time.monotonic() > until:
            break
        targets[name]()
        done[name] += EXAMPLES
    print(", ".join(f"{count} {name}" for name, count in done.items()), "without a fault")


if __name__ == "__main__":
    run(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
