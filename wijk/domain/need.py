"""What a coalition must cover, and the conditions that its members must meet together."""

from dataclasses import dataclass

from wijk.domain.key_figure import Knowledge

__all__ = ["Conditions", "Need", "NeedSubject"]

# What a need is about: group, phase, area and kind of knowledge, "" where it does not matter.
NeedSubject = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Need:
    """Something that somebody in the coalition should bring: all that is filled in here, in one person.

    ``group`` and ``phase`` are ids of the method, ``area`` is the CBS code of a wijk or buurt. Empty or None means that
    it does not matter: a need with only an ``area`` is met by anybody who knows that area. ``weight`` is 0 or more (the
    steps are in data/method/coalition.toml), ``ground`` says in one Dutch sentence why the need is there.
    """

    group: str = ""
    phase: str = ""
    weight: float = 1
    area: str = ""
    knowledge: Knowledge | None = None
    ground: str = ""

    @property
    def about(self) -> NeedSubject:
        """What tells this need from others, whatever its weight and ground."""
        return self.group, self.phase, self.area, self.knowledge or ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold for the coalition as a whole; ids are of key figures.

    There are ``size_from`` to ``size_to`` members. Who is known to have fewer than ``hours_each`` hours a month can't
    join; who did not say can. ``all_sides`` asks for residents, government and organisations (Acht lessen, les 6),
    ``community_worker`` for an opbouwwerker or an equal (les 2). Of each set in ``not_together`` at most one can join.
    ``beyond_priorities`` tells that needs beside the priorities of the room count too, where it has any.
    """

    size_to: int
    size_from: int = 0
    hours_each: float | None = None
    resident: bool = False
    experience: bool = False
    community_worker: bool = False
    all_sides: bool = False
    must_include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_together: tuple[tuple[str, ...], ...] = ()
    beyond_priorities: bool = False
