"""What two pages say of one place is the same: start, list, files, matrix and coalition; all wijken of six gemeenten.

What is expected is counted from the codes alone, in the division of 2020, without the rooms that say what lies where.
"""

from datetime import UTC, datetime

import pytest

from tests.conftest import ProfileOf
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.dossier.candidates import candidates
from wijk.dossier.exports import answers_in, initiatives_in, key_figures_in
from wijk.dossier.overview import make_overview
from wijk.dossier.route import Entered, make_route
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.records import Stored

pytestmark = pytest.mark.slow

GEMEENTEN = ("GM0202", "GM0518", "GM0268", "GM0088", "GM1966", "GM0150")
AT = datetime(2026, 9, 23, 12, tzinfo=UTC)
VOLGEN = ("eenouder", "volgen")


def entered(areas: list[str]) -> list[Initiative]:
    """In every area one initiative for older people that signals, in every third one more."""
    role = (PhaseRole("signaleren"),)
    return [
        Initiative(f"{area}-{copy}", f"Koffie {area} {copy}", roles=role, groups=("ouderen",), area=area)
        for place, area in enumerate(areas)
        for copy in range(2 if place % 3 == 0 else 1)
    ]


def test_start_list_files_matrix_and_coalition_count_alike(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf, method: Method
) -> None:
    wrong, walked = [], 0
    for gemeente in GEMEENTEN:
        # The gemeente, its wijken and its buurten.
        areas = [code for code in snapshot.areas[2020].index if code[2:6] == gemeente[2:]]
        initiatives = entered(areas)
        stored = [Stored(one, one.id, 1, AT, AT) for one in initiatives]
        people = [KeyFigure(area, "kapper", areas=(area,)) for area in areas]
        answers = [CellConfirmation(area, *VOLGEN, AT.date()) for area in areas]
        for code in (one for one in areas if one.startswith("WK")):
            walked += 1
            place = places.at(code, 2020)
            inside = [area for area in areas if area[2:].startswith(code[2:])]
            own = sum(one.area in inside for one in initiatives)
            wide = sum(one.area == gemeente for one in initiatives)

            counts = make_route(snapshot, profile_of(place.key), method, Entered(stored, (), people), AT.date()).counts
            matrix = make_overview(snapshot, profile_of(place.key), method, initiatives, (), AT.date()).whole
            [cell] = [one for one in matrix.cells if (one.group, one.phase) == ("ouderen", "signaleren")]
            told = {
                "initiatives at the start": (counts.own, counts.general),
                "initiatives in the files": (len(initiatives_in(snapshot, place, initiatives)), wide),
                "initiatives in the matrix": (cell.count, cell.general),
                "people at the start": counts.knowing,
                "people in the files": len(key_figures_in(snapshot, place, people)),
                "candidates": len(candidates(snapshot, place, people).here),
                "answers in the files": len(answers_in(snapshot, place, answers)),
            }
            # Who works in the whole gemeente works here too.
            people_here = len(inside) + 1
            expected = dict(zip(told, [(own, wide)] * 3 + [people_here] * 3 + [len(inside)], strict=True))
            wrong += [(code, what, told[what], expected[what]) for what in told if told[what] != expected[what]]
    assert wrong == []
    assert walked > 100
