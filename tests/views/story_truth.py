"""Whether the numbers on the screens of a story are true: read from its HTML, and worked out again from the snapshot.

What is shown is read as people see it; what is right comes from `figures.recomputed` and the geometry files.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from html import unescape
from pathlib import Path

from tests.figures.recomputed import Recomputed, half_up, judged, written
from wijk.domain.method import Method
from wijk.figures.places import Place, Places

__all__ = ["UNKNOWN", "Fault", "StoryTruth", "count_text", "in_words", "means", "percentage", "size_text"]

BANDS = ("inhabitants_0_15", "inhabitants_15_25", "inhabitants_25_45", "inhabitants_45_65", "inhabitants_65plus")
BAND_NAMES = ("tot 15 jaar", "15 tot 25 jaar", "25 tot 45 jaar", "45 tot 65 jaar", "65 jaar en ouder")
UNKNOWN = "niet bekend"
# What the words for how often a group occurs mean, and how far from it they may stand.
OFTEN = {
    "half zo vaak": Fraction(1, 2),
    "een derde minder vaak": Fraction(2, 3),
    "een kwart minder vaak": Fraction(3, 4),
    "een kwart vaker": Fraction(5, 4),
    "een derde vaker": Fraction(4, 3),
    "anderhalf keer zo vaak": Fraction(3, 2),
    "bijna twee keer zo vaak": Fraction(9, 5),
    "twee keer zo vaak": Fraction(2),
    "tweeënhalf keer zo vaak": Fraction(5, 2),
    "drie keer zo vaak": Fraction(3),
}
FAR = Fraction(17, 100)

Fault = tuple[str, str]


def text_in(html: str) -> str:
    """What people read in a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def one_in(html: str, kind: str) -> str:
    """The text of the paragraph of this kind; empty without one."""
    found = re.search(rf'<p class="{kind}[^"]*">(.*?)</p>', html)
    return text_in(found[1]) if found else ""


def rows_in(html: str) -> list[list[str]]:
    """The rows of the table, without the tracks of its bars."""
    shown = re.sub(r'<td class="track".*?</td>', "", html)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", shown)]
    return [[text_in(cell) for cell in row] for row in found]


