"""The sources come straight from the manifest and the catalogue."""

from wijk.domain.indicator import load_catalogue
from wijk.opendata.snapshot import Snapshot
from wijk.views.source_list import boundary_rows, indicator_rows, table_rows


def test_every_table_of_the_manifest_is_listed(snapshot: Snapshot) -> None:
    rows = table_rows(snapshot.manifest)
    assert [row.table for row in rows] == [entry["table"] for entry in snapshot.manifest["tables"]]
    for row in rows:
        assert row.limits and row.title
        assert (row.facts["Feit"].str.strip() != "").all()
        assert {"Tabel", "Jaren", "Uitgave", "Dekking", "Licentie"} <= set(row.facts.iloc[:, 0])


def test_facts_are_told_in_dutch(snapshot: Snapshot) -> None:
    [health] = [row for row in table_rows(snapshot.manifest) if row.table == "50090NED"]
    facts = dict(zip(health.facts.iloc[:, 0], health.facts["Feit"], strict=True))
    assert facts["Jaren"] == "2012, 2016 en 2020"
    assert facts["Rijen"] == "17.341"


def test_boundaries_are_listed_with_their_limits(snapshot: Snapshot) -> None:
    rows = boundary_rows(snapshot.manifest)
    assert list(rows) == ["Bron", "Uitgave", "Licentie", "Grenzen aan het gebruik"]
    assert len(rows) == 2


def test_every_indicator_is_listed() -> None:
    rows = indicator_rows()
    assert list(rows["Cijfer"]) == [one.name for one in load_catalogue().indicators.values()]
    assert not (rows == "").any().any()
