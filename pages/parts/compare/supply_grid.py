"""The council's question on one screen: how many initiatives serve which group, in which phase, in which wijk."""

from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.compare.choices import select_kept
from pages.parts.shared.element import element, heard
from pages.parts.shared.place_picker import choose
from pages.parts.shared.theme import markdown_text
from wijk.domain.method import Method
from wijk.dossier.supply import Supply
from wijk.views.place_names import full_name
from wijk.views.supply_grid import COUNTED, EVERYTHING, grid_legend, supply_grid

__all__ = ["show_supply_grid"]

HERE = Path(__file__).parent
COLUMNS, GROUP, PHASE, COUNTING = "aanbodkolommen", "aanbodgroep", "aanbodfase", "aanbodtelling"
NAMES = {"fase": "Fasen", "doelgroep": "Doelgroepen"}
_grid = element(
    "aanbod", '<div class="supply" role="region" tabindex="0"></div>', HERE / "supply_grid.css", HERE / "supply_grid.js"
)


def show_supply_grid(supply: Supply, method: Method) -> None:
    """Wijken beside phases or groups, that of the gemeente on top; a wijk that is pressed opens its fasematrix."""
    first, second, third = st.columns(3)
    with first:
        columns: Any = select_kept("Naast de wijken", NAMES, COLUMNS, "fase")
    with second:
        if columns == "fase":
            groups = {EVERYTHING: "Alle doelgroepen", **{one.id: one.name for one in method.groups}}
            only = select_kept("Doelgroep", groups, GROUP, EVERYTHING)
        else:
            phases = {EVERYTHING: "Alle fasen", **{one.id: one.name for one in method.phases}}
            only = select_kept("Fase", phases, PHASE, EVERYTHING)
    with third:
        counting: Any = select_kept(
            "Geteld", {str(key): name for key, name in COUNTED.items()}, COUNTING, "initiatieven"
        )
    name = f"Aanbod per wijk: {full_name(supply.gemeente.place)}"
    texts = {**supply_grid(supply, method, columns, only, counting), "name": name}
    pressed = _grid(key="aanbod", data=texts, on_pressed_change=heard).pressed
    st.caption(
        markdown_text(
            " ".join(["Druk op een wijk voor haar fasematrix.", *grid_legend(method, columns, only, counting)])
        )
    )
    if pressed in {row["key"] for row in texts["rows"]}:
        choose(pressed)
        st.switch_page("pages/fasematrix.py")
