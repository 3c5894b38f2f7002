"""What raw/ yields, as tests/expected holds it: <article>/<table>.csv, and zones.csv beside the folders.

Run as a script (`make expected`) it rewrites the files; the diff is what a reviewer reads. The column `articles.text`
is left out: raw/ holds it.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.read import documents
from pipeline.run import extract_corpus
from pipeline.schema import BY_NAME
from pipeline.write.csv_text import csv_rows, header

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "tests" / "expected"


def expected_files() -> dict[str, str]:
    """Relative path -> content of every expected file, from the articles in raw/."""
    tables = extract_corpus(documents(ROOT / "raw"))
    files: dict[str, str] = {}
    for name, found in tables.items():
        table = BY_NAME[name]
        if name == "articles":
            table = replace(table, columns=tuple(column for column in table.columns if column.name != "text"))
        for path, some in _by_file(name, found).items():
            files[path] = (header(table) + csv_rows(some, table)).decode()
    return files


def _by_file(name: str, found: pa.Table) -> dict[str, pa.Table]:
    if name == "zones":
        return {"zones.csv": found}
    articles = sorted(path.name for path in (ROOT / "raw").glob("*.txt"))
    return {
        f"{article.removesuffix('.txt')}/{name}.csv": found.filter(pc.equal(found["article_id"], article))
        for article in articles
    }


def main() -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in expected_files().items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
