"""Supply beside need in words: the council's question as tables and as one workbook.

Which of our initiatives serve which group, in which phase, in which wijk. One initiative can serve several groups and
phases, so numbers of different cells don't add up, and the tables say so.
"""

from collections.abc import Sequence

from wijk.domain.method import Method
from wijk.dossier.supply import GroupSupply, PlaceSupply, Supply, SupplyCount
from wijk.figures.places import Place
from wijk.figures.risk import round_to_ten
from wijk.figures.wording import counted, listed
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.captions import first_upper
from wijk.views.numbers import number, size_text
from wijk.views.place_names import at, gemeente_name, place_name
from wijk.views.tables import Table

__all__ = [
    "NOT_ADDED_UP",
    "WHOLE",
    "answer_rows",
    "count_text",
    "group_table",
    "little_sentences",
    "phase_table",
    "supply_excel",
    "supply_sentence",
]

NOT_ADDED_UP = (
    "Een initiatief kan voor meer doelgroepen en in meer fasen werken: getallen uit verschillende vakjes zijn niet op "
    "te tellen."
)
WHOLE = "Hele gemeente"


def supply_sentence(supply: Supply) -> str:
    """How many initiatives were entered, in how many wijken, and how much of the inventory nobody answered."""
    filled = sum(wijk.total.own > 0 for wijk in supply.wijken)
    cells = sum(wijk.total.cells for wijk in supply.wijken)
    unanswered = sum(wijk.total.unanswered for wijk in supply.wijken)
    whole = supply.gemeente
    total = whole.total.own + whole.total.general + whole.outside
    verb, has = "staat" if total == 1 else "staan", "heeft" if filled == 1 else "hebben"
    told = (
        f"{first_upper(at(gemeente_name(whole.place)))} {verb} {counted(total, 'initiatief', 'initiatieven')} in de "
        f"inventarisatie; {number(filled)} van {counted(len(supply.wijken), 'wijk', 'wijken')} {has} iets van zichzelf "
        "voor een doelgroep."
    )
    if whole.outside:
        told += f" Van {number(whole.outside)} is de fase of de doelgroep niet bekend: die staan in geen enkel vakje."
    if not unanswered:
        return f"{told} Alle vakjes zijn beantwoord."
    return (
        f"{told} Van {number(unanswered)} van de {number(cells)} vakjes weet nog niemand of er iets is: "
        "dat is onbekend, niet niets."
    )


def count_text(count: SupplyCount) -> str:
    """What stands in a cell: "3 eigen, 2 algemeen; 1 lang niet bevestigd; 4 vakjes niet ingevuld"."""
    if not count.own and count.unanswered == count.cells:
        own = "niet ingevuld"
    elif not count.own and count.filled:
        own = "zeker niets"
    else:
        own = f"{number(count.own)} eigen"
    told = [own + (f", {number(count.general)} algemeen" if count.general else "")]
    if count.stale:
        told.append(f"{number(count.stale)} lang niet bevestigd")
    if 0 < count.unanswered < count.cells:
        told.append(f"{counted(count.unanswered, 'vakje', 'vakjes')} niet ingevuld")
    return "; ".join(told)


def phase_table(supply: Supply, method: Method) -> Table:
    """A row per wijk and one for the gemeente, a column per phase."""
    header = ["Wijk", *(phase.name for phase in method.phases), "Samen"]
    return [
        header,
        *(
            [name, *(count_text(one.phases[phase.id]) for phase in method.phases), count_text(one.total)]
            for name, one in _named(supply)
        ),
    ]


def group_table(supply: Supply, method: Method) -> Table:
    """A row per wijk and one for the gemeente, a column per group: what there is, and for how many people each."""
    header = ["Wijk", *(group.name for group in method.groups)]
    return [header, *([name, *map(_group_text, one.groups)] for name, one in _named(supply))]


