"""Everything shown for one place as a CSV or Excel file, with the source behind every figure."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from wijk.domain.method import TargetGroup
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup
from wijk.figures.values import Figure
from wijk.store.common.texts import excel_escape, quote
from wijk.views.divisions import code_text

__all__ = [
    "citation",
    "derived_rows",
    "figure_rows",
    "fill_sheet",
    "group_rows",
    "neutral",
    "profile_csv",
    "profile_excel",
]

FIGURE_HEADER = (
    "cijfer",
    "jaar",
    "waarde",
    "eenheid",
    "gemeente",
    "Nederland",
    "soort",
    "toelichting",
    "waarom niet bekend",
    "bron",
    "tabel",
    "uitgave",
    "indeling",
    "licentie",
)
GROUP_HEADER = (
    "groep",
    "omvang",
    "aandeel in %",
    "keer gemeente",
    "keer Nederland",
    "bewijskracht",
    "waarop dat rust",
    "jaar",
    "waarom niet bekend",
)
NO_COMPARISON = "Het aandeel hier of daar is niet bekend."
TOO_FEW = "Cijfers ontbreken of er wonen te weinig mensen."


def neutral(cell: Any) -> Any:
    """The cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return quote(cell) if isinstance(cell, str) else cell


def figure_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """A row per figure under FIGURE_HEADER; a missing value is None, with the reason in its own column."""
    return [_figure_row(profile, figure) for figure in profile.figures.values()]


def group_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """A row per risk group under GROUP_HEADER; sizes as CBS rounded them."""
    return [_group_row(group, group.group) for group in profile.groups]


def derived_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """What the page shows beside the figures, under FIGURE_HEADER: the risk groups and how mixed the place is."""
    rows = []
    for found in profile.groups:
        group = found.group
        told = f"bewijs {group.evidence}: {group.evidence_text}"
        parts = [("omvang", _whole(found.size), "mensen of huishoudens"), ("aandeel", _percentage(found.share), "%")]
        if profile.gemeente:
            parts.append(("keer het aandeel in de gemeente", _two_decimals(found.ratio_municipality), "keer"))
        if profile.netherlands:
            parts.append(("keer het aandeel in Nederland", _two_decimals(found.ratio_netherlands), "keer"))
        for part, value, unit in parts:
            reason = (found.reason or NO_COMPARISON) if value is None else ""
            rows.append(
                (f"Risicogroep {group.name}: {part}", found.year, value, unit, None, None, "berekend", told, reason)
                + _source_cells(profile, (*group.counted, group.percentage), found.year)
            )
    for one in profile.diversity:
        reason = TOO_FEW if one.evenness is None else ""
        name, value = f"Gelijkmatigheid naar {one.aspect}", _two_decimals(one.evenness)
        rows.append(
            (name, 2020, value, "0 tot 1", None, None, "berekend", "Shannon, genormeerd (Pielou, 1966)", reason)
            + _source_cells(profile, ("inhabitants",), 2020)
        )
    return rows


def profile_csv(profile: Profile) -> bytes:
    """Figures, risk groups and diversity as Dutch spreadsheets open them.

    Semicolons, decimal commas, and UTF-8 with a byte order mark.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["gebied", "code", *FIGURE_HEADER])
    for row in (*figure_rows(profile), *derived_rows(profile)):
        writer.writerow([neutral(_dutch(cell)) for cell in (profile.place.name, profile.place.code, *row)])
    return text.getvalue().encode("utf-8-sig")


def profile_excel(profile: Profile) -> bytes:
    """A workbook with the figures, the risk groups and the sources on a sheet each."""
    from openpyxl import Workbook  # here, because it would slow the start of every page

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Cijfers"
    title = [f"{profile.place.name} ({code_text(profile.place)})"]
    fill_sheet(first, [title, FIGURE_HEADER, *figure_rows(profile)])
    fill_sheet(book.create_sheet("Risicogroepen"), [title, GROUP_HEADER, *group_rows(profile)])
    tables = {figure.source.table.id: figure.source.table for figure in profile.figures.values()}
    sources = [
        (table.publisher, table.title, table.id, table.edition, table.division, table.licence, table.limits)
        for table in tables.values()
    ]
    header = ("uitgever", "titel", "tabel", "uitgave", "indeling", "licentie", "grenzen")
    fill_sheet(book.create_sheet("Bronnen"), [["Bronnen"], header, *sources])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def citation(figures: list[Figure]) -> str:
    """A line to cite: publisher, title, table, edition and licence of each source, once."""
    tables = {figure.source.table.id: figure.source.table for figure in figures}
    told = [f"{table.publisher}, {table.title} (tabel {table.id}, {table.edition})" for table in tables.values()]
    return f"Bron: {'; '.join(told)}. Licentie CC BY 4.0."


def _figure_row(profile: Profile, figure: Figure) -> tuple[Any, ...]:
    key = (figure.indicator.id, figure.year)
    return (
        figure.indicator.name,
        figure.year,
        _rounded(figure),
        figure.indicator.unit,
        _rounded(profile.gemeente[key]) if profile.gemeente else None,
        _rounded(profile.netherlands[key]) if profile.netherlands else None,
        figure.indicator.basis,
        figure.indicator.explanation,
        figure.reason,
        *_source_cells(profile, (figure.indicator.id,), figure.year),
    )


def _source_cells(profile: Profile, indicators: Sequence[str | None], year: int | None) -> tuple[Any, ...]:
    known = [identifier for identifier in indicators if identifier]
    if not known or year is None:
        return ("geen", "", "", "", "")
    table = profile.figures[known[0], year].source.table
    return (f"{table.publisher}, {table.title}", table.id, table.edition, table.division, table.licence)


def _excel_cell(cell: Any) -> Any:
    return excel_escape(neutral(cell)) if isinstance(cell, str) else cell


def _whole(size: float | None) -> int | None:
    return None if size is None else round(size)


def _percentage(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)


def _two_decimals(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _group_row(found: RiskGroup, group: TargetGroup) -> tuple[Any, ...]:
    return (
        group.name,
        found.size,
        _percentage(found.share),
        _two_decimals(found.ratio_municipality),
        _two_decimals(found.ratio_netherlands),
        group.evidence,
        group.evidence_text,
        found.year,
        found.reason or "",
    )


def _rounded(figure: Figure) -> float | int | None:
    if figure.value is None:
        return None
    return round(figure.value, figure.indicator.decimals) if figure.indicator.decimals else round(figure.value)


def _dutch(cell: Any) -> Any:
    if cell is None:
        return "niet bekend"
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def fill_sheet(sheet: Any, rows: Sequence[Any]) -> None:
    """Fill a sheet: a title row, a header row, then rows; missing says "niet bekend", formulas are neutralised."""
    from openpyxl.styles import Alignment, Font

    for row in rows:
        sheet.append([_excel_cell("niet bekend" if cell is None else cell) for cell in row])
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column[1:])
        sheet.column_dimensions[column[1].column_letter].width = min(max(longest + 2, 10), 60)
        for cell in column[1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
