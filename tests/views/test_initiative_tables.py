"""Initiatives as people read them."""

from datetime import date

from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.store.initiatives.editing import EDITABLE
from wijk.views.initiative_tables import (
    edit_frame,
    initiative_texts,
    list_frame,
    place_frame,
    value_of_field,
)
from wijk.views.versions import SideBySide, side_by_side

TODAY = date(2026, 9, 24)
COFFEE = Initiative(
    "koffie",
    "<b>Koffie</b>",
    roles=(PhaseRole("signaleren", ("meldpunt",)), PhaseRole("oud")),
    groups=("ouderen",),
    area="WK020218",
    latitude=51.96,
    longitude=5.93,
    reach=1250,
    last_confirmed=date(2026, 9, 3),
)


def name(code: str) -> str:
    return f"naam van {code}"


def test_the_list_tells_names_as_they_are_and_freshness_in_words(method: Method) -> None:
    frame = list_frame([COFFEE, Initiative("x", "Thee", area="GM0202")], method, name, TODAY)
    assert frame.iloc[0].tolist() == [
        "<b>Koffie</b>",
        "naam van WK020218",
        "",
        "Signaleren; oud",
        "Ouderen (65 jaar en ouder)",
        "✓ bevestigd, laatst op 3 september 2026",
    ]
    assert frame.iloc[1].tolist()[1:] == ["naam van GM0202", "", "", "iedereen", "? nooit bevestigd"]


def test_the_list_of_nothing_has_its_columns(method: Method) -> None:
    assert list(list_frame([], method, name, TODAY).columns)[0] == "Naam"


def test_fields_read_the_dutch_way(method: Method) -> None:
    assert value_of_field(COFFEE, "reach", method, name) == "1.250"
    assert value_of_field(COFFEE, "roles", method, name) == "Signaleren (meldpunt); oud"
    assert value_of_field(COFFEE, "last_confirmed", method, name) == "3 september 2026"
    assert value_of_field(COFFEE, "formal", method, name) == ""


def test_the_table_to_edit_holds_only_ids_that_can_be_chosen(method: Method) -> None:
    frame = edit_frame([COFFEE], method, name)
    assert list(frame.columns) == [*EDITABLE, "delete"]
    assert frame.index.tolist() == [1]
    assert frame.at[1, "roles"] == ["signaleren"]
    assert frame.at[1, "last_confirmed"] == "03-09-2026"


def test_places_on_the_map_come_first() -> None:
    frame = place_frame([Initiative("x", "Thee", area="GM0202"), COFFEE], name)
    assert frame["Plek op de kaart"].tolist() == ["51,9600 noord, 5,9300 oost", "geen plek"]


def test_two_versions_differ_where_they_differ_and_each_keeps_its_own_change(method: Method) -> None:
    base = Initiative("k", "Koffie", costs="gratis", area="GM0202")
    mine = Initiative("k", "Koffie", costs="gratis", note="dinsdag", organisation="Kring", area="GM0202")
    theirs = Initiative("k", "Koffie", costs="2 euro", organisation="Wijkteam", area="GM0202")
    found = side_by_side(base, mine, theirs, lambda item: initiative_texts(item, method, name))
    assert found == [
        SideBySide("organisation", "Organisatie", "Kring", "Wijkteam", keep_mine=True),
        SideBySide("costs", "Kosten voor bezoekers", "gratis", "2 euro", keep_mine=False),
        SideBySide("note", "Toelichting", "dinsdag", "niet ingevuld", keep_mine=True),
    ]
