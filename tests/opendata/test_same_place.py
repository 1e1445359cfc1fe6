"""The one decision: what makes two areas of two years the same place."""

from dataclasses import replace

import pytest

from wijk.opendata.same_place import (
    CHANGES,
    AreaFacts,
    Change,
    Judgement,
    Resemblance,
    judge,
    name_words,
    relation_of,
    resemblance_of,
    same_land,
)

NAN = float("nan")


def facts(name: str, people: float, land: float, code: str = "WK000101", total: float = NAN) -> AreaFacts:
    return AreaFacts(code, name, "Terneuzen", people, land, total)


def decided(old: AreaFacts, new: AreaFacts) -> str:
    return judge(resemblance_of(old, new)).relation


@pytest.mark.parametrize(
    ("name", "people", "land", "code", "relation"),
    [
        ("Terneuzen Centrum", 2920, 77, "WK000120", "same"),  # another code
        ("Wijk 01 Centrum", 2675, 77, "WK000101", "same"),
        ("Centrum", 9000, 77, "WK000101", "same"),  # new houses
        ("Oude Stad", 2700, 77, "WK000101", "same"),  # renamed
        ("Oude Stad", 2700, 77, "WK000120", "another"),  # renamed and renumbered: nothing but size agrees
        ("Kern Axel", 7080, 292, "WK000101", "another"),  # the code alone
        ("Kern Axel", 7080, 77, "WK000101", "another"),  # the code, and the land by chance
        ("Centrum Noord", 2700, 77, "WK000120", "same"),
        ("Centrum Noord", 1200, 77, "WK000101", "another"),
        ("Centrum", 2700, 140, "WK000120", "nearly"),
        ("Centrum", 9000, 72, "WK000101", "nearly"),
        ("Centrum", 9000, 140, "WK000101", "another"),
    ],
)
def test_code_name_land_and_people_together_decide(
    name: str, people: float, land: float, code: str, relation: str
) -> None:
    assert decided(facts("Terneuzen Centrum", 2675, 77), facts(name, people, land, code)) == relation


def test_share_of_nearly_the_same_is_that_of_the_people() -> None:
    found = judge(resemblance_of(facts("Centrum", 900, 100), facts("Centrum", 1000, 140)))
    assert (found.relation, found.share) == ("nearly", 0.9)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("Wijk 03 Zandweerd", "Zandweerd", "equal"),
        ("Groerne Zoom", "Groene Zoom", "equal"),
        ("Verspreide huizen Nisse", "Buitengebied Nisse", "equal"),
        ("Nieuwstraat", "Nieuwstraat e.o.", "equal"),
        ("Hei- en Boeicop Kern", "Hei- en Boeicop kern", "equal"),
        ("Wijk 00", "Wijk 00", "equal"),
        ("Wijk 01", "Wijk 02", "other"),
        ("Wijk 12", "Uithuizen", "other"),
        ("Nieuwland", "Nieuwland buitengebied", "alike"),
        ("Terneuzen", "Terneuzen Noord", "other"),
        ("Kern Axel", "Kern Hoek", "other"),
    ],
)
def test_names_are_compared_without_what_says_nothing(old: str, new: str, name: str) -> None:
    assert resemblance_of(facts(old, 1, 1), facts(new, 1, 1)).name == name


def test_a_name_of_only_the_gemeente_keeps_it() -> None:
    assert name_words(facts("Terneuzen", 1, 1)) == {"terneuzen"}


@pytest.mark.parametrize(
    ("one", "other", "same"), [(1000, 1020, True), (1000, 1021, False), (10, 11, True), (10, 11.1, False), (0, 1, True)]
)
def test_same_land_is_two_percent_or_one_hectare(one: float, other: float, same: bool) -> None:
    assert same_land(one, other) == same


@pytest.mark.parametrize(("total", "agrees"), [(100, True), (150, True), (89, False), (166, False)])
def test_a_total_area_lies_between_land_and_total_give_or_take_a_tenth(total: float, agrees: bool) -> None:
    assert resemblance_of(facts("A", 1, 100, total=150), facts("A", 1, NAN, total=total)).land_agrees == agrees


@pytest.mark.parametrize(
    ("share", "back", "level", "relation"),
    [
        (0.9, 0.9, "wijk", "nearly"),
        (0.89, 0.9, "wijk", "split"),
        (0.9, 0.89, "wijk", "merged"),
        (0.89, 0.89, "wijk", "another"),
        (1.0, 0.85, "gemeente", "nearly"),
    ],
)
def test_where_the_people_went_decides_otherwise(share: float, back: float, level: str, relation: str) -> None:
    assert relation_of(share, back, level) == relation


def test_doubt_is_told_in_words_and_only_where_there_is_any() -> None:
    told = Resemblance(True, "other", 1.0, True, 0.95, True)
    assert judge(told).doubt == "de naam is anders"
    assert judge(Resemblance(True, "equal", 1.0, True, 0.5, False)).doubt == ""
    assert judge(Resemblance(False, "equal", 1.0, True, 0.5, False)).doubt == (
        "het aantal inwoners verschilt, de code is anders"
    )


def said(change: Change, name: str, people: float, land: float, code: str = "WK000101") -> Judgement:
    """The judgement on Terneuzen Centrum (2,675 people, 77 hectares) a year later, when CBS says this happened."""
    old = facts("Terneuzen Centrum", 2675, 77)
    return judge(resemblance_of(old, replace(facts(name, people, land, code), change=change)))


@pytest.mark.parametrize(
    ("change", "name", "people", "land", "code", "relation"),
    [
        # Unchanged: a new name, or land that was measured anew, is still the same place.
        ("unchanged", "Oude Stad", 5000, 77, "WK000101", "same"),
        ("unchanged", "Centrum", 5000, 90, "WK000101", "same"),
        # But not by the code and CBS's word alone: codes are given to other places (Zoetermeer, Diemen, Almere).
        ("unchanged", "Kern Axel", 2675, 292, "WK000101", "another"),
        ("unchanged", "Kern Axel", 2675, 292, "WK000120", "another"),
        # Redrawn: however much it looks alike, it is never exactly the same.
        ("boundary", "Centrum", 2675, 77, "WK000101", "nearly"),
        ("boundary", "Centrum", 1200, 75, "WK000101", "nearly"),
        ("boundary", "Centrum", 1200, 40, "WK000101", "another"),
        ("boundary", "Kern Axel", 2675, 77, "WK000101", "another"),
        # Only the code is new: the place that has another name under the old code is another one.
        ("code", "Centrum", 2675, 77, "WK000120", "same"),
        ("code", "Kern Axel", 2675, 77, "WK000101", "another"),
    ],
)
def test_what_cbs_says_happened_counts_with_name_land_and_people(
    change: Change, name: str, people: float, land: float, code: str, relation: str
) -> None:
    assert said(change, name, people, land, code).relation == relation


def test_a_claim_of_cbs_that_nothing_else_supports_is_for_a_person() -> None:
    assert "volgens het CBS is er niets veranderd" in said("unchanged", "Kern Axel", 2675, 292).doubt
    assert "volgens het CBS is de grens veranderd" in said("boundary", "Centrum", 1200, 77).doubt
    assert said("unchanged", "Terneuzen Centrum", 2700, 77).doubt == ""


def test_the_numbers_of_cbs() -> None:
    assert CHANGES == {"1": "unchanged", "2": "code", "3": "boundary"}
