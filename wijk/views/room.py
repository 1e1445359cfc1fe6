"""What the room sees of an open question: the votes by phone and by hand, and what was accepted, escaped for HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from wijk.domain.meeting import Harvest, Question, QuestionKind, Tally
from wijk.domain.method import Method
from wijk.figures.wording import counted
from wijk.store.meetings.room_now import RoomNow
from wijk.views.finding_words import group_name, phase_names
from wijk.views.join_code import qr_image, shown_code

__all__ = ["KIND_NAMES", "Bar", "bars_of", "closed_html", "harvest_text", "voted_text", "wall_html"]

KIND_NAMES: dict[QuestionKind, str] = {
    "initiatief": "Een initiatief noemen",
    "herkenning": "Herkent u dit cijfer?",
    "keuze": "Kiezen uit antwoorden",
    "prioriteiten": "Drie prioriteiten kiezen",
    "idee": "Ideeën, met +1",
    "aanbod": "Wat wilt u zelf doen?",
}
ANSWER_SYMBOLS = {"herkenbaar": "✓", "deels": "◐", "niet": "✗"}
# Where order is what people look for; other answers keep the order in which they were asked.
BY_VOTES = ("prioriteiten", "idee")
# As many short ones as a beamer shows without scrolling; entries stand in two columns from six on.
MOST_BARS, MOST_ENTRIES, ONE_COLUMN = 9, 12, 6
# How many signs of an answer stand on one line; what an answer takes besides its lines, and how many lines there are.
BAR_SIGNS, BAR_ROOM, BAR_LINES, LARGE_LINES = 50, 1, 18, 12
# The same of entries, in one of two columns and in both together; answers above them take so much of that.
ENTRY_SIGNS, ENTRY_ROOM, ENTRY_LINES, UNDER_BARS = 30, 0.7, 27, 15
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer with its symbol and how many gave it, by phone and by raised hand: never summed."""

    option: str
    symbol: str
    label: str
    phones: int
    hands: int

    @property
    def told(self) -> str:
        """The numbers in words."""
        phones = counted(self.phones, "telefoon", "telefoons")
        return f"{phones}, {counted(self.hands, 'hand', 'handen')}" if self.hands else phones


def bars_of(question: Question, tally: Tally, harvest: Iterable[Harvest] = ()) -> tuple[Bar, ...]:
    """Every answer of a question; of ideas these are what was accepted."""
    labels = {one.id: one.label for one in question.options}
    if question.kind == "idee":
        labels = {one.id: one.text for one in harvest}
    bars = [
        Bar(option, _symbol(question, option, place), label, tally.phones.get(option, 0), tally.hands.get(option, 0))
        for place, (option, label) in enumerate(labels.items())
    ]
    if question.kind in BY_VOTES:
        bars.sort(key=lambda bar: (-bar.phones, -bar.hands))
    return tuple(bars)


def voted_text(question: Question, tally: Tally, phones: int) -> str:
    """How many phones answered of those that take part."""
    # With another code all join anew, and what they typed before stays.
    phones = max(phones, tally.people)
    if not phones:
        return "Er doet nog geen telefoon mee."
    verb = "deed" if tally.people == 1 else "deden"
    did = ("antwoordde" if tally.people == 1 else "antwoordden") if question.options else f"{verb} iets"
    return f"{tally.people} van {counted(phones, 'telefoon', 'telefoons')} {did}."


def harvest_text(one: Harvest, method: Method) -> str:
    """What was accepted, with where it belongs when that is known."""
    where = [phase_names([one.phase], method)] if one.phase else []
    where += [group_name(one.group, method)] if one.group else []
    return f"{one.text} ({', '.join(where)})" if where else one.text


