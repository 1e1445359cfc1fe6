"""Where a place stands: silent inside the margin, and a dot for each of its peers with its own filled."""

from decimal import Decimal
from math import isnan, nan

import pytest

from tests.conftest import ProfileOf
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.figures.standing import where_it_stands
from wijk.opendata.snapshot import Snapshot
from wijk.views.place_standing import placed_figures, stand_of
from wijk.views.strip import strip_table

pytestmark = pytest.mark.slow

KEYS = ("lonely_18plus-2020", "share_one_person-2020", "woz_value-2024")


@pytest.mark.parametrize("gemeente", ["GM0202", "GM0363", "GM0003"])
def test_every_wijk_has_a_dot_and_is_told_apart_only_beyond_the_margin(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf, gemeente: str
) -> None:
    wrong: list[object] = []
    seen = 0
    for place in places.inside(gemeente):
        profile = profile_of(place.key)
        offered = placed_figures(profile)
        for written in KEYS:
            if written not in offered:
                continue
            reference = profile.gemeente or {}
            standing = where_it_stands(snapshot, place, profile.figures, reference, offered[written][0])
            stand = stand_of(standing, profile)
            figure, seen = standing.figure, seen + 1
            marked = [column for column in stand.dots.columns if column.marked]
            low, high = marked[0].start, marked[0].start + stand.dots.step
            if len(marked) != 1 or marked[0].marked != 1 or not low - 1e-9 <= (figure.value or 0) < high + 1e-9:
                wrong.append((place.key, written, marked))
            if stand.dots.areas != len(standing.peers) or stand.named[0][1] != figure.value:
                wrong.append((place.key, written, stand.named))
            beside = reference[offered[written][0]].value
            apart = None if beside is None else abs(Decimal(str(figure.value)) - Decimal(str(beside)))
            small = figure.indicator.estimate and apart is not None and apart < 3
            if small and ("hoger" in stand.sentence or "lager" in stand.sentence):
                wrong.append((place.key, written, stand.sentence))
            if figure.indicator.estimate and "schatting" not in stand.sentence + stand.source:
                wrong.append((place.key, written, stand.source))
            if len(strip_table(stand.dots, stand.indicator, stand.areas)) != len(stand.dots.columns) + 1:
                wrong.append((place.key, written, "table"))
    assert not wrong and seen >= 2


def test_the_leading_figure_is_offered_first_else_the_newest_and_no_count(profile_of: ProfileOf) -> None:
    for key in ("GM0202", "WK020218"):
        offered = placed_figures(profile_of(key))
        assert next(iter(offered)) == "lonely_18plus-2020" and "inhabitants-2024" not in offered
    unknown = placed_figures(profile_of("BU02020338"))
    assert "lonely_18plus-2020" not in unknown
    years = [year for (_, year), _ in unknown.values()]
    assert years == sorted(years, reverse=True)


def sentence(snapshot: Snapshot, profile: Profile, key: tuple[str, int]) -> str:
    reference = profile.gemeente or profile.netherlands or {}
    return stand_of(where_it_stands(snapshot, profile.place, profile.figures, reference, key), profile).sentence


def test_a_figure_that_the_reference_lacks_is_never_told_as_a_small_difference(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf
) -> None:
    wrong, seen = [], 0
    for place in places.gemeenten:
        profile = profile_of(place.key)
        for key, _ in placed_figures(profile).values():
            source = profile.figures[key].source
            frame = snapshot.figures[source.table.division]
            column = f"{key[0]}:{key[1]}"
            if column in frame and isnan(float(frame[column].get("NL00", nan))):
                seen += 1
                told = sentence(snapshot, profile, key)
                if "Van Nederland hebben wij dit cijfer niet" not in told:
                    wrong.append((place.key, key, told))
    assert wrong == [] and seen > 3_000


def test_nothing_is_said_of_fewer_than_fifty_people(snapshot: Snapshot, places: Places, profile_of: ProfileOf) -> None:
    """A share of 65-plussers is that of a count, which stands in the snapshot beside the inhabitants."""
    wrong, few = [], 0
    buurten = sorted(key for key, place in places.by_key.items() if place.level == "buurt")[::40]
    for key in buurten:
        profile = profile_of(key)
        for year in (2020, 2024):
            figure = profile.figures.get(("share_65plus", year))
            if figure is None or figure.value is None:
                continue
            counts = snapshot.figures[figure.source.table.division][f"inhabitants_65plus:{year}"]
            people = float(counts[figure.code])
            if people < 50:
                few += 1
                told = sentence(snapshot, profile, ("share_65plus", year))
                if "hoger dan" in told or "lager dan" in told or "verschilt te weinig" in told:
                    wrong.append((key, year, told))
        standing = profile.standings.get("share_65plus")
        if standing and (standing.counted or 0) < 50:
            wrong.append((key, standing.figure.year, "on the profile"))
    assert wrong == [] and few > 20


def test_a_count_is_told_and_not_compared(snapshot: Snapshot, profile_of: ProfileOf) -> None:
    told = sentence(snapshot, profile_of("GM0202"), ("inhabitants", 2024))
    assert told.endswith("Aantallen vergelijken wij niet: een groter gebied heeft er al snel meer.")


def test_the_ends_of_a_strip_are_those_of_the_areas(snapshot: Snapshot, profile_of: ProfileOf) -> None:
    profile = profile_of("BU02020101")
    reference = profile.gemeente or {}
    for key in (("share_65plus", 2020), ("lonely_18plus", 2020)):
        standing = where_it_stands(snapshot, profile.place, profile.figures, reference, key)
        dots = stand_of(standing, profile).dots
        assert (dots.lowest, dots.highest) == (standing.peers.min(), standing.peers.max())
