"""Each screen says what its page says, honestly where nothing was entered, and never a person's name."""

import json
import re
from datetime import date
from functools import partial
from typing import Any

import pytest

from tests.conftest import ProfileOf
from tests.views.stories import coalition, facts_of, initiatives, priority
from tests.views.test_story_everywhere import faults
from wijk.approach.decisions import still_standing
from wijk.domain.evaluation import Success
from wijk.domain.key_figure import KeyFigure
from wijk.domain.meeting import Meeting, Recognition
from wijk.domain.method import Method
from wijk.domain.plan import Action
from wijk.domain.presentation import SCREENS, Presentation, ScreenNote
from wijk.dossier.meetings import Since
from wijk.dossier.story import StoryFacts, wijken_around
from wijk.figures.choropleth import make_choropleth
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot
from wijk.views import sentences
from wijk.views.captions import reference_name
from wijk.views.matrix import summarise
from wijk.views.route import route_cards
from wijk.views.story.layout import Join, screen_html
from wijk.views.story.screen import MOST_ITEMS, Screen
from wijk.views.story.script import SCRIPT
from wijk.views.story.speaker import minutes_of, speaker_html
from wijk.views.story.telling import MADE_BY, tell

WIJK = "WK020218"
HOSTILE = "<img src=x onerror=alert(1)>\"'&"


@pytest.fixture
def make(snapshot: Snapshot, profile_of: ProfileOf, method: Method) -> Any:
    def made(place: str = WIJK, **entered: Any) -> StoryFacts:
        return facts_of(snapshot, profile_of(place), method, **entered)

    return made


def by_id(facts: StoryFacts) -> dict[str, Screen]:
    return {screen.id: screen for screen in tell(facts)}


def test_every_screen_can_be_told_and_has_its_cue_and_the_script_fills_ninety_minutes() -> None:
    assert tuple(MADE_BY) == tuple(SCRIPT) == SCREENS
    assert sum(cue.minutes for cue in SCRIPT.values()) == 90


def test_the_screens_say_what_the_pages_say(make: Any) -> None:
    entered = initiatives(WIJK, ["Koffie", "Thee"])
    facts = make(
        entered=entered,
        decisions=[priority(WIJK, "ouderen", "volgen")],
        people=[KeyFigure("k", "kapper", areas=(WIJK,))],
    )
    profile, screens = facts.profile, by_id(facts)
    _, supply, matrix, people, *_ = route_cards(facts.counts, profile)
    assert screens["eenzaam"].message == sentences.loneliness(profile)
    assert screens["wie"].message == sentences.ages(profile)
    assert screens["wie"].ask == sentences.households(profile)
    assert screens["groepen"].message == sentences.risk_summary(profile.groups, reference_name(profile))
    assert list(screens["herkenning"].items) == sentences.outline(profile)[1:]
    assert screens["aanbod"].message == supply.text
    assert screens["aanbod"].items == ("Koffie", "Thee")
    assert matrix.text.startswith(screens["matrix"].message)
    standing = still_standing(facts.overview.mismatches, facts.decisions)
    assert screens["mismatches"].items == summarise(facts.overview.whole, standing).largest
    assert screens["prioriteiten"].items == ("★ Ouderen (65 jaar en ouder): Volgen",)
    assert screens["prioriteiten"].title == "Onze prioriteiten", "one is not three"
    assert screens["mensen"].message == people.text


def test_nothing_entered_is_said_with_what_the_room_does_now(make: Any) -> None:
    screens = by_id(make())
    assert screens["aanbod"].message == "Er is nog geen initiatief ingevoerd in deze wijk."
    assert screens["aanbod"].ask.startswith("Noem nu wat u kent")
    assert screens["mismatches"].message.startswith("Er is nog geen mismatch te noemen")
    assert screens["prioriteiten"].message.startswith("Er is nog geen prioriteit gekozen")
    assert screens["mensen"].message.startswith("Er zijn nog geen sleutelfiguren ingevoerd")
    assert screens["afspraken"].message.startswith("Er is nog niets afgesproken")
    for name in ("aanbod", "mismatches", "prioriteiten", "mensen", "afspraken", "vieren"):
        assert screens[name].items == () and screens[name].ask


def test_only_tables_of_which_a_figure_is_shown_are_named(make: Any) -> None:
    """A wijk of 2024 alone has inhabitants of that year and no ages of 2020; Malburgen has both."""
    newer, both = by_id(make("WK003401-2024"))["wie"], by_id(make())["wie"]
    assert "2024" in newer.source and "2020" not in newer.source
    assert "2024" in both.source and "2020" in both.source


