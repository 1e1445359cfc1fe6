"""Both kinds of match: a case in which it must be named, and the nearest cases in which it must not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.approach.examples import GEMEENTE, WIJK, initiative
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import Match
from wijk.approach.matches import find_matches
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method, load_method

METHOD = load_method()
CHAIN = ("signaleren", "bespreken", "toeleiden", "aanpakken")


def find(kind: str, initiatives: Sequence[Initiative], method: Method = METHOD) -> list[Match]:
    matrix = build_matrix(initiatives, method, relation_to(WIJK))
    return [match for match in find_matches(matrix, ()) if match.kind == kind]


@pytest.mark.published_method
def test_a_whole_chain_is_gedekt_in_every_phase() -> None:
    (found,) = find("hele keten", [initiative("a", phases=CHAIN), initiative("b", phases=CHAIN)])
    assert (found.group, found.phases) == ("ouderen", CHAIN)


@pytest.mark.parametrize(
    "initiatives",
    [
        [],
        [initiative("a", phases=CHAIN)],
        [initiative("a", phases=CHAIN), initiative("b", phases=CHAIN[:3])],
        [initiative("a", phases=CHAIN), initiative("b", phases=CHAIN, area=GEMEENTE)],
        [initiative("a", groups=(), phases=CHAIN), initiative("b", groups=(), phases=CHAIN)],
    ],
)
def test_a_chain_that_is_not_wholly_covered_is_no_match(initiatives: list[Initiative]) -> None:
    assert find("hele keten", initiatives) == []


@pytest.mark.published_method
def test_a_model_without_a_chain_has_no_whole_chain() -> None:
    loose = replace(METHOD, phases=tuple(replace(phase, breaks_chain=False) for phase in METHOD.phases))
    initiatives = [initiative("a", phases=CHAIN), initiative("b", phases=CHAIN)]
    assert find("hele keten", initiatives) and find("hele keten", initiatives, loose) == []


def visiting(identifier: str, **others: Any) -> Initiative:
    return initiative(identifier, roles=(PhaseRole("signaleren", ("huisbezoek",)),), **others)


@pytest.mark.parametrize(
    "small",
    [
        visiting("a", reach=25),
        visiting("a", reach=1, capacity_per_month=400),
        initiative("a", reach=8, copings=("vermijdend",)),
    ],
)
def test_a_small_initiative_that_reaches_people_who_are_hard_to_reach(small: Initiative) -> None:
    (found,) = find("klein en dichtbij", [small])
    assert (found.group, found.phases) == ("ouderen", ("signaleren",))


@pytest.mark.parametrize(
    "other",
    [
        visiting("a"),
        visiting("a", reach=26),
        visiting("a", reach=26, capacity_per_month=2),
        visiting("a", reach=0),
        visiting("a", capacity_per_month=25),
        visiting("a", reach=8, groups=()),
        initiative("a", reach=8),
        initiative("a", reach=8, copings=("actief",)),
    ],
)
def test_large_easy_or_unknown_is_no_match(other: Initiative) -> None:
    assert find("klein en dichtbij", [other]) == []


def test_several_small_initiatives_are_one_match_in_the_plural() -> None:
    (found,) = find("klein en dichtbij", [visiting("a", reach=3), visiting("b", reach=4)])
    assert found.reason.startswith("2 kleine initiatieven bereiken mensen in de groep Ouderen")
    assert found.key == "klein en dichtbij|ouderen|signaleren"
