"""What an import knows of places: names as people say them, codes of earlier divisions, points and addresses."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from shapely.geometry import shape

from tests.store.importing.files_to_import import outcomes, preview_of
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.import_scope import import_scope
from wijk.dossier.overview import within
from wijk.figures.places import Places
from wijk.opendata.address_table import address_table, build_address_table
from wijk.opendata.snapshot import Snapshot, SnapshotError, geometry_file
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.preview import Preview
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

ScopeOf = Callable[[str], AreaScope]


@pytest.fixture
def store(new_database: Callable[[str], str]) -> Store:
    return open_store(new_database("wijk"))


@pytest.fixture(scope="session")
def scope_of(snapshot: Snapshot, places: Places) -> ScopeOf:
    return lambda chosen: import_scope(snapshot, places, chosen)


def items(planned: Preview) -> list[Initiative]:
    return [row.item for row in planned.rows]


def test_the_second_gemeente_adds_and_moves_nothing(store: Store, method: Method, scope_of: ScopeOf) -> None:
    for gemeente, area, address in (("GM0202", "WK020218", "Laan 1"), ("GM0307", "WK030719", "Laan 2")):
        planned = preview_of(store, f"Naam;Wijk;Adres\nInloop;{area};{address}\n", method, scope_of(gemeente))
        assert outcomes(planned) == ["nieuw"]
        apply_import(store, planned)
    there = [(one.item.area, one.item.address) for one in list_initiatives(store)]
    assert there == [("WK020218", "Laan 1"), ("WK030719", "Laan 2")]


@pytest.mark.parametrize(
    ("gemeente", "text", "area"),
    [
        *(("GM0202", text, "GM0202") for text in ("alle", "stadsbreed", "gemeente Arnhem", "heel Arnhem")),
        ("GM0202", "", "GM0202"),
        ("GM0518", "Moerwijk", "WK051836"),
        ("GM0344", "Overvecht", "WK034403"),
        *(("GM0202", text, "WK020220") for text in ("Elden", "de wijk Elden", "Elden, Arnhem", "wk020220", "20220")),
        *(("GM0202", text, "WK020220") for text in ("Elden e.o.", "Elden en omgeving", "20 Elden")),
        ("GM0344", "BU 0344 0611", "BU03440611"),
    ],
)
def test_a_place_as_people_say_it(
    store: Store, method: Method, scope_of: ScopeOf, gemeente: str, text: str, area: str
) -> None:
    planned = preview_of(store, f"Naam;Wijk\nInloop;{text}\n", method, scope_of(gemeente))
    assert ([one.area for one in items(planned)], planned.questions, planned.remarks) == ([area], (), ())


@pytest.mark.parametrize(
    ("gemeente", "text", "guess"),
    [("GM0363", "Nieuw-West", "WK0363FB"), ("GM0202", "Malburgen Oost", "WK020218"), ("GM0518", "Laak", "WK051838")]
    + [
        ("GM0518", "Schilderswijk", "WK051829"),
    ],
)
def test_part_of_a_name_is_asked_and_never_a_place(
    store: Store, method: Method, scope_of: ScopeOf, gemeente: str, text: str, guess: str
) -> None:
    file = f"Naam;Wijk\nInloop;{text}\nKoor;{text}\n"
    planned = preview_of(store, file, method, scope_of(gemeente))
    assert outcomes(planned) == ["vraag", "vraag"]
    assert [(one.area, one.note) for one in items(planned)] == [(gemeente, f"Wijk: {text}")] * 2
    [question] = planned.questions
    assert (question.value, question.count, question.proposal) == (text, 2, ())
    assert guess in question.guesses
    answered = preview_of(store, file, method, scope_of(gemeente), {question.key: (guess,)})
    assert [(row.action, row.item.area, row.item.note) for row in answered.rows] == [("nieuw", guess, "")] * 2


def test_a_number_and_a_name_beside_that_of_the_gemeente_are_proposed(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    asked = {"GM0202": ("Wijk 20", "WK020220"), "GM0344": ("Zuilen (Utrecht)", "BU03440244")}
    for gemeente, (text, guess) in asked.items():
        planned = preview_of(store, f"Naam;Wijk\nInloop;{text}\n", method, scope_of(gemeente))
        assert [(one.value, one.guesses) for one in planned.questions] == [(text, (guess,))]


def test_the_name_of_a_gemeente_that_went_up_in_this_one_is_asked_with_this_one_first(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    [question] = preview_of(store, "Naam;Wijk\nInloop;Heerhugowaard\n", method, scope_of("GM1980")).questions
    assert (question.guesses[0], question.proposal) == ("GM1980", ())


def test_a_town_of_another_gemeente_in_the_address_is_asked_about(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    text = "Naam;Straat;Plaats\nInloop;Laan 1;Nijmegen\nKoor;Laan 2;Arnhem\nEten;Laan 3;Elden\nLopen;;Loodorp\n"
    planned = preview_of(store, text, method, scope_of("GM0202"))
    assert outcomes(planned) == ["vraag", "nieuw", "nieuw", "nieuw"]
    [question] = planned.questions
    assert (question.about, question.value, question.guesses) == ("area", "Nijmegen", ("GM0268", "GM0202"))
    assert items(planned)[0].address == "Laan 1, Nijmegen"
    answered = preview_of(store, text, method, scope_of("GM0202"), {question.key: ("GM0268",)})
    assert [one.area for one in items(answered)] == ["GM0268", "GM0202", "GM0202", "GM0202"]
    placed = preview_of(store, "Naam;Wijk;Plaats\nInloop;Elden;Nijmegen\n", method, scope_of("GM0202"))
    assert (outcomes(placed), items(placed)[0].area) == (["nieuw"], "WK020220")


def test_no_name_of_a_place_means_a_place_of_another_name(places: Places, scope_of: ScopeOf) -> None:
    """Each first word of a name, alone, is asked about or is the whole name of what it means."""
    from wijk.figures.names import spoken_name
    from wijk.store.common.texts import words
    from wijk.store.importing.area_names import meant_area

    wrong, walked = [], 0
    for gemeente in places.gemeenten[::10]:
        scope = scope_of(gemeente.key)
        for name in scope.names.values():
            part = words(spoken_name(name)).split()[0]
            found = meant_area(part, scope)
            walked += 1
            if found and part not in {words(scope.names[found]), words(scope.spoken[found])}:
                wrong.append((gemeente.name, part, found))
    assert walked > 1_000
    assert wrong == []


def test_several_wijken_are_the_smallest_area_around_them_and_stay_readable(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    text = (
        'Naam;Wijk\nInloop;"Malburgen-Oost (Zuid); Centrum"\nEten;WK020218, WK020201\nKoor;BU02021815 en BU02021884\n'
    )
    planned = preview_of(store, text, method, scope_of("GM0202"))
    assert [(one.area, one.note) for one in items(planned)] == [
        ("GM0202", "Wijk: Malburgen-Oost (Zuid); Centrum"),
        ("GM0202", "Wijk: WK020218, WK020201"),
        ("WK020218", "Wijk: BU02021815 en BU02021884"),
    ]
    assert all("meer gebieden" in row.remarks[0].message for row in planned.rows)


def test_codes_are_checked_and_those_of_an_earlier_division_translated(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    text = "Naam;Wijk\nInloop;WK999999\nEten;020218\nWandelen;WK045700\n"
    planned = preview_of(store, text, method, scope_of("GM0363"))
    assert outcomes(planned) == ["fout", "nieuw", "nieuw"]
    assert "WK999999 bestaat niet" in planned.faults[0].message
    assert [row.item.area for row in planned.rows[1:]] == ["WK020218", "WK0363SD"]
    assert "nu bij Weesp Binnenstad/Zuid" in planned.remarks[0].message
    [question] = planned.questions
    answered = preview_of(store, text, method, scope_of("GM0363"), {question.key: ("GM0363",)})
    assert (answered.rows[0].action, answered.rows[0].item.area) == ("nieuw", "GM0363")


def test_every_code_of_a_gemeente_that_went_up_in_another_counts_there(
    snapshot: Snapshot, places: Places, scope_of: ScopeOf
) -> None:
    wrong, walked = [], 0
    for gemeente in places.gemeenten:
        became = scope_of(gemeente.key).became
        walked += len(became)
        wrong += sorted(set(became.values()) - within(snapshot, gemeente, became.values()))
    assert walked > 300
    assert wrong == []


@pytest.mark.parametrize(("wijk", "buurt"), [("WK020218", "BU02021815"), ("Malburgen-Oost (Zuid)", "BU02021815")])
def test_of_a_wijk_and_its_buurt_the_buurt_counts(
    store: Store, method: Method, scope_of: ScopeOf, wijk: str, buurt: str
) -> None:
    planned = preview_of(store, f"Naam;Wijk;Buurt\nInloop;{wijk};{buurt}\n", method, scope_of("GM0202"))
    assert [one.area for one in items(planned)] == [buurt]


def test_a_buurt_of_no_known_division_in_the_wijk_of_its_row_is_kept_and_told(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    planned = preview_of(store, "Naam;Buurt;Wijk\nInloop;BU02021801;WK020218\n", method, scope_of("GM0202"))
    assert [one.area for one in items(planned)] == ["BU02021801"]
    assert "bestaat niet" in planned.remarks[0].message


def test_points_in_any_usual_form_find_their_buurt(store: Store, method: Method, scope_of: ScopeOf) -> None:
    text = (
        "Naam;X;Y;Breedtegraad;Lengtegraad\nInloop;192000;443000;;\nEten;;;443000;192000\nWandelen;;;51,974178;5,925689\n"
        "Kaarten;;;5.925689;51.974178\nLezen;;;51974178;5925689\nSoep;;;51° 58' 27\" N;5° 55' 32,5\" O\n"
        'Taal;;;"51,974178; 5,925689";\n'
    )
    planned = preview_of(store, text, method, scope_of("GM0202"))
    assert [(one.area, round(one.latitude or 0, 3), round(one.longitude or 0, 3)) for one in items(planned)] == [
        ("BU02020322", 51.974, 5.926)
    ] * 7


def test_half_a_point_is_left_out_and_one_outside_nederland_is_asked_about(
    store: Store, method: Method, scope_of: ScopeOf
) -> None:
    text = "Naam;Breedtegraad;Lengtegraad\nInloop;51,96;\nEten;0;0\nKoor;48,85;2,35\n"
    planned = preview_of(store, text, method, scope_of("GM0202"))
    assert outcomes(planned) == ["nieuw", "nieuw", "vraag"]
    assert {(one.area, one.latitude) for one in items(planned)} == {("GM0202", None)}
    assert [one.note for one in items(planned)] == [
        *("Breedtegraad: 51,96", "Breedtegraad: 0\nLengtegraad: 0", "Breedtegraad: 48,85\nLengtegraad: 2,35"),
    ]
    [question] = planned.questions
    for answer, latitude in ((("houden",), 48.85), (("geen",), None)):
        answered = preview_of(store, text, method, scope_of("GM0202"), {question.key: answer})
        assert (answered.rows[2].action, answered.rows[2].item.latitude) == ("nieuw", latitude)


def test_what_a_row_says_of_its_area_goes_before_its_point(store: Store, method: Method, scope_of: ScopeOf) -> None:
    text = "Naam;Wijk;Breedtegraad;Lengtegraad\nInloop;Elden;51,974178;5,925689\n"
    assert [one.area for one in items(preview_of(store, text, method, scope_of("GM0202")))] == ["WK020220"]


def test_a_point_inside_each_drawn_area_is_that_area(snapshot: Snapshot, places: Places, scope_of: ScopeOf) -> None:
    """By the centre of each buurt of every tenth gemeente, of the division in which that is shown."""
    scope, wrong, walked = scope_of(""), [], 0
    for gemeente in places.gemeenten[::10]:
        if not gemeente.code_in(snapshot.divisions[-1]):
            continue
        division = gemeente.division
        path = snapshot.folder / "geometry" / geometry_file(division, "buurt", gemeente.code_in(division))
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            centre = shape(feature["geometry"]).representative_point()
            walked += 1
            found = scope.at_point(centre.y, centre.x)
            if found != places.at(feature["properties"]["c"], division).key:
                wrong.append((gemeente.name, feature["properties"]["c"], found))
    assert walked > 500
    # Drawn coarsely, a few buurten on the coast or border lie outside their own gemeente, or over another.
    assert len(wrong) < walked / 50, wrong[:20]


def test_where_a_buurt_cannot_be_drawn_its_wijk_counts(snapshot: Snapshot, places: Places, scope_of: ScopeOf) -> None:
    amsterdam = places.by_key["GM0363"]
    folder = snapshot.folder / "geometry"
    wijken = json.loads((folder / geometry_file(amsterdam.division, "wijk", "GM0363")).read_text(encoding="utf-8"))
    buurten = json.loads((folder / geometry_file(amsterdam.division, "buurt", "GM0363")).read_text(encoding="utf-8"))
    drawn = [shape(feature["geometry"]) for feature in buurten["features"]]
    asked = 0
    for feature in wijken["features"]:
        centre = shape(feature["geometry"]).representative_point()
        if not any(one.covers(centre) for one in drawn):
            asked += 1
            found = scope_of("GM0363").at_point(centre.y, centre.x)
            assert found == places.at(feature["properties"]["c"], amsterdam.division).key
    assert asked


CBS = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
ADDRESSES = CBS + "".join(
    f"6832AB;{number};{'2021815' if number < 20 else '2021884'};20218;202\n" for number in range(1, 40)
)


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WIJK_EDITIONS", str(tmp_path / "editions"))
    return tmp_path


def test_an_address_finds_its_buurt_where_the_operator_gave_a_table(
    store: Store, method: Method, snapshot: Snapshot, places: Places, scope_of: ScopeOf, editions: Path
) -> None:
    text = "Naam;Adres\nInloop;Laan 12a, 6832 AB Arnhem\nEten;Laan 25, 6832ab\nKoor;6832 AB\nSoep;Laan 3\n"
    assert address_table() is None
    assert {one.area for one in items(preview_of(store, text, method, scope_of("GM0202")))} == {"GM0202"}
    (editions / "pc6.csv").write_text(ADDRESSES + "9999ZZ;1;;;\n", encoding="utf-8-sig")
    assert build_address_table(editions / "pc6.csv") == 39
    scope = import_scope(snapshot, places, "GM0202", address_table())
    planned = preview_of(store, text, method, scope)
    assert [one.area for one in items(planned)] == ["BU02021815", "BU02021884", "GM0202", "GM0202"]
    assert [one.address for one in items(planned)][0] == "Laan 12a, 6832 AB Arnhem"


@pytest.mark.parametrize("content", ["", "a;b\n1;2\n", CBS.replace("Buurt2024", "Buurt"), "PC6;Huisnummer\n6832AB;1\n"])
def test_a_file_that_is_no_table_of_addresses_is_refused_in_dutch(editions: Path, content: str) -> None:
    (editions / "pc6.csv").write_text(content, encoding="utf-8")
    with pytest.raises(SnapshotError, match="Verwacht wordt een CSV-bestand"):
        build_address_table(editions / "pc6.csv")
    assert address_table() is None


def test_a_damaged_table_of_addresses_is_told(editions: Path) -> None:
    (editions / "editions").mkdir()
    (editions / "editions" / "addresses.parquet").write_bytes(b"niets")
    with pytest.raises(SnapshotError, match="Maak haar opnieuw"):
        address_table()


def test_a_scope_may_do_without_a_gemeente(scope_of: ScopeOf) -> None:
    assert (scope_of("").became, replace(scope_of(""), chosen="").gemeente) == ({}, "")
