"""The scripts for meetings as data, one file each in data/method/tracks: sessions of steps, each with its question."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["TRACK_PAGES", "Check", "Track", "TrackSession", "TrackStep", "load_tracks"]

# The pages (as they stand in an address) on which a step can be done.
TRACK_PAGES = (
    "wijkprofiel",
    "vergelijken",
    "initiatieven",
    "fasematrix",
    "coalitie",
    "werkplan",
    "bijeenkomst",
    "presenteren",
    "bronnen",
)
WORDED_BY = ("bron", "ons")
MOST_MINUTES = 480
# The kind of question whose answers the step itself must give.
CHOICE = "keuze"


@dataclass(frozen=True, slots=True)
class Check:
    """What must stand in the dossier for a step to be done: the ``name`` of a check, and how much of it."""

    name: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class TrackStep:
    """One step of a meeting.

    ``covers`` are the steps of the methods it stands for. The ``question`` is asked to the room, in the words of the
    ``source`` or in ours (``worded_by``). ``page`` is the address of the page that is shown, ``look`` says where to
    look on it. ``result`` is what comes out, ``checks`` how the dossier tells that it is there: none when it can't.
    ``asks`` is the kind of question that phones can answer, empty for none; ``options`` are what can be chosen in it,
    at most ``most`` of them.
    """

    id: str
    name: str
    covers: tuple[str, ...]
    question: str
    minutes: int
    page: str
    look: str
    result: str
    source: str
    worded_by: str
    checks: tuple[Check, ...] = ()
    asks: str = ""
    options: tuple[str, ...] = ()
    most: int = 1


@dataclass(frozen=True, slots=True)
class TrackSession:
    """A meeting of a track: how long it takes in words, and the result that all its steps lead to."""

    id: str
    name: str
    length: str
    result: str
    steps: tuple[TrackStep, ...]

    @property
    def minutes(self) -> int:
        """The minutes of all its steps together."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Track:
    """A script for one or more meetings; ``note`` says what in it is the method's and what is ours."""

    id: str
    name: str
    about: str
    source: str
    note: str
    order: int
    sessions: tuple[TrackSession, ...]

    @property
    def steps(self) -> tuple[TrackStep, ...]:
        """All steps, in order."""
        return tuple(step for session in self.sessions for step in session.steps)


def load_tracks(
    checks: Collection[str], asks: Collection[str], folder: Path = METHOD_FOLDER / "tracks"
) -> tuple[Track, ...]:
    """Read every ``*.toml`` in ``folder``, in their ``order``; ``checks`` and ``asks`` are what steps can name.

    Raises MethodError with a Dutch sentence when there is none, or one is no valid TOML, lacks a field, has an empty or
    unknown one, repeats an id, or names a page, a check or a kind of question that does not exist.
    """
    tracks = []
    for path in sorted(folder.glob("*.toml")):
        track = _track(path)
        for fault in _faults(track, checks, asks):
            raise MethodError(f"In {path.name}: {fault}")
        tracks.append(track)
    if not tracks:
        raise MethodError(f"In {folder} staat geen enkel draaiboek.")
    if twice := _twice(track.id for track in tracks):
        raise MethodError(f"In {folder} hebben twee draaiboeken hetzelfde id: {twice}.")
    return tuple(sorted(tracks, key=lambda track: track.order))


def _track(path: Path) -> Track:
    entry = read_toml(path)
    try:
        return Track(sessions=tuple(map(_session, entry.pop("session"))), **entry)
    except (KeyError, TypeError, AttributeError) as error:
        raise MethodError(f"In {path.name} ontbreekt een veld of staat een onbekend veld: {error}.") from error


def _session(entry: dict[str, Any]) -> TrackSession:
    return TrackSession(steps=tuple(map(_step, entry.pop("step"))), **entry)


def _step(entry: dict[str, Any]) -> TrackStep:
    checks = tuple(Check(**check) for check in entry.pop("checks", ()))
    covers, options = tuple(entry.pop("covers")), tuple(entry.pop("options", ()))
    return TrackStep(covers=covers, checks=checks, options=options, **entry)


def _faults(track: Track, checks: Collection[str], asks: Collection[str]) -> Iterator[str]:
    """What is wrong in a track, a Dutch sentence each."""
    yield from _texts("het draaiboek", track)
    if not isinstance(track.order, int):
        yield "order moet een getal zijn."
    if twice := _twice(session.id for session in track.sessions):
        yield f"deze bijeenkomst staat er twee keer: {twice}."
    for session in track.sessions:
        yield from _texts(f"bijeenkomst {session.id}", session)
        if not session.steps:
            yield f"bijeenkomst {session.id} heeft geen stappen."
        if twice := _twice(step.id for step in session.steps):
            yield f"in bijeenkomst {session.id} staat deze stap twee keer: {twice}."
        for step in session.steps:
            yield from _step_faults(f"stap {step.id} van {session.id}", step, checks, asks)


def _step_faults(where: str, step: TrackStep, checks: Collection[str], asks: Collection[str]) -> Iterator[str]:
    yield from _texts(where, step, may_be_empty=("asks",))
    if type(step.minutes) is not int or not 1 <= step.minutes <= MOST_MINUTES:
        yield f"de minuten van {where} moeten een heel getal zijn van 1 tot en met {MOST_MINUTES}."
    if step.page not in TRACK_PAGES:
        yield f"de pagina {step.page!r} van {where} bestaat niet. Mogelijk: {', '.join(TRACK_PAGES)}."
    if step.worded_by not in WORDED_BY:
        yield f"worded_by van {where} is {step.worded_by!r}: kies {' of '.join(WORDED_BY)}."
    if step.asks and step.asks not in asks:
        yield f"het soort vraag {step.asks!r} van {where} bestaat niet. Mogelijk: {', '.join(asks)}."
    if step.asks == CHOICE and len(set(step.options)) < 2:
        yield f"{where} vraagt te kiezen: geef bij options minstens twee verschillende teksten."
    if type(step.most) is not int or step.most < 1:
        yield f"most van {where} moet een heel getal zijn van 1 of meer."
    for check in step.checks:
        if check.name not in checks:
            yield f"de controle {check.name!r} van {where} bestaat niet. Mogelijk: {', '.join(checks)}."
        if type(check.at_least) is not int or check.at_least < 1:
            yield f"at_least van {check.name} in {where} moet een heel getal zijn van 1 of meer."


def _texts(where: str, part: Track | TrackSession | TrackStep, may_be_empty: tuple[str, ...] = ()) -> Iterator[str]:
    for field in fields(part):
        value = getattr(part, field.name)
        if field.type is str and field.name not in may_be_empty and not (isinstance(value, str) and value.strip()):
            yield f"bij {where} is {field.name} leeg, of geen tekst."


def _twice(ids: Iterable[str]) -> str:
    return ", ".join(str(identifier) for identifier, count in Counter(map(str, ids)).items() if count > 1)
