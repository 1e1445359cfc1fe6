"""In which provincie a gemeente lies, also in a division whose table doesn't say so."""

from collections.abc import Mapping, Sequence

import pandas as pd

__all__ = ["with_provinces"]


def with_provinces(areas: pd.DataFrame, mergers: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The areas of all divisions with their ``province`` filled in where it is known of their gemeente in another one.

    A gemeente that is not there by its code lies where all of the gemeenten lie that it went up in, or that went up in
    it, by ``mergers``; "" where these lie apart, and for the land.
    """
    gemeenten = areas[(areas["level"] == "gemeente") & (areas["province"] != "")]
    told = dict(zip(gemeenten["code"], gemeenten["province"], strict=True))
    pairs = [
        (one, other) for gone, into in mergers.items() for new in into for one, other in ((gone, new), (new, gone))
    ]
    around: dict[str, set[str]] = {}
    for code, other in pairs:
        if other in told:
            around.setdefault(code, set()).add(told[other])
    merged = {code: next(iter(found)) for code, found in around.items() if len(found) == 1}
    known = areas["municipality"].map(merged | told).fillna("")
    return areas.assign(province=areas["province"].where(areas["province"] != "", known))
