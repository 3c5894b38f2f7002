"""Facts -> the panel that analyses begin with: a row for each zone and indicator, a column for each year.

Which of several facts of one zone, indicator and year stands in the panel is decided by these rules, in this order:

1. Only actual figures of a whole calendar year, and of a date the stock at the end of a period; planned ones, totals
   since the beginning and prices are left out, and so are percentages (`kind` is not null).
2. An exact figure before an approximate one, an approximate one before a bound.
3. The figure of the rule that is right more often (`confidence`).
4. The one published last: later articles correct earlier ones.
5. The first by article and place, so that there is always one answer.
"""

from __future__ import annotations

import pandas as pd

from pipeline.tables import Tables

_EXACTNESS = {"approx": 1, "at_least": 2, "more_than": 2, "at_most": 2, "less_than": 2}


def panel(tables: Tables, indicator: str | None = None) -> pd.DataFrame:
    """zone_id, name, indicator, unit, and a column for each year that a fact is about; values normalised.

    `tables` are those of `load_tables`; `indicator` picks one.
    """
    facts = candidates(tables["facts"])
    if indicator is not None:
        facts = facts[facts["indicator"] == indicator]
    keys = ["zone_id", "indicator", "unit"]
    chosen = facts.drop_duplicates([*keys, "year"])
    wide = chosen.pivot(index=keys, columns="year", values="value").reset_index()
    wide.columns.name = None
    names = tables["zones"].set_index("zone_id")["name"]
    wide.insert(1, "name", wide["zone_id"].map(names))
    return wide


def candidates(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts that may stand in the panel with their `year`, the best of each zone, indicator and year first."""
    start, end = facts["period_start"], facts["period_end"]
    whole_year = (start.dt.month == 1) & (start.dt.day == 1) & (start.dt.year == end.dt.year)
    whole_year &= (end.dt.month == 12) & (end.dt.day == 31)
    fits = (
        facts["zone_id"].notna()
        & facts["value"].notna()
        & facts["kind"].isna()
        & facts["per_unit"].isna()
        & (facts["status"] == "actual")
        & ~facts["cumulative"].fillna(False).astype(bool)
        & end.notna()
        & (whole_year | start.isna())
    )
    found = facts[fits].assign(
        year=end[fits].dt.year.astype(int),
        exactness=facts.loc[fits, "modifier"].map(_EXACTNESS).fillna(0),
    )
    order = ["zone_id", "indicator", "year", "exactness", "confidence", "published", "article_id", "start"]
    ascending = [True, True, True, True, False, False, True, True]
    ordered: pd.DataFrame = found.sort_values(order, ascending=ascending, kind="stable")
    return ordered.drop(columns="exactness")
