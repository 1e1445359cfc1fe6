"""What two people made of the same thing becomes one, and nothing that only one of them changed gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from wijk.domain.merging import differences, merge

PARTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))


@given(PARTS, PARTS, PARTS)
def test_every_part_is_as_whoever_changed_it_left_it(
    before: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge(before, mine, theirs)
    for part in "abcd":
        was, here, there = (version.get(part) for version in (before, mine, theirs))
        assert merged.get(part) == (here if here != was else there)


@given(PARTS, PARTS, PARTS)
def test_a_clash_is_a_part_that_both_changed_to_something_else(
    before: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    clashes = {one.part for one in differences(before, mine, theirs) if one.is_clash}
    for part in "abcd":
        was, here, there = (version.get(part) for version in (before, mine, theirs))
        assert (part in clashes) == (len({was, here, there}) == 3)


@given(PARTS, PARTS)
def test_without_a_change_of_mine_theirs_stays(before: dict[str, int], theirs: dict[str, int]) -> None:
    assert merge(before, before, theirs) == theirs
    assert merge(before, theirs, before) == theirs
