"""What is said of a place is true of its figures: every wijk, every gemeente and a sample of buurten, recomputed.

One walk over all places collects the offenders of each claim; `figures.recomputed` has the figures as fractions.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest

from tests.figures.recomputed import ESTIMATES, GROUPS, OTHERS, Recomputed, half_up, written
from tests.views.conftest import ProfileAt
from wijk.domain.indicator import load_catalogue
from wijk.dossier.overview import group_figures_of
from wijk.figures.choropleth import make_choropleth
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile
from wijk.figures.risk import lonely_65plus_estimate
from wijk.opendata.snapshot import Snapshot
from wijk.views import sentences
from wijk.views.captions import inside, reference_name
from wijk.views.downloads import derived_rows, group_rows
from wijk.views.often import often
from wijk.views.outcome import outcome_of
from wijk.views.tables import area_table_style, risk_table

pytestmark = pytest.mark.slow

WORDS = {"meer": "duidelijk meer", "gelijk": "ongeveer gelijk", "minder": "duidelijk minder", None: "niet bekend"}
NOTHING = re.compile(r"(?<![\d.,])0,0+ keer|(?<![\d.,])0 mensen|[1-9]\d* van \d+ \(0%\)|(?<![\d.,])0 keer")

# What would say that something was reached, or came of what people did.
EFFECT = re.compile(r"(?i)gedaald|daalde|gestegen|\bsteeg|verbeterd|dankzij|door uw|het effect|bewezen|sinds u")


@dataclass
class Walk:
    """What was checked how often, and what was found wrong."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def check(self, claim: str, right: bool, told: str) -> None:
        self.seen[claim] += 1
        if not right:
            self.wrong[claim].append(told)


def spoken(profile: Profile) -> list[str]:
    """Everything that is said in sentences."""
    return [
        *sentences.outline(profile),
        sentences.ages(profile),
        sentences.households(profile),
        sentences.marital_status(profile),
        sentences.money(profile),
        sentences.trend(profile),
        sentences.young_adults(profile),
        sentences.loneliness_65plus(profile, lonely_65plus_estimate(profile.figures, 2020)),
        sentences.lonely_position(profile),
        sentences.strengths(profile),
        sentences.told_beside(profile),
        sentences.risk_summary(profile.groups, reference_name(profile)),
        *(sentences.group_line(group) for group in profile.groups),
    ]


def check_groups(walk: Walk, truth: Recomputed, places: Places, profile: Profile) -> dict[str, str | None]:
    """Each group's verdict on the profile, in the needs and in the exports is the same, and right."""
    place, reference = profile.place, reference_place(profile, places)
    table = risk_table(profile.groups, profile)[1:]
    needs = {need.group: need for need in group_figures_of(profile)}
    exported = {row[0]: row for row in group_rows(profile)}
    derived = {row[0]: row[2] for row in derived_rows(profile)}
    verdicts = {}
    for found, row in zip(profile.groups, table, strict=True):
        group, name = found.group.id, found.group.name
        size, ratio, right = truth.group(place, group, reference)
        country = truth.group(place, group, places.by_key["NL00"])
        verdicts[group] = right
        told = f"{place.key} {group}"
        walk.check("the profile's verdict", found.verdict == right, f"{told}: {found.verdict}, not {right}")
        need = needs[group]
        walk.check("the need's verdict", need.verdict == right, f"{told}: {need.verdict}, not {right}")
        walk.check("the need's ratio", same(need.ratio, ratio), f"{told}: {need.ratio}")
        walk.check("the matrix's words", said_often(often(need)) == right, f"{told}: {often(need)}, not {right}")
        cells = [cell for cell in row if re.match("[▲▬▼?] ", cell)]
        expected = [shown(right, ratio)] + ([shown(country[2], country[1])] if profile.gemeente else [])
        walk.check("the table's words", cells == expected, f"{told}: {cells}, not {expected}")
        walk.check("the sheet's word", WORDS[right] in exported[name], f"{told}: {exported[name]}")
        where = "de gemeente" if profile.gemeente else "Nederland"
        word = derived[f"Risicogroep {name}: vergeleken met {where}"]
        walk.check("the file's word", word == (WORDS[right] if right else None), f"{told}: {word}")
        times = derived[f"Risicogroep {name}: keer het aandeel in {where}"]
        walk.check(
            "the file's ratio", same(times, half_up(ratio, 2) if ratio is not None else None), f"{told}: {times}"
        )
    return verdicts


