"""A coalition as a card: what it covers and misses in one sentence, and what each member brings alone."""

import pytest

from tests.decisions import decision
from wijk.approach.priority_cover import cover_of_priorities
from wijk.approach.question import coalition_question
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.domain.need import Conditions, Need
from wijk.views.coalition_cards import NOTHING, coalition_card, covers_text

pytestmark = pytest.mark.published_method

METHOD = load_method()
PRIORITIES = (
    decision("prioriteit", "gebroken keten", "ouderen", ("signaleren", "bespreken")),
    decision("prioriteit", group="eenouder", phases=("volgen",)),
    decision("prioriteit", group="krap_bij_kas", phases=("toeleiden",)),
)
PEOPLE = (
    KeyFigure("a", "wijkverpleegkundige", "Attent", ("ouderen",), ("signaleren",), position="professional"),
    KeyFigure("b", "bestuurslid", "moskee", ("ouderen",), ("bespreken", "signaleren"), position="vrijwilliger"),
    KeyFigure("c", "ouder", "", ("eenouder",), ("volgen",), position="bewoner"),
    KeyFigure("d", "buur", "", ("mantelzorgers",), ("volgen",), position="bewoner"),
)


def told(members: list[int], number: int = 3, needs: int = 4) -> str:
    covers = cover_of_priorities([PEOPLE[row] for row in members], PRIORITIES[:number])
    return covers_text(covers, 2, needs, METHOD)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([0, 1, 2], "dekt 2 van uw 3 prioriteiten; mist Krap bij kas: Toeleiden"),
        (
            [0],
            "dekt geen van uw 3 prioriteiten; mist Ouderen (65 jaar en ouder): Bespreekbaar maken; "
            "Eenoudergezinnen: Volgen; Krap bij kas: Toeleiden",
        ),
    ],
)
def test_it_says_how_many_priorities_and_which_it_misses(members: list[int], said: str) -> None:
    assert told(members) == said


def test_all_one_or_none_of_them_read_as_people_say_it() -> None:
    assert told([0, 1, 2], number=2) == "dekt alle 2 prioriteiten, en dekt 2 van de 4 behoeften"
    assert told([1], number=1, needs=2) == "dekt uw prioriteit"
    assert told([3], number=1, needs=2).startswith("dekt uw prioriteit niet; mist Ouderen")
    assert [covers_text((), covered, 1, METHOD) for covered in (0, 1)] == [
        "dekt de ene behoefte niet",
        "dekt de ene behoefte",
    ]
    assert told([], number=0, needs=33) == "dekt 2 van de 33 behoeften"
    assert told([0, 1, 2], needs=33).endswith("; mist Krap bij kas: Toeleiden, en dekt 2 van de 33 behoeften")


def test_each_member_tells_what_nobody_else_brings_also_of_the_conditions() -> None:
    needs = [Need(one.group, phase, 9) for one in PRIORITIES for phase in one.phases]
    needs += [Need("", "bespreken", 3), Need("", "volgen", 1)]
    conditions = Conditions(4, resident=True, all_sides=True)
    question = coalition_question(PEOPLE, needs, conditions, load_coalition_rules())
    card = coalition_card(question, (0, 1, 2), cover_of_priorities(PEOPLE[:3], PRIORITIES), METHOD, {})
    nurse, mosque, parent = card.members
    assert (nurse.who, nurse.brings) == ("wijkverpleegkundige, Attent", NOTHING)
    assert mosque.brings == "brengt als enige Ouderen (65 jaar en ouder) · Bespreekbaar maken en Bespreekbaar maken"
    assert parent.brings == (
        "brengt als enige Eenoudergezinnen · Volgen en Volgen; is als enige bewoner en lid namens bewoners"
    )
    both = coalition_card(question, (2, 3), (), METHOD, {})
    assert [one.brings for one in both.members] == ["brengt als enige Eenoudergezinnen · Volgen", NOTHING]
    alone = coalition_question(PEOPLE[:1], [Need("ouderen", "volgen", 1)], Conditions(1), load_coalition_rules())
    [nobody] = coalition_card(alone, (0,), (), METHOD, {}).members
    assert nobody.brings == "brengt niets van wat hier nodig is", "there is no other"
    many = [Need("ouderen", phase.id, 1) for phase in METHOD.phases]
    busy = KeyFigure("x", "opbouwwerker", groups=("ouderen",), phases=tuple(phase.id for phase in METHOD.phases))
    only = coalition_card(coalition_question([busy], many, Conditions(1), load_coalition_rules()), (0,), (), METHOD, {})
    assert only.members[0].brings.endswith(" en nog 4")
