"""The example notebook runs on what a run wrote, and draws its plots."""

from __future__ import annotations

import base64
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pipeline.run import extract_to

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "example.ipynb"
CORPORA = {"raw": ROOT / "raw", "gold": ROOT / "tests" / "gold" / "articles"}


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_example_notebook_draws_three_plots(corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract_to(CORPORA[corpus], tmp_path / "output", jobs=1)
    monkeypatch.setenv("ZONEFACTS_OUTPUT", str(tmp_path / "output"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    plots = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    assert len(plots) == 3
    assert all(base64.b64decode(plot).startswith(b"\x89PNG") for plot in plots)
    assert not [output for output in outputs if output.get("name") == "stderr"]


def test_its_outputs_are_not_kept() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
