"""The route of real places, from the figures and from what was entered."""

from datetime import UTC, date, datetime

import pytest

from tests.conftest import ProfileOf
from tests.decisions import decision, sure
from wijk.domain.coalition import Coalition
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.dossier.route import Entered, make_route
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.records import Stored

TODAY = date(2026, 9, 24)


ENTERED_AT = datetime(2026, 9, 23, 12, tzinfo=UTC)


def initiative(name: str, area: str) -> Stored[Initiative]:
    item = Initiative(name, name, roles=(PhaseRole("signaleren"),), groups=("ouderen",), area=area)
    return Stored(item, name, 1, ENTERED_AT, ENTERED_AT)


ENTERED = Entered(
    [
        initiative("buurt", "BU02021885"),
        initiative("voorbeeld-wijk", "WK020218"),
        initiative("gemeente", "GM0202"),
        initiative("zonder gebied", ""),
        initiative("andere wijk", "WK020217"),
    ],
    [
        sure("ouderen", "volgen", "GM0202"),
        decision("prioriteit", "gebroken keten", "ouderen", ("signaleren", "bespreken")),
    ],
    [KeyFigure("1", role="kapper", areas=("BU02021885",)), KeyFigure("2", role="imam", areas=("WK051836",))],
    [Coalition("1", "herfst", TODAY, (), area="WK020218")],
)


@pytest.mark.published_method
def test_the_route_of_a_wijk(snapshot: Snapshot, profile_of: ProfileOf, method: Method) -> None:
    counts = make_route(snapshot, profile_of("WK020218"), method, ENTERED, TODAY).counts
    assert counts.years == (2012, 2016, 2020, 2022, 2024)
    assert (counts.groups, counts.standing_out) == (7, 3)
    assert (counts.own, counts.general, counts.unconfirmed) == (2, 1, 3)
    assert (counts.cells, counts.open, counts.empty) == (48, 46, 1)
    assert (counts.priorities, counts.key_figures, counts.knowing) == (1, 2, 1)
    assert (counts.coalitions, counts.last_coalition) == (1, TODAY)
    assert counts.made_up == 1


def test_in_its_gemeente_all_of_it_is_own(snapshot: Snapshot, profile_of: ProfileOf, method: Method) -> None:
    counts = make_route(snapshot, profile_of("GM0202"), method, ENTERED, TODAY).counts
    assert (counts.own, counts.general) == (4, 0)


def test_an_area_of_2024_knows_one_group(snapshot: Snapshot, profile_of: ProfileOf, method: Method) -> None:
    counts = make_route(snapshot, profile_of("WK0363TB"), method, Entered(), TODAY).counts
    assert (counts.years, counts.groups) == ((2024,), 1)


@pytest.mark.published_method
@pytest.mark.parametrize("key", ["GM0003", "GM1979", "BU02020338", "WK036301"])
def test_a_place_where_nothing_was_entered(snapshot: Snapshot, profile_of: ProfileOf, method: Method, key: str) -> None:
    counts = make_route(snapshot, profile_of(key), method, Entered(), TODAY).counts
    assert (counts.own, counts.general, counts.open, counts.mismatches) == (0, 0, 48, 0)


def test_what_was_entered_today_or_shortly_is_not_asked_about(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    place = profile_of("WK020218")
    assert make_route(snapshot, place, method, ENTERED, ENTERED_AT.date()).counts.due == 0
    assert make_route(snapshot, place, method, ENTERED, date(2027, 9, 23)).counts.due == 0
    assert make_route(snapshot, place, method, ENTERED, date(2027, 9, 24)).counts.due == 3


def test_a_place_tells_its_own_decisions_and_what_is_asked_about_them(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    own = decision("prioriteit", group="ouderen", phases=("signaleren",))
    found = make_route(
        snapshot, profile_of("WK020218"), method, Entered(ENTERED.initiatives, [sure(area="GM0202"), own]), TODAY
    )
    assert found.decisions == (own,)
    assert (found.remarks[own.id].kind, found.remarks[own.id].on) == ("ingevuld", ENTERED_AT.date())
