"""What was entered follows its place to the areas of another year: a code alone never decides, nothing is guessed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from wijk.figures.joining import make_places
from wijk.figures.places import Places
from wijk.figures.placing import code_here, same_code
from wijk.opendata.editions import FOLDER_VARIABLE, switch_to, usable, write_edition
from wijk.opendata.following import follow
from wijk.opendata.snapshot import Snapshot, digest, load

pytestmark = pytest.mark.slow

# Wijken that exist in 2024 only, of Almere. In the year after, the first gets another code and name, the second
# gives its code to another place and keeps its name under the code of the third, and the fourth is gone.
RENAMED, MOVED, TAKEN, GONE = "WK003418", "WK003419", "WK003420", "WK003421"
NEW_CODE = "WK003499"


def moved_to(code: str) -> str:
    """The code that an area of 2024 has in 2025; empty for none. Buurten go with their wijk."""
    to = {RENAMED: NEW_CODE, MOVED: TAKEN, TAKEN: "", GONE: ""}
    wijk = f"WK{code[2:8]}"
    if code[:2] == "GM" or code == "NL00" or wijk not in to:
        return code
    return f"{code[:2]}{to[wijk][2:]}{code[8:]}" if to[wijk] else ""


def next_year(areas: pd.DataFrame) -> pd.DataFrame:
    """The areas of 2024 as the ones of 2025."""
    later = areas.assign(division=2025)
    later.index = pd.Index([moved_to(str(code)) for code in areas.index], name="code")
    later["district"] = [moved_to(district) if district else "" for district in later["district"]]
    other = areas.loc[[MOVED]].assign(
        division=2025, name="Heel iets anders", land_hectares=9_999.0, total_hectares=9_999.0
    )
    return pd.concat([later[later.index != ""], other])


@pytest.fixture(scope="module")
def after(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the areas of 2025 instead of those of 2024."""
    areas = next_year(snapshot.areas[2024])
    people = snapshot.figures[2024]["inhabitants:2024"]
    swapped = {moved_to(str(code)): number for code, number in people.items()} | {MOVED: 123_000.0}
    figures = pd.DataFrame({"inhabitants:2025": pd.Series(swapped).reindex(areas.index)})
    source = snapshot.catalogue["inhabitants"].sources[-1]
    table = replace(source.table, id="86165NED", division=2025)
    more = replace(
        snapshot.catalogue["inhabitants"],
        sources=(*snapshot.catalogue["inhabitants"].sources, replace(source, table=table, year=2025)),
    )
    catalogue = replace(snapshot.catalogue, indicators={**snapshot.catalogue.indicators, "inhabitants": more})
    links = snapshot.links.rename(columns={"code_2024": "code_2025"})
    links["code_2025"] = links["code_2025"].map(moved_to)
    links = links[links["code_2025"] != ""]
    return replace(
        snapshot,
        areas={2020: snapshot.areas[2020], 2025: areas},
        figures={**snapshot.figures, 2025: figures},
        links=links,
        catalogue=catalogue,
    )


@pytest.fixture(scope="module")
def followed(snapshot: Snapshot, after: Snapshot) -> dict[str, tuple[str, int]]:
    table = follow(snapshot, after)
    return {row.entered: (row.code, row.division) for row in table.itertuples()}  # type: ignore[misc]


@pytest.fixture(scope="module")
def there(after: Snapshot, followed: dict[str, tuple[str, int]]) -> tuple[Snapshot, Places]:
    full = replace(after, followed=followed)
    return full, make_places(full)


def test_a_place_is_followed_by_what_it_is_not_by_its_code(followed: dict[str, tuple[str, int]]) -> None:
    assert followed[RENAMED] == (NEW_CODE, 2025)
    assert followed[MOVED] == (TAKEN, 2025)
    assert followed[GONE] == ("", 0)