def wall_html(room: RoomNow, place: str, method: Method, url: str, short: str) -> str:
    """The page on the beamer while a question is open, or while the room waits for one.

    ``url`` is what the QR code holds and ``short`` what is typed; both empty when phones take no part. Nothing that
    waits for the facilitator is in it, and nobody's name.
    """
    question, tally = room.question, room.tally
    if question is None or tally is None:
        title, body = "Zo meteen komt hier een vraag", ""
    else:
        bars = bars_of(question, tally, room.harvest)
        listed = question.kind not in ("idee", "prioriteiten", "keuze")
        title = question.text
        body = _bars_html(bars, question) + (
            _entries_html(room.harvest, method, under_bars=bool(bars)) if listed else ""
        )
        body += f'<p class="zaal-stand">{escape(voted_text(question, tally, room.phones))}</p>' if url else ""
    join = _join_html(room.live.code, url, short) if url else ""
    return (
        f'<section class="zaal" aria-live="polite"><p class="zaal-plaats">{escape(place)}</p>'
        f'<div class="zaal-delen"><div class="zaal-vraag"><h1>{escape(title)}</h1>{body}</div>{join}</div></section>'
    )


def closed_html(place: str) -> str:
    """The page on the beamer when no meeting is open."""
    return (
        f'<section class="zaal"><p class="zaal-plaats">{escape(place)}</p>'
        "<h1>Er is nu geen bijeenkomst open</h1></section>"
    )


def _symbol(question: Question, option: str, place: int) -> str:
    if question.kind == "herkenning":
        return ANSWER_SYMBOLS.get(option, "?")
    if question.kind == "idee":
        return "+"
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def _bars_html(bars: tuple[Bar, ...], question: Question) -> str:
    if not bars:
        return ""
    most = max(1, *(max(bar.phones, bar.hands) for bar in bars))
    costs = [_lines(bar.label, BAR_SIGNS) + BAR_ROOM for bar in bars[:MOST_BARS]]
    shown = bars[: _fitting(costs, BAR_LINES)]
    lines = "".join(
        f'<li><span class="zaal-teken" aria-hidden="true">{bar.symbol}</span>'
        f'<span class="zaal-tekst">{escape(bar.label)}</span><span class="zaal-aantal">{escape(bar.told)}</span>'
        f'<span class="zaal-balk" aria-hidden="true"><i style="width:{100 * bar.phones / most:.0f}%"></i>'
        f'<b style="width:{100 * bar.hands / most:.0f}%"></b></span></li>'
        for bar in shown
    )
    more = f'<p class="zaal-stand">En nog {len(bars) - len(shown)} meer.</p>' if len(bars) > len(shown) else ""
    many = " zaal-veel" if len(shown) > 5 or sum(costs[: len(shown)]) > LARGE_LINES else ""
    return f'<ul class="zaal-antwoorden{many}" data-soort="{question.kind}">{lines}</ul>{more}'


def _entries_html(harvest: tuple[Harvest, ...], method: Method, *, under_bars: bool) -> str:
    if not harvest:
        return ""
    texts = [harvest_text(one, method) for one in harvest[-MOST_ENTRIES:][::-1]]
    costs = [_lines(text, ENTRY_SIGNS) + ENTRY_ROOM for text in texts]
    latest = texts[: _fitting(costs, UNDER_BARS if under_bars else ENTRY_LINES)]
    lines = "".join(f"<li>{escape(text)}</li>" for text in latest)
    more = (
        f'<p class="zaal-stand">En nog {len(harvest) - len(latest)} eerder.</p>' if len(harvest) > len(latest) else ""
    )
    columns = " zaal-kolommen" if len(latest) > ONE_COLUMN else ""
    return f'<ul class="zaal-inbreng{columns}">{lines}</ul>{more}'


def _lines(text: str, signs: int) -> int:
    return -(-len(text) // signs)


def _fitting(costs: Sequence[float], lines: float) -> int:
    """How many fit, the first always."""
    return max(1, sum(total <= lines for total in accumulate(costs)))


def _join_html(code: str, url: str, short: str) -> str:
    return (
        f'<aside class="zaal-meedoen"><h2>Doe mee met uw telefoon</h2><div class="zaal-qr">{qr_image(url)}</div>'
        f'<p>{escape(short)}</p><p class="zaal-code">{escape(shown_code(code))}</p></aside>'
    )
