"""A saved coalition keeps what it was worth on its day, beside what that is today."""

from dataclasses import replace
from datetime import date

from wijk.approach.saved import NeedThenAndNow, Worth, covered_needs, then_and_now
from wijk.domain.coalition import Coalition, Member
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Need

SIGNAL, FOLLOW, NEW = (
    Need("ouderen", phase, weight) for phase, weight in (("signaleren", 9), ("volgen", 3), ("aanpakken", 1))
)
NURSE = KeyFigure("a", role="verpleegkundige", groups=("ouderen",), phases=("signaleren",))
BARBER = KeyFigure("b", role="kapper", groups=("ouderen",), phases=("volgen",))
SAVED = Coalition(
    "c",
    "lente",
    date(2026, 5, 1),
    (Member("a", "verpleegkundige"), Member("b", "kapper")),
    (SIGNAL, FOLLOW),
    covered=covered_needs([NURSE, BARBER], [SIGNAL, FOLLOW]),
)


def test_what_the_members_met_is_kept_by_what_the_needs_are_about() -> None:
    assert SAVED.covered == (SIGNAL.about, FOLLOW.about)
    assert covered_needs([NURSE], [FOLLOW, SIGNAL]) == (SIGNAL.about,)


def test_the_day_stays_as_it_was_when_people_needs_and_weights_change() -> None:
    today = [replace(SIGNAL, weight=1), NEW]
    compared = then_and_now(SAVED, today, [replace(NURSE, phases=("aanpakken",))])
    assert compared.then == Worth(12, 12)
    assert compared.now == Worth(1, 2)
    assert compared.needs == (
        NeedThenAndNow(SIGNAL, 9, True, 1, False),
        NeedThenAndNow(FOLLOW, 3, True, None, None),
        NeedThenAndNow(NEW, None, None, 1, True),
    )


def test_who_is_no_member_covers_nothing_today() -> None:
    other = replace(BARBER, id="z")
    assert then_and_now(SAVED, [FOLLOW], [other]).now == Worth(0, 3)


def test_the_coverage_of_a_coalition_from_before_it_was_kept_is_unknown() -> None:
    compared = then_and_now(replace(SAVED, covered=None), [SIGNAL], [NURSE])
    assert compared.then is None
    assert compared.needs[0] == NeedThenAndNow(SIGNAL, 9, None, 9, True)
