"""The calendar in words: what something is called, when it is, what it clashes with, and a month as a list."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from babel.dates import format_date

from wijk.approach.calendar_days import which_weekday
from wijk.approach.year_calendar import FREE, CalendarItem, Clash, Happening, Kind
from wijk.domain.calendar_rules import CalendarRules
from wijk.domain.event import Event, Repeats
from wijk.domain.initiative import Initiative
from wijk.domain.times import DAYS
from wijk.figures.places import Place
from wijk.figures.wording import counted, cut_short, listed
from wijk.views.numbers import day_text
from wijk.views.place_names import full_name
from wijk.views.versions import FieldTexts

__all__ = [
    "CALENDAR_TYPE",
    "KIND_NAMES",
    "REPEATS_NAMES",
    "SHORT",
    "SYMBOLS",
    "address_html",
    "calendar_title",
    "day_as",
    "clashes_text",
    "event_label",
    "event_texts",
    "kind_text",
    "month_name",
    "overdue_text",
    "period_name",
    "repeats_text",
    "sources_html",
    "span_text",
    "time_text",
    "title_text",
    "unknown_text",
    "year_text",
]

# What a browser is told that the file of a calendar is.
CALENDAR_TYPE = "text/calendar; charset=utf-8"
SYMBOLS: Mapping[Kind, str] = {
    "feestdag": "●",
    "schoolvakantie": "▤",
    "voorstel": "○",
    "evenement": "★",
    "actie": "▶",
    "wijkbijeenkomst": "◆",
    "lerend netwerk": "◈",
    "opstartstap": "◇",
    "training": "△",
    "controle": "?",
}
KIND_NAMES: Mapping[Kind, str] = {
    "feestdag": "Feestdag",
    "schoolvakantie": "Schoolvakantie",
    "voorstel": "Voorstel",
    "evenement": "Evenement",
    "actie": "Actie",
    "wijkbijeenkomst": "Wijkbijeenkomst",
    "lerend netwerk": "Lerend Netwerk",
    "opstartstap": "Start met wijkverbinders",
    "training": "Wijkverbinders",
    "controle": "Nakijken",
}
REPEATS_NAMES: Mapping[Repeats, str] = {
    "eenmalig": "Eén keer",
    "wekelijks": "Iedere week",
    "tweewekelijks": "Om de week",
    "maandelijks": "Iedere maand, op dezelfde weekdag",
    "jaarlijks": "Ieder jaar, op dezelfde datum",
}
# How much of a long title stands in a list.
SHORT = 120


def kind_text(kind: Kind) -> str:
    """A kind with its sign: "★ Evenement"."""
    return f"{SYMBOLS[kind]} {KIND_NAMES[kind]}"


def title_text(item: CalendarItem) -> str:
    """What something is called: "BuurtBakkie", "Lerend Netwerk: wat helpt?", "Nakijken: 3 initiatieven"."""
    if item.kind == "controle":
        count = counted(len(item.names), "initiatief", "initiatieven")
        return f"Nakijken of dit nog bestaat: {item.names[0] if len(item.names) == 1 else count}"
    if item.kind == "lerend netwerk":
        return f"Lerend Netwerk: {item.title}" if item.title else "Lerend Netwerk"
    return item.title or KIND_NAMES[item.kind]


def span_text(first: date, last: date, starts_at: str = "", ends_at: str = "") -> str:
    """When something is: "do 24 september, 19.30 tot 21.00 uur", "10 juli tot en met 22 augustus"."""
    if first == last:
        told = day_as(first, "EEE d MMMM")
    else:
        same = (first.year, first.month) == (last.year, last.month)
        begin = str(first.day) if same else day_as(first, "d MMMM" if first.year == last.year else "d MMMM y")
        told = f"{begin} tot en met {day_as(last, 'd MMMM' if first.year == last.year else 'd MMMM y')}"
    return told + time_text(starts_at, ends_at)


def repeats_text(first: date, repeats: Repeats, until: date | None) -> str:
    """How something repeats: "iedere maand op de 2e dinsdag, tot en met 1 juli 2027"; empty for what doesn't."""
    weekday, nth = DAYS[first.weekday()], which_weekday(first)
    told = {
        "eenmalig": "",
        "wekelijks": f"iedere week op {weekday}",
        "tweewekelijks": f"om de week op {weekday}",
        "maandelijks": f"iedere maand op de {'laatste' if nth < 0 else f'{nth}e'} {weekday}",
        "jaarlijks": f"ieder jaar op {day_as(first, 'd MMMM')}"
        + (", alleen in schrikkeljaren" if (first.month, first.day) == (2, 29) else ""),
    }[repeats]
    return f"{told}, tot en met {day_text(until)}" if told and until else told


def clashes_text(clashes: Sequence[Clash]) -> str:
    """What something clashes with: "valt in de zomervakantie"; empty for what does not."""
    return listed([_clash(one) for one in clashes])


def calendar_title(place: Place) -> str:
    """What the calendar of a place is called elsewhere."""
    return f"Jaarkalender {full_name(place)}"