def test_what_stayed_needs_no_following(snapshot: Snapshot, followed: dict[str, tuple[str, int]]) -> None:
    assert "WK020218" not in followed and "GM0518" not in followed
    assert not set(snapshot.areas[2020].index) & set(followed)
    others = {entered for entered in followed if not entered.endswith("-2024")}
    assert {f"WK{entered[2:8]}" for entered in others} == {RENAMED, MOVED, TAKEN, GONE}


def test_what_was_entered_is_found_at_its_place(snapshot: Snapshot, there: tuple[Snapshot, Places]) -> None:
    full, places = there
    names = snapshot.areas[2024]["name"]
    for entered in (RENAMED, MOVED):
        place = places.get(entered)
        assert place is not None and place.name == names[entered] and entered in place.known_as
        assert same_code(full, place, entered) == place.code_in(2025)
    assert places.get(GONE) is None and places.lost(GONE)
    almere = places.get("GM0034")
    assert almere is not None and code_here(full, almere, GONE) == "GM0034"
    assert not places.lost("WK020218") and not places.lost("")


def test_the_new_place_under_a_used_code_is_another_one(there: tuple[Snapshot, Places]) -> None:
    _, places = there
    other = places.at(MOVED, 2025)
    assert (other.name, other.key, other.known_as) == ("Heel iets anders", f"{MOVED}-2025", (f"{MOVED}-2025",))
    kept = places.get(MOVED)
    assert kept is not None and kept.key != other.key


def test_every_code_that_was_entered_means_the_place_it_meant_or_none(
    places: Places, there: tuple[Snapshot, Places]
) -> None:
    """Walks all places, by their names and gemeenten: no code leads to another place than before."""
    _, later = there
    wrong, lost = [], 0
    for place in places.by_key.values():
        for entered in place.known_as:
            found = later.get(entered)
            if found is None:
                lost += 1
            elif (found.name, found.municipality_name) != (place.name, place.municipality_name):
                wrong.append((entered, place.name, found.name))
    assert wrong == []
    assert 1 <= lost < 40


def test_following_twice_goes_on_from_the_first(
    there: tuple[Snapshot, Places], followed: dict[str, tuple[str, int]]
) -> None:
    """An update after that with the same areas keeps what was entered two editions ago."""
    full, _ = there
    again = follow(full, replace(full, followed={}))
    table = {row.entered: (row.code, row.division) for row in again.itertuples()}
    assert {entered: table[entered] for entered in (RENAMED, MOVED, GONE)} == {
        entered: followed[entered] for entered in (RENAMED, MOVED, GONE)
    }


def test_an_edition_with_other_areas_gets_it_when_it_is_written(
    copy: Path, after: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    frames = {
        "areas": pd.concat([frame.reset_index() for frame in after.areas.values()]),
        "links": after.links,
        "figures_2025": after.figures[2025].reset_index(),
        "codes_2024": pd.DataFrame(
            [(year, code, code) for year in (2020, 2025) for code in ("GM0202",)],
            columns=["division", "code", "code_2024"],
        ),
    }
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    for name, frame in frames.items():
        path = copy / f"{name}.parquet"
        frame.to_parquet(path, index=False)
        manifest["files"][path.name] = {"rows": len(frame), "sha256": digest([path])}
    manifest["added"] = {
        "table": [
            {
                "id": "86165NED",
                "title": "Kerncijfers wijken en buurten 2025",
                "publisher": "CBS",
                "edition": "proef",
                "division": 2025,
                "licence": "CC BY 4.0, bron: CBS",
                "coverage": "",
                "missing": "",
                "limits": "",
            }
        ],
        "source": [{"indicator": "inhabitants", "table": "86165NED", "column": "inwoners", "years": [2025]}],
        "indicator": [],
    }
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    edition = write_edition(copy, datetime(2026, 11, 26, tzinfo=UTC))
    switch_to(edition)
    assert usable(lambda one: load(one.folder)).trouble == ""
    assert load(edition.folder).followed[MOVED] == (TAKEN, 2025)
