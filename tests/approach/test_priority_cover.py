"""What a coalition covers of the room's priorities: somebody has to do something in each phase of one."""

from datetime import date

from tests.decisions import decision
from wijk.approach.priority_cover import cover_of_priorities, priority_subjects
from wijk.domain.decision import ended
from wijk.domain.key_figure import KeyFigure

BROKEN = decision("prioriteit", "gebroken keten", "ouderen", ("signaleren", "bespreken"))
CELL = decision("prioriteit", group="eenouder", phases=("volgen",))
GENERAL = decision("prioriteit", group="algemeen", phases=("toeleiden",))
NURSE = KeyFigure("a", "wijkverpleegkundige", groups=("ouderen",), phases=("signaleren",))
MOSQUE = KeyFigure("b", "bestuurslid", groups=("ouderen", "eenouder"), phases=("bespreken",))


def missing(members: list[KeyFigure], *decisions: object) -> list[tuple[str, ...]]:
    return [one.missing for one in cover_of_priorities(members, decisions)]  # type: ignore[arg-type]


def test_each_phase_needs_somebody_with_the_group() -> None:
    assert missing([], BROKEN, CELL) == [("signaleren", "bespreken"), ("volgen",)]
    assert missing([NURSE], BROKEN, CELL) == [("bespreken",), ("volgen",)]
    assert missing([NURSE, MOSQUE], BROKEN, CELL) == [(), ("volgen",)]


def test_a_general_priority_asks_for_no_group_in_particular() -> None:
    anybody = KeyFigure("c", "buschauffeur", phases=("toeleiden",))
    assert missing([NURSE], GENERAL) == [("toeleiden",)]
    assert missing([anybody], GENERAL) == [()]
    assert priority_subjects([GENERAL]) == {("", "toeleiden", "", "")}


def test_what_is_ended_or_lies_within_another_priority_is_none() -> None:
    inside = decision("prioriteit", group="ouderen", phases=("bespreken",))
    over = ended(CELL, date(2026, 10, 1), "iemand", "klaar")
    other = decision("besproken", group="krap_bij_kas", phases=("volgen",))
    assert [one.priority for one in cover_of_priorities([], [inside, BROKEN, over, other])] == [BROKEN]
    assert priority_subjects([inside, BROKEN, over, other]) == {
        ("ouderen", "signaleren", "", ""),
        ("ouderen", "bespreken", "", ""),
    }
    assert priority_subjects([]) == frozenset()
