"""What a phone shows: the question that is open with what it can be answered with, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from wijk.domain.meeting import LONGEST, Harvest, Option, Question
from wijk.domain.method import Method
from wijk.store.meetings.room_now import RoomNow
from wijk.views.join_code import shown_code
from wijk.web.document import document

__all__ = ["Notice", "Typed", "ask_code", "ask_person", "come_in", "question_page", "state_of", "told_page"]

# Bytes of other people's ideas on one page; the wall shows them all.
MOST_IDEAS = 14_000
NAMED = "Dit lijkt op de naam van een persoon: {}. Er is nog niets bewaard."
NEW = "Er is iets nieuws. Stuur eerst in wat u typte, of bekijk het nu"
NO_PERSONS = "Schrijf geen naam, telefoonnummer of e-mailadres, en niets over iemands geloof of gezondheid."
READ_FIRST = "De gespreksleider leest het eerst. Daarna kan het op het scherm komen."
FIELDS = {
    "initiatief": ("Noem iets dat er al is voor mensen die zich eenzaam voelen", "Stuur in"),
    "herkenning": ("Waarom? Dat mag in een paar woorden", "Stuur uw woorden in"),
    "idee": ("Uw idee", "Stuur uw idee in"),
    "aanbod": ("Wat wilt u doen?", "Dit wil ik doen"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A message above the page: ``good`` when something was done, else what went wrong and how to go on."""

    text: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody filled in and sent, shown back so that nothing is lost."""

    text: str = ""
    phase: str = ""
    group: str = ""
    choices: tuple[str, ...] = ()


def state_of(room: RoomNow) -> str:
    """Return a text that changes when a phone has something else to show."""
    question = room.question.id if room.question and room.live.phones else ""
    return f"{question}.{len(room.harvest)}.{int(room.live.phones)}.{int(room.live.closed_at is not None)}"


def ask_code(path: str, notice: Notice | None = None, typed: Typed | None = None) -> str:
    """Return the page that asks for the code, which it sends to ``path``; what was ``typed`` before is shown back."""
    body = (
        f"<h1>Doe mee met de bijeenkomst</h1>{_notice(notice)}{_shown_back(typed)}"
        f'<form action="{escape(path)}" method="get"><label class="boven" for="code">Typ de code van het scherm</label>'
        '<input type="text" id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters" '
        'spellcheck="false" required><button class="stuur">Doe mee</button></form>'
        '<p class="klein">U hebt geen account nodig. Wij bewaren niet wie u bent.</p>'
    )
    return document(_title("Doe mee", notice), body)


def told_page(heading: str, notice: Notice | None, typed: Typed | None = None, back: str = "") -> str:
    """Return a page that only tells something, with what was typed, and a link ``back`` when there is a way on."""
    way = f'<p><a href="{escape(back)}">Ga terug naar de bijeenkomst</a></p>' if back else ""
    return document(_title(heading, notice), f"<h1>{escape(heading)}</h1>{_notice(notice)}{_shown_back(typed)}{way}")


def come_in(path: str) -> str:
    """Return the page between a link on another site and the meeting: from here on the browser sends our cookie."""
    body = f'<h1>Welkom</h1><p><a href="{escape(path)}">Ga naar de bijeenkomst</a></p>'
    return document("Welkom", body, onward=path)


def ask_person(room: RoomNow, path: str, key: str, typed: Typed, parts: Sequence[str]) -> str:
    """Return the question whether what looks like a name is one; nothing was kept yet."""
    assert room.question
    hidden = "".join(
        _hidden(name, value) for name, value in (("tekst", typed.text), ("fase", typed.phase), ("groep", typed.group))
    )
    names = ", ".join(parts)
    body = (
        f"<h1>Staat er een naam in?</h1>{_notice(Notice(NAMED.format(names)))}"
        f'{_shown_back(typed)}<form action="{escape(path)}" method="post">{_form(room.question, key)}{hidden}'
        f'<button class="stuur" name="persoon" value="weg">Stuur in zonder: {escape(names)}</button>'
        '<button name="persoon" value="goed">Het is geen persoon. Stuur zo in</button></form>'
        f'<p><a href="{escape(path)}">Niet insturen</a></p>'
    )
    return document("Staat er een naam in?", body, shown_code(room.live.code))


def question_page(
    room: RoomNow,
    method: Method,
    path: str,
    key: str,
    mine: tuple[str, ...],
    notice: Notice | None = None,
    typed: Typed | None = None,
) -> str:
    """Return the page for the question that is open, or for waiting until one is.

    ``mine`` is what this phone chose, ``key`` what its form carries, ``path`` where that is sent.
    """
    code = shown_code(room.live.code)
    question = room.question
    new = f'<p id="nieuw" class="let" role="status" hidden><a href="{escape(path)}">{NEW}</a></p>'
    if question is None or not room.live.phones:
        text = "Wacht op de volgende vraag" if room.live.phones else "Telefoons doen nu niet mee"
        more = "Kijk naar het scherm. Zodra er iets gevraagd wordt, ziet u het hier."
        body = f'<h1>{text}</h1>{_notice(notice)}{_shown_back(typed)}<p class="stil">{more}</p>{new}{_again(path)}'
        return document(_title(text, notice), body, code, state_of(room), refresh=typed is None)
    start = f'<form action="{escape(path)}" method="post">{_form(question, key)}'
    parts = [f"<h1>{escape(question.text)}</h1>", _notice(notice), new]
    chosen = typed.choices if typed and typed.choices else mine
    if question.options:
        parts.append(start + _options(question, chosen) + "</form>")
    if question.kind in FIELDS:
        parts.append(start + _text_field(question, method, typed or Typed()) + "</form>")
    if question.kind == "idee" and room.tally:
        parts.append(_ideas(room.harvest, room.tally.phones, mine, start))
    return document(_title(question.text, notice), "".join(parts) + _again(path), code, state_of(room))


def _options(question: Question, chosen: tuple[str, ...]) -> str:
    if question.most == 1:
        buttons = "".join(_button("keuze", one, one.id in chosen) for one in question.options)
        told = '<p class="klein">U kunt uw keuze nog veranderen.</p>' if chosen else ""
        return f"<fieldset><legend>Kies er een</legend>{buttons}</fieldset>{told}"
    boxes = _boxes("checkbox", "keuze", question.options, chosen)
    save = "Verander mijn stem" if chosen else "Stem"
    return (
        f"<fieldset><legend>Kies er hooguit {question.most}</legend>{boxes}</fieldset>"
        f'<button class="stuur" name="stem" value="ja">{save}</button>'
    )


def _text_field(question: Question, method: Method, typed: Typed) -> str:
    label, send = FIELDS[question.kind]
    field = (
        f'<label class="boven" for="tekst">{label}</label><textarea id="tekst" name="tekst" rows="3" '
        f'maxlength="{LONGEST}" autocomplete="off" aria-describedby="uitleg" required>{escape(typed.text)}</textarea>'
    )
    if question.kind == "initiatief":
        phases = (Option("", "Weet ik niet"), *(Option(one.id, one.name) for one in method.phases))
        groups = (Option("", "Voor iedereen"), *(Option(one.id, one.name) for one in method.groups))
        field += _group("Waar helpt het bij?", _boxes("radio", "fase", phases, (typed.phase,)))
        field += _group("Voor wie is het?", _boxes("radio", "groep", groups, (typed.group,)))
    return f'{field}<button class="stuur">{send}</button><p class="klein" id="uitleg">{READ_FIRST} {NO_PERSONS}</p>'


def _group(legend: str, boxes: str) -> str:
    return f'<fieldset class="naast"><legend>{legend}</legend>{boxes}</fieldset>'


def _ideas(harvest: Iterable[Harvest], counts: Mapping[str, int], mine: tuple[str, ...], start: str) -> str:
    rows, size = [], 0
    for one in sorted(harvest, key=lambda each: counts.get(each.id, 0), reverse=True):
        backed = one.id in mine
        label = "✓ U steunt dit" if backed else "+1 Dit steun ik"
        act = f'name="{"los" if backed else "steun"}" value="{escape(one.id)}" aria-pressed="{str(backed).lower()}"'
        number = f'<span class="klein">({counts.get(one.id, 0)})</span>'
        row = f"<li><p>{escape(one.text)}</p><button {act}>{label} {number}</button></li>"
        size += len(row.encode())
        if size > MOST_IDEAS:
            rows.append('<li><p class="klein">Er zijn er meer. Kijk op het scherm.</p></li>')
            break
        rows.append(row)
    return f"<h2>Ideeën van anderen</h2>{start}<ul>{''.join(rows)}</ul></form>" if rows else ""


def _button(name: str, option: Option, pressed: bool) -> str:
    mark = "✓ " if pressed else ""
    return (
        f'<button name="{name}" value="{escape(option.id)}" aria-pressed="{str(pressed).lower()}">'
        f"{mark}{escape(option.label)}</button>"
    )


def _boxes(kind: str, name: str, options: Sequence[Option], chosen: tuple[str, ...]) -> str:
    return "".join(
        f'<div class="keus"><input type="{kind}" name="{name}" id="{name}{number}" value="{escape(one.id)}"'
        f'{" checked" if one.id in chosen else ""}><label for="{name}{number}">{escape(one.label)}</label></div>'
        for number, one in enumerate(options)
    )


def _form(question: Question, key: str) -> str:
    return _hidden("vraag", question.id) + _hidden("sleutel", key)


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _title(text: str, notice: Notice | None) -> str:
    """Return what a screen reader says first: also whether it went well."""
    return text if notice is None else f"{'Gelukt' if notice.good else 'Let op'}: {text}"


def _notice(notice: Notice | None) -> str:
    if notice is None:
        return ""
    return f'<p class="{"goed" if notice.good else "let"}" role="status">{escape(notice.text)}</p>'


def _shown_back(typed: Typed | None) -> str:
    return f'<p>U typte:</p><p class="stil">{escape(typed.text)}</p>' if typed and typed.text else ""


def _again(path: str) -> str:
    return f'<p class="klein"><a href="{escape(path)}">Kijk of er iets nieuws is</a></p>'
