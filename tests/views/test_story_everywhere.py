"""The screens of every wijk and gemeente: Dutch that reads well, at most two sentences, and room for all of it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest

from tests.figures.recomputed import Recomputed
from tests.views.conftest import ProfileAt
from tests.views.stories import coalition, facts_of, initiatives, priority
from tests.views.story_truth import StoryTruth
from wijk.domain.area import Level
from wijk.domain.indicator import Indicator
from wijk.domain.method import Method
from wijk.dossier.story import Around, wijken_around
from wijk.figures.choropleth import Choropleth, make_choropleth
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot
from wijk.views.place_names import full_name
from wijk.views.story.layout import screen_html
from wijk.views.story.screen import MOST_ITEM_SIGNS, MOST_ITEMS, MOST_SIGNS, Screen
from wijk.views.story.telling import tell

pytestmark = pytest.mark.slow

# Measures in hundredths of the width of a beamer: of its height there is so much under the title and above the buttons.
ROOM, WIDTH, LINE = 42.7, 94.0, 1.28
BESIDE = 54.0
BOLD, PLAIN = 0.46, 0.43
SIZES = {"huge": 3.75, "large": 3.1, "middle": 2.6, "small": 2.2}
# What is checked at each place, and how often at least.
CLAIMS = {
    "loneliness": 3_000,
    "unknown loneliness": 3_000,
    "too small": 3_000,
    "the bars of loneliness": 3_000,
    "an estimate is called one": 3_000,
    "inhabitants": 3_000,
    "the age bands": 3_000,
    "their names": 3_000,
    "the largest band": 3_000,
    "the share of the largest band": 3_000,
    "living alone": 3_000,
    "all groups": 3_000,
    "the size of a group": 31_000,
    "how often": 31_000,
    "duidelijk meer": 3_000,
    "not known": 3_000,
    "the map of the gemeente": 3_000,
    "the outlined wijk": 3_000,
    "the outlined name": 3_000,
    "the source of the boundaries": 3_000,
    "no table is promised": 3_000,
    "a class for each area": 300,
    "the class of an area": 3_000,
    "an unknown area": 20,
    "unknown in the legend": 300,
    "not drawn in the legend": 300,
    "a reference in the legend": 600,
    "no bars of loneliness": 300,
    "no age bands": 400,
    "no largest band": 400,
    "nothing known": 60,
    "what the whole is": 3_000,
}
NUMBERED = re.compile(r"\b[A-ZI]{1,3}\.|\d\.\d|\bged\.|\be\.o\.|\bSt\.|\b[a-z]\.")


def sentences_in(text: str) -> int:
    """How many sentences: signs of an end before a space with a capital or a digit after it, and the last."""
    return len(re.findall(r"[.!?] (?=[A-ZÀ-Þ0-9'‘])", NUMBERED.sub("x", text))) + 1


def faults(screen: Screen, html: str) -> Iterator[str]:
    shown = [
        screen.message,
        screen.ask,
        screen.source,
        *screen.items,
        *(cell for row in screen.table or [] for cell in row),
    ]
    if re.search(r"\b(?:nan|None|inf)\b|[{}]", re.sub(r"<[^>]+>", " ", html), re.IGNORECASE):
        yield "a leftover of the code"
    if any("  " in text or text != text.strip() or re.search(r"\s[.,;]", text) for text in shown):
        yield "a space too many"
    if not screen.message or not re.search(r"[.?]$", screen.message) or not re.match(r"[A-Z0-9À-Þ'‘]", screen.message):
        yield "no whole sentence"
    if sentences_in(screen.message) > 2:
        yield "more than two sentences"
    if len(screen.message) > MOST_SIGNS or len(screen.items) > MOST_ITEMS:
        yield "more than a screen holds"
    if any(len(item) > MOST_ITEM_SIGNS for item in screen.items):
        yield "a thing in the list too long"
    if not screen.grid and height(screen, html) > ROOM:
        yield f"too high: {height(screen, html):.1f}"


def height(screen: Screen, html: str) -> float:
    """About how high a screen stands, reckoned generously from its signs."""

    def lines(text: str, size: float, width: float = WIDTH, sign: float = PLAIN) -> float:
        return math.ceil(len(text) * sign * size / width) * size * LINE

    [size] = re.findall(r'class="message (\w+)"', html)
    found = lines(screen.message, SIZES[size], BESIDE if screen.map else WIDTH, BOLD) + (2 if screen.map else 1.4)
    if "<ul" in html:
        large = 2.8 if "roomy" in html else 2.2
        each = [lines(item, large, WIDTH - 2) + 1.4 for item in screen.items]
        found += sum(each) if 'class="long"' in html else math.ceil(len(each) / 3) * (2 * 1.9 * 1.2 + 0.9)
    if screen.bars:
        found += 2 * 1.6 * 1.15 + len(screen.bars.labels) * (6.8 if len(screen.bars.labels) <= 2 else 3.4)
    if screen.table:
        found += len(screen.table) * (1.75 * 1.1 + 0.4)
    found += lines(screen.ask, 2.2) + 1.2 + 1.1 if screen.ask else 0
    return found + (lines(screen.source, 1.42) + 1.1 if screen.source else 0)


@dataclass
class Walk:
    """How many places and maps were walked, what reads badly, and what is not true."""

    truth: StoryTruth
    places: int = 0
    maps: int = 0
    wrong: dict[tuple[str, str], list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    untrue: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@pytest.fixture(scope="module")
def walk(snapshot: Snapshot, places: Places, method: Method, profile_at: ProfileAt, truth: Recomputed) -> Walk:
    found = Walk(StoryTruth(truth, places, method, DATA_FOLDER / "geometry"))

    @cache
    def map_of(indicator: Indicator, year: int, level: Level, municipality: str) -> Choropleth:
        return make_choropleth(snapshot, indicator, year, level, municipality)

    def around(profile: Profile) -> Around:
        return wijken_around(snapshot, profile, map_of)

    for place in places.by_key.values():
        if place.level not in ("gemeente", "wijk"):
            continue
        found.places += 1
        walked = found.places
        profile = profile_at(place)
        entered = initiatives(place.area, ["Koffie in de flat"] * (walked % 4))
        decided = [priority(place.area, "ouderen", "volgen")] if walked % 2 else []
        chosen = [coalition(place.area, "kapper", "huisarts")] if walked % 3 else []
        facts = facts_of(snapshot, profile, method, entered, decided, (), chosen, around=around(profile))
        shown = {}
        for number, screen in enumerate(tell(facts), 1):
            html = shown[screen.id] = screen_html(screen, number, 12, full_name(place))
            found.maps += screen.map is not None
            for fault in faults(screen, html):
                found.wrong[screen.id, fault.partition(":")[0]].append((place.key, fault, screen.message))
        for claim, told in found.truth.faults(place, shown):
            found.untrue[claim].append(f"{place.key}: {told}")
    return found


def test_every_screen_of_every_wijk_and_gemeente(walk: Walk) -> None:
    assert {key: (len(found), found[:3]) for key, found in walk.wrong.items()} == {}
    assert walk.places > 3_500 and walk.maps > 3_000


def test_every_number_on_them_is_true(walk: Walk) -> None:
    """Of every wijk and gemeente, worked out again from the snapshot."""
    assert {claim: (len(told), told[:3]) for claim, told in walk.untrue.items()} == {}
    assert walk.truth.seen.keys() == CLAIMS.keys()
    assert [claim for claim, least in CLAIMS.items() if walk.truth.seen[claim] < least] == []


@pytest.mark.parametrize(
    ("text", "many"), [("Er is niets.", 1), ("Dat is 1.200. Dus niet.", 2), ("Zie de J.P. Coenstraat. Ja? Nee.", 3)]
)
def test_sentences_are_counted(text: str, many: int) -> None:
    assert sentences_in(text) == many
