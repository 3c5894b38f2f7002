"""Short strings and calendar numbers -> dates and `DateRange`s: pure, the only door to dateparser."""

from pipeline.normalise.dates.dateline import parse_dateline

__all__ = ["parse_dateline"]
