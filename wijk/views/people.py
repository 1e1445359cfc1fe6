"""Key figures as text: rows for a table, and the Dutch words for what was filled in."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.views.distinct import distinct
from wijk.views.finding_words import group_name, phase_names
from wijk.views.tables import Table
from wijk.views.versions import NOT_FILLED_IN, FieldTexts

__all__ = ["NOT_FILLED_IN", "YES_NO", "key_figure_labels", "key_figure_rows", "key_figure_texts"]

YES_NO: Mapping[bool | None, str] = {None: NOT_FILLED_IN, True: "ja", False: "nee"}


def key_figure_labels(people: Iterable[KeyFigure]) -> dict[str, str]:
    """Return what to call each key figure, by id; of people with the same role and organisation the later get a number.

    >>> key_figure_labels([KeyFigure("a", "kapper"), KeyFigure("b", "kapper")])
    {'a': 'kapper', 'b': 'kapper (2)'}
    """
    return distinct({person.id: person.label for person in people})


def key_figure_rows(people: Sequence[KeyFigure], method: Method, area_name: Callable[[str], str]) -> Table:
    """Return key figures as rows of text, the first the header."""
    labels = key_figure_labels(people)
    rows = [["Rol en organisatie", "Positie", "Gebied", "Doelgroepen", "Fases", "Kennis"]]
    return rows + [
        [
            labels[person.id],
            person.position or NOT_FILLED_IN,
            ", ".join(map(area_name, person.areas)) or NOT_FILLED_IN,
            ", ".join(group_name(group, method) for group in person.groups) or NOT_FILLED_IN,
            phase_names(person.phases, method) or NOT_FILLED_IN,
            ", ".join(person.knowledge) or NOT_FILLED_IN,
        ]
        for person in people
    ]


def key_figure_texts(person: KeyFigure, method: Method, area_name: Callable[[str], str]) -> FieldTexts:
    """Return what a key figure says, by field."""
    hours = person.hours_per_month
    return {
        "role": ("Rol", person.role),
        "organisation": ("Organisatie", person.organisation),
        "groups": ("Doelgroepen", ", ".join(group_name(group, method) for group in person.groups)),
        "phases": ("Fases", phase_names(person.phases, method)),
        "areas": ("Gebieden", ", ".join(map(area_name, person.areas))),
        "knowledge": ("Kennis", ", ".join(person.knowledge)),
        "position": ("Positie", person.position or ""),
        "formal": ("Formeel", YES_NO[person.formal]),
        "community_worker": ("Opbouwwerker", YES_NO[person.community_worker]),
        "hours_per_month": ("Uren per maand", "" if hours is None else f"{hours:g}".replace(".", ",")),
        "knows_area": ("Kent de wijk", person.knows_area),
        "motivation": ("Motivatie", person.motivation),
        "standing": ("Vertrouwen", person.standing),
        "affinity": ("Gevoel met een groep", person.affinity),
        "note": ("Toelichting", person.note),
    }
