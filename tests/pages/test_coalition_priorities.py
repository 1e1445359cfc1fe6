"""The coalition around what the room chose first: that counts by itself, the rest one switch away, told on cards."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.coalition.tie_grid import press_tie
from tests.decisions import decision
from tests.pages.test_coalitie import at, field, filled, fine, opened, people, press, shown, store
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.store.coalitions.drafts import get_draft
from wijk.store.coalitions.queries import list_coalitions
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.queries import clear_tie, list_ties, set_tie
from wijk.store.matrix.decisions import make_decision

pytestmark = pytest.mark.slow

__all__ = ["filled", "store"]


@pytest.fixture
def chosen(filled: Store) -> Store:
    """The example, of which the room chose two cells and a chain in two phases first; one nobody can do."""
    for made in (
        decision("prioriteit", group="ouderen", phases=("toeleiden",)),
        decision("prioriteit", group="gescheiden_verweduwd", phases=("volgen",)),
        decision("prioriteit", "gebroken keten", "ouderen", ("signaleren", "bespreken")),
    ):
        make_decision(filled, made)
    return filled


def computed(app: AppTest) -> str:
    return shown(press(app, "Reken uit"))


def test_the_priorities_count_by_themselves_and_the_rest_one_switch_away(chosen: Store) -> None:
    app = opened(step=2)
    told = shown(app)
    assert "De coalitie moet in elk geval uw prioriteiten dekken:" in told
    assert "- Ouderen (65 jaar en ouder): gebroken keten (Signaleren, Bespreekbaar maken)" in told
    assert "4 behoeften tellen mee**: 4 moet." in told
    fine(field(app, "toggle", "opzet-WK020218-verder").set_value(True).run())
    assert "34 behoeften tellen mee" in shown(app)
    kept = get_draft(chosen, "WK020218")
    assert kept is not None and kept.item.conditions.beyond_priorities
    assert "34 behoeften tellen mee" in shown(opened(step=2))


def test_the_result_is_cards_first_then_whom_to_look_for_then_the_proof(chosen: Store) -> None:
    app = opened(step=3)
    assert "zoek iemand" not in shown(app)
    told = computed(app)
    assert "**Coalitie 1 dekt 2 van uw 3 prioriteiten; mist Gescheiden of verweduwd: Volgen.**" in told
    assert 1 <= told.count("**Coalitie ") <= 5
    first = [one.value for one in app.markdown]
    card = next(number for number, text in enumerate(first) if text.startswith("**Coalitie 1"))
    looking = next(number for number, text in enumerate(first) if "zoek iemand die gevoel heeft" in text)
    proof = next(number for number, text in enumerate(first) if text.startswith("Coalitie |"))
    assert card < looking < proof
    assert "brengt als enige " in first[card] and "is als enige " in first[card]
    app = press(app, "Kies coalitie 1")
    assert "**Uw keuze dekt 2 van uw 3 prioriteiten; mist Gescheiden of verweduwd: Volgen.**" in shown(app)
    app.text_input(key="coalitie/name").set_value("Malburgen, proef")
    press(app, "Coalitie bewaren")
    [record] = list_coalitions(chosen, "WK020218")
    assert len(record.item.needs) == 4


def test_without_priorities_everything_counts_and_that_is_said(filled: Store) -> None:
    app = opened(step=2)
    assert "Er zijn nog geen prioriteiten gekozen bij de fasematrix: daarom telt nu alles mee" in shown(app)
    assert "33 behoeften tellen mee" in shown(app)
    assert "**Coalitie 1 dekt " in computed(at(3, app))
    assert get_draft(filled, "WK020218") is None


def test_the_example_is_offered_only_while_the_list_is_empty(store: Store) -> None:
    app = opened()
    app.text_input(key="nieuw/role").set_value("kapper")
    press(app, "Voeg toe")
    labels = [one.label for one in app.button]
    assert "Voeg toe" in labels and not [one for one in labels if "voorbeeld" in one]
    assert app.text_input(key="nieuw/role").value == ""
    assert len(people(store)) == 1


def test_a_press_on_a_pair_goes_round_and_what_is_no_pair_is_left_alone(filled: Store) -> None:
    one, other, outside = people(filled)[13:16]
    before = len(list_ties(filled))

    def now() -> list[str]:
        ids = {one.id, other.id}
        return [record.item.strength for record in list_ties(filled) if {record.item.one, record.item.other} == ids]

    members: tuple[KeyFigure, ...] = (one, other)
    for expected in (["licht"], ["sterk"], []):
        press_tie(filled, members, [record.item for record in list_ties(filled)], [other.id, one.id])
        assert now() == expected
    seen = [record.item for record in list_ties(filled)]
    set_tie(filled, Tie(one.id, other.id, "sterk"))
    with pytest.raises(StoreError, match="staat nu op ‘sterk’"):
        press_tie(filled, members, seen, [one.id, other.id])
    assert now() == ["sterk"], "what somebody else just filled in stays"
    clear_tie(filled, one.id, other.id)
    press_tie(filled, members, [Tie(one.id, other.id, "sterk")], [one.id, other.id])
    for junk in (None, [], [one.id, one.id], [one.id, outside.id], [one.id, 3], "ab"):
        press_tie(filled, members, [], junk)
    assert len(list_ties(filled)) == before
