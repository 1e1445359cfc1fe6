"""Finding places on the page: asked by the address, counted, listed, put beside each other, and never a traceback."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import run, texts
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Enough, find_places
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot

pytestmark = pytest.mark.slow

ASKED = "alleenwonenden-meer-gemeente,krap_bij_kas-meer-gemeente,alleenwonenden-minstens-500"


def kept(app: AppTest, parameter: str) -> str:
    """What the address says now."""
    value = app.query_params[parameter]
    return value if isinstance(value, str) else value[0]


def told(place: str = "", **more: str) -> str:
    return texts(run("vergelijken", place, deel="vinden", **more)).replace("\\", "")


def test_without_conditions_it_offers_questions() -> None:
    app = run("vergelijken", deel="vinden")
    assert "Waaraan moet een gebied voldoen?" in texts(app)
    button = next(one for one in app.button if one.label.startswith("Alleenwonenden én krap"))
    button.click().run()
    assert [one.value for one in app.exception] == []
    assert kept(app, "voorwaarden") == ASKED and len(app.dataframe) == 1


def test_what_the_address_asks_is_counted_over_the_whole_country(
    snapshot: Snapshot, places: Places, method: Method
) -> None:
    conditions = (Clearly("alleenwonenden"), Clearly("krap_bij_kas"), Enough("alleenwonenden", 500))
    found = find_places(place_columns(snapshot, places, "wijk"), method, conditions)
    app = run("vergelijken", "WK020218", deel="vinden", voorwaarden=ASKED)
    said = texts(app).replace("\\", "")
    assert f"Heel Nederland: {len(found.places)} van de 3.531 wijken voldoen aan alles" in said
    assert f"Van {found.unknown} gebieden is dat niet te zeggen" in said
    assert "Geen score en geen rangorde" in said and "RIVM" in said
    assert len(app.dataframe[0].value) == len(found.places)
    assert [one.proto.label for one in app.get("download_button")] == ["Lijst als Excel", "Lijst als CSV"]


def test_a_condition_is_taken_out_and_made() -> None:
    app = run("vergelijken", deel="vinden", voorwaarden=ASKED)
    next(one for one in app.button if "ten minste 500" in one.label).click().run()
    assert kept(app, "voorwaarden") == ASKED.rpartition(",")[0]
    fresh = run("vergelijken", deel="vinden", onder="gemeente")
    next(one for one in fresh.selectbox if one.label == "Over wie of wat gaat het?").select("ouderen").run()
    kind = next(one for one in fresh.selectbox if one.label == "Wat moet er gelden?")
    assert len(kind.options) == 3
    kind.select("minstens").run()
    fresh.number_input[0].set_value(20_000).run()
    next(one for one in fresh.button if one.label == "Voeg toe").click().run()
    assert [one.value for one in fresh.exception] == []
    assert kept(fresh, "voorwaarden") == "ouderen-minstens-20000"


@pytest.mark.parametrize(
    "more",
    [
        {"onder": "buurt", "waar": "Flevoland", "voorwaarden": "woz_value-2024-minder-nederland"},
        {"onder": "gemeente", "voorwaarden": "alleenwonenden-meer-gemeente"},
        {"onder": "wijk", "waar": "GM0202", "voorwaarden": "inhabitants-2024-minstens-9999999"},
        {"onder": "onzin", "waar": "onzin", "voorwaarden": "onzin,<b>,,-"},
        {"waar": "Zeeland", "voorwaarden": "lonely_18plus-2020-minder-nederland"},
    ],
)
def test_any_question_is_answered(more: dict[str, str]) -> None:
    said = told("NL00", **more)
    assert "Traceback" not in said
    if "onzin" in more["voorwaarden"]:
        assert "kunnen wij hier niet vragen" in said and "Waaraan moet" in said
    else:
        assert "aan alles" in said


def test_a_few_found_go_beside_each_other() -> None:
    app = run("vergelijken", deel="vinden", waar="GM0202", voorwaarden="ouderen-meer-gemeente")
    found = app.dataframe[0].value
    assert 2 <= len(found) <= 8
    next(one for one in app.button if "naast elkaar" in one.label).click().run()
    assert kept(app, "deel") == "naast" and kept(app, "naast").count(",") == len(found) - 1


def test_one_chosen_by_name_is_gone_to_and_more_go_beside_each_other() -> None:
    app = run("vergelijken", deel="vinden", voorwaarden=ASKED)
    names = next(one for one in app.multiselect if one.label.startswith("Vink een gebied aan"))
    labels = {one.label: one for one in app.button}
    assert labels["Ga naar dit gebied"].disabled and labels["Zet naast elkaar"].disabled
    names.select(names.options[0]).run()
    [go] = [one for one in app.button if one.label.startswith("Ga naar ")]
    assert not go.disabled and next(one for one in app.button if one.label == "Zet naast elkaar").disabled
    next(one for one in app.multiselect if one.label.startswith("Vink een gebied aan")).select(names.options[1]).run()
    next(one for one in app.button if one.label == "Zet deze 2 naast elkaar").click().run()
    assert [one.value for one in app.exception] == []
    assert kept(app, "deel") == "naast" and kept(app, "naast").count(",") == 1
