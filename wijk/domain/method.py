"""The method as data: target groups, phases, working elements and coping styles, read from data/method/*.toml."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijk.domain.group_words import GroupWords, make_group_words

__all__ = [
    "FigureBeside",
    "Function",
    "Method",
    "MethodError",
    "NationalShare",
    "Phase",
    "TargetGroup",
    "Term",
    "Word",
    "WorkingRules",
    "load_method",
    "read_toml",
]

EVIDENCE = ("A", "B", "C")
METHOD_FOLDER = Path(__file__).parents[2] / "data" / "method"


class MethodError(ValueError):
    """A method file can't be used; the text says, in Dutch, which file and what to mend."""


@dataclass(frozen=True, slots=True)
class NationalShare:
    """A national survey percentage for exactly one group, for reading "if the national figures held here too"."""

    name: str
    counted: str
    percentage: float
    feeling: str
    survey: str
    year: int


@dataclass(frozen=True, slots=True)
class FigureBeside:
    """A count of people (an indicator id) that is told beside a group, and ``name``: what they have."""

    indicator: str
    name: str


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A group that runs a higher risk of loneliness, and how the figures can tell its size.

    ``counted`` are the indicators whose sum is the group's size, ``base`` (less ``base_without``) what it is a share
    of. ``percentage`` names an indicator that is a percentage without a count. ``reason`` says in Dutch why there is
    no size. ``sentence`` tells the share, written as ``{share}``. ``evidence`` is A (national survey), B (one region
    or study) or C (qualitative or not comparable). ``coping`` is the id of the coping style the group tends to, empty
    when no source says so. ``also`` are other ways in which people write the name. ``explanation`` completes a sentence
    that begins with the name. Groups and figures of one ``theme`` are told once. ``beside`` are figures that are told
    with the group, apart and never summed, in ``beside_sentence`` (with ``{year}`` and ``{figures}``).
    """

    id: str
    name: str
    accent: str
    evidence: str
    evidence_text: str
    base_name: str = ""
    sentence: str = ""
    counted: tuple[str, ...] = ()
    base: str | None = None
    base_without: str | None = None
    percentage: str | None = None
    reason: str | None = None
    national: tuple[NationalShare, ...] = ()
    coping: str = ""
    also: tuple[str, ...] = ()
    explanation: str = ""
    theme: str = ""
    beside: tuple[FigureBeside, ...] = ()
    beside_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A named choice: a working element or a coping style; ``also`` are other ways in which people write it."""

    id: str
    name: str
    also: tuple[str, ...] = ()


Function = Term


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the approach with the functions an initiative can have in it.

    ``explanation`` says in one plain sentence what happens in it, ``breaks_chain`` whether a gap beside this phase
    breaks the chain of help. ``also`` are other ways in which people write the name.
    """

    id: str
    name: str
    rests_on: str
    breaks_chain: bool
    functions: tuple[Function, ...]
    explanation: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the method means in plain Dutch."""

    id: str
    explanation: str


@dataclass(frozen=True, slots=True)
class WorkingRules:
    """Which parts of the model the matches and mismatches are about, by id; a rule without ids is not applied.

    ``tackling_phase`` is the phase in which the working elements are offered, ``social_elements`` the elements that do
    not answer an emotional need by themselves, ``active_copings`` the coping styles that ask people to change something
    themselves, ``wish_functions`` the functions that start from the person's own wish. An initiative reaches people who
    are hard to reach through ``outreach_functions`` or ``outreach_copings``; it is small up to ``small_reach`` people.
    ``meeting_functions`` are those that offer a place to meet (les 1).
    """

    tackling_phase: str = ""
    social_elements: tuple[str, ...] = ()
    active_copings: tuple[str, ...] = ()
    wish_functions: tuple[str, ...] = ()
    outreach_functions: tuple[str, ...] = ()
    meeting_functions: tuple[str, ...] = ()
    outreach_copings: tuple[str, ...] = ()
    small_reach: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """The working model: its label on screen with what that means, and its parts in the order in which they are shown.

    ``words`` explain the kinds of findings, and "mismatch" and "match" themselves. ``group_words`` tell which groups
    people mean by what they write.
    """

    label: str
    groups: tuple[TargetGroup, ...]
    phases: tuple[Phase, ...]
    elements: tuple[Term, ...]
    copings: tuple[Term, ...]
    rules: WorkingRules = WorkingRules()
    words: tuple[Word, ...] = ()
    label_explanation: str = ""
    group_words: GroupWords = GroupWords()

    def meaning(self, word: str) -> str:
        """Return what a word means; empty when the model does not say."""
        return next((one.explanation for one in self.words if one.id == word), "")


