"""Everything shown for one place as a CSV or Excel file, with the source behind every figure."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from wijk.domain.indicator import Table
from wijk.domain.meeting import Recognition
from wijk.domain.method import TargetGroup
from wijk.figures.decimals import rounded
from wijk.figures.diversity import ASPECTS, counts_source
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup
from wijk.figures.values import Figure
from wijk.figures.verdict import verdict_word
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, csv_bytes, workbook_bytes
from wijk.views.numbers import MISSING, bounds_text
from wijk.views.place_names import full_name
from wijk.views.recognition import recognition_text

__all__ = ["NOT_APPLICABLE", "citation", "profile_csv", "profile_excel"]

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
    "vergeleken",
    "bewijskracht",
    "waarop dat rust",
    "jaar",
    "waarom niet bekend",
)
NO_COMPARISON = "Het aandeel hier of daar is niet bekend."
TOO_FEW = "Er zijn te weinig mensen of huishoudens om dit te zeggen."
IN_THE_ROOM = "wat de zaal hiervan zei"
# What stands where there can be no figure: a gemeente has no gemeente to be compared with.
NOT_APPLICABLE = "niet van toepassing"


def figure_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """A row per figure under FIGURE_HEADER; a missing value is None, with the reason in its own column."""
    return [_figure_row(profile, figure) for figure in profile.figures.values()]


def group_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """A row per risk group under GROUP_HEADER; sizes as CBS rounded them."""
    return [_group_row(group, group.group, profile) for group in profile.groups]


def derived_rows(profile: Profile) -> list[tuple[Any, ...]]:
    """What the page shows beside the figures, under FIGURE_HEADER: the risk groups and how mixed the place is."""
    rows = []
    for risk_group in profile.groups:
        group = risk_group.group
        told = f"bewijs {group.evidence}: {group.evidence_text}"
        parts: list[tuple[str, Decimal | int | str | None, str]] = [
            ("omvang", _whole(risk_group.size), "mensen of huishoudens"),
            ("aandeel", _percentage(risk_group.share), "%"),
        ]
        if profile.gemeente:
            parts.append(("keer het aandeel in de gemeente", _two_decimals(risk_group.ratio_municipality), "keer"))
        if profile.netherlands:
            parts.append(("keer het aandeel in Nederland", _two_decimals(risk_group.ratio_netherlands), "keer"))
        if profile.reference:
            where = "de gemeente" if profile.gemeente else "Nederland"
            parts.append(
                (f"vergeleken met {where}", verdict_word(risk_group.verdict) if risk_group.verdict else None, "oordeel")
            )
        for part, value, unit in parts:
            reason = (risk_group.reason or NO_COMPARISON) if value is None else ""
            rows.append(
                (
                    f"Risicogroep {group.name}: {part}",
                    NOT_APPLICABLE if risk_group.year is None else risk_group.year,
                    value,
                    unit,
                    *_beside(risk_group, part, profile),
                    "berekend",
                    told,
                    reason,
                )
                + _source_cells(profile, (*group.counted, group.percentage), risk_group.year)
            )
    for one in profile.diversity:
        reason = _why_not_mixed(profile, one.aspect) if one.evenness is None else ""
        name, value = f"Gelijkmatigheid naar {one.aspect}", _two_decimals(one.evenness)
        told, none = "Shannon, genormeerd (Pielou, 1966)", NOT_APPLICABLE
        year = counts_source(profile.catalogue).year
        rows.append(
            (name, year, value, "0 tot 1", none, none, "berekend", told, reason)
            + _source_cells(profile, ("inhabitants",), year)
        )
    return rows


def profile_csv(profile: Profile, made_on: date, said: Sequence[Recognition] = ()) -> bytes:
    """Figures, risk groups and diversity as Dutch spreadsheets open them, each row with its place, day and source.

    ``said`` is what rooms said of the figures: a last column, where they said anything.
    """
    place = (full_name(profile.place), profile.place.area, made_on)
    header, *rows = _figure_table(profile, said)
    return csv_bytes([["gebied", "code", "gemaakt op", *header], *([*place, *row] for row in rows)])


def profile_excel(profile: Profile, made_on: date, said: Sequence[Recognition] = ()) -> bytes:
    """A workbook with the rows of `profile_csv`, the risk groups side by side and the sources, on a sheet each."""
    tables = _tables(profile.figures.values())
    about = About(
        "Wijkprofiel",
        full_name(profile.place),
        profile.place.area,
        made_on,
        sources=[f"{table.publisher}, {table.title}" for table in tables],
    )
    sources = [
        (table.publisher, table.title, table.id, table.edition, table.division, table.licence, table.limits)
        for table in tables
    ]
    header = ("uitgever", "titel", "tabel", "uitgave", "indeling", "licentie", "grenzen")
    return workbook_bytes(
        [
            SheetToWrite("Cijfers", _figure_table(profile, said), about.title),
            SheetToWrite("Risicogroepen", [GROUP_HEADER, *_told(group_rows(profile))], about.title),
            SheetToWrite("Bronnen", [header, *sources], "Bronnen"),
        ],
        about,
    )


def citation(figures: list[Figure]) -> str:
    """A line to cite: publisher, title, table, edition and licence of each source, once."""
    told = [f"{table.publisher}, {table.title} (tabel {table.id}, {table.edition})" for table in _tables(figures)]
    return f"Bron: {'; '.join(told)}. Licentie CC BY 4.0."


def _figure_table(profile: Profile, said: Sequence[Recognition]) -> list[Sequence[Cell]]:
    """The rows of the figures and of what is made of them, under their header."""
    figures, derived = _told(figure_rows(profile)), _told(derived_rows(profile))
    if not said:
        return [FIGURE_HEADER, *figures, *derived]
    by_key: dict[tuple[str, int | None], list[str]] = {}
    for one in said:
        by_key.setdefault((one.indicator, one.year), []).append(recognition_text(one))
    beside = ["; ".join(by_key.get(key, [])) for key in profile.figures]
    with_room = [[*row, told] for row, told in zip(figures, beside, strict=True)]
    return [(*FIGURE_HEADER, IN_THE_ROOM), *with_room, *([*row, ""] for row in derived)]


def _figure_row(profile: Profile, figure: Figure) -> tuple[Any, ...]:
    key = (figure.indicator.id, figure.year)
    return (
        figure.indicator.name,
        figure.year,
        _rounded(figure),
        figure.indicator.unit,
        _rounded(profile.gemeente[key]) if profile.gemeente else NOT_APPLICABLE,
        _rounded(profile.netherlands[key]) if profile.netherlands else NOT_APPLICABLE,
        figure.indicator.basis,
        figure.indicator.explanation + (f" Marge (95%): {bounds_text(figure)}." if figure.bounds else ""),
        figure.reason,
        *_source_cells(profile, (figure.indicator.id,), figure.year),
    )


def _source_cells(profile: Profile, indicators: Sequence[str | None], year: int | None) -> tuple[Any, ...]:
    known = [identifier for identifier in indicators if identifier]
    if not known or year is None:
        return ("geen", "", "", "", "")
    table = profile.figures[known[0], year].source.table
    return (f"{table.publisher}, {table.title}", table.id, table.edition, table.division, table.licence)


def _tables(figures: Iterable[Figure]) -> list[Table]:
    """The tables that the figures come from, each once."""
    return list({figure.source.table.id: figure.source.table for figure in figures}.values())


def _told(rows: Iterable[Sequence[Any]]) -> list[list[Cell]]:
    """The rows with a word where a figure is missing."""
    return [[MISSING if cell is None else cell for cell in row] for row in rows]


def _beside(risk_group: RiskGroup, part: str, profile: Profile) -> tuple[Any, Any]:
    """The share of the group in the gemeente and in Nederland; the other parts have nothing beside them."""
    if part != "aandeel":
        return NOT_APPLICABLE, NOT_APPLICABLE
    references = (
        (profile.gemeente, risk_group.ratio_municipality),
        (profile.netherlands, risk_group.ratio_netherlands),
    )
    gemeente, country = (
        (None if not ratio or risk_group.share is None else _percentage(risk_group.share / ratio))
        if there
        else NOT_APPLICABLE
        for there, ratio in references
    )
    return gemeente, country


def _why_not_mixed(profile: Profile, aspect: str) -> str:
    """Why it can't be said how mixed a place is: a figure that is missing, or too few people."""
    year = counts_source(profile.catalogue).year
    parts = [profile.figures[part, year] for part in ASPECTS[aspect]]
    return next((part.reason for part in parts if part.value is None), TOO_FEW)


def _whole(size: float | None) -> int | None:
    return None if size is None else int(rounded(size))


def _percentage(share: float | None) -> Decimal | None:
    return None if share is None else rounded(share * 100, 1)


def _two_decimals(value: float | None) -> Decimal | None:
    return None if value is None else rounded(value, 2)


def _group_row(risk_group: RiskGroup, group: TargetGroup, profile: Profile) -> tuple[Any, ...]:
    return (
        group.name,
        risk_group.size,
        _percentage(risk_group.share),
        _two_decimals(risk_group.ratio_municipality) if profile.gemeente else NOT_APPLICABLE,
        _two_decimals(risk_group.ratio_netherlands) if profile.netherlands else NOT_APPLICABLE,
        verdict_word(risk_group.verdict) if profile.reference else NOT_APPLICABLE,
        group.evidence,
        group.evidence_text,
        NOT_APPLICABLE if risk_group.year is None else risk_group.year,
        risk_group.reason or "",
    )


def _rounded(figure: Figure) -> Decimal | int | None:
    if figure.value is None:
        return None
    shown = rounded(figure.value, figure.indicator.decimals)
    return shown if figure.indicator.decimals else int(shown)
