"""Initiatives as tables and texts: the list, the table to edit, two versions beside each other, an import."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from wijk.approach.selection import freshness
from wijk.domain.group_words import OTHER_GROUP, OTHER_GROUP_NAME
from wijk.domain.initiative import CLOSED, Initiative
from wijk.domain.method import Method
from wijk.domain.times import TIMES
from wijk.store.importing.checking import Fault
from wijk.store.importing.planning import Action
from wijk.store.importing.preview import Preview
from wijk.store.initiatives.columns import COLUMNS
from wijk.store.initiatives.editing import EDITABLE
from wijk.store.spreadsheets.cell_values import as_text
from wijk.views.distinct import distinct
from wijk.views.numbers import day_text, number
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = [
    "FIELDS",
    "Frame",
    "edit_frame",
    "fault_frame",
    "freshness_text",
    "initiative_labels",
    "initiative_texts",
    "list_frame",
    "list_rows",
    "outcome_text",
    "place_frame",
    "preview_frame",
    "value_of_field",
    "with_typed",
]

FIELDS = {column.target: column.header for column in COLUMNS}
AreaName = Callable[[str], str]
Frame = pd.DataFrame
_OUTCOMES: dict[Action, tuple[str, str]] = {
    "nieuw": ("+", "nieuw"),
    "wijzigt": ("✎", "wijzigt"),
    "ongewijzigd": ("=", "blijft gelijk"),
    "dubbel": ("≡", "staat dubbel, wordt overgeslagen"),
    "vraag": ("?", "komt mee, met een open vraag"),
    "fout": ("✕", "fout, wordt niet overgenomen"),
}
_FRESHNESS_SIGNS = {"bevestigd": "✓", "te lang niet bevestigd": "!", "nooit bevestigd": "?"}


def freshness_text(initiative: Initiative, on: date) -> str:
    """How fresh the last confirmation is, with a sign and the day: "✓ bevestigd op 3 september 2026"."""
    if initiative.status in CLOSED:
        return f"✕ {initiative.status}, telt niet mee"
    state = freshness(initiative, on)
    when = f", laatst op {day_text(initiative.last_confirmed)}" if initiative.last_confirmed else ""
    return f"{_FRESHNESS_SIGNS[state]} {state}{when}"


def initiative_labels(initiatives: Iterable[Initiative], area_name: AreaName) -> dict[str, str]:
    """Return what to call each initiative in a list to choose from, by id; those of the same name by where they are."""
    found = list(initiatives)
    return distinct(
        {one.id: f"{one.name} – {one.organisation}" if one.organisation else one.name for one in found},
        {one.id: ", ".join(filter(None, [one.address, area_name(one.area) if one.area else ""])) for one in found},
    )


def list_frame(initiatives: Iterable[Initiative], method: Method, area_name: AreaName, on: date) -> pd.DataFrame:
    """The list: what one needs to recognise an initiative, and how fresh it is."""
    header, *rows = list_rows(initiatives, method, area_name, on)
    return pd.DataFrame(rows, columns=header)


def list_rows(initiatives: Iterable[Initiative], method: Method, area_name: AreaName, on: date) -> Table:
    """The list as rows of text, the first the header."""
    rows = [
        [
            item.name,
            area_name(item.area),
            item.organisation,
            _names((role.phase for role in item.roles), method.phases),
            value_of_field(item, "groups", method, area_name),
            freshness_text(item, on),
        ]
        for item in initiatives
    ]
    fields = ("name", "area", "organisation", "roles", "groups")
    return [[*(FIELDS[field] for field in fields), "Bevestigd"], *rows]


def edit_frame(initiatives: Sequence[Initiative], method: Method, area_name: AreaName) -> pd.DataFrame:
    """The table to edit, rows counted from 1: "delete", and a column per field of EDITABLE.

    Phases and groups are lists of the ids that the method knows; everything else is text.
    """
    rows = [[_editable(item, field, method, area_name) for field in EDITABLE] for item in initiatives]
    frame = pd.DataFrame(rows, columns=list(EDITABLE), index=range(1, len(rows) + 1))
    frame["delete"] = False
    return frame


def with_typed(frame: Frame, typed: Sequence[Mapping[str, Any]]) -> Frame:
    """Put what was typed over the rows of `edit_frame`: per row, in their order, the cells by column."""
    for row, cells in zip(frame.index, typed, strict=True):
        for name, cell in cells.items():
            frame.at[row, name] = cell
    return frame


def place_frame(initiatives: Iterable[Initiative], area_name: AreaName) -> pd.DataFrame:
    """Where initiatives are, those with a point on the map first."""
    rows = [
        (item.name, item.address, area_name(item.area), _spot(item))
        for item in sorted(initiatives, key=lambda item: item.latitude is None)
    ]
    return pd.DataFrame(rows, columns=["Naam", "Adres", "Gebied", "Plek op de kaart"])


def preview_frame(preview: Preview) -> pd.DataFrame:
    """What an import will do: a row per row of the file."""
    layout = preview.layout
    rows = [
        (
            f"{row.row.sheet}, {row.number}" if row.row.of_many else row.number,
            preview.name_of(row),
            outcome_text(row.action),
            _told(row.changes, (*row.faults, *row.remarks), row.same_as),
        )
        for row in preview.rows
    ]
    return pd.DataFrame(rows, columns=["Rij", layout.header_of(layout.named), "Wat er gebeurt", "Toelichting"])


def fault_frame(faults: Iterable[Fault]) -> pd.DataFrame:
    """Every fault with its place, what is there now and how to mend it."""
    rows = [(fault.row, fault.column, fault.value, fault.message) for fault in faults]
    return pd.DataFrame(rows, columns=["Rij", "Kolom", "Er staat nu", "Zo herstelt u het"])


def outcome_text(action: Action) -> str:
    """The outcome of a row with a sign and a word."""
    return " ".join(_OUTCOMES[action])


def initiative_texts(initiative: Initiative, method: Method, area_name: AreaName) -> FieldTexts:
    """What an initiative says, by field."""
    return {
        field: (name, value_of_field(initiative, field, method, area_name))
        for field, name in FIELDS.items()
        if field != "id"
    }


def value_of_field(initiative: Initiative, field: str, method: Method, area_name: AreaName) -> str:
    """A field as people read it; empty when it is not filled in, "iedereen" for no target groups."""
    value = getattr(initiative, field)
    if field == "roles":
        return "; ".join(_role(role.phase, role.functions, method) for role in value)
    if field == "groups":
        return _names(value, method.groups) or "iedereen"
    if field in ("elements", "copings"):
        return _names(value, getattr(method, field))
    if field == "times":
        return _names(value, TIMES)
    if field == "area":
        return area_name(value) if value else ""
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return as_text(value)


def _spot(item: Initiative) -> str:
    if item.latitude is None or item.longitude is None:
        return "geen plek"
    return f"{number(item.latitude, 4)} noord, {number(item.longitude, 4)} oost"


def _editable(item: Initiative, field: str, method: Method, area_name: AreaName) -> Any:
    value = getattr(item, field)
    if field == "roles":
        return [phase.id for phase in method.phases if phase.id in {role.phase for role in value}]
    if field == "groups":
        return [group.id for group in method.groups if group.id in value]
    if field == "area":
        return area_name(value) if value else ""
    return as_text(value)


def _role(phase: str, functions: Sequence[str], method: Method) -> str:
    known = next((one for one in method.phases if one.id == phase), None)
    if known is None:
        return phase
    told = _names(functions, known.functions)
    return f"{known.name} ({told})" if told else known.name


def _names(ids: Iterable[str], terms: Iterable[Any]) -> str:
    names = {OTHER_GROUP: OTHER_GROUP_NAME, **{term.id: term.name for term in terms}}
    return "; ".join(names.get(identifier, identifier) for identifier in ids)


def _told(changes: Sequence[str], faults: Sequence[Fault], same_as: int | None) -> str:
    if same_as is not None:
        return f"Staat ook op rij {same_as}"
    if faults:
        return f"Niet helemaal overgenomen: {', '.join(fault.column for fault in faults)}"
    return ", ".join(changes)
