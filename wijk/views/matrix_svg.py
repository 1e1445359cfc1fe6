"""The matrix of target groups × phases as an SVG that prints in black and white.

Every cell carries a symbol, a word and a hatched, empty, striped or full bar, so that no colour is needed. Text is
wrapped by a generous estimate of its width, so that nothing is clipped whatever sans-serif type the reader has.
"""

from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width
from xml.sax.saxutils import escape

from babel.dates import format_date

from wijk.approach.coverage import Matrix, MatrixCell, State, by_name
from wijk.approach.findings import GroupFigures
from wijk.domain.initiative import Initiative
from wijk.store.spreadsheets.about import ALL, About
from wijk.views.matrix import (
    GENERAL_NAME,
    SYMBOLS,
    Cells,
    cell_lines,
    general_lines,
    group_texts,
    legend,
    ordered_groups,
    words_used,
)
from wijk.views.often import UNKNOWN, often_explained

__all__ = ["matrix_svg"]

NAME_WIDTH = 240
CELL_WIDTH = 170
MARGIN = 24
PADDING = 8
BAR = 12
SIZE = 13
TITLE_SIZE = 22
LINE_HEIGHT = 1.4

FILLS: dict[State, str] = {
    "gedekt": "#222",
    "kwetsbaar": "url(#matrix-stripes)",
    "leeg": "#fff",
    "niet ingevuld": "url(#matrix-hatch)",
}
PATTERNS = (
    '<defs><pattern id="matrix-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#fff"/><path d="M0 6L6 0" stroke="#222"/></pattern>'
    '<pattern id="matrix-stripes" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#fff"/><rect width="6" height="3" fill="#222"/></pattern></defs>'
)


def matrix_svg(
    matrix: Matrix, group_figures: Sequence[GroupFigures], about: About, where: str, first: Cells = ()
) -> str:
    """Draw the matrix with its place, code, date, filter, sources and model; rows in the order of the figures.

    ``where`` is what the groups are compared with: "in Den Haag".
    ``first`` are the (group, phase) that the room wants to work on first; these carry a star and a word.
    Each cell's names stand in its ``<title>``, which a browser shows on pointing; the picture can be read without.
    """
    width = 2 * MARGIN + NAME_WIDTH + CELL_WIDTH * len(matrix.method.phases)
    figures_of = {figures.group: figures for figures in group_figures}
    title = f"{about.what} {about.area}"
    told = (format_date(about.made_on, "d MMMM y", locale="nl"), about.code, about.chosen, matrix.method.label)
    subtitle = " · ".join(text for text in told if text and text != ALL)

    parts, y = _paragraph(title, MARGIN, width - 2 * MARGIN, TITLE_SIZE, bold=True)
    drawn, y = _paragraph(subtitle, y, width - 2 * MARGIN, SIZE)
    parts += drawn
    header = [["Doelgroep"], *([phase.name] for phase in matrix.method.phases)]
    drawn, y = _row(y + PADDING, header, bold=True)
    parts += drawn
    for group in ordered_groups(matrix, group_figures):
        size, often = group_texts(figures_of.get(group.id, GroupFigures(group.id)))
        cells = matrix.row(group.id)
        name = [group.name, f"omvang: {size}", often if often != UNKNOWN else f"hoe vaak: {often}"]
        tips = [_tip(group.name, phase.name, cell) for phase, cell in zip(matrix.method.phases, cells, strict=True)]
        lines = [cell_lines(cell, first) for cell in cells]
        drawn, y = _row(y, [name, *lines], tips, [cell.state for cell in cells])
        parts += drawn
    drawn, y = _row(
        y,
        [[GENERAL_NAME], *(general_lines(cell, first) for cell in matrix.general)],
        [_names(cell.initiatives) for cell in matrix.general],
    )
    parts += drawn
    y += PADDING
    for state, meaning in legend(matrix).items():
        parts.append(_bar(MARGIN, y + 3, SIZE, state))
        drawn, y = _paragraph(
            f"{SYMBOLS[state]} {state}: {meaning}", y, width - 2 * MARGIN - 2 * BAR, SIZE, left=MARGIN + 2 * BAR
        )
        parts += drawn
    for words in (*words_used(matrix), often_explained(where), *about.sources):
        drawn, y = _paragraph(words, y, width - 2 * MARGIN, SIZE)
        parts += drawn
    height = round(y + MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" lang="nl" font-family="sans-serif" fill="#111"><title>{_safe(f"{title}, {subtitle}")}</title>'
        f'{PATTERNS}<rect width="{width}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>'
    )


