"""The gemeenten that two divisions share are looked up once for all profiles."""

from wijk.domain.area import level_of
from wijk.opendata.snapshot import load


def test_the_gemeenten_of_both_divisions_are_looked_up_once() -> None:
    snapshot = load()
    found = snapshot.same_gemeenten
    assert snapshot.same_gemeenten is found
    expected = [
        (old, new)
        for old, new, relation in zip(
            *(snapshot.links[name] for name in ("code_2020", "code_2024", "relation")), strict=True
        )
        if relation == "same" and level_of(old) == "gemeente"
    ]
    assert len(expected) > 300
    assert list(zip(found["code_2020"], found["code_2024"], strict=True)) == expected
