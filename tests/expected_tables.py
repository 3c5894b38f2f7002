"""What raw/ yields, as tests/expected holds it: <article>/<table>.csv, and zones.csv beside the folders.

Run as a script (`make expected`) it rewrites the files; the diff is what a reviewer reads. The column `articles.text`
is left out: raw/ holds it.
"""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from pipeline.read import read
from pipeline.run import extract_corpus
from pipeline.schema import TABLES
from pipeline.tables import csv_cell

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "tests" / "expected"


def expected_files() -> dict[str, str]:
    """Relative path -> content of every expected file, from the articles in raw/."""
    tables, _ = extract_corpus(read(ROOT / "raw"))
    files: dict[str, str] = {}
    for table in TABLES:
        columns = [column for column in table.columns if column.name != "text" or table.name != "articles"]
        rows = tables[table.name].to_pylist()
        for path, some in _by_file(table.name, rows).items():
            content = io.StringIO()
            writer = csv.writer(content, lineterminator="\n")
            writer.writerow([column.name for column in columns])
            writer.writerows([csv_cell(row[column.name], column) for column in columns] for row in some)
            files[path] = content.getvalue()
    return files


def _by_file(table: str, rows: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    if table == "zones":
        return {"zones.csv": rows}
    articles = sorted(path.name for path in (ROOT / "raw").glob("*.txt"))
    return {
        f"{article.removesuffix('.txt')}/{table}.csv": [row for row in rows if row["article_id"] == article]
        for article in articles
    }


def main() -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in expected_files().items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
