"""Of the labels of one list no two are the same, for a press on one must not mean another."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.shared.area_choice import area_labels, areas_in
from pages.parts.shared.place_picker import names_of
from wijk.approach.findings import Finding
from wijk.domain.decision import CELL
from wijk.domain.meeting import MOST_LABEL
from wijk.domain.method import Method
from wijk.figures.places import Places
from wijk.views.distinct import distinct
from wijk.views.finding_words import vote_labels

WORDS = st.sampled_from(["", "kapper", "kapper (2)", "kapper (3)", "kapper (2) (2)", "bakker"])


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=12))
def test_no_two_are_the_same_and_what_was_alone_stays(rows: list[tuple[str, str, str]]) -> None:
    first, second, third = (dict(enumerate(column)) for column in (zip(*rows, strict=True) if rows else ((), (), ())))
    found = distinct(first, second, third)
    assert list(found) == list(first)
    assert len(set(found.values())) == len(found)
    times = Counter(first.values())
    assert all(found[key] == label for key, label in first.items() if times[label] == 1)


@pytest.mark.slow
def test_every_place_can_be_chosen_in_the_picker_and_as_the_area_of_something(places: Places) -> None:
    """Noordenveld has two wijken Norg and two wijken Roden."""
    wrong, walked = [], 0
    for place in places.by_key.values():
        if place.level not in ("gemeente", "wijk"):
            continue
        walked += 1
        names = names_of(places.inside(place.code))
        wrong += [place.key] if len(set(names.values())) < len(names) else []
    for gemeente in places.gemeenten:
        labels = area_labels([*areas_in("GM0202"), *areas_in(gemeente.code)])
        wrong += [gemeente.key] if len(set(labels.values())) < len(labels) else []
    assert wrong == [] and walked > 3_500
    assert len(set(names_of(places.gemeenten).values())) == len(places.gemeenten)
    norg = [name for name in names_of(places.inside("GM1699")).values() if name.startswith("Norg")]
    assert len(norg) == 2 and all("(WK1699" in name for name in norg)


def test_what_a_room_votes_for_has_names_that_fit_on_a_phone_and_differ(method: Method) -> None:
    """Also in a gemeente that gave its groups and phases long names."""
    longer = replace(
        method,
        groups=tuple(replace(one, name=f"{one.name} en {'wie daar verder bij hoort ' * 7}") for one in method.groups),
        phases=tuple(replace(one, name=f"{one.name} en {'wat daar bij hoort ' * 4}") for one in method.phases),
    )
    phases = [phase.id for phase in method.phases]
    findings = [
        Finding(kind, group.id, part, "")
        for group in method.groups
        for kind in ("scheef", "gebroken keten")
        for part in (tuple(phases), tuple(phases[:2]), tuple(phases[1:3]), tuple(phases[:1]))
    ]
    findings += [Finding(CELL, group.id, (phase,), "") for group in method.groups for phase in phases]
    for one in (method, longer):
        labels = vote_labels(findings, one)
        assert max(map(len, labels)) <= MOST_LABEL
        assert len(set(labels)) == len(findings)
    assert all("scheef" in label for label in labels[:4])
