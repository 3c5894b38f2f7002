"""What raw/ must yield, cell by cell: tests/expected, which `make expected` rewrites and a reviewer reads as a diff."""

from __future__ import annotations

import pytest
from expected_tables import EXPECTED, expected_files

PATHS = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.csv"))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return expected_files()


def test_the_same_files(files: dict[str, str]) -> None:
    assert sorted(files) == PATHS


@pytest.mark.parametrize("path", PATHS)
def test_expected(path: str, files: dict[str, str]) -> None:
    assert files[path] == (EXPECTED / path).read_text(encoding="utf-8")
