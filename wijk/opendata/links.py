"""Which area of 2020 is which area of 2024: by code and land area, by name within the gemeente, or by overlap."""

from pathlib import Path

import pandas as pd

__all__ = ["LINK_COLUMNS", "link_divisions", "same_size"]

LINK_COLUMNS = ["code_2020", "code_2024", "share", "same"]

# A kept code does not prove a kept boundary: the land area must agree within this share, or this many hectares.
AREA_SHARE = 0.02
AREA_HECTARES = 1.0
# An overlap below this share of the old area is a sliver of the generalised shapes.
OVERLAP_SHARE = 0.05
SAME_OVERLAP = 0.9

# Gemeenten that were merged or split between 1 January 2020 and 1 January 2024 (CBS, Gemeentelijke indelingen).
MERGERS = {
    "GM0003": ("GM1979",),
    "GM0010": ("GM1979",),
    "GM0024": ("GM1979",),
    "GM0370": ("GM0439",),
    "GM0398": ("GM1980",),
    "GM0416": ("GM1980",),
    "GM0457": ("GM0363",),
    "GM0501": ("GM1992",),
    "GM0530": ("GM1992",),
    "GM0614": ("GM1992",),
    "GM0756": ("GM1982",),
    "GM0786": ("GM1982",),
    "GM0788": ("GM0757", "GM0824", "GM0855", "GM0865"),
    "GM0815": ("GM1982",),
    "GM0856": ("GM1991",),
    "GM1684": ("GM1982",),
    "GM1685": ("GM1991",),
    "GM1702": ("GM1982",),
}


def same_size(one: pd.Series, other: pd.Series, *, share: float = AREA_SHARE) -> pd.Series:
    """Whether two areas in hectares agree within ``share`` of the first or one hectare; a missing area never agrees."""
    return (one - other).abs() <= (one * share).clip(lower=AREA_HECTARES)


def link_divisions(areas_2020: pd.DataFrame, areas_2024: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Link every area of 2020 to areas of 2024, in LINK_COLUMNS.

    ``share`` is the part of the old area that lies in the new one (by land area for buurten and gemeenten, by shape
    for wijken); ``same`` tells that both are one and the same place. Areas without a successor are left out.
    """
    gemeenten = _link_gemeenten(areas_2020, areas_2024)
    buurten = _link_buurten(_of(areas_2020, "buurt"), _of(areas_2024, "buurt"), gemeenten)
    wijken = _link_wijken(_of(areas_2020, "wijk"), _of(areas_2024, "wijk"), buurten, folder)
    links = pd.concat([gemeenten, wijken, buurten])[LINK_COLUMNS]
    return links.sort_values(["code_2020", "share", "code_2024"], ascending=[True, False, True]).reset_index(drop=True)


def _of(areas: pd.DataFrame, level: str) -> pd.DataFrame:
    return areas[areas["level"] == level].set_index("code")


def _link_gemeenten(areas_2020: pd.DataFrame, areas_2024: pd.DataFrame) -> pd.DataFrame:
    """Kept codes, and the published mergers; of a gemeente that was split the shares are not known."""
    old, new = _of(areas_2020, "gemeente"), _of(areas_2024, "gemeente")
    kept = old.index.intersection(new.index)
    same = same_size(old.loc[kept, "land_hectares"], new.loc[kept, "land_hectares"])
    links = pd.DataFrame({"code_2020": kept, "code_2024": kept, "share": 1.0, "same": same.to_numpy()})
    merged = pd.DataFrame(
        [
            (code, successor, 1.0 if len(successors) == 1 else float("nan"), False)
            for code, successors in MERGERS.items()
            for successor in successors
        ],
        columns=LINK_COLUMNS,
    )
    return pd.concat([links, merged])


def _link_buurten(old: pd.DataFrame, new: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Kept codes with an agreeing land area; else a unique name in the gemeente (or its successor) that agrees."""
    kept = old.index.intersection(new.index)
    agrees = same_size(old.loc[kept, "land_hectares"], new.loc[kept, "land_hectares"])
    by_code = pd.DataFrame({"code_2020": kept[agrees], "code_2024": kept[agrees]})

    successor = gemeenten.set_index("code_2020")["code_2024"]
    rest_old = old[~old.index.isin(by_code["code_2020"])].reset_index()
    rest_old = rest_old.drop(columns="level").merge(
        successor.rename("gemeente"), left_on="municipality", right_index=True
    )
    rest_new = new[~new.index.isin(by_code["code_2024"])].reset_index().assign(gemeente=lambda f: f["municipality"])
    key = ["gemeente", "name"]
    unique_old = rest_old[~rest_old.duplicated(key, keep=False)]
    unique_new = rest_new[~rest_new.duplicated(key, keep=False)]
    pairs = unique_old.merge(unique_new, on=key, suffixes=("_2020", "_2024"))
    pairs = pairs[same_size(pairs["land_hectares_2020"], pairs["land_hectares_2024"])]
    pairs = pairs.drop_duplicates("code_2020")
    return pd.concat([by_code, pairs[["code_2020", "code_2024"]]]).assign(share=1.0, same=True)


def _link_wijken(old: pd.DataFrame, new: pd.DataFrame, buurten: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """The overlap of the 2022 and 2024 shapes for wijken that 2022 still has; else where their buurten went."""
    overlap = pd.read_csv(folder / "concordantie" / "wijk_2022_to_2024_area_overlap.csv")
    overlap = overlap.rename(columns={"code_2022": "code_2020", "area_share_of_old": "share"})
    overlap = overlap[overlap["code_2020"].isin(old.index) & overlap["code_2024"].isin(new.index)]
    overlap = overlap[overlap["share"] >= OVERLAP_SHARE]
    known = overlap.set_index("code_2020")["code_2024"]
    kept = overlap["code_2020"] == overlap["code_2024"]
    agrees = same_size(overlap["code_2020"].map(old["land_hectares"]), overlap["code_2024"].map(new["land_hectares"]))
    overlap = overlap.assign(same=kept & agrees & (overlap["share"] >= SAME_OVERLAP))

    rest = old.index.difference(known.index)
    moved = pd.DataFrame({"code_2020": "WK" + buurten["code_2020"].str[2:8], "buurt": buurten["code_2024"]})
    moved["code_2024"] = "WK" + moved["buurt"].str[2:8]
    moved = moved[moved["code_2020"].isin(rest) & moved["code_2024"].isin(new.index)]
    share = moved.groupby("code_2020")["code_2024"].value_counts(normalize=True).rename("share").reset_index()
    return pd.concat([overlap, share.assign(same=False)])
