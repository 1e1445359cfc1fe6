"""Where a place stands: counted by hand for every wijk of some gemeenten, silent where the difference bears nothing."""

from fractions import Fraction
from math import inf

import pytest

from tests.figures.recomputed import half_up, judged
from wijk.figures.places import Place, Places
from wijk.figures.standing import Standing, where_it_stands
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.standing import standing_sentence

pytestmark = pytest.mark.slow

KEYS = (("lonely_18plus", 2020), ("share_one_person", 2020), ("woz_value", 2024), ("low_income", 2022))


def standing_of(snapshot: Snapshot, places: Places, place: Place, key: tuple[str, int]) -> Standing:
    reference = places.at(place.municipality, place.division)
    return where_it_stands(snapshot, place, figures_of(snapshot, place), figures_of(snapshot, reference), key)


def others(snapshot: Snapshot, code: str, key: tuple[str, int], division: int) -> list[tuple[Fraction, float]]:
    """The known values of the other wijken of the gemeente, from what was published, and of how many people or
    households each is (no end where that is not counted)."""
    frame = snapshot.figures[division]
    rows = frame[frame.index.str.startswith(code[:6]) & (frame.index != code)].to_dict("records")
    if key[0] == "share_one_person":
        counts = [(row["one_person_households:2020"], row["households:2020"]) for row in rows]
        told = [(min(100.0, one / whole * 100), one) for one, whole in counts if whole >= 100 and one == one]
    else:
        told = [(row[f"{key[0]}:{key[1]}"], inf) for row in rows]
    return [(Fraction(repr(float(value))), people) for value, people in told if value == value]


def clearly(own: Fraction, other: Fraction, estimate: bool, people: float) -> int:
    """1 where the first is clearly higher, -1 where it is lower, else 0; of ``people`` the fewest in one of both."""
    if people < 50:
        return 0
    if estimate:
        apart = half_up(own, 1) - half_up(other, 1)
        return 0 if abs(apart) < 3 else 1 if apart > 0 else -1
    both = judged(own / other) if other else None, judged(other / own) if own else None
    return {("meer", "minder"): 1, ("minder", "meer"): -1}.get(both, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize("gemeente", ["GM0202", "GM0599", "GM0518", "GM1883"])
def test_every_wijk_stands_where_a_walk_puts_it(snapshot: Snapshot, places: Places, gemeente: str) -> None:
    wrong: list[object] = []
    for place in places.inside(gemeente):
        for key in KEYS:
            found = standing_of(snapshot, places, place, key)
            figure, said = found.figure, standing_sentence(found, place)
            if figure.value is None or found.position is None or found.position.within == "Nederland":
                assert not said or found.position is not None
                continue
            own = Fraction(repr(figure.value))
            here = inf
            if key[0] == "share_one_person":
                here = float(snapshot.figures[figure.division]["one_person_households:2020"][figure.code])
            apart = [
                clearly(own, other, figure.indicator.estimate, min(here, people))
                for other, people in others(snapshot, figure.code, key, figure.division)
            ]
            lower, higher = apart.count(1), apart.count(-1)
            if (found.position.lower, found.position.higher, found.position.peers) != (lower, higher, len(apart)):
                wrong.append((place.key, key, found.position, lower, higher))
            if bool(said) != found.clear or ("hoger dan" in said and not lower) or ("lager dan" in said and not higher):
                wrong.append((place.key, key, said, lower, higher))
    assert not wrong


def test_malburgen_in_words(snapshot: Snapshot, places: Places) -> None:
    place = places.by_key["WK020218"]
    said = standing_sentence(standing_of(snapshot, places, place, KEYS[0]), place)
    assert said == (
        "Eenzaam (18 jaar en ouder) (2020): 60,5%, naar schatting hoger dan in 20 en ongeveer gelijk aan die in 3 van "
        "de 23 andere wijken in Arnhem."
    )
    assert standing_of(snapshot, places, place, ("inhabitants", 2020)).clear is False


def test_nothing_is_said_beside_an_equal_reference(snapshot: Snapshot, places: Places) -> None:
    silent = 0
    for place in places.inside("GM0518"):
        found = standing_of(snapshot, places, place, KEYS[0])
        value = found.figure.value
        if value is not None and abs(Fraction(repr(value)) - Fraction("56.8")) < 3:
            assert standing_sentence(found, place) == ""
            silent += 1
    assert silent > 3
