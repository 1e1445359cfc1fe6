"""The sources come straight from the manifest and the catalogue."""

from wijk.domain.indicator import load_catalogue
from wijk.domain.method import Method
from wijk.domain.method_sources import load_method_sources
from wijk.opendata.snapshot import Snapshot
from wijk.views.source_list import boundary_rows, indicator_rows, method_rows, phase_rows, table_rows


def test_every_table_of_the_manifest_is_listed(snapshot: Snapshot) -> None:
    rows = table_rows(snapshot.manifest, snapshot.catalogue)
    assert [row.table for row in rows] == [entry["table"] for entry in snapshot.manifest["tables"]]
    for row in rows:
        assert row.limits and row.title
        assert (row.facts["Feit"].str.strip() != "").all()
        assert {"Tabel", "Jaren", "Uitgave", "Dekking", "Licentie"} <= set(row.facts.iloc[:, 0])


def test_facts_are_told_in_dutch(snapshot: Snapshot) -> None:
    [health] = [row for row in table_rows(snapshot.manifest, snapshot.catalogue) if row.table == "50090NED"]
    facts = dict(zip(health.facts.iloc[:, 0], health.facts["Feit"], strict=True))
    assert facts["Jaren"] == "2012, 2016 en 2020"
    assert facts["Rijen"] == "17.341"


def test_boundaries_are_listed_with_their_limits(snapshot: Snapshot) -> None:
    rows = boundary_rows(snapshot.manifest)
    assert list(rows) == ["Bron", "Uitgave", "Licentie", "Grenzen aan het gebruik"]
    assert len(rows) == 2


def test_every_indicator_is_listed() -> None:
    rows = indicator_rows(load_catalogue())
    assert list(rows["Cijfer"]) == [one.name for one in load_catalogue().indicators.values()]
    assert not (rows == "").any().any()


def test_every_source_of_the_method_is_a_row() -> None:
    header, *rows = method_rows(load_method_sources())
    assert len(rows) == 6
    assert {len(row) for row in rows} == {len(header)}
    assert all(name and what and used for name, what, used, _ in rows)


def test_every_phase_tells_what_it_rests_on(method: Method) -> None:
    _, *rows = phase_rows(method)
    assert [name for name, _ in rows] == [phase.name for phase in method.phases]
    assert all(rests_on for _, rests_on in rows)
