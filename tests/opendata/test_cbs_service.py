"""The tables of CBS through the real cbsodata, against a replay of the protocol: whole, with codes, or one sentence."""

from collections.abc import Iterator
from dataclasses import replace

import cbsodata
import pytest

from tests.opendata.published import cut, health, kwb
from tests.opendata.replay import Fault, Replay, replaying
from tests.opendata.updating import AT_ONCE, IMPATIENT, patient_elsewhere
from wijk.opendata.cbs_service import Service
from wijk.opendata.patience import Patience
from wijk.opendata.snapshot import Snapshot
from wijk.opendata.source_errors import SourceError
from wijk.opendata.table_reader import AREA, Slice


@pytest.fixture(scope="module")
def replay(snapshot: Snapshot) -> Iterator[Replay]:
    """KWB 2020 and a table of 50150NED's shape, of two gemeenten."""
    tables = [kwb(snapshot, 2020, "84799NED", cut(snapshot, 2020)), health(snapshot, cut(snapshot, 2024, ["GM0202"]))]
    with replaying(Replay({one.id: one for one in tables}, page=100, limit=100)) as served:
        yield served


@pytest.fixture
def service(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> Service:
    replay.go_wrong(None)
    patient_elsewhere(monkeypatch, replay)
    return Service("CBS", replay.url, replace(AT_ONCE, pauses=(0.0, 0.0)))


@pytest.mark.slow
def test_the_catalogue_and_the_table_say_what_they_are(service: Service) -> None:
    assert {"84799NED", "50150NED"} == {one.id for one in service.tables()}
    info = service.info("84799NED")
    assert info.title == "Kerncijfers wijken en buurten 2020" and info.rows and info.rows > 100
    assert service.properties("84799NED")["AantalInwoners_4"].unit == "aantal"
    assert service.areas("84799NED")["GM0518"] == "'s-Gravenhage"
    assert service.categories("50150NED", "Leeftijd") == ["20300   ", "53115   ", "80200   "]


def test_a_table_comes_whole_over_many_pages_with_codes_and_missing_values(service: Service, replay: Replay) -> None:
    columns = [AREA, "AantalInwoners_4", "GemiddeldInkomenPerInwoner_22"]
    before = len(replay.asked)
    rows = service.rows("84799NED", columns, Slice("alle gebieden", rows=len(replay.tables["84799NED"].rows)))
    assert len(replay.asked) - before == -(-len(rows) // 100) > 2
    assert list(rows.columns) == columns
    sent = {row[AREA].strip(): row for row in replay.tables["84799NED"].rows}
    assert rows[AREA].tolist() == list(sent)
    inhabitants = [sent[code]["AantalInwoners_4"] for code in rows[AREA]]
    assert rows["AantalInwoners_4"].tolist() == inhabitants
    missing = [code for code, row in sent.items() if row["GemiddeldInkomenPerInwoner_22"] is None]
    assert missing and rows[AREA][rows["GemiddeldInkomenPerInwoner_22"].isna()].tolist() == missing


def test_a_filter_takes_a_part(service: Service) -> None:
    part = Slice("een gemeente", f"startswith({AREA},'WK0518') or {AREA} eq 'GM0518    '")
    codes = service.rows("84799NED", [AREA], part)[AREA]
    assert "GM0518" in set(codes) and all(code.startswith(("WK0518", "GM0518")) for code in codes)


FAULTS: dict[Fault, str] = {
    "500": "HTTP 500",
    "503": "HTTP 503",
    "404": "bestaat daar niet",
    "reset": "verbinding",
    "closed": "verbinding",
    "cut": "brak halverwege af",
    "slow": "wachttijd",
    "no json": "JSON",
    "no value": "andere vorm",
    "short": "rijen",
}


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_fault_on_every_page_is_one_sentence(service: Service, replay: Replay, page: int) -> None:
    part = Slice("alle gebieden", rows=len(replay.tables["84799NED"].rows))
    for fault, told in FAULTS.items():
        replay.go_wrong(fault, after=page)
        patient = replace(service, patience=IMPATIENT) if fault == "slow" else service
        with pytest.raises(SourceError) as caught:
            patient.rows("84799NED", [AREA, "AantalInwoners_4"], part)
        text = str(caught.value)
        assert text.startswith("CBS: tabel 84799NED, alle gebieden,") and told in text, fault
        expected = "changed" if fault in ("404", "no value") else "outage"
        assert caught.value.cause == expected, fault
        assert ("storing bij de bron" if expected == "outage" else "veranderd") in text


def test_a_fault_that_passes_is_waited_out_with_growing_pauses(service: Service, replay: Replay) -> None:
    part = Slice("alle gebieden", rows=len(replay.tables["84799NED"].rows))
    for fault in FAULTS:
        if fault != "404":
            replay.go_wrong(fault, after=1, times=2)
            asked = replace(service, patience=replace(IMPATIENT, pauses=(0.0, 0.0))) if fault == "slow" else service
            assert len(asked.rows("84799NED", [AREA], part)) == part.rows
    assert list(Patience().pauses) == sorted(Patience().pauses) and len(set(Patience().pauses)) > 2


@pytest.mark.parametrize("count", [9_999, 10_000])
def test_an_answer_that_stops_where_the_source_stops_is_not_whole(service: Service, replay: Replay, count: int) -> None:
    table = replay.tables["84799NED"]
    row = {name: table.rows[0][name] for name in (AREA, "AantalInwoners_4")}
    replay.tables["84799NED"] = replace(table, rows=[row] * count)
    replay.page = 20_000
    try:
        with pytest.raises(SourceError, match=f"precies {count} rijen"):
            service.rows("84799NED", [AREA], Slice("alles"))
        assert len(service.rows("84799NED", [AREA], Slice("alles", rows=count))) == count
    finally:
        replay.tables["84799NED"], replay.page = table, 100


def test_no_internet_here_is_told_apart(service: Service) -> None:
    nowhere = replace(service, url="http://opendata.invalid")
    with pytest.raises(SourceError, match="geen internet") as caught:
        nowhere.info("84799NED")
    assert caught.value.cause == "offline"
    refused = replace(service, url="http://127.0.0.1:1")
    with pytest.raises(SourceError, match="storing bij de bron"):
        refused.info("84799NED")


def test_cbsodata_is_left_as_it_was(service: Service, replay: Replay) -> None:
    assert cbsodata.options.use_https
    replay.go_wrong("500")
    with pytest.raises(SourceError):
        service.info("84799NED")
    assert cbsodata.options.use_https and cbsodata.options.catalog_url == "opendata.cbs.nl"


def test_the_replay_refuses_what_the_source_refuses(replay: Replay) -> None:
    replay.go_wrong(None)
    how = {"catalog_url": replay.url.removeprefix("http://")}
    cbsodata.options.use_https = False
    try:
        for name, filters in (("TypedDataSet", "SoortRegio_2 eq 'Wijk      '"), ("Nergens", None)):
            with pytest.raises(Exception, match="500" if filters else "404"):
                cbsodata.get_meta("84799NED", name, filters=filters, **how)
        names = {row[AREA] for row in cbsodata.get_data("84799NED", select=[AREA], **how)}
        assert "'s-Gravenhage" in names and "GM0518" not in names
    finally:
        cbsodata.options.use_https = True
