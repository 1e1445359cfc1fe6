"""Follows people from the wijken and gemeenten of one year to those of another, by the buurten they live in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wijk.opendata.matching import Pair
from wijk.opendata.same_place import ENOUGH_PEOPLE, AreaFacts, Relation, relation_of, resemblance_of, same_land

__all__ = ["Link", "Trace", "gemeente_links", "land_links", "left_over", "stayed", "trace_wijken", "wijk_links"]

# A smaller part of the people, from both sides, is no link.
LINKED = 0.05

Successors = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """An older and a newer area: which part of the older people live in the newer one, and ``back``, 0 to 1."""

    old: str
    new: str
    relation: Relation
    share: float
    back: float


@dataclass(frozen=True, slots=True)
class Trace:
    """The newer area each older buurt went to, and the older area each newer buurt came from; not known is left out."""

    goes: dict[str, str]
    comes: dict[str, str]


def gemeente_of(code: str) -> str:
    """The gemeente a wijk or buurt lies in, in its own division."""
    return f"GM{code[2:6]}"


def wijk_of(code: str) -> str:
    """The wijk a buurt lies in, in its own division; a wijk is itself."""
    return f"WK{code[2:8]}"


def gemeente_links(
    moved: Mapping[str, str],
    old: Iterable[AreaFacts],
    rest: tuple[Iterable[AreaFacts], Iterable[AreaFacts]],
    successors: Successors,
) -> Iterator[Link]:
    """Where the people of each gemeente in ``rest`` went: by the buurten that are known in both years (``moved``), else
    by what the whole gemeente became. Both parts are of the people of the older year.
    """
    went: defaultdict[tuple[str, str], float] = defaultdict(float)
    whole: defaultdict[str, float] = defaultdict(float)
    for area in old:
        before = gemeente_of(area.code)
        after = gemeente_of(moved[area.code]) if area.code in moved else _only(successors.get(before, ()))
        whole[f"old {before}"] += area.inhabitants
        if after:
            went[before, after] += area.inhabitants
            whole[f"new {after}"] += area.inhabitants
    parts = {
        pair: (_part(people, whole[f"old {pair[0]}"]), _part(people, whole[f"new {pair[1]}"]))
        for pair, people in went.items()
    }
    yield from _links(parts, rest, "gemeente")


def stayed(
    pairs: Iterable[Pair], moved: Mapping[str, str], old: Iterable[AreaFacts], new: Iterable[AreaFacts]
) -> list[Pair]:
    """The pairs of wijken without those of which too many people are known to have left or joined (``moved``).

    Of what is left, the share that is nearly the same is at most what did not.
    """
    elsewhere = {before: wijk_of(after) for before, after in moved.items()}
    came = {after: wijk_of(before) for before, after in moved.items()}
    olds, news = _by_wijk(old), _by_wijk(new)
    kept = []
    for pair in pairs:
        before, after = pair.old.code, pair.new.code
        left = sum(one.inhabitants for one in olds[before] if elsewhere.get(one.code, after) != after)
        joined = sum(one.inhabitants for one in news[after] if came.get(one.code, before) != before)
        share = min(
            pair.judgement.share, 1 - _part(left, pair.old.inhabitants), 1 - _part(joined, pair.new.inhabitants)
        )
        if pair.judgement.relation == "same":
            kept.append(pair)
        elif share >= ENOUGH_PEOPLE["wijk"]:
            kept.append(replace(pair, judgement=replace(pair.judgement, share=share)))
    return kept


def trace_wijken(
    moved: Mapping[str, str],
    old: Iterable[AreaFacts],
    new: Iterable[AreaFacts],
    rest: tuple[Sequence[AreaFacts], Sequence[AreaFacts]],
    successors: Successors,
) -> Trace:
    """By the buurten that are known in both years or became a wijk (``moved``), else by what is left in the gemeente.

    ``rest`` are the wijken of both years that are no place of the other year. Where a gemeente has only one of them,
    all that is left in it in the other year came from there or went there.
    """
    left_old, left_new = defaultdict(list), defaultdict(list)
    for area in rest[0]:
        left_old[_only(successors.get(gemeente_of(area.code), ()))].append(area.code)
    for area in rest[1]:
        left_new[gemeente_of(area.code)].append(area.code)
    goes: dict[str, str] = {}
    comes: dict[str, str] = {}
    for gemeente, wijken in left_new.items():
        if len(wijken) == 1:
            goes |= dict.fromkeys(left_old[gemeente], wijken[0])
        if len(left_old[gemeente]) == 1:
            comes |= dict.fromkeys(wijken, left_old[gemeente][0])
    raised = {after: wijk_of(before) for before, after in moved.items() if after.startswith("WK")}
    comes |= raised
    traced_old = {area.code: goes[wijk_of(area.code)] for area in old if wijk_of(area.code) in goes}
    traced_new = {area.code: comes[wijk_of(area.code)] for area in new if wijk_of(area.code) in comes}
    traced_old |= {before: wijk_of(after) for before, after in moved.items()}
    traced_new |= {after: wijk_of(before) for before, after in moved.items() if after not in raised}
    return Trace(traced_old, traced_new)


def wijk_links(
    trace: Trace,
    old: Iterable[AreaFacts],
    new: Iterable[AreaFacts],
    rest: tuple[Iterable[AreaFacts], Iterable[AreaFacts]],
) -> Iterator[Link]:
    """The links of the wijken in ``rest`` with the wijken that their people went to or came from."""
    whole: defaultdict[str, float] = defaultdict(float)
    went: defaultdict[tuple[str, str], float] = defaultdict(float)
    came: defaultdict[tuple[str, str], float] = defaultdict(float)
    for area in old:
        whole[f"old {wijk_of(area.code)}"] += area.inhabitants
        if area.code in trace.goes:
            went[wijk_of(area.code), trace.goes[area.code]] += area.inhabitants
    for area in new:
        whole[f"new {wijk_of(area.code)}"] += area.inhabitants
        if area.code in trace.comes:
            came[trace.comes[area.code], wijk_of(area.code)] += area.inhabitants
    parts = {
        pair: (_part(went[pair], whole[f"old {pair[0]}"]), _part(came[pair], whole[f"new {pair[1]}"]))
        for pair in went.keys() | came.keys()
    }
    yield from _links(parts, rest, "wijk")


def land_links(
    overlap: Mapping[str, Mapping[str, float]],
    rest: tuple[Sequence[AreaFacts], Sequence[AreaFacts]],
    new: Iterable[AreaFacts],
    traced: Iterable[Link],
) -> Iterator[Link]:
    """The links of wijken in ``rest`` whose people could not be followed, by the parts of their land in newer wijken.

    Land alone does not make two wijken one place: the name or the people must agree as well.
    """
    known: defaultdict[str, float] = defaultdict(float)
    pairs = set()
    for link in traced:
        known[f"old {link.old}"] += link.share
        known[f"new {link.new}"] += link.back
        pairs.add((link.old, link.new))
    newer = {area.code: area for area in new}
    parts = {}
    for area in rest[0]:
        for code, part in overlap.get(area.code, {}).items():
            unknown, unknown_there = 1 - known[f"old {area.code}"], 1 - known[f"new {code}"]
            if unknown > 1 - ENOUGH_PEOPLE["wijk"] and (area.code, code) not in pairs:
                other = newer[code]
                evidence = resemblance_of(area, other)
                share, back = part * unknown, max(min(_part(part * area.land, other.land), unknown_there), 0.0)
                agrees = evidence.name != "other" or evidence.people_agree
                parts[area.code, code] = (share, back) if agrees else (share, min(back, 1 - share))
    yield from _links(parts, rest, "wijk")


def _links(
    parts: Mapping[tuple[str, str], tuple[float, float]],
    rest: tuple[Iterable[AreaFacts], Iterable[AreaFacts]],
    level: str,
) -> Iterator[Link]:
    """The links with an area in ``rest``. Only two areas that are both left can be one place."""
    old, new = ({area.code for area in areas} for areas in rest)
    for (before, after), (share, back) in sorted(parts.items()):
        if (before in old or after in new) and max(share, back) >= LINKED:
            relation = relation_of(share, back, level)
            if relation == "nearly" and not (before in old and after in new):
                relation = "merged"
            yield Link(before, after, relation, share, back)


def left_over(wijken: Iterable[Pair], old: Iterable[AreaFacts], new: Iterable[AreaFacts]) -> Iterator[Link]:
    """The buurten that are left in a wijk that is one place in both years: one that was split, or some that merged.

    Told only where one is left on one side, and the land of what is left agrees.
    """
    olds, news = _by_wijk(old), _by_wijk(new)
    for pair in wijken:
        before, after = olds[pair.old.code], news[pair.new.code]
        if min(len(before), len(after)) != 1 or not same_land(
            *(sum(one.land for one in side) for side in (before, after))
        ):
            continue
        for one in before:
            for other in after:
                share = _part(other.inhabitants, sum(area.inhabitants for area in after))
                back = _part(one.inhabitants, sum(area.inhabitants for area in before))
                several: Relation = "split" if len(after) > 1 else "merged"
                relation = "nearly" if len(before) == len(after) else several
                yield Link(one.code, other.code, relation, share, back)


def _by_wijk(areas: Iterable[AreaFacts]) -> defaultdict[str, list[AreaFacts]]:
    found: defaultdict[str, list[AreaFacts]] = defaultdict(list)
    for area in areas:
        found[wijk_of(area.code)].append(area)
    return found


def _only(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else ""


def _part(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
