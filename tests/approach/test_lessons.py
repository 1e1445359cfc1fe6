"""Each lesson gets ja, nee or weten we niet from what was entered, and what is not filled in makes no nee."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from wijk.approach.lessons import LessonInput, LessonOutcome, check_lessons
from wijk.approach.membership import Balance, balance_of, member_matrix, only_links
from wijk.domain.coalition import NetworkMeeting
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import MethodError, load_method
from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.training import TrainingSession

METHOD, RULES = load_method(), load_coalition_rules()
NOTHING = LessonInput((), (), (), (), None, METHOD, RULES)
A = KeyFigure("a", "wijkverpleegkundige", "Attent")
B = KeyFigure("b", "buur")
PLACE = Initiative("i", "Koffie", roles=(PhaseRole("voorkomen", ("ontmoetingsplek",)),), area="GM0202")
TALK = Initiative("j", "Praten", roles=(PhaseRole("bespreken", ("gesprek",)),), area="GM0202")
AGREEMENT = Agreement("a", "GM0202", date(2026, 9, 24), ("wijkteam",), (Precondition("p", "GM0202", "Een plek"),))
SESSION = TrainingSession("t", "GM0202", date(2026, 9, 24), "Luisteren", "intervisie")
MEETING = NetworkMeeting("m", "c", date(2026, 9, 24), "Wie missen we?")


def check(lesson: str, **entered: Any) -> LessonOutcome:
    return next(
        each for each in check_lessons(replace(NOTHING, **{"members": (A,), **entered})) if each.lesson.id == lesson
    )


@pytest.mark.parametrize(
    ("lesson", "entered", "answer", "ground"),
    [
        ("les1", {}, "weten we niet", "nog geen initiatieven"),
        ("les1", {"initiatives": [PLACE, TALK]}, "ja", "1 initiatief biedt"),
        ("les1", {"initiatives": [TALK]}, "nee", "Geen"),
        ("les1", {"initiatives": [TALK, Initiative("k", "Iets", area="GM0202")]}, "weten we niet", "1 initiatief"),
        ("les2", {"members": [replace(A, community_worker=True), B]}, "ja", "wijkverpleegkundige, Attent"),
        ("les2", {"members": [replace(A, community_worker=False)]}, "nee", "Geen"),
        ("les2", {"members": [replace(A, community_worker=False), B]}, "weten we niet", "1 lid"),
        ("les3", {"members": [A, B], "ties": [Tie("b", "a", "licht")]}, "ja", "1 lichte band"),
        ("les3", {"members": [A, B], "ties": [Tie("b", "a", "sterk")]}, "nee", "geen daarvan is licht"),
        ("les3", {"members": [A, B], "ties": [Tie("a", "x", "licht")]}, "weten we niet", "geen banden"),
        ("les4", {"members": [replace(A, formal=True), replace(B, formal=False)]}, "ja", "1 van de 2"),
        ("les4", {"members": [A], "initiatives": [replace(TALK, formal=False)]}, "ja", "1 van de 2"),
        ("les4", {"members": [replace(A, formal=True)]}, "nee", "formeel"),
        ("les4", {"members": [replace(A, formal=True), B]}, "weten we niet", "Niet overal"),
        (
            "les5",
            {"members": [replace(A, groups=("ouderen",)), replace(B, groups=("eenouder",))]},
            "ja",
            "jong als oud",
        ),
        ("les5", {"members": [replace(A, groups=("ouderen",))]}, "nee", "gevoel met jong."),
        ("les5", {"members": [replace(A, groups=("ouderen",)), B]}, "weten we niet", "1 lid"),
        (
            "les6",
            {"members": [replace(A, position=position) for position in ("bewoner", "overheid", "ondernemer")]},
            "ja",
            "bewoners, de overheid en organisaties",
        ),
        ("les6", {"members": [replace(A, position="bewoner")]}, "nee", "de overheid en organisaties"),
        ("les6", {"members": [replace(A, position="bewoner"), B]}, "weten we niet", "positie"),
        ("les7", {"members": [A], "ties": [Tie("a", "x", "sterk")]}, "weten we niet", "1 sterke band"),
        ("les8", {"members": [replace(A, groups=("ouderen",), phases=("volgen",))]}, "nee", "1 vakje rust"),
        (
            "les8",
            {
                "members": [
                    replace(each, groups=("ouderen",), phases=("volgen",), hours_per_month=2.25) for each in (A, B)
                ]
            },
            "ja",
            "Samen 4,5 uur",
        ),
        (
            "les8",
            {"members": [replace(each, groups=("ouderen",), phases=("volgen",)) for each in (A, B)]},
            "weten we niet",
            "2 leden",
        ),
        ("wv_bewoners", {"members": [replace(A, position="bewoner")]}, "ja", "bewoner"),
        ("wv_bewoners", {"members": [replace(A, position="overheid")]}, "nee", "Geen"),
        ("wv_bewoners", {"members": [A]}, "weten we niet", "1 lid"),
        ("wv_start", {"chosen_on": date(2026, 9, 24), "members": [A, B]}, "ja", "24-9-2026, met 2 leden"),
        ("wv_start", {}, "nee", "nog niet opgeslagen"),
        ("wv_randvoorwaarden", {}, "weten we niet", "geen afspraak over de randvoorwaarden"),
        ("wv_randvoorwaarden", {"agreed": AGREEMENT}, "ja", "1 randvoorwaarde is samen afgesproken op 24-9-2026."),
        ("wv_werkplan", {}, "weten we niet", "Wie doet wat"),
        ("wv_intervisie", {}, "nee", "nog geen bijeenkomst"),
        ("wv_intervisie", {"sessions": [SESSION, SESSION]}, "ja", "Hier zijn 2 trainingen en intervisies gehouden."),
        ("wv_intervisie", {"meetings": [MEETING], "sessions": [SESSION]}, "ja", "Hier is 1 training of intervisie"),
        ("wv_intervisie", {"meetings": [MEETING]}, "weten we niet", "1 bijeenkomst"),
        ("wv_intervisie", {"meetings": [MEETING, replace(MEETING, from_research="x")]}, "ja", "2 bijeenkomsten"),
    ],
)
def test_answers_and_their_ground(lesson: str, entered: dict[str, Any], answer: str, ground: str) -> None:
    found = check(lesson, **entered)
    assert (found.answer, ground in found.ground) == (answer, True), found.ground
    assert found.ground.endswith((".", "?"))


def test_with_nothing_entered_nothing_is_known() -> None:
    found = check_lessons(NOTHING)
    assert [each.lesson.id for each in found[:8]] == [f"les{number}" for number in range(1, 9)]
    assert all(each.answer == "weten we niet" and each.lesson.talk in each.ground for each in found)
    found = check_lessons(replace(NOTHING, members=[A]))
    assert [each.lesson.id for each in found if each.answer != "weten we niet"] == ["wv_start", "wv_intervisie"]
    assert all(each.lesson.source.name for each in found)


def test_a_rule_that_does_not_exist_is_told() -> None:
    lessons = (replace(RULES.lessons[0], rule="weg"),)
    with pytest.raises(MethodError, match="weg"):
        check_lessons(replace(NOTHING, rules=replace(RULES, lessons=lessons)))


def test_the_matrix_of_members_says_who_stands_alone_and_where_experience_lacks() -> None:
    people = [
        replace(A, groups=("ouderen", "weg"), phases=("volgen", "bespreken")),
        replace(B, groups=("ouderen",), phases=("volgen",), knowledge=("ervaring",), formal=False),
        KeyFigure("c", "los", groups=("ouderen",)),
    ]
    cells = member_matrix(people, METHOD)
    assert len(cells) == len(METHOD.groups) * len(METHOD.phases)
    by_place = {(cell.group, cell.phase): cell for cell in cells}
    both, one = by_place["ouderen", "volgen"], by_place["ouderen", "bespreken"]
    assert (both.members, both.only_link, both.experience) == (("a", "b"), None, True)
    assert (one.members, one.only_link, one.experience) == (("a",), "a", False)
    assert only_links(cells) == {"a": (one,)}
    assert sum(bool(cell.members) for cell in cells) == 2
    assert balance_of(people) == Balance(0, 1, 2)
