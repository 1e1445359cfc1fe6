"""What was entered for a place, read in one go."""

from datetime import timedelta

import pytest

from tests.databases import NewDatabase
from tests.store.people import PASSPHRASE
from wijk.domain.clock import today
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Consent, KeyFigure, Tie
from wijk.domain.training import TrainingSession
from wijk.dossier.entered import meetings_of, read_dossier, read_supply
from wijk.figures.places import Places
from wijk.store.coalitions.drafts import save_draft
from wijk.store.coalitions.queries import add_coalition, add_meeting
from wijk.store.database.conditions_types import TRAINING_SESSIONS
from wijk.store.database.connection import Store, connect
from wijk.store.database.keeper import Keeper
from wijk.store.initiatives.queries import add_initiative, delete_initiative
from wijk.store.key_figures.consents import give_consent
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure, delete_key_figure, set_tie

TODAY = today()


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return connect(new_database("wijk"))


def test_the_coalitions_and_the_draft_are_those_of_the_place(store: Store, places: Places) -> None:
    here, there = places.by_key["WK020218"], places.by_key["WK020217"]
    saved = Coalition("c1", "Herfst", TODAY, (Member("a", "kapper"),), area="WK020218")
    add_coalition(store, saved)
    for number, day in (("m1", TODAY), ("m2", TODAY - timedelta(days=7))):
        add_meeting(store, NetworkMeeting(number, "c1", day, "Wie missen we?"))
    save_draft(store, Draft("WK020218", elsewhere=True))
    found, other = read_dossier(store, here, TODAY), read_dossier(store, there, TODAY)
    assert [one.id for one in found.coalitions.living] == ["c1"]
    assert [one.id for one in meetings_of(saved, found)] == ["m2", "m1"]
    assert found.draft and found.draft.item.elsewhere
    assert (other.coalitions.living, other.draft) == ((), None)


def test_training_that_is_still_to_come_was_not_held(store: Store, places: Places) -> None:
    for number, (area, days) in enumerate((("WK020218", 0), ("WK020218", 1), ("WK020217", -1))):
        Keeper(TRAINING_SESSIONS).add(store, TrainingSession(f"t{number}", area, TODAY + timedelta(days), "Luisteren"))
    found = read_dossier(store, places.by_key["WK020218"], TODAY)
    assert [one.id for one in found.conditions.held_by(TODAY)] == ["t0"]


def test_what_waits_for_a_place_and_what_was_deleted_stand_apart(store: Store) -> None:
    for name, area in (("1", "WK020218"), ("2", "WK020218")):
        add_initiative(store, Initiative(name, name, area=area))
    delete_initiative(store, "2", 1)
    found = read_supply(store)
    assert [one.id for one in found.items] == ["1"]
    assert [one.id for one in found.deleted] == ["2"]
    assert found.entered == {"1": TODAY}
    assert read_supply(store) is found


def test_a_consent_ends_on_its_day_while_nobody_changes_anything(store: Store, places: Places) -> None:
    place, last = places.by_key["WK020218"], TODAY + timedelta(days=2)
    add_key_figure(store, KeyFigure("a", "kapper", areas=("WK020218",)))
    give_consent(store, "a", Consent("Aad Jansen", "", TODAY, "bellen", last), TODAY, PASSPHRASE)
    for day in (TODAY, last):
        assert read_dossier(store, place, day).people.consent_ends == {"a": last}
    assert read_dossier(store, place, last + timedelta(days=1)).people.consent_ends == {}
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM consents").scalar() == 0


def test_ties_are_among_those_who_are_there(store: Store, places: Places) -> None:
    for one in "ab":
        add_key_figure(store, KeyFigure(one, "kapper", areas=("WK020218",)))
    set_tie(store, Tie("a", "b", "licht"))
    place = places.by_key["WK020218"]
    assert read_dossier(store, place, TODAY).people.ties == (Tie("a", "b", "licht"),)
    delete_key_figure(store, "b", 1)
    found = read_dossier(store, place, TODAY).people
    assert (found.ties, [one.id for one in found.deleted]) == ((), ["b"])
