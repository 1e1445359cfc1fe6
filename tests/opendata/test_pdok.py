"""Boundaries by WFS and by OGC API, page by page against the replay: whole, or one sentence that names PDOK."""

import io
from collections.abc import Iterator

import pytest

from tests.opendata.published import all_features
from tests.opendata.replay import FAULTS, Fault, Replay, replaying
from tests.opendata.updating import AT_ONCE, IMPATIENT, patient_elsewhere
from wijk.opendata.pdok import LAYERS, Pdok
from wijk.opendata.progress import Progress
from wijk.opendata.source_errors import SourceError

ADDRESSES = ("{url}/cbs/wijkenbuurten/{{year}}/wfs/v1_0", "{url}/cbs/wijkenbuurten-{{year}}/ogc/v1")


@pytest.fixture(scope="module")
def replay() -> Iterator[Replay]:
    layers = all_features()
    with replaying(Replay(features=layers)) as served:
        yield served


def pdok(replay: Replay, address: str, page: int = 20, fault: Fault | None = None) -> Pdok:
    return Pdok(address.format(url=replay.url), IMPATIENT if fault == "slow" else AT_ONCE, page=page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_every_layer_comes_and_open_water_does_not(replay: Replay, address: str) -> None:
    replay.go_wrong(None)
    for level, (layer, attribute) in LAYERS.items():
        sent = [one["properties"][attribute] for one in replay.features[layer]][:-1]
        before, out = len(replay.asked), io.StringIO()
        shapes = pdok(replay, address).shapes(2024, level, Progress(out))
        assert shapes["code"].tolist() == sent and shapes.crs == "EPSG:4326"
        assert len(replay.asked) - before == -(-(len(sent) + 1) // 20)
        assert f"grenzen van {layer} 2024" in out.getvalue()
        one = pdok(replay, address).shapes(2024, level, Progress(io.StringIO()), "GM0202")
        assert {code[2:6] for code in one["code"]} == {"0202"}


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_fault_on_every_page_is_one_sentence_that_names_pdok(
    replay: Replay, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient_elsewhere(monkeypatch, replay)
    pages = -(-len(replay.features["buurten"]) // 40)
    assert pages > 3
    for page in range(pages):
        for fault in FAULTS:
            if fault == "short" and page == pages - 1 and len(replay.features["buurten"]) % 40 == 1:
                continue
            replay.go_wrong(fault, after=page)
            with pytest.raises(SourceError, match=r"^PDOK: de laag buurten"):
                pdok(replay, address, 40, fault).shapes(2024, "buurt", Progress(io.StringIO()))


def test_shapes_that_are_none_are_told(replay: Replay) -> None:
    replay.go_wrong(None)
    wfs = pdok(replay, ADDRESSES[0])
    before = replay.features["wijken"]
    good = before[0]
    other = {"type": "Polygon", "coordinates": [[[52.0, 5.0], [52.1, 5.0], [52.1, 5.1], [52.0, 5.0]]]}
    wrong = {
        "wijkcode": [{**good, "properties": {"gemeentecode": "GM0202"}}],
        "niet in Nederland": [{**good, "geometry": other}],
        "geen enkele grens": [{**good, "properties": {**good["properties"], "water": "JA"}}],
        "is leeg": [],
    }
    try:
        for told, answer in wrong.items():
            replay.features["wijken"] = answer
            with pytest.raises(SourceError, match=told) as caught:
                wfs.shapes(2024, "wijk", Progress(io.StringIO()))
            assert caught.value.cause == "changed"
        replay.features["wijken"] = [good, {**good, "geometry": before[1]["geometry"]}]
        assert len(wfs.shapes(2024, "wijk", Progress(io.StringIO()))) == 1
    finally:
        replay.features["wijken"] = before