def test_a_buurt_without_figures_says_so_and_draws_no_bars(
    snapshot: Snapshot, places: Any, profile_of: ProfileOf, method: Method
) -> None:
    empty = next(
        key
        for key in places.by_key
        if key.startswith("BU") and all(one.value is None for one in profile_of(key).figures.values())
    )
    screens = by_id(facts_of(snapshot, profile_of(empty), method))
    assert "niet bekend" in screens["eenzaam"].message and screens["eenzaam"].bars is None
    assert "niet bekend" in screens["wie"].message and screens["wie"].bars is None
    table = screens["groepen"].table
    assert table and {row[1] for row in table[1:]} == {"niet bekend"}
    html = "".join(screen_html(screen, 1, 12, "Ergens") for screen in screens.values())
    assert "nan" not in html.casefold() and ">0%<" not in html


def test_many_initiatives_are_counted_and_long_names_cut(make: Any) -> None:
    names = [f"Koffie {number:03} {'x' * 200}" for number in range(40)]
    shown = by_id(make(entered=initiatives(WIJK, names)))["aanbod"].items
    assert len(shown) == MOST_ITEMS
    assert shown[-1] == "en nog 29"
    assert max(map(len, shown)) <= 60


def test_names_of_persons_never_reach_the_wall_and_markup_stays_text(make: Any) -> None:
    entered = initiatives(WIJK, ["Koffie met Jan de Vries", f"Bel mevrouw Bakker 026-1234567 {HOSTILE}"])
    chosen = coalition(WIJK, "contact: Fatima Yilmaz", HOSTILE)
    facts = make(entered=entered, coalitions=[chosen])
    screens = tell(facts)
    html = "".join(screen_html(one, 1, 12, HOSTILE, Join(HOSTILE, HOSTILE, "")) for one in screens)
    note = Presentation(WIJK, notes=(ScreenNote("waarom", HOSTILE),))
    html += "".join(speaker_html(screens, note, number) for number in range(1, 13))
    for personal in ("Jan de Vries", "Bakker", "026-1234567", "Fatima", "Yilmaz"):
        assert personal not in html
    assert "Koffie met (naam)" in html
    assert "<img" not in html and html.count("&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;") > 12


def test_a_story_opens_with_what_went_well_since_where_there_is_anything(make: Any) -> None:
    assert "sinds" not in by_id(make()), "nothing to open with"
    assert [one.id for one in tell(make(), ("sinds",))] == list(SCREENS[1:]), "never an empty wall"
    many = tuple(
        Success(f"s{n}", WIJK, f"{n} {'mensen kwamen eten en bleven ' * 12}", date(2026, 9, 1 + n), ("wijkteam",))
        for n in range(9)
    )
    first = tell(make(since=Since(None, successes=many)))[0]
    assert (first.id, first.message) == ("sinds", "Dit ging goed.") and first.items[0].startswith("8 mensen")
    assert first.items[-1].startswith("en nog ") and max(map(len, first.items)) <= 160
    last = Meeting("m", WIJK, date(2026, 9, 2))
    said = (
        Success("a", WIJK, f"Koffie met Jan de Vries {HOSTILE}", date(2026, 9, 3), ("kapper",)),
        Success("b", WIJK, "Het koor zingt", date(2026, 9, 5)),
    )
    opening = tell(make(since=Since(last, successes=said)))[0]
    assert opening.message == "Dit ging goed sinds 2 september 2026."
    assert opening.items == ("Het koor zingt", f"Koffie met (naam) {HOSTILE} (kapper)")
    assert "<img" not in screen_html(opening, 1, 13, "Ergens")


def test_agreements_and_what_went_well_come_from_the_meetings_without_names(make: Any) -> None:
    last = Meeting(
        "m", WIJK, date(2026, 9, 2), decided=("De kapper begint in oktober",), celebrated=("Het koor zingt",)
    )
    now = Meeting("n", WIJK, date(2026, 9, 23), decided=("Koffie met Jan de Vries",), celebrated=tuple("abcdefgh"))
    said = Recognition(
        "r", WIJK, "m", "lonely_18plus", 2020, date(2026, 9, 2), 6, 2, 1, words=("vraag naar Jan de Vries",)
    )
    screens = by_id(make(since=Since(last), now=now, recognitions=(said,)))
    assert screens["afspraken"].items == ("Koffie met (naam)", "De kapper begint in oktober")
    assert screens["afspraken"].source.startswith("Sinds de vorige bijeenkomst, 2 september 2026. ")
    assert screens["vieren"].items[-1] == "en nog 3" and len(screens["vieren"].items) == 7
    [*_, recognised] = screens["herkenning"].items
    assert "6 van 9 herkennen dit" in recognised and "Jan de Vries" not in recognised
    alone = by_id(make(now=now))
    assert alone["afspraken"].items == ("Koffie met (naam)",) and "Sinds" not in alone["afspraken"].source


