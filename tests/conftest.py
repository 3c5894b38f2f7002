"""Settings of all tests: a slow or busy machine is no fault of a property. Tables that several of them look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from any_tables import TEXT
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pipeline.tables import Tables

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

RAW = Path(__file__).parent.parent / "raw"


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables of one short article with figures of every kind, a letter beyond the first plane among them."""
    import pipeline

    return pipeline.extract_text(TEXT, "2013-05-06")


@pytest.fixture(scope="session")
def corpus() -> Tables:
    """The tables of the five articles of raw/."""
    import pipeline

    return pipeline.extract_files(RAW)
