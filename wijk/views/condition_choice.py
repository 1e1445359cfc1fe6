"""Conditions to find places by: as the address writes them, in the words to choose from, and where to look."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijk.domain.area import Level
from wijk.domain.method import Method, TargetGroup
from wijk.figures.askable import Askable
from wijk.figures.find_places import Clearly, Condition, Enough, Reference
from wijk.figures.places import Places
from wijk.figures.provinces import gemeenten_in_province, provinces
from wijk.figures.wording import counted
from wijk.views.captions import figure_label
from wijk.views.place_names import place_name

__all__ = [
    "ENOUGH",
    "MOST_CONDITIONS",
    "MOST_PEOPLE",
    "Example",
    "Subject",
    "examples",
    "gemeenten_of",
    "new_condition",
    "offered_kinds",
    "offered_subjects",
    "offered_where",
    "read_conditions",
    "written_conditions",
]

# As many as fit in a table beside the name, and as much of an address as is read.
MOST_CONDITIONS, MOST_READ, MOST_PEOPLE = 6, 30, 9_999_999
ENOUGH = "minstens"
KINDS = {
    "meer-gemeente": "duidelijk meer dan in de gemeente",
    "minder-gemeente": "duidelijk minder dan in de gemeente",
    "meer-nederland": "duidelijk meer dan in Nederland",
    "minder-nederland": "duidelijk minder dan in Nederland",
    ENOUGH: "ten minste zoveel mensen of huishoudens",
}
EVERYWHERE = "Heel Nederland"
_CLEARLY = re.compile(r"([a-z0-9_]+)(?:-(\d{4}))?-(meer|minder)-(gemeente|nederland)")
_ENOUGH = re.compile(rf"([a-z0-9_]+)(?:-(\d{{4}}))?-{ENOUGH}-(\d{{1,7}})")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a condition can be about: a group (id), or an indicator in a year.

    ``counted`` tells that there is a number of people or households, ``compared`` that it can be more or less, and
    ``national`` that it is known of Nederland.
    """

    what: str
    year: int | None
    label: str
    counted: bool
    compared: bool
    national: bool = True

    @property
    def key(self) -> str:
        """As the address writes it: an id, or an id with its year."""
        return self.what if self.year is None else f"{self.what}-{self.year}"


@dataclass(frozen=True, slots=True)
class Example:
    """A question to begin with, in words, with its conditions."""

    question: str
    conditions: tuple[Condition, ...]


def examples(level: Level) -> tuple[Example, ...]:
    """Questions that a policymaker asks, for places of a level."""
    beside: Reference = "nederland" if level == "gemeente" else "gemeente"
    return (
        Example(
            "Alleenwonenden én krap bij kas duidelijk meer, met ten minste 500 alleenwonenden",
            (
                Clearly("alleenwonenden", reference=beside),
                Clearly("krap_bij_kas", reference=beside),
                Enough("alleenwonenden", 500),
            ),
        ),
        Example(
            "Duidelijk meer ouderen dan in Nederland, ten minste 500",
            (Clearly("ouderen", reference="nederland"), Enough("ouderen", 500)),
        ),
    )


def offered_subjects(figures: Iterable[Askable], method: Method, level: Level) -> dict[str, Subject]:
    """What can be asked of places of a level, by key: the groups, then the ``figures`` as they come."""
    groups = [_group_subject(group) for group in method.groups if group.counted or group.percentage]
    every = (*groups, *map(_figure_subject, figures))
    return {one.key: one for one in every if offered_kinds(one, level)}


def offered_kinds(subject: Subject, level: Level) -> dict[str, str]:
    """What can be asked of it, in words: nothing that could never be answered, and no gemeente beside itself."""
    return {
        kind: words
        for kind, words in KINDS.items()
        if (subject.counted if kind == ENOUGH else subject.compared)
        and not (level == "gemeente" and kind.endswith("gemeente"))
        and not (kind.endswith("nederland") and not subject.national)
    }


