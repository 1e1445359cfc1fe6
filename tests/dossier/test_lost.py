"""What was entered for an area that can't be told any more is counted by kind and area."""

from dataclasses import replace

from tests.databases import NewDatabase
from tests.store.people import NURSE
from wijk.domain.initiative import Initiative
from wijk.dossier.lost import lost_records
from wijk.figures.places import Places
from wijk.store.initiatives.queries import add_initiative
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.opening import open_store

GONE = "WK003421"


def test_lost_records_are_counted_by_kind_and_area(new_database: NewDatabase, places: Places) -> None:
    store = open_store(new_database("wijk"))
    for number, area in enumerate((GONE, GONE, "WK020218", "GM0034")):
        add_initiative(store, Initiative(f"i{number}", "Koffie", organisation="Buurthuis", area=area))
    add_key_figure(store, replace(NURSE, areas=("GM0034", GONE)))
    assert lost_records(store, places) == ()
    later = replace(places, followed={GONE: ""})
    assert lost_records(store, later) == (("initiatieven", GONE, 2), ("sleutelfiguren", GONE, 1))
