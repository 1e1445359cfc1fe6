"""An initiative: anything from a neighbour to the wijkteam that plays a role in the approach to loneliness."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["CLOSED", "Initiative", "PhaseRole", "StartsFrom", "Status"]

StartsFrom = Literal["wens", "aanbod"]
Status = Literal["open", "tijdelijk dicht", "gestopt"]
CLOSED: tuple[Status, ...] = ("tijdelijk dicht", "gestopt")


@dataclass(frozen=True, slots=True)
class PhaseRole:
    """That an initiative plays a role in a phase, with the functions it has there (ids; none means not filled in)."""

    phase: str
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Initiative:
    """One initiative; None and empty tuples mean "not filled in".

    ``groups`` are target-group ids, or `OTHER_GROUP`; without any the initiative is there for everyone. ``area`` is the
    CBS code of the gemeente, wijk or buurt where it works. Only what was entered before that was asked has none: it
    waits until somebody says to which gemeente it belongs, and counts nowhere until then. ``starts_from`` tells whether
    it starts from the person's own wish ("wens") or from supply ("aanbod"). ``capacity_per_month`` and ``reach`` count
    people. ``check_period_months`` is how long ``last_confirmed`` stays fresh. ``formal`` is True for an organisation
    with paid staff or a policy task, False for residents' own work. Closed or stopped, it covers nothing.
    ``times`` are ids of `times.TIMES`; ``age_from`` and ``age_to`` are ages in years that can still take part.
    """

    id: str
    name: str
    organisation: str = ""
    roles: tuple[PhaseRole, ...] = ()
    groups: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    copings: tuple[str, ...] = ()
    starts_from: StartsFrom | None = None
    formal: bool | None = None
    area: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    reach: int | None = None
    capacity_per_month: int | None = None
    costs: str = ""
    sign_up: str = ""
    contact_role: str = ""
    money_continuity: str = ""
    people_continuity: str = ""
    recognition: str = ""
    note: str = ""
    last_confirmed: date | None = None
    check_period_months: int = 12
    status: Status | None = None
    times: tuple[str, ...] = ()
    languages: str = ""
    age_from: int | None = None
    age_to: int | None = None

    @property
    def closed(self) -> bool:
        """Whether nobody can go there now."""
        return self.status in CLOSED
