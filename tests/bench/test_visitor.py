"""The visitor of the benchmark sees what a browser would, and only on this machine."""

from pathlib import Path

import pytest

from bench.visitor import Answer, entering
from tests.browser.driving import ROOT, running_app
from tests.loops import run

pytestmark = pytest.mark.slow


def test_a_visitor_sees_the_page_it_asks_for_and_its_widgets(tmp_path: Path) -> None:
    async def visit(address: str) -> tuple[Answer, dict[str, str]]:
        async with entering(address, "wijkprofiel") as visitor:
            return await visitor.ask({"gebied": "WK020218"}), visitor.widgets

    with running_app(ROOT, {"WIJK_DATABASE_URL": f"sqlite:///{tmp_path / 'wijk.sqlite'}"}) as address:
        found, widgets = run(visit(address))
    assert found.faults == ()
    assert found.size > 10_000
    assert {"Gemeente", "Wijk", "Buurt", "Cijfer op de kaart"} <= set(widgets)


def test_a_visitor_stays_on_this_machine() -> None:
    async def visit() -> None:
        async with entering("http://example.org:80", ""):
            pass

    with pytest.raises(ValueError, match="not on this machine"):
        run(visit())
