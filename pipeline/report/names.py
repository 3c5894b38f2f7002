"""Zones -> what a drawing calls them."""

from __future__ import annotations

import pandas as pd


def zone_names(zones: pd.DataFrame) -> dict[str, str]:
    """Names by `zone_id`; zones of one name are told apart by their keys."""
    same = zones["name"].duplicated(keep=False)
    told_apart = zones["name"] + " (" + zones["zone_id"] + ")"
    return dict(zip(zones["zone_id"], zones["name"].where(~same, told_apart), strict=True))