def said_often(words: str) -> str | None:
    """The verdict that the words of the matrix amount to."""
    if words in ("niet bekend", "ongeveer even vaak"):
        return None if words == "niet bekend" else "gelijk"
    return "minder" if "minder" in words or words == "half zo vaak" else "meer"


def reference_place(profile: Profile, places: Places) -> Place:
    place = profile.place
    return places.at(place.municipality, place.division) if profile.gemeente else places.by_key["NL00"]


def same(shown_value: Any, value: Fraction | None) -> bool:
    return (shown_value is None) == (value is None) and (value is None or abs(float(shown_value or 0) - value) < 1e-9)


def shown(verdict: str | None, ratio: Fraction | None) -> str:
    symbol = {"meer": "▲", "gelijk": "▬", "minder": "▼", None: "?"}[verdict]
    if ratio is None:
        return f"{symbol} {WORDS[verdict]}"
    times = "minder dan 0,01" if ratio > 0 and not half_up(ratio, 2) else written(ratio, 2)
    return f"{symbol} {WORDS[verdict]} ({times} ×)"


def check_outline(
    walk: Walk, truth: Recomputed, places: Places, profile: Profile, groups: dict[str, str | None]
) -> None:
    """What stands out differs clearly; "geen duidelijk verschil" names what was compared, and all of that is alike."""
    place, reference = profile.place, reference_place(profile, places)
    others = {key: truth.other(place, *key, reference) for key in OTHERS}
    known = [one for one in (*groups.values(), *others.values()) if one]
    _, *told = sentences.outline(profile)
    text = f"{place.key}: {' '.join(told)}"
    names = {group.group.id: inside(group.group.name) for group in profile.groups}
    names |= {key[0]: inside(load_catalogue()[key[0]].short_name) for key in OTHERS}
    if not known:
        walk.check("nothing is said of nothing", told[0].startswith("Andere cijfers om te vergelijken zijn hier"), text)
        led = profile.around is not None and f"Kijk bij de {profile.around.level} eromheen: " in told[0]
        walk.check("who knows nothing is led on", led or place.level == "gemeente", text)
        return
    walk.check("known is not called unknown", "niet bekend" not in " ".join(told), text)
    if {*known} == {"gelijk"}:
        compared = [names[one] for one in (*groups, *(key[0] for key in OTHERS)) if verdict_of(one, groups, others)]
        listed = told[0].partition("vergelijken: ")[2].rstrip(".").replace(" en ", ", ")
        expected = ", ".join(compared).replace(" en ", ", ")
        walk.check("what was compared is named", len(told) == 1 and listed == expected, f"{text} not {expected}")
        return
    walk.check("what differs is told", not any("geen duidelijk verschil" in one for one in told), text)
    for line in told:
        if found := re.search(
            r"Dat is ([\d,]+) keer het aandeel (?:in|op) (.+?)(?: en ([\d,]+) keer dat in Nederland)?\.$", line
        ):
            right = [
                one
                for one, verdict in groups.items()
                if verdict in ("meer", "minder") and written(ratio_of(truth, place, one, reference), 2) == found[1]
            ]
            lines = {one.group.id: sentences.group_line(one) for one in profile.groups}
            walk.check("a group that stands out", any(line.startswith(lines[one]) for one in right), text)
            named = found[2].removeprefix("de gemeente ") == reference_name(profile).removeprefix("de gemeente ")
            walk.check("the ratio's reference is named", named, text)
        else:
            year = int(re.search(r"\((20\d\d)\)", line)[1])  # type: ignore[index]
            walk.check(
                "a figure that stands out", any(v in ("meer", "minder") for v in others.values()), f"{text} {year}"
            )


def verdict_of(one: str, groups: dict[str, str | None], others: dict[tuple[str, int, bool], str | None]) -> str | None:
    return groups.get(one) or next((verdict for key, verdict in others.items() if key[0] == one), None)


def ratio_of(truth: Recomputed, place: Place, group: str, reference: Place) -> Fraction:
    ratio = truth.group(place, group, reference)[1]
    assert ratio is not None
    return ratio


