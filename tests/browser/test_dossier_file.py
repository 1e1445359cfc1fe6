"""A dossier goes from one dashboard to another: taken along here, opened there beside what is there, and undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.driving import Visit, empty, serious
from tests.store.dossier_files.carrying import put
from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import list_initiatives

Open = Callable[..., Visit]
COFFEE = Initiative("a", "Koffie", area="WK020218", note="elke dinsdag")


def test_a_dossier_is_taken_along_and_opened_elsewhere_with_one_conflict(
    visit: Open, store: Store, tmp_path: Path
) -> None:
    put(
        store, (INITIATIVES, replace(COFFEE, note="elke woensdag")), (INITIATIVES, replace(COFFEE, id="b", name="Thee"))
    )
    opened = visit()
    page = opened.go("?gebied=WK020218")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Neem dit dossier mee").click()
    assert downloading.value.suggested_filename == "dossier-WK020218.zip"
    file = tmp_path / "dossier.zip"
    downloading.value.save_as(file)

    # Elsewhere is a database that holds nothing of it but an older version of one.
    empty(store)
    put(store, (INITIATIVES, COFFEE))
    opened.go("?gebied=GM0202")
    expect(page.get_by_role("heading", name="Dossiers in Arnhem")).to_be_visible()
    page.get_by_role("link", name="Malburgen-Oost (Zuid)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Malburgen-Oost (Zuid), Arnhem")
    opened.settle()
    with opened.answered():
        page.get_by_text("Open een dossierbestand").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("row", name="Initiatieven 1 0 1")).to_be_visible()
    opened.settle()
    with opened.answered():
        page.get_by_text("Ik kies per veld").click()
    with opened.answered():
        page.get_by_role("radiogroup", name="Wat wilt u bewaren bij Toelichting?").get_by_text(
            "Versie van de ander"
        ).click()
    assert serious(page) == []
    opened.press("Voeg dit dossier toe")
    expect(page.get_by_text("1 regel toegevoegd, 1 gewijzigd")).to_be_visible()
    assert {one.item.name: one.item.note for one in list_initiatives(store)} == {
        "Koffie": "elke woensdag",
        "Thee": "elke dinsdag",
    }
    opened.press("Maak het openen van het dossierbestand ongedaan")
    expect(page.get_by_text("2 regels zijn weer zoals eerst")).to_be_visible()
    assert [one.item for one in list_initiatives(store)] == [COFFEE]
