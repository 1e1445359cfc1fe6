"""What the room sees: symbol, word and counts apart; nothing that waits; and what strangers type is text."""

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest

from wijk.domain.meeting import ANSWERS, Harvest, LiveMeeting, Option, Question, QuestionKind, Tally
from wijk.domain.method import Method
from wijk.store.meetings.room_now import RoomNow
from wijk.views.room import bars_of, closed_html, voted_text, wall_html

NOW = datetime(2026, 11, 26, 19, 30, tzinfo=UTC)
LIVE = LiveMeeting("m", "WK020218", "BCDFGHJK", NOW, NOW + timedelta(hours=8))
HOSTILE = (
    '<script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    '\'" onmouseover="x',
    "</section><h1>eigen kop",
    "&lt;b&gt;",
)


def question(kind: QuestionKind, *labels: str) -> Question:
    options = ANSWERS if kind == "herkenning" else tuple(Option(f"o{n}", label) for n, label in enumerate(labels))
    return Question("q", "m", kind, "Herkent u dit?", options)


def room(asked: Question, phones: dict[str, int], hands: dict[str, int], *texts: str) -> RoomNow:
    harvest = tuple(
        Harvest(f"h{n}", "m", "WK020218", "q", asked.kind, text, date(2026, 11, 26)) for n, text in enumerate(texts)
    )
    return RoomNow("s", LIVE, asked, Tally(asked, phones, hands, 4), harvest, {}, 7, 3)


class Read(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_recognition_has_a_symbol_a_word_and_hands_beside_phones() -> None:
    asked = question("herkenning")
    bars = bars_of(asked, Tally(asked, {"herkenbaar": 6, "deels": 1}, {"niet": 2}, 7))
    assert [(bar.symbol, bar.label, bar.told) for bar in bars] == [
        ("✓", "Herkenbaar", "6 telefoons"),
        ("◐", "Deels", "1 telefoon"),
        ("✗", "Niet", "0 telefoons, 2 handen"),
    ]


def test_answers_keep_their_order_and_priorities_and_ideas_are_ordered_by_votes() -> None:
    for kind, order in (("keuze", ["a", "b", "c"]), ("prioriteiten", ["c", "b", "a"])):
        asked = question(kind, "a", "b", "c")  # type: ignore[arg-type]
        assert [bar.label for bar in bars_of(asked, Tally(asked, {"o2": 5}, {"o1": 9}, 5))] == order
    ideas = room(question("idee"), {"h1": 4}, {}, "fiets", "bankje")
    assert ideas.question and ideas.tally
    assert [bar.label for bar in bars_of(ideas.question, ideas.tally, ideas.harvest)] == ["bankje", "fiets"]


@pytest.mark.parametrize("kind", ["initiatief", "herkenning", "keuze", "prioriteiten", "idee", "aanbod"])
def test_what_is_typed_is_text_and_nothing_else(kind: QuestionKind, method: Method) -> None:
    plain = Read(
        wall_html(room(question(kind, *"abcde"), {}, {}, *"fghij"), "Wijk", method, "https://w.nl/doe/X", "w.nl/doe")
    )
    asked = question(kind, *HOSTILE)
    wall = Read(wall_html(room(asked, {}, {}, *HOSTILE), HOSTILE[0], method, "https://w.nl/doe/X", "w.nl/doe"))
    assert wall.tags == plain.tags and wall.names == plain.names
    assert HOSTILE[0] in wall.text
    assert not {name for name in wall.names if name.startswith("on")} and "script" not in wall.tags


def test_the_code_is_shown_only_where_phones_can_join(method: Method) -> None:
    one = room(question("keuze", "Ja", "Nee"), {"o0": 3}, {})
    joined = wall_html(one, "Wijk", method, "https://w.nl/doe/BCDFGHJK", "w.nl/doe")
    assert "BCDF GHJK" in joined and "<img alt=" in joined and "4 van 7 telefoons antwoordden" in joined
    alone = wall_html(one, "Wijk", method, "", "")
    assert "BCDF" not in alone and "<img" not in alone and "telefoons antwoordden" not in alone
    assert "Er is nu geen bijeenkomst open" in closed_html("Wijk")


def test_how_many_answered_is_said_of_those_who_take_part() -> None:
    ideas, choice = question("idee"), question("keuze", "a", "b")
    assert voted_text(ideas, Tally(ideas, {}, {}, 0), 0) == "Er doet nog geen telefoon mee."
    assert voted_text(ideas, Tally(ideas, {}, {}, 1), 9) == "1 van 9 telefoons deed iets."
    assert voted_text(choice, Tally(choice, {}, {}, 2), 9) == "2 van 9 telefoons antwoordden."
    # After another code nobody joined yet, and what was typed before is there: never "3 van 1".
    assert voted_text(ideas, Tally(ideas, {}, {}, 3), 1) == "3 van 3 telefoons deden iets."


def test_many_entries_are_counted_and_not_cut_without_a_word(method: Method) -> None:
    wall = wall_html(room(question("initiatief"), {}, {}, *map(str, range(100, 130))), "Wijk", method, "", "")
    assert "129" in wall and "En nog 18 eerder." in wall


def test_of_long_answers_and_entries_fewer_stand_on_the_wall_and_the_others_are_counted(method: Method) -> None:
    """A beamer has no one who scrolls: what it can't hold is told in a number."""
    long = [f"{number} {'ontmoeting voor iedereen ' * 10}" for number in range(12)]
    for kind, asked in (("prioriteiten", question("prioriteiten", *long)), ("aanbod", question("aanbod"))):
        wall = wall_html(room(asked, {}, {}, *long), "Wijk", method, "", "")
        shown = wall.count("ontmoeting voor iedereen " * 10)
        assert 1 <= shown <= 3, kind
        assert f"En nog {12 - shown}" in wall, kind
    labels = [f"Groep {number}: gebroken keten (Signaleren, Bespreekbaar maken, Toeleiden)" for number in range(8)]
    wall = wall_html(room(question("prioriteiten", *labels), {"o7": 2}, {}), "Wijk", method, "", "")
    assert wall.index("Groep 7") < wall.index("Groep 0") and wall.count("<li>") == 6 and "En nog 2 meer." in wall
    short = wall_html(room(question("keuze", *"abcdefghi"), {}, {}), "Wijk", method, "", "")
    assert short.count("<li>") == 9 and "En nog" not in short
    words = wall_html(room(question("herkenning"), {}, {}, *(["klopt"] * 12)), "Wijk", method, "", "")
    assert words.count("<li>klopt") == 8 and "En nog 4 eerder." in words
