"""The actions as a file to take along (Actielijst): days and numbers as such, in the words of the screen."""

from collections.abc import Iterable, Mapping

from wijk.domain.method import Method
from wijk.domain.plan import Action, Goal
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, csv_bytes, workbook_bytes
from wijk.views.finding_words import group_name, phase_names
from wijk.views.plan import origin_text

__all__ = ["ACTION_LIST", "action_list_csv", "action_list_excel", "action_sheet"]

ACTION_LIST = "Actielijst"
HEADER = (
    *("Doel", "Uit", "Wat", "Wie", "Begint op", "Klaar op", "Uren", "Geld in euro", "Voorwaarde"),
    *("Fase", "Doelgroep", "Stand", "Is een initiatief"),
)


def action_list_csv(goals: Mapping[str, Goal], actions: Iterable[Action], method: Method, about: About) -> bytes:
    """The list as CSV for a Dutch Excel."""
    return csv_bytes(_rows(goals, actions, method), about)


def action_list_excel(goals: Mapping[str, Goal], actions: Iterable[Action], method: Method, about: About) -> bytes:
    """The list as an Excel workbook; what is not known is an empty cell."""
    return workbook_bytes([action_sheet(goals, actions, method, about)], about)


def action_sheet(goals: Mapping[str, Goal], actions: Iterable[Action], method: Method, about: About) -> SheetToWrite:
    """The list as a sheet of a workbook."""
    return SheetToWrite(ACTION_LIST, _rows(goals, actions, method), about.title)


def _rows(goals: Mapping[str, Goal], actions: Iterable[Action], method: Method) -> list[list[Cell]]:
    """A row for each action, and one for each goal that has none."""
    listed = list(actions)
    acted = {one.goal for one in listed}
    rows: list[list[Cell]] = [list(HEADER)]
    for one in listed:
        goal = goals.get(one.goal)
        rows.append(
            [
                *([goal.text, origin_text(goal, method)] if goal else ["", ""]),
                one.what,
                "; ".join(one.who),
                one.starts_on,
                one.ends_on,
                one.hours,
                one.euros,
                one.condition,
                phase_names([one.phase], method) if one.phase else "",
                group_name(one.group, method) if one.group else "",
                one.state,
                "ja" if one.initiative else "nee",
            ]
        )
    empty: list[Cell] = ["nog geen actie", *[None] * (len(HEADER) - 3)]
    return rows + [[goal.text, origin_text(goal, method), *empty] for key, goal in goals.items() if key not in acted]
