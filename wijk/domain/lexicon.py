"""The lexicon behind the proposals: which words tell a phase, group or element, from data/method/suggest_*.toml."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijk.domain.learned import Learned, load_learned
from wijk.domain.method import METHOD_FOLDER, Method, MethodError, read_toml

__all__ = ["AgeRule", "Implication", "Lexicon", "Rule", "load_lexicon"]

Known = dict[str, tuple[str, ...]]
FIELDS = ("name", "organisation", "description")


@dataclass(frozen=True, slots=True)
class Rule:
    """That one of ``words`` (patterns, see `wijk.approach.suggest_patterns`) tells these phases, groups and elements.

    ``formal`` is what the words tell of the initiative, None for nothing. The rule is silent where one of ``unless``
    stands in the text, and where none of ``needs`` does (if there are any). Only ``fields`` are looked in (a file may
    name them once, above its rules); none means all three. What has nothing to do with loneliness ``empties`` all that
    is told of these kinds ("phases", "groups", "elements"). A rule with ``only_name`` is for initiatives of which
    nothing is described.
    """

    words: tuple[str, ...]
    phases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    formal: bool | None = None
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    empties: tuple[str, ...] = ()
    only_name: bool = False


@dataclass(frozen=True, slots=True)
class AgeRule:
    """A group told by ages: at least ``share`` of the years that a text names lies from ``youngest`` to ``oldest``."""

    group: str
    youngest: int
    oldest: int
    share: float


@dataclass(frozen=True, slots=True)
class Implication:
    """That any of ``elements`` tells ``phases`` too, because of the same words; only with one of ``needs`` if given."""

    elements: tuple[str, ...]
    phases: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules. ``sets`` are words that patterns share by name; ``negators`` turn what follows into its opposite,
    save in the phrases of ``not_negating``. ``order`` gives the ids of each kind as the method shows them. ``learned``
    weighs what the rules propose, None to propose just that.
    """

    rules: tuple[Rule, ...]
    sets: dict[str, tuple[str, ...]]
    negators: tuple[str, ...]
    not_negating: tuple[str, ...]
    ages: tuple[AgeRule, ...]
    implications: tuple[Implication, ...]
    order: dict[str, tuple[str, ...]]
    learned: Learned | None = None


def load_lexicon(method: Method, folder: Path = METHOD_FOLDER) -> Lexicon:
    """Read every ``suggest_*.toml`` in ``folder`` and what was learned.

    Phases, groups and elements that the method lacks are never told.

    Raises MethodError when there is none, or one is no valid TOML, lacks a field or has an unknown one.
    """
    paths = sorted(folder.glob("suggest_*.toml"))
    files = {path: read_toml(path) for path in paths}
    known = {
        "phases": tuple(phase.id for phase in method.phases),
        "groups": tuple(group.id for group in method.groups),
        "elements": tuple(element.id for element in method.elements),
    }
    language = read_toml(folder / "suggest_language.toml")
    rules = [rule for path, content in files.items() for rule in _rules(path, content, known)]
    try:
        return Lexicon(
            rules=tuple(rules),
            sets={name: tuple(words) for name, words in language["sets"].items()},
            negators=tuple(language["negators"]),
            not_negating=tuple(language["not_negating"]),
            ages=tuple(AgeRule(**entry) for entry in language["age"] if entry["group"] in known["groups"]),
            implications=tuple(Implication(**_told(entry, known)) for entry in language["implication"]),
            order=known,
            learned=load_learned(folder, known),
        )
    except (KeyError, TypeError) as error:
        raise MethodError(
            f"In {folder / 'suggest_language.toml'} ontbreekt een veld of staat een onbekend veld: {error}."
        ) from error


def _rules(path: Path, content: dict[str, Any], known: Known) -> Iterable[Rule]:
    for entry in content.get("rule", ()):
        try:
            rule = Rule(**_told({"fields": content.get("fields", ()), **entry}, known))
        except TypeError as error:
            raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
        if unknown := set(rule.fields) - set(FIELDS):
            raise MethodError(f"In {path} staat een veld dat er niet is: {', '.join(sorted(unknown))}.")
        yield rule


def _told(entry: dict[str, Any], known: Known) -> dict[str, Any]:
    """The values of an entry, its phases, groups and elements without those that the method lacks."""
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    told = {kind: tuple(one for one in values[kind] if one in ids) for kind, ids in known.items() if kind in values}
    return {**values, **told}
