"""The dossier of real places: what a wijk's pages show travels, for every wijk of a gemeente; and an unknown place."""

from dataclasses import replace
from datetime import date

import pytest

from tests.databases import NewDatabase
from tests.decisions import decision, sure
from tests.store.dossier_files.carrying import file_of, put, read
from tests.store.people import NURSE
from wijk.domain.actor import Actor
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.domain.plan import Goal
from wijk.dossier.candidates import candidates
from wijk.dossier.dossier_file import belonging_to, dossier_bytes, fitted, names_of, place_asked, shared_key
from wijk.dossier.entered import decisions_of, read_dossier
from wijk.dossier.overview import answers_for, where_of
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.common.errors import NamesLocked, NotAllowed
from wijk.store.database.connection import Store
from wijk.store.database.record_types import DECISIONS, GOALS, INITIATIVES, KEY_FIGURES
from wijk.store.opening import open_store

DAY = date(2026, 9, 24)
ARNHEM = "GM0202"


def place_of(places: Places, code: str) -> Place:
    found = places.get(code)
    assert found
    return found


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return open_store(new_database("wijk"))


@pytest.fixture
def everywhere(store: Store, places: Places) -> Store:
    """One of each in every wijk and buurt of Arnhem, and in Arnhem as a whole and Den Haag."""
    inside = [place for wijk in places.inside(ARNHEM) for place in (wijk, *places.inside(wijk.key))]
    codes = [ARNHEM, "GM0518", *(place.key for place in inside)]
    for number, code in enumerate(codes):
        put(
            store,
            (INITIATIVES, Initiative(f"i{number}", f"Koffie {number}", area=code)),
            (KEY_FIGURES, replace(NURSE, id=f"k{number}", areas=(code,))),
            (DECISIONS, replace(decision("prioriteit"), id=f"p{number}", area=code)),
            (DECISIONS, replace(sure("eenouder", area=code), id=f"z{number}")),
            (GOALS, Goal(f"g{number}", code, "Samen eten", DAY)),
        )
    return store


def test_what_the_pages_of_every_wijk_of_a_gemeente_show_travels(
    everywhere: Store, snapshot: Snapshot, places: Places
) -> None:
    wrong = []
    for place in [place_of(places, ARNHEM), *places.inside(ARNHEM)]:
        records = belonging_to(everywhere, snapshot, place)
        found = {kind: {one.id for one in stored} for kind, stored in records.items()}
        dossier, where = read_dossier(everywhere, place, DAY), where_of(snapshot, place)
        shown = {
            "initiatives": {one.id for one in dossier.supply.items if where(one.area) != "elsewhere"},
            "key_figures": {one.id for one in candidates(snapshot, place, dossier.people.items).here},
            "goals": {one.id for one in dossier.plan.goals.living},
            "decisions": {one.id for one in decisions_of(place, dossier.supply)},
        }
        wrong += [(place.key, kind) for kind, ids in shown.items() if not ids or ids - found[kind]]
        answers = {(one.area, one.group) for one in answers_for(snapshot, place, dossier.supply.empty)}
        told = {(one.item.area, one.item.group) for one in records["decisions"] if one.item.mark == "zeker niets"}
        wrong += [(place.key, "zeker niets")] if answers - told else []
        # Besides what is shown, only what was entered for a part of it.
        for kind in ("goals", "initiatives"):
            areas = {one.item.area for one in records[kind] if one.id not in shown[kind]}
            wrong += [(place.key, f"{kind} of {area}") for area in areas if where(area) != "own"]
    assert wrong == []


def test_what_lies_elsewhere_or_only_is_of_the_gemeente_stays(
    everywhere: Store, snapshot: Snapshot, places: Places
) -> None:
    records = belonging_to(everywhere, snapshot, place_of(places, "WK020218"))
    areas = {kind: {one.item.area for one in records[kind]} for kind in ("goals", "decisions", "initiatives")}
    inside = {"WK020218", *(one.key for one in places.inside("WK020218"))}
    assert areas == {"goals": inside, "decisions": inside | {ARNHEM}, "initiatives": inside | {ARNHEM}}


def test_the_file_of_a_gemeente_brings_it_back_elsewhere(
    everywhere: Store, snapshot: Snapshot, places: Places, method: Method
) -> None:
    place = place_of(places, ARNHEM)
    file = read(dossier_bytes(place, "Arnhem", belonging_to(everywhere, snapshot, place), method, DAY))
    assert (file.manifest.place.code, file.manifest.place.level, file.manifest.names) == (ARNHEM, "gemeente", False)
    assert not place_asked(file, places).unknown and place_asked(file, places).here == place
    held = {kind.name: {one.item.area for _, one in records} for kind, records in file.records if kind is GOALS}
    assert "GM0518" not in held["goals"] and len(held["goals"]) > 80


def test_a_place_that_this_edition_has_not_is_asked_about(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, Initiative("a", "Koffie", area="WK020218")))
    file = read(file_of(store))
    later = replace(places, followed={"WK020218": ""})
    asked = place_asked(file, later)
    assert asked.here is None and asked.unknown == (("WK020218", 1),)
    with pytest.raises(ValueError, match="not told"):
        fitted(file, asked, None)
    moved = fitted(file, asked, place_of(places, "WK020219"))
    assert {one.item.area for _, records in moved.records for _, one in records} == {"WK020219"}
    assert place_asked(moved, later).unknown == (("WK020218", 0),), "what it says of itself stays"


def test_all_codes_of_one_place_share_a_key(places: Places) -> None:
    key = shared_key(places)
    wrong = [(place.key, code) for place in places.by_key.values() for code in place.known_as if key(code) != place.key]
    assert wrong == [] and key("geen code") == "geen code"


def test_who_may_not_read_gets_no_file_and_names_need_the_passphrase(
    store: Store, snapshot: Snapshot, places: Places
) -> None:
    place = place_of(places, "WK020218")
    with pytest.raises(NotAllowed):
        belonging_to(store.acting_as(Actor("telefoon", "zaal")), snapshot, place)
    with pytest.raises(NamesLocked):
        names_of(store, {}, DAY, None)