def _row(
    top: float,
    columns: Sequence[Iterable[str]],
    tips: Sequence[str] = (),
    states: Sequence[State] = (),
    bold: bool = False,
) -> tuple[list[str], float]:
    """Draw one row, as high as its fullest cell, and return it with where the next one starts.

    ``tips`` and ``states`` are those of the columns after the first.
    """
    lefts = [MARGIN, *(MARGIN + NAME_WIDTH + CELL_WIDTH * number for number in range(len(columns) - 1))]
    widths = [NAME_WIDTH, *([CELL_WIDTH] * (len(columns) - 1))]
    wrapped = [
        [line for text in texts for line in _wrap(text, width - 2 * PADDING - BAR, SIZE)]
        for texts, width in zip(columns, widths, strict=True)
    ]
    height = max(len(lines) for lines in wrapped) * SIZE * LINE_HEIGHT + 2 * PADDING
    parts = []
    for number, (left, width, lines) in enumerate(zip(lefts, widths, wrapped, strict=True)):
        tip = f"<title>{_safe(tips[number - 1])}</title>" if number and tips else ""
        box = f'<rect x="{left}" y="{top:.1f}" width="{width}" height="{height:.1f}" fill="#fff" stroke="#555"/>'
        bar = _bar(left, top, height, states[number - 1]) if number and states else ""
        text_left = left + PADDING + (BAR if bar else 0)
        parts.append(f"<g>{tip}{box}{bar}{_lines(lines, text_left, top + PADDING, SIZE, bold or not number)}</g>")
    return parts, top + height


def _paragraph(
    text: str, top: float, width: float, size: int, left: float = MARGIN, bold: bool = False
) -> tuple[list[str], float]:
    lines = _wrap(text, width, size)
    return [_lines(lines, left, top, size, bold)], top + len(lines) * size * LINE_HEIGHT


def _lines(lines: Iterable[str], left: float, top: float, size: int, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return "".join(
        f'<text x="{left}" y="{top + size * (1 + LINE_HEIGHT * number):.1f}" font-size="{size}"{weight}>'
        f"{_safe(line)}</text>"
        for number, line in enumerate(lines)
    )


def _bar(left: float, top: float, height: float, state: State) -> str:
    return f'<rect x="{left}" y="{top:.1f}" width="{BAR}" height="{height:.1f}" fill="{FILLS[state]}" stroke="#222"/>'


def _tip(group: str, phase: str, cell: MatrixCell) -> str:
    return f"{group}, {phase}: {', '.join(cell_lines(cell))}. {_names(cell.initiatives)}".strip()


def _names(initiatives: Iterable[Initiative]) -> str:
    return "; ".join(initiative.name for initiative in by_name(initiatives))


def _wrap(text: str, width: float, size: int) -> list[str]:
    """Break a text into lines of at most ``width``, between words, or inside a word that is too long for a line."""
    most = width / size
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _ems(longer) <= most:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if _ems(lines[-1] + character) > most:
                lines.append("")
            lines[-1] += character
    return lines


def _ems(text: str) -> float:
    """Estimate the width of a text in ems, on the wide side of common sans-serif types."""
    return sum(map(_character_ems, text))


def _character_ems(character: str) -> float:
    if combining(character):
        return 0
    if east_asian_width(character) in "WF":
        return 1.4
    if character in "mwMW@%—…":
        return 1.05
    return 0.8 if character.isupper() else 0.65


def _safe(text: str) -> str:
    """Escape a text for XML and leave out the characters that XML does not know."""
    return escape("".join(character for character in text if character in "\t\n" or _is_xml(ord(character))))


def _is_xml(point: int) -> bool:
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000
