"""The calendar of a year as one table: a row a month, a column a sort of thing, a sign and a word at each."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from babel.dates import format_date

from wijk.approach.calendar_days import last_of_month
from wijk.approach.year_calendar import Happening, Kind
from wijk.figures.wording import cut_short, listed
from wijk.views.calendar import KIND_NAMES, SYMBOLS, clashes_text, kind_text, month_name, title_text

__all__ = ["grid_html"]

# The columns, each with its kinds: three of what people plan between what is given and what is looked up.
COLUMNS: Mapping[str, tuple[Kind, ...]] = {
    "Vrije dagen": ("feestdag", "schoolvakantie"),
    "Evenementen": ("evenement", "voorstel"),
    "Acties": ("actie",),
    "Bijeenkomsten": ("wijkbijeenkomst", "lerend netwerk", "opstartstap", "training"),
    "Nakijken": ("controle",),
}
SHORT = 60
EMPTY = '<span aria-hidden="true">–</span><em class="uit-beeld">niets</em>'


def grid_html(months: Sequence[date], found: Sequence[Happening]) -> str:
    """The table as HTML, with all that people typed escaped; what goes on over months stands in each of them."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in COLUMNS)
    rows = "".join(_row(month, found) for month in months)
    shown = [kind for kinds in COLUMNS.values() for kind in kinds if any(one.item.kind == kind for one in found)]
    legend = f'<p class="uitleg">{escape("; ".join(kind_text(kind) for kind in shown))}.</p>' if shown else ""
    return (
        '<div class="jaar" tabindex="0" role="region" aria-label="Het jaar in één tabel"><table>'
        f'<thead><tr><th scope="col">Maand</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{legend}'
    )


def _row(month: date, found: Sequence[Happening]) -> str:
    last = last_of_month(month)
    here = [one for one in found if one.first <= last and one.last >= month]
    cells = "".join(f"<td>{_cell(here, kinds, month)}</td>" for kinds in COLUMNS.values())
    return f'<tr><th scope="row">{escape(month_name(month))}</th>{cells}</tr>'


def _cell(here: Sequence[Happening], kinds: Sequence[Kind], month: date) -> str:
    by_item: dict[str, list[Happening]] = {}
    for one in here:
        if one.item.kind in kinds:
            by_item.setdefault(one.item.key, []).append(one)
    lines = "".join(f"<li>{_line(times, month)}</li>" for times in by_item.values())
    return f"<ul>{lines}</ul>" if lines else EMPTY


def _line(times: Sequence[Happening], month: date) -> str:
    item = times[0].item
    sign = f'<span aria-hidden="true">{SYMBOLS[item.kind]}</span><em class="uit-beeld">{KIND_NAMES[item.kind]}: </em>'
    told = escape(f"{_days(times, month)} {cut_short(title_text(item), SHORT)}")
    off = [_on(one.first) for one in times if one.off]
    more = [
        "gaat niet door" if len(off) == len(times) else f"niet op {listed(off)}" if off else "",
        *dict.fromkeys(clashes_text(one.clashes) for one in times),
        "advies" if item.advice else "",
    ]
    remarks = escape("; ".join(filter(None, more)))
    return f"{sign} {told}" + (f" <small>{remarks}</small>" if remarks else "")


def _days(times: Sequence[Happening], month: date) -> str:
    """The days in a month: "24", "5, 12 en 19", "24 t/m 26"; what began before or goes on after says until when."""
    if len(times) > 1:
        return listed([str(one.first.day) for one in times])
    first, last = times[0].first, times[0].last
    if first == last:
        return str(first.day)
    begins = str(first.day) if first >= month else ""
    ends = str(last.day) if last <= last_of_month(month) else _on(last)
    return f"{begins} t/m {ends}".strip()


def _on(day: date) -> str:
    return format_date(day, "d MMM", locale="nl")