def new_condition(subject: Subject, kind: str, least: int) -> Condition:
    """The condition of a kind of KINDS; ``least`` is how many people or households, where it is about that."""
    if kind == ENOUGH:
        return Enough(subject.what, least, subject.year)
    verdict, reference = kind.split("-")
    return Clearly(subject.what, subject.year, verdict, reference)  # type: ignore[arg-type]


def written_conditions(conditions: Iterable[Condition]) -> str:
    """The conditions as the address writes them: "alleenwonenden-meer-gemeente,alleenwonenden-minstens-500"."""
    return ",".join(map(_written, dict.fromkeys(conditions)))


def read_conditions(text: str, offered: dict[str, Subject], level: Level) -> tuple[tuple[Condition, ...], list[str]]:
    """The conditions of an address, each once, at most MOST_CONDITIONS; and what was left out of it, in sentences.

    Of gemeenten what was asked beside the gemeente is asked beside Nederland.
    """
    parts = [part.strip().lower() for part in text.split(",", MOST_READ)[:MOST_READ] if part.strip()]
    read = [_read(part, offered) for part in parts]
    known: list[Condition] = [one for one in read if one is not None]
    told = []
    if unknown := len(read) - len(known):
        verb = "is" if unknown == 1 else "zijn"
        told.append(
            f"Er {verb} {counted(unknown, 'voorwaarde', 'voorwaarden')} weggelaten: die kunnen wij hier niet vragen."
        )
    if level == "gemeente" and any(isinstance(one, Clearly) and one.reference == "gemeente" for one in known):
        told.append("Gemeenten vergelijken wij met Nederland.")
        known = [replace(one, reference="nederland") if isinstance(one, Clearly) else one for one in known]
    every = tuple(dict.fromkeys(known))
    if len(every) > MOST_CONDITIONS:
        told.append(f"Meer dan {MOST_CONDITIONS} voorwaarden passen niet naast elkaar: de eerste staan hieronder.")
    return every[:MOST_CONDITIONS], told


def offered_where(places: Places) -> dict[str, str]:
    """Where can be looked, as the address writes it, in words: everywhere (""), a provincie, a gemeente of today."""
    now = [place for place in places.gemeenten if place.divisions[-1] == places.divisions[-1]]
    return {
        "": EVERYWHERE,
        **{name: f"Provincie {name}" for name in provinces(places)},
        **{place.key: f"Gemeente {place_name(place)}" for place in now},
    }


def gemeenten_of(places: Places, where: str) -> frozenset[str] | None:
    """The codes of the gemeenten in what `offered_where` names; None for everywhere."""
    if not where:
        return None
    place = places.get(where)
    return frozenset(place.codes) if place else gemeenten_in_province(places, where)


def _written(condition: Condition) -> str:
    what = condition.what if condition.year is None else f"{condition.what}-{condition.year}"
    if isinstance(condition, Enough):
        return f"{what}-{ENOUGH}-{condition.least}"
    return f"{what}-{condition.verdict}-{condition.reference}"


def _read(part: str, offered: dict[str, Subject]) -> Condition | None:
    if found := _CLEARLY.fullmatch(part):
        what, year, verdict, reference = found.groups()
        subject = offered.get(f"{what}-{year}" if year else what)
        kind = f"{verdict}-{reference}"
        return new_condition(subject, kind, 0) if subject and kind in offered_kinds(subject, "wijk") else None
    if found := _ENOUGH.fullmatch(part):
        what, year, least = found.groups()
        subject = offered.get(f"{what}-{year}" if year else what)
        return Enough(subject.what, int(least), subject.year) if subject and subject.counted else None
    return None


def _group_subject(group: TargetGroup) -> Subject:
    return Subject(group.id, None, group.name, counted=not group.percentage, compared=True)


def _figure_subject(figure: Askable) -> Subject:
    indicator, year = figure.indicator, figure.year
    whole = indicator.kind == "count"
    label = f"{figure_label(indicator, year)} · {indicator.theme}"
    return Subject(indicator.id, year, label, whole or bool(indicator.counted), not whole, figure.national)