def month_name(day: date) -> str:
    """The month of a day with its year, beginning with a capital."""
    return day_as(day, "LLLL y").capitalize()


def period_name(months: Sequence[date]) -> str:
    """The months that are shown: the first "tot en met" the last, with their years."""
    return f"{day_as(months[0], 'LLLL y')} tot en met {day_as(months[-1], 'LLLL y')}"


def unknown_text(unknown: Sequence[tuple[str, int]]) -> str:
    """Which school holidays are not known, a sentence a year; empty when all are."""
    by_year: dict[int, list[str]] = {}
    for name, year in unknown:
        by_year.setdefault(year, []).append(_lower(name))
    told = [
        f"De {listed(names)} van {year} {'is' if len(names) == 1 else 'zijn'} nog niet bekend."
        for year, names in by_year.items()
    ]
    return " ".join(told)


def year_text(months: Sequence[date], where: str, found: Sequence[Happening]) -> str:
    """What is to be seen of these months: how much there is of one's own, and how much of it falls in a holiday."""
    period = period_name(months)
    own = {one.item.key: one for one in found if one.item.kind not in (*FREE, "voorstel", "controle")}
    if not own:
        return f"Van {period} staat er nog niets van uzelf in de kalender van {where}."
    count = counted(len(own), "ding", "dingen")
    verb = "staat" if len(own) == 1 else "staan"
    told = f"Van {period} {verb} er {count} van uzelf in de kalender van {where}."
    clashing = {one.item.key for one in found if one.clashes and one.item.kind != "voorstel"}
    if clashing:
        verb = "valt" if len(clashing) == 1 else "vallen"
        told += f" Daarvan {verb} er {len(clashing)} in een vakantie of op een feestdag, soms deels."
    return told


def overdue_text(overdue: Sequence[Initiative]) -> str:
    """That initiatives should have been looked up by now; empty when none should."""
    if not overdue:
        return ""
    count = counted(len(overdue), "initiatief is", "initiatieven zijn")
    return f"{count} langer niet bevestigd dan afgesproken: kijk {'het' if len(overdue) == 1 else 'ze'} nu na."


def address_html(url: str) -> str:
    """The address of a subscription, to copy as a whole."""
    return f'<code class="adres" tabindex="0">{escape(url)}</code>'


def sources_html(rules: CalendarRules) -> str:
    """Who sets each suggested day and where that can be looked up, and what the days off rest on, as a list."""
    lines = [
        f"{escape(one.name)}: {escape(one.explanation)} Bron: {_link(one.source, one.address)}."
        for one in rules.suggestions
    ]
    lines.append(
        "Feestdagen en schoolvakanties: volgens de Algemene termijnenwet en de Staatscourant, uit het pakket holidays. "
        f"Welke regio waar geldt: {_link(rules.region_source, rules.region_address)}."
    )
    return f'<ul class="bronnen">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def event_label(event: Event) -> str:
    """An event in a list: "BuurtBakkie, 24 september 2026"."""
    return f"{cut_short(event.title, SHORT)}, {day_text(event.starts_on)}"


def event_texts(event: Event) -> FieldTexts:
    """What an event says, by field."""
    return {
        "title": ("Wat", event.title),
        "starts_on": ("Eerste dag", day_text(event.starts_on)),
        "ends_on": ("Laatste dag", day_text(event.ends_on) if event.ends_on else ""),
        "starts_at": ("Begint om", event.starts_at),
        "ends_at": ("Klaar om", event.ends_at),
        "place": ("Waar", event.place),
        "who": ("Wie", ", ".join(event.who)),
        "repeats": ("Herhaalt", REPEATS_NAMES[event.repeats]),
        "repeats_until": ("Herhaalt tot en met", day_text(event.repeats_until) if event.repeats_until else ""),
        "skipped": ("Gaat niet door op", listed([day_text(day) for day in event.skipped])),
        "cancelled": ("Afgelast", "ja" if event.cancelled else "nee"),
    }


def _clash(clash: Clash) -> str:
    advice = " (advies)" if clash.advice else ""
    if clash.kind == "feestdag":
        return {
            "in": f"valt op {clash.name}",
            "deels": f"valt deels op {clash.name}",
            "begin": f"begint op {clash.name}",
            "einde": f"eindigt op {clash.name}",
        }[clash.how]
    name = _lower(clash.name)
    return {
        "in": f"valt in de {name}",
        "deels": f"valt deels in de {name}",
        "begin": f"begint in de {name}",
        "einde": f"eindigt in de {name}",
    }[clash.how] + advice


def _link(name: str, address: str) -> str:
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(name)}</a>'


def time_text(starts_at: str, ends_at: str) -> str:
    """When on a day something is, to stand behind the day: ", 19.30 tot 21.00 uur"; empty when that is not known."""
    begin, end = starts_at.replace(":", "."), ends_at.replace(":", ".")
    return (f", {begin} tot {end} uur" if end else f", {begin} uur") if begin else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def day_as(day: date, form: str) -> str:
    """A day in words, in a form of Babel: "d MMMM" is the day and the month."""
    return format_date(day, form, locale="nl")