def check_loneliness(walk: Walk, truth: Recomputed, places: Places, profile: Profile) -> None:
    """Exactly differences under three points are called too small; a position counts areas within three as alike."""
    place = profile.place
    here, there = (
        truth.own(place, "lonely_18plus", 2020),
        truth.own(reference_place(profile, places), "lonely_18plus", 2020),
    )
    told = sentences.loneliness(profile)
    if here is None:
        walk.check("unknown loneliness", "is niet bekend" in told, f"{place.key}: {told}")
        return
    walk.check("loneliness as shown", f"naar schatting {written(here, 1)}% van" in told, f"{place.key}: {told}")
    small = there is not None and abs(here - there) < 3
    walk.check("too small a difference", small == ("te klein om iets van te vinden" in told), f"{place.key}: {told}")
    position, line = truth.position(place), sentences.lonely_position(profile)
    if position is None or small or there is None:
        walk.check("no position", line == "", f"{place.key}: {line}")
        return
    words = ("hoger dan in", "lager dan in", "ongeveer gelijk aan die in")
    for word, count in zip(words, position, strict=True):
        number = "alle" if count == sum(position) else written(Fraction(count), 0)
        found = re.search(rf"{word} (alle|[\d.]+)", line)
        walk.check("the position", (found[1] if found else None) == (number if count else None), f"{place.key}: {line}")


def check_outcome(walk: Walk, truth: Recomputed, profile: Profile) -> None:
    """The figure beside an evaluation is told with what it can't show where there is one; nothing claims an effect."""
    here, told = truth.own(profile.place, "lonely_18plus", 2020), outcome_of(profile)
    text = f"{profile.place.key}: {told.figure} {told.source} {' '.join(told.limits)}"
    if here is None:
        walk.check("an outcome without a figure", "is niet bekend" in told.figure and told.source == "", text)
        walk.check("an outcome without a figure", not any("Dit cijfer" in one for one in told.limits), text)
    else:
        figure = f"naar schatting {written(here, 1)}% van de volwassenen zich eenzaam (2020)"
        walk.check("the outcome's figure", figure in told.figure and "RIVM" in told.source, text)
        model = [one for one in told.limits if "schatting uit een model" in one and "niet in dat model" in one]
        walk.check("the outcome's figure", len(model) == 1 and "schatting" in told.source, text)
    projects = [
        one for one in told.limits if "18 projecten" in one and "10 genoeg deelnemers" in one and "Bij 2" in one
    ]
    walk.check("what projects reached", len(projects) == 1 and "NIDI 69" in text and "29 538, nr. 290" in text, text)
    walk.check("no effect is claimed", not EFFECT.search(text), text)


def check_strengths(walk: Walk, truth: Recomputed, places: Places, profile: Profile, text: str) -> None:
    """Each strength stands behind the word of its verdict."""
    parts = re.split(r"(?:^|(?<=[.] ))(?=Duidelijk|Ongeveer)", text)
    for identifier, year, _ in OTHERS[3:]:
        verdict = truth.other(profile.place, identifier, year, True, reference_place(profile, places))
        name = inside(load_catalogue()[identifier].short_name)
        if verdict:
            opening = {
                "meer": "Duidelijk meer dan",
                "gelijk": "Ongeveer even veel als",
                "minder": "Duidelijk minder dan",
            }
            [part] = [part for part in parts if f"{name} " in part]
            walk.check("a strength's word", part.startswith(opening[verdict]), f"{profile.place.key}: {text}")


def check_shares(walk: Walk, truth: Recomputed, profile: Profile) -> None:
    """Percentages that we derive are those of the counts, halves up."""
    place = profile.place
    for identifier, group in (("share_one_person", "alleenwonenden"), ("share_65plus", "ouderen")):
        share = truth.share(place.code_in(2020), group, 2020)[1]
        if share is None:
            continue
        line = sentences.group_line(next(one for one in profile.groups if one.group.id == group))
        right = written(100 * share, 1)
        right = (
            "bijna 0"
            if not share
            else "minder dan 0,1"
            if right == "0,0"
            else "meer dan 99,9"
            if share < 1 and right == "100,0"
            else right
        )
        walk.check(
            "a share", f"{right}%" in line or f"{right}%".capitalize() in line, f"{place.key} {identifier}: {line}"
        )


def check_place(walk: Walk, truth: Recomputed, places: Places, profile: Profile) -> None:
    groups = check_groups(walk, truth, places, profile)
    check_outline(walk, truth, places, profile, groups)
    check_loneliness(walk, truth, places, profile)
    check_outcome(walk, truth, profile)
    strengths = sentences.strengths(profile)
    check_strengths(walk, truth, places, profile, strengths)
    check_shares(walk, truth, profile)
    summary = sentences.risk_summary(profile.groups, reference_name(profile))
    more = [inside(one.group.name) for one in profile.groups if groups[one.group.id] == "meer"]
    told = re.search(r"Hier duidelijk meer dan (?:in|op) .+?: (.+?)\.(?: |$)", summary)
    listed = told[1].replace(" en ", ", ") if told else ""
    walk.check(
        "the groups of the summary", listed == ", ".join(more).replace(" en ", ", "), f"{profile.place.key}: {summary}"
    )
    for text in spoken(profile):
        walk.check("nothing is told as nothing", not NOTHING.search(text), f"{profile.place.key}: {text}")
    if profile.place.level == "gemeente":
        compared = [
            text
            for text in (*sentences.outline(profile), strengths, summary)
            if re.search(r"\bkeer\b|\bdan in\b", text)
        ]
        wrong = [text for text in compared if "Nederland" not in text]
        walk.check("a gemeente is compared with Nederland", not wrong, f"{profile.place.key}: {wrong}")


