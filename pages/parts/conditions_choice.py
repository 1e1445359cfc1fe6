"""The conditions on the coalition as a whole: how large, who surely, who not, and which voices may not lack."""

import streamlit as st

from pages.parts.choices import choice, choice_among
from pages.parts.look import plain
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Conditions
from wijk.figures.places import Place
from wijk.views.people import figure_labels

__all__ = ["choose_conditions"]

LARGEST = 20


def choose_conditions(people: tuple[KeyFigure, ...], place: Place) -> Conditions:
    """Show the conditions, and return them as they are chosen."""
    st.subheader("Voorwaarden")
    labels = figure_labels(people)

    def several(label: str, name: str) -> tuple[str, ...]:
        found: list[str] = st.multiselect(
            label,
            list(labels),
            format_func=labels.__getitem__,
            key=choice_among(f"{name}-{place.code}", list(labels)),
            select_all=False,
            placeholder="Kies wie, of laat dit leeg",
        )
        return tuple(found)

    def asked(label: str, name: str) -> bool:
        return st.checkbox(label, key=choice(f"{name}-{place.code}", False))

    left, right = st.columns(2)
    with left:
        first, second = st.columns(2)
        smallest = first.number_input("Leden: van", 0, LARGEST, key=choice(f"van-{place.code}", 3))
        largest = second.number_input("Leden: tot en met", 1, LARGEST, key=choice(f"tot-{place.code}", 6))
        hours = st.number_input(
            "Minstens zoveel uren per maand per lid",
            min_value=0.0,
            step=1.0,
            format="%g",
            key=choice(f"uren-{place.code}", None),
            placeholder="Maakt niet uit",
        )
        resident = asked("Minstens één bewoner", "bewoner")
        experience = asked("Minstens één lid met ervaringskennis", "ervaring")
        worker = asked("Minstens één opbouwwerker of gelijke (les 2)", "opbouwwerker")
        sides = asked("Bewoners, overheid en organisaties allemaal aan tafel (les 6)", "kanten")
    with right:
        must = several("Wie moet er zeker in?", "erin")
        out = several("Wie kan niet mee?", "eruit")
        apart = several("Van wie hoogstens één?", "niet-samen")
    unknown = sum(person.hours_per_month is None for person in people) if hours else 0
    if unknown:
        st.caption(
            plain(f"Van {unknown} van de {len(people)} sleutelfiguren zijn de uren niet ingevuld; zij tellen mee.")
        )
    return Conditions(
        size_to=largest,
        size_from=smallest,
        hours_each=hours,
        resident=resident,
        experience=experience,
        community_worker=worker,
        all_sides=sides,
        must_include=must,
        exclude=out,
        not_together=(apart,) if len(apart) > 1 else (),
    )
