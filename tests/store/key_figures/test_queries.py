"""Key figures, ties, coalitions and meetings are kept as initiatives are, and without anything personal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.databases import store_in_memory
from tests.store.people import NURSE, SHOP, TODAY
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.domain.need import Conditions, Need
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.checks.key_figures import consent_caution, faults_in_figure, faults_to_keep
from wijk.store.coalitions.queries import (
    add_coalition,
    add_meeting,
    delete_coalition,
    delete_meeting,
    get_coalition,
    list_coalitions,
    list_deleted_coalitions,
    list_deleted_meetings,
    list_meetings,
    restore_coalition,
    restore_meeting,
    save_coalition,
    save_meeting,
)
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.common.personal import is_contact
from wijk.store.database.connection import Store
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.example import (
    PEOPLE_EXAMPLE_FILE,
    has_people_example,
    load_people_example,
    remove_people_example,
)
from wijk.store.key_figures.exchange import read_people
from wijk.store.key_figures.queries import (
    add_key_figure,
    clear_tie,
    delete_key_figure,
    get_key_figure,
    key_figures_stamp,
    list_deleted_key_figures,
    list_key_figures,
    list_ties,
    restore_key_figure,
    save_key_figure,
    set_tie,
    set_ties,
)
from wijk.store.key_figures.suggestions import suggest_key_figures
from wijk.store.opening import open_store, purge

COALITION = Coalition(
    "c1",
    "Malburgen, najaar",
    TODAY,
    (Member(NURSE.id, NURSE.label), Member(SHOP.id, SHOP.label)),
    needs=(Need("ouderen", "signaleren", 9, ground="Voorstel"), Need(area="BU02021801"), Need(knowledge="ervaring")),
    conditions=Conditions(5, 2, 4.0, resident=True, must_include=(NURSE.id,), not_together=((NURSE.id, SHOP.id, "x"),)),
    advised=(NURSE.id,),
    reason="zij kennen elkaar al",
    area="WK020218",
)
MEETING = NetworkMeeting("m1", "c1", TODAY, "Wie missen we?", "bellen helpt", "huisbezoek", "")


def people(store: Store) -> list[KeyFigure]:
    return [record.item for record in list_key_figures(store, TODAY)]


def test_what_is_kept_comes_back_whole(store: Store, url: str) -> None:
    add_key_figure(store, NURSE)
    add_key_figure(store, SHOP)
    set_tie(store, Tie(SHOP.id, NURSE.id, "licht"))
    kept, met = add_coalition(store, COALITION), add_meeting(store, MEETING)
    again = open_store(url)
    assert people(again) == [NURSE, SHOP]
    assert [record.item for record in list_ties(again)] == [Tie(NURSE.id, SHOP.id, "licht")]
    assert (list_coalitions(again), list_meetings(again, "c1")) == ((kept,), (met,))
    assert (kept.item, met.item) == (COALITION, MEETING)


def test_changing_deleting_and_undoing_go_as_for_initiatives(store: Store) -> None:
    add_key_figure(store, NURSE)
    saved = save_key_figure(store, replace(NURSE, hours_per_month=None), 1)
    with pytest.raises(Conflict):
        save_key_figure(store, NURSE, 1)
    with pytest.raises(Conflict):
        delete_key_figure(store, NURSE.id, 1)
    delete_key_figure(store, NURSE.id, 2)
    assert people(store) == []
    assert [record.id for record in list_deleted_key_figures(store)] == [NURSE.id]
    assert restore_key_figure(store, NURSE.id).item == saved.item
    found = get_key_figure(store, NURSE.id)
    assert found is not None and found.version == 4


def test_ties_are_kept_once_whichever_way_round_and_follow_their_people(store: Store) -> None:
    add_key_figure(store, NURSE)
    add_key_figure(store, SHOP)
    stamp = key_figures_stamp(store)
    assert set_ties(store, [Tie(NURSE.id, SHOP.id, "licht"), Tie(SHOP.id, NURSE.id, "sterk")]) == 2
    assert set_ties(store, [Tie(SHOP.id, NURSE.id, "sterk")]) == 0
    assert [record.item.strength for record in list_ties(store)] == ["sterk"]
    assert key_figures_stamp(store) != stamp
    delete_key_figure(store, SHOP.id, 1)
    assert list_ties(store) == ()
    restore_key_figure(store, SHOP.id)
    assert len(list_ties(store)) == 1
    clear_tie(store, SHOP.id, NURSE.id)
    clear_tie(store, SHOP.id, NURSE.id)
    assert list_ties(store) == ()
    for tie in (Tie(NURSE.id, NURSE.id, "licht"), Tie(NURSE.id, "weg", "licht"), Tie("a", "b", "los")):  # type: ignore[arg-type]
        with pytest.raises(StoreError):
            set_tie(store, tie)


def test_coalitions_and_meetings_can_be_changed_and_deleted(store: Store) -> None:
    add_coalition(store, COALITION)
    add_coalition(store, replace(COALITION, id="c2", area="GM0202", conditions=None))
    assert [record.id for record in list_coalitions(store, "WK020218")] == ["c1"]
    assert save_coalition(store, replace(COALITION, reason="anders"), 1).item.reason == "anders"
    delete_coalition(store, "c1", 2)
    assert [record.id for record in list_coalitions(store)] == ["c2"]
    gone = get_coalition(store, "c1")
    assert gone is not None and gone.deleted is not None
    add_meeting(store, MEETING)
    add_meeting(store, replace(MEETING, id="m0", held_on=TODAY - timedelta(days=7)))
    save_meeting(store, replace(MEETING, question="En nu?"), 1)
    assert [record.item.question for record in list_meetings(store, "c1")] == ["Wie missen we?", "En nu?"]
    delete_meeting(store, "m1", 2)
    assert len(list_meetings(store, "c1")) == 1


def test_coalitions_are_found_by_each_code_of_a_place(store: Store) -> None:
    add_coalition(store, COALITION)
    add_coalition(store, replace(COALITION, id="c2", area="WK0363AE"))
    add_coalition(store, replace(COALITION, id="c3", area="GM0202"))
    assert [record.id for record in list_coalitions(store, ("WK020218", "WK0363AE"))] == ["c1", "c2"]


def test_deleted_coalitions_and_meetings_can_be_brought_back(store: Store) -> None:
    add_coalition(store, COALITION)
    add_coalition(store, replace(COALITION, id="c2", area="GM0202"))
    add_meeting(store, MEETING)
    add_meeting(store, replace(MEETING, id="m2", coalition="c2"))
    assert (list_deleted_coalitions(store, ("WK020218",)), list_deleted_meetings(store, "c1")) == ((), ())
    for identifier in ("c1", "c2"):
        delete_coalition(store, identifier, 1)
    delete_meeting(store, "m1", 1)
    delete_meeting(store, "m2", 1)
    assert [record.id for record in list_deleted_coalitions(store, ("WK020218",))] == ["c1"]
    assert [record.id for record in list_deleted_meetings(store, "c1")] == ["m1"]
    assert restore_coalition(store, "c1").item == COALITION
    assert restore_meeting(store, "m1").item == MEETING
    assert (list_deleted_coalitions(store, ("WK020218",)), list_deleted_meetings(store, "c1")) == ((), ())
    purge(store, datetime.now(UTC) + timedelta(days=31))
    for restore in (restore_coalition, restore_meeting):
        with pytest.raises(StoreError, match="30 dagen"):
            restore(store, "c2" if restore is restore_coalition else "m2")


def test_erasing_also_takes_a_person_out_of_conditions(store: Store) -> None:
    add_key_figure(store, NURSE)
    add_coalition(store, COALITION)
    erase_person(store, NURSE.id)
    (kept,) = list_coalitions(store)
    assert kept.item.conditions == Conditions(5, 2, 4.0, resident=True, not_together=((SHOP.id, "x"),))


def test_all_but_names_is_in_a_backup(store: Store) -> None:
    add_key_figure(store, NURSE)
    add_key_figure(store, SHOP)
    set_tie(store, Tie(SHOP.id, NURSE.id, "licht"))
    add_coalition(store, COALITION)
    add_meeting(store, MEETING)
    other = store_in_memory()
    assert restore_backup(other, write_backup(store)).added == 5
    assert people(other) == [NURSE, SHOP]
    assert (list_ties(other), list_coalitions(other)) == (list_ties(store), list_coalitions(store))
    assert list_meetings(other, "c1") == list_meetings(store, "c1")


@pytest.mark.parametrize(
    "text",
    [
        "vraag naar mevr. De Wit",
        "Dhr. Jansen",
        "meneer A. van der Berg",
        "a.b@c.nl",
        "bel 06-98765432",
        "026 37 71 234",
        "+31 6 98 76 54 32",
    ],
)
@pytest.mark.parametrize("field", ["role", "organisation", "motivation", "note"])
def test_what_looks_like_a_person_is_a_fault_in_every_text(field: str, text: str) -> None:
    faults = faults_in_figure(replace(NURSE, **{field: text}))  # type: ignore[arg-type]
    assert set(faults) == {field}
    assert "toestemming" in faults[field] and text not in faults[field]


def test_what_is_wrong_is_not_kept(store: Store) -> None:
    wrong = replace(NURSE, note="mevr. De Wit")
    with pytest.raises(StoreError, match="toestemming"):
        add_key_figure(store, wrong)
    assert people(store) == []
    add_key_figure(store, NURSE)
    with pytest.raises(StoreError, match="toestemming"):
        save_key_figure(store, wrong, 1)
    assert people(store) == [NURSE]


@pytest.mark.parametrize(
    "text", ["meneer en mevrouw in de flat", "sinds 2019, 120 mensen", "WK020218", "imam", "€ 1.250.000,00", "0-4 jaar"]
)
def test_ordinary_texts_are_let_through(text: str) -> None:
    assert faults_in_figure(replace(NURSE, role=text, note=text)) == {}
    assert not is_contact(text)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"role": " ", "organisation": ""}, "role"),
        ({"areas": ()}, "areas"),
        ({"areas": ("Elden",)}, "areas"),
        ({"knowledge": ("gevoel",)}, "knowledge"),
        ({"position": "baas"}, "position"),
        ({"hours_per_month": -1.0}, "hours_per_month"),
        ({"hours_per_month": float("nan")}, "hours_per_month"),
        ({"id": "a b"}, "id"),
        ({"note": "x" * 4001}, "note"),
    ],
)
def test_what_is_wrong_is_told_by_field(change: dict[str, object], field: str) -> None:
    assert set(faults_to_keep(replace(NURSE, **change))) == {field}  # type: ignore[arg-type]


def test_an_organisation_may_stand_alone(store: Store) -> None:
    add_key_figure(store, KeyFigure("o", organisation="Attent", areas=("GM0202",)))
    assert people(store)[0].label == "Attent"


def test_wrong_coalitions_and_meetings_are_refused(store: Store) -> None:
    for wrong in (
        replace(COALITION, name=""),
        replace(COALITION, members=()),
        replace(COALITION, members=(Member("a", "x"), Member("a", "x"))),
        replace(COALITION, area="Elden"),
        replace(COALITION, reason="x" * 10_001),
    ):
        with pytest.raises(StoreError):
            add_coalition(store, wrong)
    for meeting in (replace(MEETING, question=" "), replace(MEETING, from_practice="x" * 10_001)):
        with pytest.raises(StoreError):
            add_meeting(store, meeting)


def test_a_person_in_a_coalition_or_meeting_is_kept_when_the_answer_to_the_question_was_so(store: Store) -> None:
    add_coalition(store, replace(COALITION, reason="mevr. De Wit wil graag"))
    add_meeting(store, replace(MEETING, from_practice="mail a.b@c.nl"))
    assert [record.item.reason for record in list_coalitions(store)] == ["mevr. De Wit wil graag"]
    assert [record.item.from_practice for record in list_meetings(store, COALITION.id)] == ["mail a.b@c.nl"]


def test_a_name_beside_lived_experience_asks_for_caution() -> None:
    assert consent_caution(NURSE) == ""
    assert "uitdrukkelijk" in consent_caution(replace(NURSE, knowledge=("praktijk", "ervaring")))
    assert "zelf meedoet" in consent_caution(replace(NURSE, position="bewoner"))


def test_contact_roles_become_candidates_once_and_without_persons() -> None:
    coffee = Initiative(
        "1",
        "Koffie",
        "A",
        (PhaseRole("volgen"),),
        ("ouderen",),
        contact_role="Gastvrouw",
        formal=False,
        area="GM0202",
    )
    tea = Initiative("2", "Thee", "a", (PhaseRole("volgen"), PhaseRole("bespreken")), area="WK020218", formal=False)
    found = suggest_key_figures(
        [
            coffee,
            replace(tea, contact_role="gastvrouw ", area="WK020218"),
            replace(tea, id="3", contact_role="dhr. Jansen"),
            replace(tea, id="4", contact_role="beheerder", formal=None, area="GM0202"),
            replace(tea, id="5", contact_role=""),
            replace(tea, id="6", contact_role="wijkverpleegkundige", organisation="ATTENT"),
        ],
        [NURSE],
    )
    assert [(figure.role, figure.organisation) for figure in found] == [("beheerder", "a"), ("Gastvrouw", "A")]
    assert (found[1].groups, found[1].phases, found[1].areas) == (("ouderen",), ("volgen", "bespreken"), ("WK020218",))
    assert (found[0].formal, found[1].formal, found[0].areas) == (None, False, ("GM0202",))


@pytest.mark.published_method
def test_the_example_is_fictitious_and_comes_and_goes_as_a_whole(store: Store, method: Method) -> None:
    figures, ties, faults = read_people(PEOPLE_EXAMPLE_FILE, method)
    assert faults == () and len(figures) == 17 and len(ties) == 18
    assert all(figure.label.count("(verzonnen)") == 1 and not faults_to_keep(figure) for figure in figures)
    assert {phase for figure in figures for phase in figure.phases} == {phase.id for phase in method.phases}
    add_key_figure(store, NURSE)
    assert (load_people_example(store, method), load_people_example(store, method)) == (17, 0)
    assert has_people_example(store) and len(list_ties(store)) == 18
    assert remove_people_example(store) == 17
    assert not has_people_example(store) and people(store) == [NURSE]
    assert load_people_example(store, method) == 17
