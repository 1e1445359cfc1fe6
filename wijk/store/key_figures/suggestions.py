"""Key figures to start from: the contact roles of the initiatives."""

from collections.abc import Iterable

from wijk.domain.area import level_of
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.text import fold
from wijk.store.checks.key_figures import faults_to_keep
from wijk.store.database.records import derived_id

__all__ = ["suggest_key_figures"]


def suggest_key_figures(initiatives: Iterable[Initiative], people: Iterable[KeyFigure]) -> tuple[KeyFigure, ...]:
    """Return a key figure for every contact role and organisation in a gemeente that is not yet among ``people``.

    By role. Groups, phases and areas are those of the initiatives together, the gemeente only where no initiative is of
    a wijk or buurt; the rest is not filled in. A contact role that holds a name, number or address, or anything else
    that may not be kept, is left out.
    """
    known = {_key(person.role, person.organisation, area) for person in people for area in person.areas}
    found: dict[tuple[str, str, str], list[Initiative]] = {}
    for initiative in initiatives:
        key = _key(initiative.contact_role, initiative.organisation, initiative.area)
        if key[0] and key not in known:
            found.setdefault(key, []).append(initiative)
    suggested = (_from(initiatives, derived_id(*key)) for key, initiatives in found.items())
    sound = [key_figure for key_figure in suggested if not faults_to_keep(key_figure)]
    return tuple(sorted(sound, key=lambda key_figure: fold(key_figure.label)))


def _from(initiatives: list[Initiative], identifier: str) -> KeyFigure:
    areas = _each(initiative.area for initiative in initiatives)
    formal = {initiative.formal for initiative in initiatives}
    return KeyFigure(
        id=identifier,
        role=initiatives[0].contact_role.strip(),
        organisation=initiatives[0].organisation.strip(),
        groups=_each(group for initiative in initiatives for group in initiative.groups),
        phases=_each(role.phase for initiative in initiatives for role in initiative.roles),
        areas=tuple(area for area in areas if level_of(area) != "gemeente") or areas,
        formal=formal.pop() if len(formal) == 1 else None,
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _key(role: str, organisation: str, area: str) -> tuple[str, str, str]:
    return fold(role), fold(organisation), area[2:6]
