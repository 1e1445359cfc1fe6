"""Which area of 2020 is which area of 2024, walked over all of them by names and inhabitants as published.

Nothing here asks the function that decides: names are compared letter by letter after a coarse cleaning of their own.
"""

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd
import pytest

from wijk.opendata.doubtful import FILE
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot


@dataclass(frozen=True)
class Link:
    """A link with what is published of both areas."""

    code_2020: str
    code_2024: str
    relation: str
    share: float
    back: float
    name_2020: str
    name_2024: str
    people_2020: float
    people_2024: float
    land_2020: float
    land_2024: float


@pytest.fixture(scope="module")
def links(snapshot: Snapshot) -> list[Link]:
    found = snapshot.links.copy()
    for column, values in (("name", "name"), ("land", "land_hectares")):
        for year in (2020, 2024):
            found[f"{column}_{year}"] = found[f"code_{year}"].map(snapshot.areas[year][values])
    for year in (2020, 2024):
        people = snapshot.figures[year][f"inhabitants:{year}"].fillna(0)
        found[f"people_{year}"] = found[f"code_{year}"].map(people)
    assert len(found) > 10_000
    return [Link(**{str(name): value for name, value in row.items()}) for row in found.to_dict("records")]


@pytest.fixture(scope="module")
def joined(links: list[Link]) -> list[Link]:
    """Those that are one place of one level."""
    found = [one for one in links if one.relation in ("same", "nearly") and one.code_2020[:2] == one.code_2024[:2]]
    assert len(found) > 10_000
    return found


@pytest.fixture(scope="module")
def doubtful() -> list[dict[str, str]]:
    with (DATA_FOLDER / FILE).open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file, delimiter=";"))
    assert found
    return found


def cleaned(name: str) -> str:
    """A name without its number and without the words for houses outside the village, its words in one order."""
    bare = re.sub(r"^wijk\s?\d*|verspr\w*\.? ?h(uizen|\.)?|buitengebied", "", name.lower())
    return "".join(sorted(re.findall(r"[a-z]+", bare)))


def alike(one: str, other: str) -> float:
    first, second = cleaned(one), cleaned(other)
    shorter, longer = sorted((first, second), key=len)
    return 1.0 if len(shorter) > 3 and shorter in longer else SequenceMatcher(None, first, second).ratio()


def near(one: float, other: float, part: float) -> bool:
    return abs(one - other) <= max(part * max(one, other), 25)


def near_land(one: float, other: float, part: float) -> bool:
    return abs(one - other) <= max(part * max(one, other), 1)


def test_an_area_is_one_place_of_the_other_year_at_most(joined: list[Link]) -> None:
    for codes in ([one.code_2020 for one in joined], [one.code_2024 for one in joined]):
        assert [code for code, count in Counter(codes).items() if count > 1] == []


def test_every_joined_place_agrees_in_name_or_in_people_and_land_or_is_listed_as_followed(
    joined: list[Link], doubtful: list[dict[str, str]]
) -> None:
    followed = {(row["code 2020"], row["code 2024"]) for row in doubtful if "gevolgd" in row["waarom twijfel"]}
    assert len(followed) < 60
    offenders = [
        one
        for one in joined
        if alike(one.name_2020, one.name_2024) < 0.6
        and not (near(one.people_2020, one.people_2024, 0.2) and near_land(one.land_2020, one.land_2024, 0.05))
        and (one.code_2020, one.code_2024) not in followed
    ]
    assert offenders == []


def test_a_code_that_names_another_place_leads_nowhere(joined: list[Link]) -> None:
    """A kept code with another name and another size: the fault that sent Terneuzen to Axel."""
    offenders = [
        one
        for one in joined
        if one.code_2020 == one.code_2024
        and alike(one.name_2020, one.name_2024) < 0.6
        and not near(one.people_2020, one.people_2024, 0.2)
        and not near_land(one.land_2020, one.land_2024, 0.02)
    ]
    assert offenders == []


def test_every_area_with_the_name_land_and_people_of_another_year_is_joined_to_it(
    snapshot: Snapshot, joined: list[Link]
) -> None:
    """Also where the code changed: a name that one area has in its gemeente, in both years, with one size."""
    pairs = {one.code_2020: one.code_2024 for one in joined}
    frames = []
    for year in (2020, 2024):
        areas = snapshot.areas[year]
        frame = areas.assign(
            people=snapshot.figures[year][f"inhabitants:{year}"].fillna(0), clean=areas["name"].map(cleaned)
        )
        frame = frame[(frame["level"] != "land") & (frame["clean"] != "")].reset_index()
        frames.append(frame.drop_duplicates(["municipality", "level", "clean"], keep=False))
    both = frames[0].merge(frames[1], on=["municipality", "level", "clean"], suffixes=("_2020", "_2024"))
    assert len(both) > 14_000
    columns = ["code_2020", "code_2024", "people_2020", "people_2024", "land_hectares_2020", "land_hectares_2024"]
    missed = [
        old
        for old, new, people, people_now, land, land_now in both[columns].to_numpy().tolist()
        if near(people, people_now, 0.05) and near_land(land, land_now, 0.015) and pairs.get(old) != new
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("WK071501", "Terneuzen Centrum"),
        ("WK057500", "Noordwijk Binnen"),
        ("WK190103", "Bodegraven-Zuid"),
        ("BU19110504", "Kreileroord"),
        ("WK015001", "Binnenstad"),
        ("WK036301", "Burgwallen-Nieuwe Zijde"),
    ],
)
def test_known_places_are_found(joined: list[Link], code: str, name: str) -> None:
    assert {one.code_2020: one.name_2024 for one in joined}[code] == name


