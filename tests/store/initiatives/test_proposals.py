"""Answers to proposals change initiatives at once, can be undone, and leave alone what somebody else changed."""

from dataclasses import replace

import pytest

from tests.databases import NewDatabase
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store, connect
from wijk.store.initiatives.proposals import (
    Answering,
    answer_proposals,
    keep_own_word,
    list_own_words,
    proposal_answers,
    remove_own_word,
    undo_answers,
)
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives, save_initiative


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return connect(new_database("wijk"))


def answering(store: Store, *ids: str) -> list[Answering]:
    return [
        Answering(
            record,
            replace(record.item, roles=(PhaseRole("aanpakken"),)),
            ProposalAnswer(record.id, ("phases:aanpakken",)),
        )
        for record in list_initiatives(store)
        if record.id in ids
    ]


def test_all_are_changed_and_undone_together_and_the_answers_with_them(store: Store) -> None:
    for number in range(40):
        add_initiative(store, Initiative(f"i{number}", "Eettafel", area="GM0202"))
    before = [record.item for record in list_initiatives(store)]
    done = answer_proposals(store, answering(store, *(item.id for item in before)))
    assert len(done) == 40
    assert all(record.item.roles == (PhaseRole("aanpakken"),) for record in list_initiatives(store))
    assert proposal_answers(store)["i7"].accepted == ("phases:aanpakken",)
    assert undo_answers(store, done) == 40
    assert [record.item for record in list_initiatives(store)] == before
    assert proposal_answers(store)["i7"] == ProposalAnswer("i7")


def test_what_somebody_changed_or_deleted_since_is_left_alone(store: Store) -> None:
    for name in ("a", "b", "c"):
        add_initiative(store, Initiative(name, "Eettafel", area="GM0202"))
    jobs = answering(store, "a", "b", "c")
    save_initiative(store, Initiative("a", "Soep", area="GM0202"), 1)
    delete_initiative(store, "b", 1)
    done = answer_proposals(store, jobs)
    assert [one.before.id for one in done] == ["c"]
    assert {record.id: record.item.name for record in list_initiatives(store)} == {"a": "Soep", "c": "Eettafel"}
    changed = next(record for record in list_initiatives(store) if record.id == "c")
    save_initiative(store, replace(changed.item, name="Thee"), changed.version)
    assert undo_answers(store, done) == 0
    assert {record.item.name for record in list_initiatives(store)} == {"Soep", "Thee"}


def test_a_rejection_changes_no_initiative_and_is_remembered(store: Store) -> None:
    record = add_initiative(store, Initiative("a", "Eettafel", area="GM0202"))
    [done] = answer_proposals(store, [Answering(record, record.item, ProposalAnswer("a", (), ("groups:ouderen",)))])
    assert done.version == record.version
    assert proposal_answers(store)["a"].rejected == ("groups:ouderen",)
    assert list_initiatives(store) == (record,)


def test_an_own_word_is_kept_once_and_can_be_taken_away_and_brought_back(store: Store) -> None:
    keep_own_word(store, OwnWord("Buurttafel", ("aanpakken",)))
    keep_own_word(store, OwnWord("buurttafel", groups=("ouderen",)))
    [record] = list_own_words(store)
    assert record.item == OwnWord("buurttafel", groups=("ouderen",))
    remove_own_word(store, record)
    assert list_own_words(store) == ()
    keep_own_word(store, record.item)
    assert [one.item for one in list_own_words(store)] == [record.item]


@pytest.mark.parametrize("text", ["", "  ", "!", "een twee drie vier vijf zes zeven", "x" * 5_000])
def test_what_is_no_word_is_refused_in_dutch(store: Store, text: str) -> None:
    with pytest.raises(StoreError, match="woord|lang"):
        keep_own_word(store, OwnWord(text))
