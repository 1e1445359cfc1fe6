"""What people choose for a coalition stays: over a refresh, over other pages, and beside what somebody else chooses."""

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.coalition import draft
from pages.parts.shared import database
from tests.pages.test_coalitie import NURSE, at, field, filled, fine, press, shown, store, table, with_elsewhere
from tests.pages.test_coalitie import opened as opened_first
from wijk.domain.actor import Actor
from wijk.domain.draft import STANDARD_CONDITIONS, Draft, NeedWeight
from wijk.domain.need import Need
from wijk.store.coalitions.drafts import get_draft, save_draft
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.queries import delete_key_figure

pytestmark = pytest.mark.slow

__all__ = ["filled", "store"]

PLACE = "WK020218"
TRIED = "niemand anders ziet wat u kiest"
SNACKBAR, HAIRDRESSER = "voorbeeld-sf-03", "voorbeeld-sf-04"


def opened(place: str = PLACE) -> AppTest:
    """The page of a place with its second step in sight, where most is chosen."""
    return at(2, opened_first(place))


def kept(store: Store, area: str = PLACE) -> Draft:
    record = get_draft(store, area)
    assert record is not None
    return record.item


def choose(app: AppTest, field: str, *people: str) -> AppTest:
    return fine(app.multiselect(key=f"opzet-{PLACE}-{field}").set_value(list(people)).run())


def weigh(app: AppTest, label: str, step: str) -> AppTest:
    return fine(next(radio for radio in app.radio if radio.label == label).set_value(step).run())


def test_looking_at_the_page_writes_nothing(filled: Store) -> None:
    opened()
    assert get_draft(filled, PLACE) is None


def test_what_was_chosen_is_there_again_after_a_refresh(filled: Store) -> None:
    app = weigh(opened(), "kennis uit onderzoek", "niet meenemen")
    field(app, "number_input", "opzet-WK020218-tot").set_value(8)
    choose(app, "erin", NURSE)
    assert kept(filled) == Draft(
        PLACE,
        (NeedWeight(("", "", "", "onderzoek"), None),),
        conditions=replace(STANDARD_CONDITIONS, size_to=8, must_include=(NURSE,)),
    )
    again = opened()
    assert "32 behoeften tellen mee" in shown(again)
    assert field(again, "number_input", "opzet-WK020218-tot").value == 8
    assert field(again, "multiselect", "opzet-WK020218-erin").value == [NURSE]
    assert get_draft(filled, "WK020217") is None


