"""The grid of counts as one element: what is typed in a cell is kept at once, unless somebody else was first there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.evaluation.records import DONE
from pages.parts.shared.element import element
from pages.parts.shared.permitted import is_permitted
from wijk.approach.month_counts import CountLine
from wijk.domain.clock import today
from wijk.domain.evaluation import MonthCount
from wijk.figures.places import Place
from wijk.figures.wording import decimal
from wijk.store.checks.evaluations import faults_in_count
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.keeper import NEVER_KEPT
from wijk.store.database.records import Stored
from wijk.store.evaluations.queries import COUNTS
from wijk.store.spreadsheets.cell_values import CellError, read_number
from wijk.views.month_counts import cell_of, count_label, grid_of

__all__ = ["CountsOf", "show_grid", "take_typed"]

HERE = Path(__file__).parent
KEY, TOLD, HANDLED, OWN = "evalueren-tellingen", "telling-fout", "telling-gelezen", "telling-eigen-versie"
_grid = element("tellingen", '<div class="counts"></div>', HERE / "counts.css", HERE / "counts.js")


@dataclass(frozen=True, slots=True)
class CountsOf:
    """The counts of one thing: its ``key`` and ``name``, what a new count of it begins as, and those that are kept."""

    key: str
    name: str
    blank: MonthCount
    kept: Mapping[tuple[str, date], Stored[MonthCount]]


def show_grid(store: Store, place: Place, counts: CountsOf, lines: Sequence[CountLine], months: Sequence[date]) -> None:
    """Draw the grid of these months of a place, and keep what is typed in it by who may."""
    may = is_permitted(store, "write", "records", place)
    versions = {cell: one.version for cell, one in counts.kept.items()}
    told, handled = (st.session_state.get(f"{name}-{counts.key}", {}) for name in (TOLD, HANDLED))
    data = grid_of(lines, months, versions, told, handled, counts.name, today())
    names = {line.kind: line.name for line in lines}
    known = {cell_of(kind, month): (kind, month) for kind in names for month in months if month <= today()}
    _grid(
        key=KEY,
        data={**data, "key": counts.key, "may": may},
        on_typed_change=partial(_heard, store, counts, known, names),
    )


def take_typed(
    store: Store,
    counts: CountsOf,
    known: Mapping[str, tuple[str, date]],
    names: Mapping[str, str],
    given: object,
) -> None:
    """Keep what was typed: what comes from a browser can be anything, so only cells of the grid are looked at."""
    match given:
        case {"key": counts.key, "cells": dict() as cells}:
            pass
        case _:
            return
    told, handled, own = (st.session_state.setdefault(f"{name}-{counts.key}", {}) for name in (TOLD, HANDLED, OWN))
    for cell, typed in cells.items():
        match typed:
            case {"text": str() as text, "seen": int() as seen, "stamp": str() as stamp} if cell in known:
                if handled.get(cell) == stamp:
                    continue
                kind, month = known[cell]
                count = replace(counts.blank, kind=kind, month=month)
                told[cell] = _keep(store, counts.kept.get((kind, month)), count, names[kind], text, seen, own)
                handled[cell] = stamp


def _heard(store: Store, counts: CountsOf, known: Mapping[str, tuple[str, date]], names: Mapping[str, str]) -> None:
    take_typed(store, counts, known, names, st.session_state[KEY].get("typed"))


def _keep(
    store: Store,
    there: Stored[MonthCount] | None,
    count: MonthCount,
    name: str,
    text: str,
    seen: int,
    own: dict[str, int],
) -> str:
    """Keep one number, or say in a sentence why not; "" when it is kept."""
    try:
        number = read_number(text) if text.strip() else None
    except CellError as error:
        return f"‘{text[:20]}’ is niet bewaard. {error}"
    mine = replace(count, number=number) if number is not None else None
    if mine and (wrong := faults_in_count(mine)):
        return f"‘{text[:20]}’ is niet bewaard. {' '.join(wrong.values())}"
    if (there.item.number if there else None) == number:
        return ""
    identifier = there.id if there else ""
    if there and there.version != seen and there.version != own.get(identifier):
        return _overtaken(there.item.number, text)
    try:
        if mine is None:
            return _delete(store, there, name) if there else ""
        if there:
            mine = replace(there.item, number=mine.number)
        kept = COUNTS.save(store, mine, there.version if there else NEVER_KEPT)
    except Conflict as conflict:
        return _overtaken(
            conflict.theirs.item.number if conflict.theirs and not conflict.theirs.deleted else None, text
        )
    except StoreError as error:
        return str(error)
    own[kept.id] = kept.version
    undo = partial(_put_back, store, there) if there else partial(COUNTS.delete, store, kept.id)
    DONE.remember(f"telling ‘{count_label(kept.item, name)}’", kept, undo)
    return ""


def _delete(store: Store, there: Stored[MonthCount], name: str) -> str:
    gone = COUNTS.delete(store, there.id, there.version)
    DONE.remember(f"telling ‘{count_label(there.item, name)}’ weg", gone, lambda _: COUNTS.restore(store, there.id))
    return ""


def _put_back(store: Store, before: Stored[MonthCount], version: int) -> Stored[MonthCount]:
    return COUNTS.save(store, before.item, version)


def _overtaken(theirs: int | None, text: str) -> str:
    now = f"staat hier nu {decimal(theirs)}" if theirs is not None else "is dit vakje nu leeg"
    told = f"Iemand anders was eerder: door die ander {now}. Uw ‘{text[:20]}’ is niet bewaard."
    return f"{told} Typ het nog eens als het klopt."