def test_the_work_plan_is_agreed_and_what_is_done_is_celebrated(make: Any) -> None:
    doing = Action("a", WIJK, "g", "Belrondje", ("wijkteam", "kerk"), starts_on=date(2027, 3, 1), state="afgesproken")
    done, proposed = Action("b", WIJK, "g", "Koor", state="klaar"), Action("c", WIJK, "g", "Krant")
    bare = Action("d", WIJK, "g", "Fietsen", state="bezig")
    screens = by_id(make(actions=[doing, done, proposed, bare]))
    assert screens["afspraken"].items == (
        "Belrondje: wijkteam en kerk, vanaf 1 maart 2027",
        "Fietsen: wie niet bekend, wanneer niet bekend",
    )
    assert screens["vieren"].items == ("Klaar: Koor",)


def test_a_chosen_coalition_says_what_it_covers_of_the_priorities(make: Any) -> None:
    barber = KeyFigure("m0", "kapper", groups=("ouderen",), phases=("volgen",), areas=(WIJK,))
    chosen = coalition(WIJK, "kapper")
    decided = [priority(WIJK, "ouderen", "volgen"), priority(WIJK, "ouderen", "signaleren")]
    screen = by_id(make(people=[barber], coalitions=[chosen], decisions=decided))["mensen"]
    assert screen.message.startswith(
        "De gekozen coalitie dekt 1 van uw 2 prioriteiten; mist Ouderen (65 jaar en ouder)"
    )
    assert screen.source.startswith("Gekozen op 24 september 2026, 1 lid.")
    alone = by_id(make(people=[barber], coalitions=[chosen]))["mensen"]
    assert alone.message == "Gekozen op 24 september 2026, 1 lid."


def test_bars_stand_at_their_figures_and_every_number_is_in_words(make: Any) -> None:
    facts = make()
    screen = by_id(facts)["eenzaam"]
    html = screen_html(screen, 2, 12, "Ergens")
    figure = facts.profile.newest("lonely_18plus")
    assert f'class="bar" style="width:{figure.value:.1f}%"' in html
    words = re.sub(r"<[^>]+>", " ", html)
    assert "60,5%" in words and "51,2%" in words and "47,0%" in words
    assert "2020, schatting" in words and "Bron: RIVM" in words


def test_a_speaker_reads_note_hint_what_is_next_and_the_minutes(make: Any) -> None:
    screens = tell(make())
    chosen = Presentation(WIJK, notes=(ScreenNote("waarom", "Welkom heten", 9),))
    first, last = speaker_html(screens, chosen, 1), speaker_html(screens, chosen, 12)
    assert "Welkom heten" in first and 'data-minutes="9"' in first
    assert "Hierna: Hoe eenzaam, en hoe zeker is dat?" in first
    assert "Dit is het laatste scherm." in last and "U schreef hier geen notitie." in last
    assert minutes_of(chosen, "vieren") == SCRIPT["vieren"].minutes


def test_the_map_has_a_class_for_each_area_of_its_file_and_outlines_the_wijk(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    for key, outlined in ((WIJK, "Malburgen-Oost (Zuid)"), ("BU02021885", ""), ("GM0202", "")):
        profile = profile_of(key)
        around = wijken_around(snapshot, profile, partial(make_choropleth, snapshot))
        shown = by_id(facts_of(snapshot, profile, method, around=around))["eenzaam"].map
        assert shown is not None
        drawn = json.loads((DATA_FOLDER / "geometry" / shown.file).read_text(encoding="utf-8"))["features"]
        values = around.shown.table["value"]
        assert len(shown.classes) == len(drawn)
        assert [sign == "-" for sign in shown.classes] == [values.isna()[one["properties"]["c"]] for one in drawn]
        assert (shown.selected, shown.name) == (around.selected, outlined or shown.name)
        assert (shown.selected == "") == (key == "GM0202")


def test_what_a_full_dossier_agreed_and_recognised_fits_on_the_wall(make: Any) -> None:
    """Of long texts fewer stand there, and how many more there are."""
    long = tuple(f"De kapper begint op de {day}e van de maand{' met koffie en een praatje' * 4}." for day in range(9))
    last = Meeting("m", WIJK, date(2026, 9, 2), decided=long, celebrated=long)
    said = Recognition("r", WIJK, "m", "lonely_18plus", 2020, date(2026, 9, 2), 6, 2, 1, words=long)
    entered = initiatives(WIJK, [f"{number}{' Koffie voor iedereen' * 9}" for number in range(60)])
    screens = by_id(make(entered=entered, since=Since(last), recognitions=(said, said)))
    for name in ("afspraken", "vieren", "herkenning", "mismatches", "aanbod"):
        screen = screens[name]
        assert not list(faults(screen, screen_html(screen, 1, 12, "Ergens"))), name
    assert len(screens["afspraken"].items) == 4 and screens["afspraken"].items[-1] == "en nog 6"
    assert any("6 van 9 herkennen dit" in item for item in screens["herkenning"].items)
