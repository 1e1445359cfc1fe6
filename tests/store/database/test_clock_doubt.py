"""A wrong clock wipes nothing: neither what was deleted lately nor names, and writing under it changes nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.store.people import CONSENT, NURSE, PASSPHRASE
from wijk.domain.clock import now, today
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Consent
from wijk.store.database.clock_doubt import FAR, believe_clock, clock_doubt
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES
from wijk.store.database.schema import believed_clock, consents
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_deleted_initiatives
from wijk.store.key_figures.consents import consent_ends, give_consent
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.opening import open_store

YEARS = timedelta(days=3 * 365)


@pytest.fixture
def old(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store last used three years ago, as it looks to a computer whose clock runs three years ahead."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    add_initiative(store, Initiative("k", "Koffie", area="GM0202"))
    delete_initiative(store, "k", 1)
    add_key_figure(store, NURSE)
    ends = Consent(CONSENT.name, CONSENT.contact, today(), CONSENT.purpose, today())
    give_consent(store, NURSE.id, ends, today(), PASSPHRASE)
    then = now() - YEARS
    with store.writing() as connection:
        connection.execute(update(INITIATIVES.table).values(created=then, changed=then, deleted=then))
        connection.execute(update(KEY_FIGURES.table).values(created=then, changed=then))
        connection.execute(update(consents).values(given_on=today() - YEARS, valid_until=today() - YEARS))
    believe_clock(store, then)
    return store


def names(store: Store) -> int:
    with store.reading() as connection:
        return len(connection.execute(select(consents)).all())


def reopened(store: Store) -> Store:
    return open_store(store.engine.url.render_as_string(hide_password=False))


def test_far_off_nothing_is_taken_away_and_the_operator_is_told(old: Store, caplog: pytest.LogCaptureFixture) -> None:
    assert consent_ends(old, today()) == {}, "but an ended consent gives nothing"
    again = reopened(old)
    assert (len(list_deleted_initiatives(again)), names(again)) == (1, 1)
    assert "nothing is taken away for good" in caplog.text


def test_nor_after_something_was_written_under_the_wrong_clock(old: Store) -> None:
    add_initiative(old, Initiative("t", "Thee", area="GM0202"))
    again = reopened(old)
    assert (len(list_deleted_initiatives(again)), names(again)) == (1, 1)


def test_a_store_of_before_the_moment_was_kept_goes_by_its_newest_change(old: Store) -> None:
    with old.writing() as connection:
        connection.execute(believed_clock.delete())
    again = reopened(old)
    assert (len(list_deleted_initiatives(again)), names(again)) == (1, 1)


def test_when_somebody_says_that_the_clock_is_right_what_is_past_goes(old: Store) -> None:
    believe_clock(old)
    again = reopened(old)
    assert (list_deleted_initiatives(again), names(again)) == ((), 0)


def test_a_clock_far_behind_is_doubted_too(old: Store) -> None:
    believe_clock(old)
    assert clock_doubt(old, now() - FAR - timedelta(days=1)) is not None
    assert clock_doubt(old, now() - FAR + timedelta(days=1)) is None


def test_a_store_in_use_never_doubts_its_clock_though_it_was_not_opened_for_long(store: Store) -> None:
    believe_clock(store, now() - YEARS)
    with store.writing() as connection:
        INITIATIVES.add_all(connection, [Initiative(f"k{one}", "Koffie", area="GM0202") for one in range(40)])
        for one in range(40):
            moment = now() - YEARS + timedelta(days=28 * one)
            table = INITIATIVES.table
            connection.execute(update(table).where(table.c.id == f"k{one}").values(changed=moment))
    assert clock_doubt(store) is None


def test_an_empty_store_believes_its_clock(store: Store) -> None:
    assert clock_doubt(store) is None
