"""Key figures to start from: the contact roles of the initiatives."""

from collections.abc import Iterable

from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.store.checks.key_figures import faults_in_figure
from wijk.store.common.texts import fold
from wijk.store.database.records import derived_id

__all__ = ["suggest_key_figures"]


def suggest_key_figures(initiatives: Iterable[Initiative], people: Iterable[KeyFigure]) -> tuple[KeyFigure, ...]:
    """Return a key figure for every contact role and organisation that is not yet among ``people``, by role.

    Groups, phases and areas (of wijk or buurt) are those of the initiatives together; the rest is not filled in. A
    contact role that holds a name, number or address, or anything else that may not be kept, is left out.
    """
    known = {_key(person.role, person.organisation) for person in people}
    found: dict[tuple[str, str], list[Initiative]] = {}
    for initiative in initiatives:
        key = _key(initiative.contact_role, initiative.organisation)
        if key[0] and key not in known:
            found.setdefault(key, []).append(initiative)
    suggested = (_from(initiatives, derived_id(*key)) for key, initiatives in found.items())
    sound = [figure for figure in suggested if not faults_in_figure(figure)]
    return tuple(sorted(sound, key=lambda figure: fold(figure.label)))


def _from(initiatives: list[Initiative], identifier: str) -> KeyFigure:
    formal = {initiative.formal for initiative in initiatives}
    return KeyFigure(
        id=identifier,
        role=initiatives[0].contact_role.strip(),
        organisation=initiatives[0].organisation.strip(),
        groups=_each(group for initiative in initiatives for group in initiative.groups),
        phases=_each(role.phase for initiative in initiatives for role in initiative.roles),
        areas=_each(each.area for each in initiatives if each.area and not each.area.startswith("GM")),
        formal=formal.pop() if len(formal) == 1 else None,
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _key(role: str, organisation: str) -> tuple[str, str]:
    return fold(role), fold(organisation)