def load_method(folder: Path = METHOD_FOLDER) -> Method:
    """Read the working model from ``groups.toml``, ``phases.toml`` and ``group_words.toml`` in ``folder``.

    Raises MethodError when a file is missing, is no valid TOML, lacks a field, repeats an id, has a rule about an id
    that does not exist, or a group that rests on an indicator that ``indicators.toml`` does not have.
    """
    model = read_toml(folder / "phases.toml")
    groups = read_toml(folder / "groups.toml")
    words = read_toml(folder / "group_words.toml")
    try:
        method = Method(
            label=model["label"],
            groups=tuple(_group(entry) for entry in groups["group"]),
            phases=tuple(_phase(entry) for entry in model["phase"]),
            elements=tuple(_term(entry) for entry in model["element"]),
            copings=tuple(_term(entry) for entry in model["coping"]),
            rules=WorkingRules(**_frozen_values(model.get("rules", {}))),
            words=tuple(Word(**entry) for entry in model.get("word", ())),
            label_explanation=model.get("label_explanation", ""),
            group_words=make_group_words(words, {entry["id"] for entry in groups["group"]}),
        )
        indicators = {entry["id"] for entry in read_toml(folder / "indicators.toml")["indicator"]}
    except (KeyError, TypeError, AttributeError) as error:
        raise MethodError(f"In {folder} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    for part in (method.groups, method.phases, method.elements, method.copings, method.words):
        _check_unique(part)
    _check_rules(method)
    _check_groups(method, indicators)
    return method


def _group(entry: dict[str, Any]) -> TargetGroup:
    national = tuple(NationalShare(**share) for share in entry.get("national", ()))
    beside = tuple(FigureBeside(**figure) for figure in entry.get("beside", ()))
    group = TargetGroup(**{**_frozen_values(entry), "national": national, "beside": beside})
    if group.evidence not in EVIDENCE:
        raise MethodError(f"De bewijskracht van {group.id} is {group.evidence!r}: kies {', '.join(EVIDENCE)}.")
    if (group.counted or group.percentage) and "{share}" not in group.sentence:
        raise MethodError(f"In de zin van {group.id} ontbreekt {{share}}, de plek van het aandeel.")
    if beside and not ("{year}" in group.beside_sentence and "{figures}" in group.beside_sentence):
        raise MethodError(f"In beside_sentence van {group.id} ontbreekt {{year}} of {{figures}}.")
    return group


def _phase(entry: dict[str, Any]) -> Phase:
    functions = tuple(_term(function) for function in entry["functions"])
    _check_unique(functions)
    return Phase(**{**_frozen_values(entry), "functions": functions})


def _term(entry: dict[str, Any]) -> Term:
    return Term(**_frozen_values(entry))


def _frozen_values(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) for key, value in entry.items()}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a method file. Raises MethodError when it is missing or no valid TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MethodError(f"Het bestand {path} ontbreekt.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MethodError(f"Het bestand {path} is niet te lezen: {error}.") from error


def _check_unique(
    entries: tuple[TargetGroup, ...] | tuple[Phase, ...] | tuple[Term, ...] | tuple[Word, ...],
) -> None:
    twice = [identifier for identifier, count in Counter(entry.id for entry in entries).items() if count > 1]
    if twice:
        raise MethodError(f"Deze id's staan er twee keer: {', '.join(twice)}.")


def _check_groups(method: Method, indicators: set[str]) -> None:
    for group in method.groups:
        shares = [share.counted for share in group.national] + [figure.indicator for figure in group.beside]
        rests_on = {*group.counted, group.base, group.base_without, group.percentage, *shares} - {None}
        if unknown := rests_on - indicators:
            raise MethodError(
                f"De doelgroep {group.id} in groups.toml rust op cijfers die niet in indicators.toml staan: "
                f"{', '.join(sorted(str(one) for one in unknown))}."
            )


def _check_rules(method: Method) -> None:
    rules = method.rules
    phases = {phase.id for phase in method.phases}
    functions = {function.id for phase in method.phases for function in phase.functions}
    elements = {element.id for element in method.elements}
    copings = {coping.id for coping in method.copings}
    unknown = {
        *({rules.tackling_phase} - phases),
        *({*rules.wish_functions, *rules.outreach_functions, *rules.meeting_functions} - functions),
        *({*rules.social_elements} - elements),
        *({*rules.active_copings, *rules.outreach_copings, *(group.coping for group in method.groups)} - copings),
    } - {""}
    if unknown:
        raise MethodError(f"De regels noemen id's die niet bestaan: {', '.join(sorted(unknown))}.")