@pytest.mark.parametrize("code", ["WK003402", "WK196604", "WK196612", "WK196110", "WK036393"])
def test_places_that_are_no_more_are_joined_to_none(joined: list[Link], code: str) -> None:
    assert code not in {one.code_2020 for one in joined}


def test_almere_stad_leads_to_its_own_wijken_and_not_to_de_werven(links: list[Link]) -> None:
    names = {one.name_2024 for one in links if one.code_2020 == "WK003402"}
    assert {"Filmwijk", "Muziekwijk Noord", "Stedenwijk", "Literatuurwijk"} <= names
    assert "De Werven" not in names


def test_shares_are_parts_of_a_whole(links: list[Link]) -> None:
    shares: dict[str, float] = defaultdict(float)
    for one in links:
        assert 0 <= one.share <= 1 + 1e-6 and 0 <= one.back <= 1 + 1e-6, one
        if one.code_2020[:2] == one.code_2024[:2]:
            shares[one.code_2020] += one.share
    assert len(shares) > 10_000
    assert {code: share for code, share in shares.items() if share > 1.1} == {}


def test_gemeente_that_vanished_points_to_its_successor(snapshot: Snapshot) -> None:
    old, new = snapshot.areas[2020], snapshot.areas[2024]
    gone = old.index[(old["level"] == "gemeente") & ~old.index.isin(new.index)]
    assert len(gone) == 18
    assert set(gone) <= set(snapshot.links["code_2020"])


def test_every_gemeente_that_kept_its_code_is_one_place(snapshot: Snapshot, joined: list[Link]) -> None:
    old, new = snapshot.areas[2020], snapshot.areas[2024]
    kept = old.index[(old["level"] == "gemeente") & old.index.isin(new.index)]
    assert set(kept) == {one.code_2020 for one in joined if one.code_2020.startswith("GM")}


def test_names_of_2022_are_those_of_the_place_it_stands_for(snapshot: Snapshot) -> None:
    """By the published names and inhabitants of 2022, where those files are at hand."""
    folder = DATA_FOLDER.parents[1] / "shared" / "data" / "kwb_2022"
    if not folder.is_dir():
        pytest.skip("the published files are not in ../shared/data")
    published = pd.concat([pd.read_csv(folder / f"{name}_2022.csv") for name in ("gemeenten", "wijken")])
    names: dict[str, str] = dict(zip(published["code"], published["name"], strict=True))
    people: dict[str, float] = dict(zip(published["code"], published["population"], strict=True))
    offenders = []
    for year, codes in snapshot.between[2022].items():
        names_here = snapshot.areas[year]["name"].to_dict()
        people_here = snapshot.figures[year][f"inhabitants:{year}"].fillna(0).to_dict()
        offenders += [
            (year, code, names_here[code], there, names[there])
            for code, there in codes.items()
            if alike(names_here[code], names[there]) < 0.6 and not near(people_here[code], people[there], 0.2)
        ]
    assert offenders == []


@pytest.mark.parametrize("code", ["WK190103", "WK196604", "WK196612", "WK196110"])
def test_no_wijk_has_the_shape_or_the_income_of_another(snapshot: Snapshot, code: str) -> None:
    assert snapshot.between[2022][2020].get(code) != code
    if code != "WK190103":
        assert code not in snapshot.between[2022][2020].index
        drawn = snapshot.drawn[snapshot.drawn["division"] == 2020]
        assert code not in set(drawn["code"])


def test_every_drawn_area_of_2020_is_a_place_of_the_year_of_its_shape(snapshot: Snapshot) -> None:
    drawn = snapshot.drawn[snapshot.drawn["division"] == 2020]
    larger, buurten = drawn[drawn["level"] != "buurt"], drawn[drawn["level"] == "buurt"]
    same = snapshot.links[snapshot.links["relation"] == "same"]
    assert set(larger["code"]) <= set(snapshot.between[2022][2020].index)
    assert set(buurten["code"]) <= set(same["code_2020"])


def test_doubtful_cases_are_listed_for_a_person_to_read(doubtful: list[dict[str, str]], joined: list[Link]) -> None:
    assert Counter(row["besluit"] for row in doubtful).keys() == {
        "zelfde plaats",
        "bijna dezelfde plaats",
        "andere plaats",
    }
    assert all(row["waarom twijfel"] and row["naam 2020"] and row["naam 2024"] for row in doubtful)
    assert 100 < len(doubtful) < 1_000
    listed = {(row["code 2020"], row["code 2024"]) for row in doubtful}
    renamed = [
        (one.code_2020, one.code_2024)
        for one in joined
        if alike(one.name_2020, one.name_2024) < 0.3 and cleaned(one.name_2020)
    ]
    assert len(renamed) > 20
    assert [pair for pair in renamed if pair not in listed] == []
