"""Which twelve months of the calendar are shown: from this month on, a year earlier or later; kept in the address."""

import re
from collections.abc import Sequence
from datetime import date

import streamlit as st

from wijk.approach.calendar_days import months_from, years_later
from wijk.domain.clock import today
from wijk.views.calendar import period_name

__all__ = ["FROM", "chosen_months", "period_row"]

# What the address calls the first month: "2027-03".
FROM = "vanaf"
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
# As many years around now as anybody plans or looks back.
FAR = 20


def chosen_months() -> tuple[date, ...]:
    """The first days of the months to show: those of the address, else from this month on."""
    asked = MONTH.fullmatch(st.query_params.get(FROM, ""))
    months = months_from(today())
    if asked and abs(int(asked[1]) - today().year) <= FAR:
        months = months_from(date(int(asked[1]), int(asked[2]), 1))
    return months


def period_row(months: Sequence[date]) -> None:
    """A button to a year earlier and one to a year later, with the months between them, and one back to now."""
    earlier, shown, later = st.columns([2, 5, 2], vertical_alignment="center")
    for column, years, label in ((earlier, -1, "← Jaar eerder"), (later, 1, "Jaar later →")):
        month = years_later(months[0], years)
        column.button(
            label,
            key=f"kalender-jaar-{years}",
            width="stretch",
            on_click=_show_from,
            args=(month,),
            disabled=abs(month.year - today().year) > FAR,
        )
    shown.markdown(f"**{period_name(months).capitalize()}**")
    if months[0] != months_from(today())[0]:
        shown.button("Terug naar nu", key="kalender-nu", on_click=_show_from, args=(None,))


def _show_from(month: date | None) -> None:
    if month is None:
        st.query_params.pop(FROM, None)
    else:
        st.query_params[FROM] = f"{month:%Y-%m}"
