"""The example is loaded and removed with one call, and never takes along what users entered."""

import json
from dataclasses import replace

import pytest
from shapely.geometry import Point, shape

from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.opendata.snapshot import DATA_FOLDER, geometry_file
from wijk.store.database.connection import Store
from wijk.store.database.examples import has_examples, is_example
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.example import EXAMPLE_FILE, load_example, remove_example
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative


@pytest.mark.published_method
def test_the_example_is_sound_and_marked_as_fictitious(method: Method) -> None:
    initiatives, _, faults = read_initiatives(EXAMPLE_FILE, method)
    assert faults == ()
    assert 12 <= len(initiatives) <= 16
    assert all(is_example(item.id) and "voorbeeld (verzonnen)" in item.name for item in initiatives)
    assert {item.area for item in initiatives} == {"GM0202", "WK020216", "WK020217", "WK020218"}
    assert {role.phase for item in initiatives for role in item.roles} == {phase.id for phase in method.phases}


def test_each_place_of_the_example_is_the_middle_of_a_buurt_of_its_wijk_and_says_so(method: Method) -> None:
    file = DATA_FOLDER / "geometry" / geometry_file(2024, "buurt", "GM0202")
    drawn = {one["properties"]["n"]: one for one in json.loads(file.read_text(encoding="utf-8"))["features"]}
    initiatives, _, _ = read_initiatives(EXAMPLE_FILE, method)
    placed = [item for item in initiatives if item.latitude is not None]
    assert [item for item in initiatives if item.area != "GM0202"] == placed
    assert len({item.address for item in placed}) == len(placed)
    for item in placed:
        name = item.address.removeprefix("midden van de buurt ").removesuffix(" (verzonnen plek)")
        assert item.area
        assert drawn[name]["properties"]["c"].startswith(f"BU{item.area[2:]}")
        assert shape(drawn[name]["geometry"]).contains(Point(item.longitude, item.latitude))


def test_loading_and_removing_leaves_what_users_entered(store: Store, method: Method) -> None:
    mine = add_initiative(store, Initiative("eigen", "Koffie", area="GM0202"))
    assert load_example(store, method) == 14
    assert has_examples(store, INITIATIVES)
    assert load_example(store, method) == 0
    assert remove_example(store) == 14
    assert not has_examples(store, INITIATIVES)
    assert list_initiatives(store) == (mine,)


def test_loading_again_brings_the_example_back_as_it_was(store: Store, method: Method) -> None:
    load_example(store, method)
    first = list_initiatives(store)[0]
    save_initiative(store, replace(first.item, name="veranderd"), first.version)
    assert load_example(store, method) == 0
    remove_example(store)
    load_example(store, method)
    assert first.item in [record.item for record in list_initiatives(store)]