def test_a_choice_is_never_told_as_somebody_elses_when_the_next_one_ends_its_run(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once another press waits, a run ends where it next touches the session: here, right after the draft was kept."""
    presses, waiting = ["the next"], list[str]()
    keep, drafts = draft._keep, draft._drafts

    def save(store: Store, mine: Draft, version: int | None) -> Stored[Draft]:
        waiting.extend(presses)
        presses.clear()
        return save_draft(store, mine, version)

    def touch() -> dict[str, draft.DraftOnPage]:
        if waiting:
            st.stop()
        return drafts()

    def kept_once(*about: Any) -> None:
        try:
            keep(*about)
        finally:
            waiting.clear()

    monkeypatch.setattr(draft, "save_draft", save)
    monkeypatch.setattr(draft, "_drafts", touch)
    monkeypatch.setattr(draft, "_keep", kept_once)
    app = weigh(opened(), "kennis uit onderzoek", "niet meenemen")
    said = shown(weigh(app, "kennis uit praktijk", "niet meenemen"))
    assert "31 behoeften tellen mee" in said and "Iemand anders" not in said
    assert [one.weight for one in kept(filled).weighed] == [None, None]


def test_who_only_looks_reads_that_what_is_tried_out_is_not_kept(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert TRIED not in shown(opened())
    monkeypatch.setattr(database, "as_visitor", lambda store: store.acting_as(Actor("lezer@gemeente.nl", "kijker")))
    app = opened()
    assert TRIED in shown(app)
    assert TRIED in shown(weigh(app, "kennis uit onderzoek", "niet meenemen"))
    assert get_draft(filled, PLACE) is None


@pytest.mark.page_flow
def test_who_is_ticked_is_there_again_after_a_refresh(filled: Store) -> None:
    app = press(press(opened(), "Reken uit"), "Kies coalitie 1")
    ticked = field(app, "multiselect", "opzet-WK020218-leden").value
    assert len(ticked) == 6
    assert kept(filled).members == tuple(ticked)
    again = opened()
    assert field(again, "multiselect", "opzet-WK020218-leden").value == ticked
    erase_person(filled, ticked[0])
    assert field(opened(), "multiselect", "opzet-WK020218-leden").value == ticked[1:]


@pytest.mark.usefixtures("filled")
def test_what_was_chosen_just_before_the_step_was_left_counts() -> None:
    app = opened()
    next(radio for radio in app.radio if radio.label == "kennis uit onderzoek").set_value("niet meenemen")
    at(3, app)
    assert "32 behoeften tellen mee" in shown(at(2, at(3, app)))


@pytest.mark.usefixtures("filled")
def test_a_step_out_of_sight_counts_as_it_was_chosen() -> None:
    app = weigh(opened(), "kennis uit onderzoek", "niet meenemen")
    app = press(at(3, at(3, app)), "Reken uit")
    assert "kennis uit onderzoek" not in [radio.label for radio in app.radio]
    answer = table(app, "Coalitie |")
    assert table(at(2, app), "Coalitie |") == answer
    assert "Reken opnieuw uit" not in shown(at(4, app))


@pytest.mark.usefixtures("filled")
def test_a_place_keeps_its_own_choices() -> None:
    weigh(opened(), "kennis uit onderzoek", "niet meenemen")
    assert next(radio for radio in opened("WK020217").radio if radio.label == "kennis uit onderzoek").value == "graag"


def test_there_is_always_room_for_one_more_set_of_whom_at_most_one_joins(filled: Store) -> None:
    app = opened()
    choose(app, "niet-samen-0", NURSE)
    assert "Een groepje van één vraagt nog niets" in shown(app)
    choose(app, "niet-samen-0", NURSE, SNACKBAR)
    choose(app, "niet-samen-1", NURSE, "voorbeeld-sf-02", "voorbeeld-sf-05")
    choose(app, "niet-samen-2", "voorbeeld-sf-06", "voorbeeld-sf-07")
    assert [box.value for box in app.multiselect if "hoogstens één" in box.label][3] == []
    choose(app, "niet-samen-1")
    sets = [[NURSE, SNACKBAR], [], ["voorbeeld-sf-06", "voorbeeld-sf-07"]]
    assert [box.value for box in app.multiselect if "hoogstens één" in box.label] == sets
    assert kept(filled).conditions.not_together == (tuple(sets[0]), tuple(sets[2]))
    app = opened()
    assert [box.value for box in app.multiselect if "hoogstens één" in box.label] == [sets[0], sets[2], []]
    choose(app, "erin", NURSE, SNACKBAR)
    press(app, "Reken uit")
    assert "Deze voorwaarden gaan niet samen" in shown(app)
    assert "niet samen: ‘wijkverpleegkundige" in shown(app)


@pytest.mark.usefixtures("filled")
def test_people_of_elsewhere_stand_apart_until_they_are_asked_for() -> None:
    app = opened()
    assert "4 sleutelfiguren werken alleen in andere wijken." in shown(app)
    [must] = [box for box in app.multiselect if box.label == "Wie moet er zeker in?"]
    assert len(must.options) == 13
    assert table(press(app, "Reken uit"), "Coalitie |")[0][1] == "151 van 173 (87%)"
    with_elsewhere(app)
    assert len(field(app, "multiselect", "opzet-WK020218-erin").options) == 17
    assert "Reken opnieuw uit" in shown(at(3, app))
    assert field(opened(), "checkbox", "opzet-WK020218-elders").value is True


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("place", "said"), [("GM0003", "17 sleutelfiguren werken alleen in andere gemeenten."), ("GM0202", "")]
)
def test_far_away_hardly_anybody_is_a_candidate(place: str, said: str) -> None:
    told = shown(opened(place))
    assert said in told and (bool(said) or "werken alleen" not in told)


def test_conditions_on_who_is_no_candidate_wait_and_break_nothing(filled: Store) -> None:
    app = with_elsewhere(opened())
    choose(app, "erin", HAIRDRESSER, NURSE)
    choose(app, "niet-samen-0", SNACKBAR, HAIRDRESSER)
    fine(field(app, "checkbox", "opzet-WK020218-elders").uncheck().run())
    assert "ondernemers (verzonnen)’ is nu geen kandidaat: wat u hierover koos" in shown(at(2, app))
    press(app, "Reken uit")
    assert "wijkverpleegkundige" in table(app, "Coalitie |")[0][3]
    assert kept(filled).conditions.must_include == (HAIRDRESSER, NURSE)
    delete_key_figure(filled, NURSE, 1)
    erase_person(filled, SNACKBAR)
    again = press(opened(), "Reken uit")
    assert "‘niet meer in de lijst (1)’" in shown(at(2, again))
    assert kept(filled).conditions.must_include == (HAIRDRESSER, NURSE)


@pytest.mark.usefixtures("filled")
def test_a_place_where_nobody_works_says_so() -> None:
    app = opened("WK036301")
    assert "17 sleutelfiguren werken alleen in andere wijken." in shown(app)
    assert "De beste coalities" not in [one.value for one in app.header]


def add(app: AppTest, groups: list[str], phases: list[str], area: str | None = None, kind: str | None = None) -> None:
    boxes = {box.label: box for box in [*app.multiselect, *app.selectbox]}
    boxes["Voor welke groepen?"].set_value(groups)
    boxes["In welke fases?"].set_value(phases)
    boxes["Voor welk gebied?"].set_value(area)
    boxes["Met welke soort kennis?"].set_value(kind)
    press(app, "Voeg deze behoeften toe")


@pytest.mark.page_flow
def test_needs_of_their_own_are_kept_weighed_and_taken_away(filled: Store) -> None:
    app = opened()
    add(app, ["ouderen"], ["volgen", "aanpakken"], "BU02021885", "ervaring")
    assert "Toegevoegd: 2 behoeften" in shown(app)
    assert "35 behoeften tellen mee" in shown(app)
    own = kept(filled).own
    assert own[0] == Need("ouderen", "volgen", 3, "BU02021885", "ervaring", "Zelf toegevoegd.")
    app = opened()
    [label] = [
        radio.label for radio in app.radio if "Volgen · " in radio.label and "kennis uit ervaring" in radio.label
    ]
    weigh(app, label, "moet")
    assert "35 behoeften tellen mee**: 14 moet, 19 graag, 2 mag." in shown(opened())
    add(app, ["ouderen"], ["volgen"], "BU02021885", "ervaring")
    assert "Dit staat er al bij" in shown(app)
    add(app, [], [])
    assert "Kies minstens een groep" in shown(app)
    press(app, "Haal weg: " + label.replace("\\", ""))
    assert "34 behoeften tellen mee" in shown(app)
    assert (kept(filled).own, kept(filled).weighed) == (own[1:], ())
    assert "34 behoeften tellen mee" in shown(opened())


@pytest.mark.page_flow
def test_two_browsers_that_choose_different_things_both_get_their_way(filled: Store) -> None:
    first, second = opened(), opened()
    weigh(first, "kennis uit onderzoek", "niet meenemen")
    choose(second, "eruit", NURSE)
    assert "U ziet nu de keuzes van u beiden" in shown(second)
    assert "32 behoeften tellen mee" in shown(second)
    fine(first.run())
    assert "Iemand anders heeft de keuzes voor deze plek gewijzigd" in shown(first)
    assert field(first, "multiselect", "opzet-WK020218-eruit").value == [NURSE]
    fine(first.run())
    assert "Iemand anders" not in shown(first)
    assert kept(filled).weighed == (NeedWeight(("", "", "", "onderzoek"), None),)


@pytest.mark.parametrize(
    ("answer", "step", "largest"), [("Houd mijn keuze", 9.0, 8), ("Houd de keuze van de ander", None, 5)]
)
@pytest.mark.page_flow
def test_what_two_browsers_choose_differently_is_asked(
    filled: Store, answer: str, step: float | None, largest: int
) -> None:
    first, second = opened(), opened()
    field(first, "number_input", "opzet-WK020218-tot").set_value(5)
    weigh(first, "kennis uit onderzoek", "niet meenemen")
    field(second, "number_input", "opzet-WK020218-tot").set_value(8)
    choose(second, "eruit", NURSE)
    weigh(second, "kennis uit onderzoek", "moet")
    assert "Er is niets overschreven" in shown(second)
    assert table(second, "Wat |") == [
        ["Leden: tot en met", "8", "5"],
        ["kennis uit onderzoek", "moet", "niet meenemen"],
    ]
    assert kept(filled).conditions.size_to == 5
    press(second, answer)
    assert "Er is niets overschreven" not in shown(second)
    found = kept(filled)
    assert (found.weighed[0].weight, found.conditions.size_to, found.conditions.exclude) == (step, largest, (NURSE,))
    assert field(second, "number_input", "opzet-WK020218-tot").value == largest
    assert kept(filled) == found


def test_a_proposal_that_was_left_alone_follows_and_a_choice_stays(filled: Store) -> None:
    app = weigh(opened(), "kennis uit onderzoek", "moet")
    record = get_draft(filled, PLACE)
    assert record is not None
    gone = NeedWeight(("ouderen", "bestaat niet meer", "", ""), 9.0)
    save_draft(filled, replace(record.item, weighed=(*record.item.weighed, gone)), record.version)
    weigh(app, "kennis uit ervaring", "niet meenemen")
    assert {one.about[1] or one.about[3]: one.weight for one in kept(filled).weighed} == {
        "onderzoek": 9.0,
        "ervaring": None,
        "bestaat niet meer": 9.0,
    }