def walked_places(places: Places) -> Iterator[Place]:
    """All wijken and gemeenten of both divisions, and one in thirty-five buurten."""
    yield from (place for place in places.by_key.values() if place.level in ("wijk", "gemeente"))
    yield from [place for place in places.by_key.values() if place.level == "buurt"][::35]


@pytest.fixture(scope="module")
def walk(places: Places, profile_at: ProfileAt, truth: Recomputed) -> Walk:
    found = Walk()
    for place in walked_places(places):
        found.seen[place.level] += 1
        check_place(found, truth, places, profile_at(place))
    return found


def test_every_wijk_and_gemeente_was_walked(walk: Walk) -> None:
    for level, least in (("wijk", 3177), ("gemeente", 355), ("buurt", 400)):
        assert walk.seen[level] >= least
    assert set(GROUPS) | set(ESTIMATES) | {"eenouder"} == {
        "jongvolwassenen",
        "alleenwonenden",
        "eenouder",
        "gescheiden_verweduwd",
        "ouderen",
        "krap_bij_kas",
        "gezondheid",
        "mantelzorgers",
    }


@pytest.mark.parametrize(
    ("claim", "least"),
    [
        ("the profile's verdict", 30_000),
        ("the need's verdict", 30_000),
        ("the need's ratio", 30_000),
        ("the table's words", 30_000),
        ("the matrix's words", 30_000),
        ("the sheet's word", 30_000),
        ("the file's word", 30_000),
        ("the file's ratio", 30_000),
        ("nothing is said of nothing", 60),
        ("who knows nothing is led on", 60),
        ("known is not called unknown", 3_000),
        ("what was compared is named", 300),
        ("what differs is told", 2_000),
        ("a group that stands out", 1_500),
        ("the ratio's reference is named", 1_500),
        ("a figure that stands out", 300),
        ("unknown loneliness", 300),
        ("loneliness as shown", 3_000),
        ("too small a difference", 3_000),
        ("no position", 500),
        ("an outcome without a figure", 300),
        ("the outcome's figure", 6_000),
        ("what projects reached", 4_000),
        ("no effect is claimed", 4_000),
        ("the position", 1_000),
        ("a strength's word", 9_000),
        ("a share", 6_000),
        ("the groups of the summary", 4_000),
        ("nothing is told as nothing", 50_000),
        ("a gemeente is compared with Nederland", 355),
    ],
)
def test_claim_holds_everywhere(walk: Walk, claim: str, least: int) -> None:
    assert walk.seen[claim] >= least
    assert walk.wrong[claim] == []


def test_the_map_says_the_same_as_the_profile(snapshot: Snapshot, truth: Recomputed) -> None:
    """The words in the table of a map are those of the one verdict, of every wijk and gemeente."""
    wrong, seen = [], 0
    catalogue = load_catalogue()
    for municipality in [None, *snapshot.areas[2020].query("level == 'gemeente'").index]:
        level, reference = ("gemeente", "NL00") if municipality is None else ("wijk", municipality)
        for identifier in ("lonely_18plus", "severely_lonely_18plus", "informal_carers_18plus"):
            shown_map = make_choropleth(snapshot, catalogue[identifier], 2020, level, municipality)  # type: ignore[arg-type]
            table = area_table_style(shown_map).data  # type: ignore[attr-defined]
            words = table[table.columns[-1]]
            for code, word in words.items():
                here, there = (truth.value(one, identifier, 2020) for one in (code, reference))
                ratio = here / there if here is not None and there else None
                right = None if ratio is None or here is None or there is None else judged_estimate(here, there)
                seen += 1
                if word != shown(right, None):
                    wrong.append((code, identifier, word, right))
    assert seen > 9_000
    assert wrong == []


def judged_estimate(here: Fraction, there: Fraction) -> str:
    ratio = half_up(here / there, 2)
    if abs(here - there) < 3 or Fraction(4, 5) <= ratio <= Fraction(5, 4):
        return "gelijk"
    return "meer" if here > there else "minder"