def little_sentences(supply: Supply, method: Method) -> list[str]:
    """Where a group has clearly little, only in wijken whose inventory of that group was filled in whole."""
    found = []
    for number_of, group in enumerate(method.groups):
        rows = [(wijk.place, wijk.groups[number_of]) for wijk in supply.wijken]
        known = [row for _, row in rows if row.little is not None]
        few = [_few(place, row) for place, row in rows if row.little]
        if few:
            beside = f"Vergeleken zijn {number(len(known))} wijken waar voor deze groep alles is ingevuld."
            found.append(f"{group.name}: weinig aanbod in {listed(few)}. {beside}")
    return found


def answer_rows(supply: Supply, method: Method) -> list[Sequence[Cell]]:
    """Per wijk, group and phase the numbers, under a header; the first rows are those of the whole gemeente."""
    header = ("Code", "Wijk", "Doelgroep", "Fase", "Eigen", "Algemeen", "Lang niet bevestigd", "Beantwoord")
    rows: list[Sequence[Cell]] = [header]
    for name, one in _named(supply):
        for group in method.groups:
            for phase in method.phases:
                count = one.cells[group.id, phase.id]
                answered = "ja" if count.filled else "nee"
                numbers = (count.own, count.general, count.stale)
                rows.append((one.place.area, name, group.name, phase.name, *numbers, answered))
    return rows


def supply_excel(supply: Supply, method: Method, about: About) -> bytes:
    """The council's question as one workbook: the answer per cell, per phase and per group."""
    title = f"{about.title}. {NOT_ADDED_UP}"
    return workbook_bytes(
        [
            SheetToWrite("Groep, fase en wijk", answer_rows(supply, method), title),
            SheetToWrite("Per fase", _count_rows(supply, method), title),
            SheetToWrite("Per groep", _group_rows(supply, method), title),
        ],
        about,
    )


def _count_rows(supply: Supply, method: Method) -> list[Sequence[Cell]]:
    header = (
        *("Code", "Wijk", "Fase", "Eigen", "Algemeen", "Lang niet bevestigd", "Niet ingevulde vakjes", "Vakjes"),
        "Gedekte vakjes",
    )
    rows: list[Sequence[Cell]] = [header]
    for name, one in _named(supply):
        rows += [(one.place.area, name, phase.name, *_numbers(one.phases[phase.id])) for phase in method.phases]
    return rows


def _group_rows(supply: Supply, method: Method) -> list[Sequence[Cell]]:
    header = (
        *("Code", "Wijk", "Doelgroep", "Eigen", "Algemeen", "Lang niet bevestigd", "Niet ingevulde vakjes", "Vakjes"),
        *("Gedekte vakjes", "Mensen of huishoudens", "Per eigen initiatief", "Weinig aanbod"),
    )
    names = {group.id: group.name for group in method.groups}
    rows: list[Sequence[Cell]] = [header]
    for name, one in _named(supply):
        for row in one.groups:
            count, each = row.count, row.people_per_initiative
            numbers = _numbers(count)
            need = (_people(row.people), _people(each))
            little = {True: "ja", False: "nee", None: "niet te zeggen"}[row.little]
            rows.append((one.place.area, name, names[row.group], *numbers, *need, little))
    return rows


def _numbers(count: SupplyCount) -> tuple[int, ...]:
    return count.own, count.general, count.stale, count.unanswered, count.cells, count.covered


def _named(supply: Supply) -> list[tuple[str, PlaceSupply]]:
    return [(WHOLE, supply.gemeente), *((place_name(one.place), one) for one in supply.wijken)]


def _group_text(row: GroupSupply) -> str:
    each = row.people_per_initiative
    need = "" if each is None else f"; 1 eigen op {size_text(each)}"
    return count_text(row.count) + need + ("; weinig aanbod" if row.little else "")


def _people(size: float | None) -> Cell:
    """A size as a number to the nearest ten, or why there is none."""
    return size_text(size) if size is None or size < 10 else round_to_ten(size)


def _few(place: Place, row: GroupSupply) -> str:
    each = row.people_per_initiative
    need = "geen eigen initiatief" if each is None else f"1 op {size_text(each)}"
    return f"{place_name(place)} ({need})"
