"""The overview of dossiers is kept between looks, for each who may see the same."""

import pytest

from pages.parts.start.dossier_overview import _lines
from tests.databases import NewDatabase
from tests.store.dossier_files.carrying import put
from wijk.domain.actor import Actor, Grant
from wijk.domain.initiative import Initiative
from wijk.store.database.record_types import INITIATIVES
from wijk.store.opening import open_store


def test_who_reads_of_one_gemeente_gets_no_list_that_was_made_for_another(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", new_database("wijk"))
    store = put(open_store(), *((INITIATIVES, Initiative(area, "Koffie", area=area)) for area in ("GM0202", "GM0518")))

    def seen(area: str) -> list[str]:
        grants = (Grant("kijker", frozenset({area})),)
        return [one.place.key for one in _lines(store.acting_as(Actor("lezer@wijk.nl", "kijker", grants)), "")]

    assert (seen("GM0202"), seen("GM0518")) == (["GM0202"], ["GM0518"])
    assert len(_lines(store, "")) == 2
