"""Which older area became which newer one: by the areas themselves, else by where the people inside them went."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from wijk.domain.area import level_of
from wijk.opendata.files import load_layout
from wijk.opendata.matching import Pair, match, refused
from wijk.opendata.same_place import AreaFacts, Judgement, resemblance_of
from wijk.opendata.tracing import Link, gemeente_links, land_links, left_over, stayed, trace_wijken, wijk_links

__all__ = ["LINK_COLUMNS", "Links", "compare_years", "exactly_same", "link_divisions", "successors_of"]

LINK_COLUMNS = ["old", "new", "relation", "share", "back"]

# Why a pair is doubtful that is not one place by itself.
FOLLOWED = "alleen de mensen van de buurten zijn gevolgd"


@dataclass(frozen=True, slots=True)
class Links:
    """``table`` in LINK_COLUMNS, and the pairs that a person should look at, joined or not."""

    table: pd.DataFrame
    doubtful: list[Pair]


def successors_of(old: Iterable[AreaFacts], new: Iterable[AreaFacts]) -> dict[str, tuple[str, ...]]:
    """The newer gemeenten that each older gemeente is, or went up in.

    Of a merger that is not written down CBS's own data decide: see `_went_up_in`.
    """
    old, new = list(old), list(new)
    mergers = load_layout().mergers
    kept = {area.code for area in new if level_of(area.code) == "gemeente"}
    known = {
        area.code: tuple(one for one in (area.code, *mergers.get(area.code, ())) if one in kept)
        for area in _of(old, "gemeente")
    }
    recoded = [area for area in _of(new, "buurt") if area.change == "code"]
    return {code: found or _went_up_in(code, _of(old, "buurt"), recoded) for code, found in known.items()}


def link_divisions(
    old: Sequence[AreaFacts], new: Sequence[AreaFacts], overlap: Mapping[str, Mapping[str, float]]
) -> Links:
    """Link the older areas to the newer ones.

    ``relation`` is that of `same_place`; ``share`` is the part of the older people who live in the newer area, ``back``
    the part of the newer people who come from the older one, 0 to 1. A buurt that became a wijk of its own is the same
    place of another level. ``overlap`` tells the parts of the land of an older wijk in newer ones, and stands in as
    ``share`` where its buurten can't be followed. Areas without a successor are left out.
    """
    successors = successors_of(old, new)
    gemeenten, wijken, buurten = ((_of(old, level), _of(new, level)) for level in ("gemeente", "wijk", "buurt"))
    gemeente_pairs, wijk_pairs, buurt_pairs = (match(*areas, successors) for areas in (gemeenten, wijken, buurten))
    # Which people a gemeente gained or lost, its buurten tell better than its size does.
    gemeente_pairs = [pair for pair in gemeente_pairs if pair.judgement.relation == "same"]
    loose = _rest(buurten, buurt_pairs)
    raised = match(loose[0], wijken[1], successors)

    moved = {pair.old.code: pair.new.code for pair in buurt_pairs}
    rest = _rest(gemeenten, gemeente_pairs)
    links = [*gemeente_links(moved, buurten[0], rest, successors)]
    wijk_pairs = stayed(wijk_pairs, moved, *buurten)
    moved |= {pair.old.code: pair.new.code for pair in raised}
    rest = _rest(wijken, wijk_pairs)
    traced = [*wijk_links(trace_wijken(moved, *buurten, rest, successors), *buurten, rest)]
    links += [*traced, *land_links(overlap, rest, wijken[1], traced)]
    links += left_over(wijk_pairs, [one for one in loose[0] if one.code not in moved], loose[1])
    followed = _followed(old, new, links)
    found = [*gemeente_pairs, *wijk_pairs, *buurt_pairs, *raised]
    links += [
        Link(pair.old.code, pair.new.code, pair.judgement.relation, pair.judgement.share, pair.judgement.share)
        for pair in found
    ]
    table = pd.DataFrame(
        [(link.old, link.new, link.relation, link.share, link.back) for link in links], columns=LINK_COLUMNS
    ).sort_values(["old", "share", "new"], ascending=[True, False, True])
    doubtful = [pair for pair in found if pair.judgement.doubt] + followed + _refused(old, new, [*found, *followed])
    return Links(table.reset_index(drop=True), sorted(doubtful, key=lambda pair: (pair.old.code, pair.new.code)))


def exactly_same(old: Sequence[AreaFacts], new: Sequence[AreaFacts]) -> dict[str, str]:
    """The code of the gemeente, wijk or buurt that is exactly the same place in another year, by the older code.

    One of the two years may be without buurten. A place that is only nearly the same has another boundary.
    """
    return compare_years(old, new)[0]


def compare_years(old: Sequence[AreaFacts], new: Sequence[AreaFacts]) -> tuple[dict[str, str], list[Pair]]:
    """What `exactly_same` gives, and the pairs that a person should look at, taken for one place or not."""
    successors = successors_of(old, new)
    levels = ("gemeente", "wijk", "buurt")
    found = [pair for level in levels for pair in match(_of(old, level), _of(new, level), successors)]
    same = {pair.old.code: pair.new.code for pair in found if pair.judgement.relation == "same"}
    doubtful = [pair for pair in found if pair.judgement.doubt] + _refused(old, new, found)
    return same, sorted(doubtful, key=lambda pair: pair.old.code)


def _went_up_in(gemeente: str, old: Iterable[AreaFacts], recoded: Iterable[AreaFacts]) -> tuple[str, ...]:
    """The gemeente in which CBS gave more than half of the buurten of one that is gone a new code; else none.

    A buurt is found again by its name, land and people together, among the newer ones (``recoded``) of which CBS says
    that only the code is new.
    """
    inside = [area for area in old if area.code[2:6] == gemeente[2:]]
    recoded = list(recoded)
    went: Counter[str] = Counter()
    for area in inside:
        evidence = [(after, resemblance_of(area, after)) for after in recoded]
        again = [after for after, one in evidence if one.name == "equal" and one.land_agrees and one.people_agree]
        went.update({f"GM{after.code[2:6]}" for after in again})
    return tuple(code for code, count in went.items() if 2 * count > len(inside))


def _of(areas: Iterable[AreaFacts], level: str) -> list[AreaFacts]:
    return [area for area in areas if level_of(area.code) == level]


def _rest(
    areas: tuple[list[AreaFacts], list[AreaFacts]], pairs: Iterable[Pair]
) -> tuple[list[AreaFacts], list[AreaFacts]]:
    """The older and newer areas that are in no pair."""
    old, new = {pair.old.code for pair in pairs}, {pair.new.code for pair in pairs}
    return [one for one in areas[0] if one.code not in old], [one for one in areas[1] if one.code not in new]


def _followed(old: Iterable[AreaFacts], new: Iterable[AreaFacts], links: Iterable[Link]) -> list[Pair]:
    """The wijken and buurten that are nearly the same place by where their people went, not by themselves."""
    olds, news = {area.code: area for area in old}, {area.code: area for area in new}
    pairs = [
        (link, olds[link.old], news[link.new]) for link in links if link.relation == "nearly" and link.old[:2] != "GM"
    ]
    return [
        Pair(before, after, resemblance_of(before, after), Judgement("nearly", min(link.share, link.back), FOLLOWED))
        for link, before, after in pairs
    ]


def _refused(old: Iterable[AreaFacts], new: Iterable[AreaFacts], found: Iterable[Pair]) -> list[Pair]:
    """Pairs with one code and the same land that were refused, and of which neither is a place of the other year."""
    old_codes, new_codes = {pair.old.code for pair in found}, {pair.new.code for pair in found}
    pairs = refused(old, new)
    return [pair for pair in pairs if pair.old.code not in old_codes and pair.new.code not in new_codes]