def number_of(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", ".").rstrip("%"))


def percentage(value: Fraction | None, counted: bool) -> str:
    """A percentage with one decimal as it is to be shown; none is "bijna 0%" for a share of rounded counts."""
    if value is None:
        return UNKNOWN
    if counted and not value:
        return "bijna 0%"
    shown = written(value, 1)
    if value and shown == "0,0":
        return "minder dan 0,1%"
    return "meer dan 99,9%" if value < 100 and shown == "100,0" else f"{shown}%"


def in_words(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " en " + names[-1] if len(names) > 1 else "".join(names)


class StoryTruth:
    """Tells what is wrong on the screens of a place, as a claim and what was found."""

    def __init__(self, truth: Recomputed, places: Places, method: Method, geometry: Path) -> None:
        self.truth, self.places, self.geometry = truth, places, geometry
        self.names = {group.id: group.name for group in method.groups}
        self.seen: dict[str, int] = {}
        self.maps: dict[str, list[Fault]] = {}
        self.shares: dict[str, tuple[Fraction | None, ...]] = {}

    def faults(self, place: Place, screens: Mapping[str, str]) -> Iterator[Fault]:
        """All faults of the screens about figures, by id of the screen with its HTML."""
        yield from self._lonely(place, screens["eenzaam"])
        yield from self._residents(place, screens["wie"])
        yield from self._groups(place, screens["groepen"])
        asked = one_in(screens["herkenning"], "message")
        yield from self.said("what the whole is", f"voor de hele {place.level} of" in asked, True)

    def sentences(self, place: Place, lonely: str, residents: str, groups: str) -> Iterator[Fault]:
        """All faults of the three sentences that tell a place in short."""
        yield from self._told_lonely(place, lonely)
        yield from self._told_residents(place, residents)
        yield from self._told_groups(place, groups)

    def said(self, claim: str, told: object, right: object) -> Iterator[Fault]:
        self.seen[claim] = self.seen.get(claim, 0) + 1
        if told != right:
            yield claim, f"{told!r}, not {right!r}"

    def areas(self, place: Place) -> list[Place]:
        """The place and what it is compared with."""
        country = self.places.by_key["NL00"]
        around = self.places.at(place.municipality, place.division) if place.level != "gemeente" else None
        return [place, *([around] if around else []), country]

    def _told_lonely(self, place: Place, message: str) -> Iterator[Fault]:
        here, there = (self.truth.own(one, "lonely_18plus", 2020) for one in self.areas(place)[:2])
        numbers = re.findall(r"[\d,]+%", message)
        known = [percentage(one, False) for one in (here, there) if one is not None] if here is not None else []
        yield from self.said("loneliness", in_words(numbers), in_words(known))
        yield from self.said("unknown loneliness", "is niet bekend" in message, here is None)
        small = here is not None and there is not None and abs(here - there) < 3
        yield from self.said("too small", "te klein om iets van te vinden" in message, small)

    def _lonely(self, place: Place, html: str) -> Iterator[Fault]:
        yield from self._told_lonely(place, one_in(html, "message"))
        lonely, severely = (
            [self.truth.own(one, indicator, 2020) for one in self.areas(place)]
            for indicator in ("lonely_18plus", "severely_lonely_18plus")
        )
        rows = rows_in(html)[1:]
        if lonely[0] is None and severely[0] is None:
            yield from self.said("no bars of loneliness", rows, [])
            return
        right = [
            ["Eenzaam", *(percentage(one, False) for one in lonely)],
            ["Sterk eenzaam", *(percentage(one, False) for one in severely)],
        ]
        yield from self.said("the bars of loneliness", rows, right)
        said = [one_in(html, "message"), rows_in(html)[0][0], one_in(html, "source"), one_in(html, "ask")]
        estimate = all(re.search("schat", text) for text in said)
        yield from self.said("an estimate is called one", estimate, True)
        if 'class="map"' in html:
            yield from self._map(place, html)

    def _map(self, place: Place, html: str) -> Iterator[Fault]:
        told = dict(re.findall(r'data-(file|classes|selected)="([^"]*)"', html))
        gemeente = place.municipality_in(2020)
        yield from self.said("the map of the gemeente", told["file"].strip("/"), f"2020/wijk/{gemeente}.json")
        selected = place.code_in(2020) if place.level == "wijk" else ""
        yield from self.said("the outlined wijk", told["selected"], selected)
        outlined = re.search(r"Met rand: (.*?) (?:minder|overal|één)", text_in(html.partition("<figcaption>")[2]))
        yield from self.said("the outlined name", bool(outlined), bool(selected))
        yield from self.said(
            "the source of the boundaries", "CBS/Kadaster, indeling 2020" in one_in(html, "source"), True
        )
        yield from self.said("no table is promised", "staat in de tabel" in html, False)
        drawn = f"{told['classes']} {re.search(r'<p class=.legend.>.*?</p>', html)[0]}"  # type: ignore[index]
        if drawn not in self.maps:
            self.maps[drawn] = list(self._drawn(gemeente, told["classes"], html))
        yield from self.maps[drawn]

    def _drawn(self, gemeente: str, classes: str, html: str) -> Iterator[Fault]:
        """Each area has the colour of the class that the legend says its value lies in."""
        content = json.loads((self.geometry / "2020" / "wijk" / f"{gemeente}.json").read_text(encoding="utf-8"))
        codes = [one["properties"]["c"] for one in content["features"]]
        values = {code: self.truth.value(code, "lonely_18plus", 2020) for code in codes}
        yield from self.said("a class for each area", len(classes), len(codes))
        legend = [text_in(one) for one in re.findall(r"</span>([^<]*)</span>", html.partition('class="legend"')[2])]
        scale = [one for one in legend if re.search(r"\d", one)]
        for code, sign in zip(codes, classes, strict=True):
            if sign == "-" or values[code] is None:
                yield from self.said("an unknown area", sign == "-", values[code] is None)
            else:
                yield from self.said("the class of an area", _fits(values[code], scale[int(sign)]), True)
        area_codes = self.truth.peers["wijk", gemeente]
        all_values = [self.truth.value(code, "lonely_18plus", 2020) for code in area_codes]
        yield from self.said("unknown in the legend", UNKNOWN in legend, None in all_values)
        not_drawn = any("grens veranderd" in one for one in legend)
        yield from self.said("not drawn in the legend", not_drawn, len(area_codes) > len(codes))
        references = {gemeente: self.truth.value(gemeente, "lonely_18plus", 2020)}
        references["NL00"] = self.truth.value("NL00", "lonely_18plus", 2020)
        for value in references.values():
            shown = [one for one in scale if value is not None and f": {written(value, 1)}%" in one]
            right = value is None or any(len(scale) == 1 or _fits(value, one) for one in shown)
            yield from self.said("a reference in the legend", right, True)

    def _band_shares(self, area: Place) -> tuple[Fraction | None, ...]:
        code = area.code_in(2020)
        if code not in self.shares:
            whole = self.truth.value(code, "inhabitants", 2020)
            parts = [self.truth.value(code, one, 2020) for one in BANDS]
            self.shares[code] = tuple(
                None if whole is None or part is None or whole < 100 else min(100 * part / whole, Fraction(100))
                for part in parts
            )
        return self.shares[code]

    def _told_residents(self, place: Place, message: str) -> Iterator[Fault]:
        counts = [self.truth.value(place.code_in(year), "inhabitants", year) for year in (2020, 2024)]
        right = [f"{count_text(one)} {year}" for one, year in zip(counts, (2020, 2024), strict=True) if one is not None]
        opening = message.partition(". De ")[0] + "."
        first = re.search(r"(?:wonen|woont) (?:volgens het CBS )?(0 tot 2|[\d.]+) mens(?:en)? \((\d{4})", opening)
        second = re.search(r"in (\d{4}) (?:zijn|is) dat er (0 tot 2|\d[\d.]*\d|\d)", opening)
        told = [f"{first[1]} {first[2]}"] if first else []
        told += [f"{second[2]} {second[1]}"] if second else []
        yield from self.said("inhabitants", in_words(told), in_words(right))
        yield from self._largest(message, [self._band_shares(area) for area in self.areas(place)])

    def _residents(self, place: Place, html: str) -> Iterator[Fault]:
        yield from self._told_residents(place, one_in(html, "message"))
        areas = self.areas(place)
        shares = [self._band_shares(area) for area in areas]
        rows = rows_in(html)[1:]
        if any(share is not None for share in shares[0]):
            bars = [[percentage(one[row], True) for one in shares] for row in range(len(BANDS))]
            yield from self.said("the age bands", [row[1:] for row in rows], bars)
            yield from self.said("their names", [row[0].lower() for row in rows], [*BAND_NAMES])
        else:
            yield from self.said("no age bands", rows, [])
        alone = [self.truth.share(one.code_in(2020), "alleenwonenden", 2020)[1] for one in areas]
        told_alone = re.findall(r"(?:bijna 0|minder dan 0,1|meer dan 99,9|[\d,]+)%", one_in(html, "ask"))
        known = [percentage(100 * one, True) for one in alone if one is not None] if alone[0] is not None else []
        yield from self.said("living alone", in_words(told_alone), in_words(known))

    def _largest(self, message: str, shares: Sequence[tuple[Fraction | None, ...]]) -> Iterator[Fault]:
        if None in shares[0]:
            yield from self.said(
                "no largest band", bool(re.search("niet te geven|wonen, is niet bekend", message)), True
            )
            return
        here = [half_up(one, 1) for one in shares[0] if one is not None]
        largest = [row for row, share in enumerate(here) if share == max(here)]
        told = re.search(r"De grootste leeftijdsgroep(?:en zijn| is) (.*?)(?:: |, elk )(.*)\.$", message)
        names = in_words([BAND_NAMES[row] for row in largest])
        yield from self.said("the largest band", told[1] if told else "", names)
        beside = shares if len(largest) == 1 else shares[:1]
        right = [percentage(one[largest[0]], True) for one in beside if one[largest[0]] is not None]
        numbers = re.findall(r"[\d,]+%", told[2]) if told else []
        yield from self.said("the share of the largest band", in_words(numbers), in_words(right))

    def _groups(self, place: Place, html: str) -> Iterator[Fault]:
        found = self.groups(place)
        rows = {row[0]: row[1:] for row in rows_in(html)[1:]}
        yield from self.said("all groups", in_words(sorted(rows)), in_words(sorted(self.names.values())))
        for group, (size, ratio, verdict) in found.items():
            many, often = rows[self.names[group]]
            yield from self.said("the size of a group", many, size_text(size))
            yield from self.said("how often", means(often, ratio, verdict), True)
        yield from self._told_groups(place, one_in(html, "message"))

    def groups(self, place: Place) -> dict[str, tuple[Fraction | None, Fraction | None, str | None]]:
        """Size, ratio and verdict of each group beside what the place is compared with first."""
        return {group: self.truth.group(place, group, self.areas(place)[1]) for group in self.names}

    def _told_groups(self, place: Place, message: str) -> Iterator[Fault]:
        found = self.groups(place)
        more = [self.names[one] for one, (_, _, verdict) in found.items() if verdict == "meer"]
        unknown = [self.names[one] for one, (_, _, verdict) in found.items() if verdict is None]
        told = re.search(r"Hier duidelijk meer dan .*?: (.*?)\.(?: Van |$)", message)
        yield from self.said("duidelijk meer", told[1] if told else "", in_words([_inside(one) for one in more]))
        if len(unknown) == len(found):
            yield from self.said("nothing known", "van geen enkele groep te zeggen" in message, True)
            return
        left = re.search(r"Van (\d+) van de (\d+) groepen is niet bekend .*?: (.*?)\.(?: [A-Z]|$)", message)
        counted = f"{len(unknown)} van {len(found)}: {in_words([_inside(one) for one in unknown])}" if unknown else ""
        yield from self.said("not known", f"{left[1]} van {left[2]}: {left[3]}" if left else "", counted)


def count_text(value: Fraction) -> str:
    return written(value, 0) if value else "0 tot 2"


def size_text(size: Fraction | None) -> str:
    if size is None:
        return UNKNOWN
    return "minder dan 10" if size < 10 else written(10 * half_up(size / 10, 0), 0)


def _inside(name: str) -> str:
    return name[0].lower() + name[1:]


def _fits(value: Fraction | None, label: str) -> bool:
    """Whether a value lies in what a class of the legend says of itself."""
    assert value is not None
    shown, own = half_up(value, 1), label.partition(" (")[0]
    edges = [number_of(one) for one in re.findall(r"\d[\d,]*%", own)]
    if own.startswith("minder dan"):
        return shown < edges[0]
    if own.endswith("of meer"):
        return shown >= edges[0]
    if own.startswith(("overal gelijk", "één gebied")):
        return shown == edges[0]
    return edges[0] <= shown <= edges[1] if own.startswith("overal") else edges[0] <= shown < edges[1]


def means(often: str, ratio: Fraction | None, verdict: str | None) -> bool:
    """Whether the words for how often say what the ratio and the verdict are."""
    if ratio is None or verdict is None:
        return often == UNKNOWN
    if verdict == "gelijk":
        return often == "ongeveer even vaak"
    if often == "minder dan half zo vaak":
        return ratio < Fraction(1, 2)
    said = OFTEN.get(often)
    if said is None:
        many = re.fullmatch(r"(\d+) keer zo vaak", often)
        said = Fraction(many[1]) if many else Fraction(0)
    return abs(ratio - said) <= FAR * said and judged(ratio) == verdict
