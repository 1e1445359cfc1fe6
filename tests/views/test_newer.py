"""What a newer table says of the gemeente: told of every gemeente that has it, never as a change."""

import re

import pandas as pd
import pytest

from wijk.domain.method import Method
from wijk.figures.diversity import EvennessTable
from wijk.figures.places import Places
from wijk.figures.profile import make_profile
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences import newer_in_gemeente

CHANGE = re.compile(r"\b(steeg|daalde|toegenomen|afgenomen|gestegen|gedaald|nam toe|nam af)\b")


def dutch(value: float) -> str:
    return f"{value:.1f}".replace(".", ",") + "%"


@pytest.mark.slow
def test_every_gemeente_is_told_its_two_figures_and_no_change(
    snapshot: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    lonely, severely = (
        snapshot.figures[2024][f"{column}:2024"] for column in ("lonely_18plus", "severely_lonely_18plus")
    )
    wrong, walked = [], 0
    for place in places.by_key.values():
        code = place.code_in(2024)
        if place.level != "gemeente" or not code:
            continue
        said = newer_in_gemeente(make_profile(snapshot, places, place, method, evenness))
        walked += 1
        if dutch(lonely[code]) not in said or f"{dutch(severely[code])} sterk eenzaam" not in said:
            wrong.append((code, said))
        if "tabel 50150NED-gemeenten" not in said or "naar schatting" not in said:
            wrong.append((code, said))
        if CHANGE.search(said) or "geen gemeten verandering" not in said or "2024" not in said:
            wrong.append((code, said))
    assert wrong == []
    assert walked == 342


def test_beside_a_wijk_stands_its_gemeente(
    snapshot: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    said = newer_in_gemeente(make_profile(snapshot, places, places.at("WK020218", 2020), method, evenness))
    assert said.startswith("In Arnhem voelde in 2024 naar schatting 50,7% van de volwassenen zich eenzaam en 16,3% ")
    assert "In heel Nederland was dat in 2022 48,6% en 14,2%" in said
    assert "van 2024 hebben wij geen landelijk cijfer" in said


def test_how_much_higher_it_is_counts_gemeenten_that_stayed_the_same(
    snapshot: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    links = snapshot.links[(snapshot.links["relation"] == "same") & snapshot.links["code_2020"].str.startswith("GM")]
    apart = [
        snapshot.figures[2024]["severely_lonely_18plus:2024"][new]
        - snapshot.figures[2020]["severely_lonely_18plus:2020"][old]
        for old, new in zip(links["code_2020"], links["code_2024"], strict=True)
    ]
    known = [one for one in apart if not pd.isna(one)]
    tables = make_profile(snapshot, places, places.at("GM0202", 2020), method, evenness).severely_lonely_tables
    assert tables is not None
    assert (tables.gemeenten, tables.higher) == (len(known), sum(one > 1e-9 for one in known))
    assert abs(tables.mean - sum(known) / len(known)) < 1e-9
    assert 1.5 < tables.mean < 2.5
