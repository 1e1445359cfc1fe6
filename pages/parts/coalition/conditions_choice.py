"""The conditions on the coalition as a whole: how large, who surely, who not, and which voices may not lack."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.coalition.draft import draft_field, field_name
from pages.parts.shared.theme import markdown_text
from wijk.approach.drafts import named_in
from wijk.domain.draft import Draft
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Conditions
from wijk.figures.places import Place
from wijk.views.drafts import not_asked_text
from wijk.views.people import key_figure_labels

__all__ = ["choose_conditions"]

LARGEST = 20
GONE = "niet meer in de lijst"


def choose_conditions(
    candidates: Sequence[KeyFigure], people: Sequence[KeyFigure], place: Place, draft: Draft
) -> Draft:
    """Show the conditions, and return the draft with them as they are chosen; ``people`` are all key figures."""
    st.subheader("Voorwaarden")
    before = draft.conditions
    labels = _labels(candidates, people, before)

    def several(label: str, name: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
        key = draft_field(place, name, list(chosen))
        st.session_state[key] = [one for one in st.session_state[key] if one in labels]
        found: list[str] = st.multiselect(
            label,
            list(labels),
            format_func=labels.__getitem__,
            key=key,
            select_all=False,
            placeholder="Kies wie, of laat dit leeg",
            wrap=True,
        )
        return tuple(found)

    def asked(label: str, name: str, chosen: bool) -> bool:
        return st.checkbox(label, key=draft_field(place, name, chosen), wrap=True)

    left, right = st.columns(2)
    with left:
        first, second = st.columns(2)
        smallest = first.number_input("Leden: van", 0, LARGEST, key=draft_field(place, "van", before.size_from))
        largest = second.number_input("Leden: tot en met", 1, LARGEST, key=draft_field(place, "tot", before.size_to))
        hours = st.number_input(
            "Minstens zoveel uren per maand per lid",
            min_value=0.0,
            value=None,
            step=1.0,
            format="%g",
            key=draft_field(place, "uren", before.hours_each),
            placeholder="Maakt niet uit",
        )
        resident = asked("Minstens één bewoner", "bewoner", before.resident)
        experience = asked("Minstens één lid met ervaringskennis", "ervaring", before.experience)
        worker = asked("Minstens één opbouwwerker of gelijke (les 2)", "opbouwwerker", before.community_worker)
        sides = asked("Bewoners, overheid en organisaties allemaal aan tafel (les 6)", "kanten", before.all_sides)
    with right:
        must = several("Wie moet er zeker in?", "erin", before.must_include)
        out = several("Wie kan niet mee?", "eruit", before.exclude)
        count = _count_sets(place, before.not_together)
        sets = [several(_set_label(number), _set_name(number), ()) for number in range(count)]
        if any(len(one) == 1 for one in sets):
            st.caption("Een groepje van één vraagt nog niets: kies er iemand bij.")
    unknown = sum(person.hours_per_month is None for person in candidates) if hours is not None else 0
    if unknown:
        st.caption(
            markdown_text(
                f"Van {unknown} van de {len(candidates)} sleutelfiguren zijn de uren niet ingevuld; zij tellen mee."
            )
        )
    conditions = Conditions(
        size_to=largest,
        size_from=smallest,
        hours_each=hours,
        resident=resident,
        experience=experience,
        community_worker=worker,
        all_sides=sides,
        must_include=must,
        exclude=out,
        not_together=tuple(dict.fromkeys(one for one in sets if one)),
        beyond_priorities=before.beyond_priorities,
    )
    there = {person.id for person in candidates}
    others = not_asked_text([labels[one] for one in named_in(conditions) if one not in there])
    if others:
        st.caption(markdown_text(others))
    return replace(draft, conditions=conditions)


def _labels(candidates: Sequence[KeyFigure], people: Sequence[KeyFigure], before: Conditions) -> Mapping[str, str]:
    """What to call who can be chosen, and whom the conditions name already although they are no candidates now."""
    there = {person.id for person in candidates}
    named = [one for one in named_in(before) if one not in there]
    known = {person.id: person for person in people if person.id in named}
    gone = {one: f"{GONE} ({number})" for number, one in enumerate((one for one in named if one not in known), 1)}
    return key_figure_labels([*candidates, *known.values()]) | gone


def _count_sets(place: Place, chosen: tuple[tuple[str, ...], ...]) -> int:
    """How many sets to show: always one that is empty."""
    for number, one in enumerate(chosen):
        draft_field(place, _set_name(number), list(one))
    filled = []
    number = 0
    while (key := field_name(place, _set_name(number))) in st.session_state:
        filled += [number] if st.session_state[key] else []
        number += 1
    upto = max(filled, default=-1) + 1
    return upto + (len(filled) == upto)


def _set_name(number: int) -> str:
    return f"niet-samen-{number}"


def _set_label(number: int) -> str:
    return "Van wie hoogstens één?" if not number else f"Van wie hoogstens één? Groepje {number + 1}"
