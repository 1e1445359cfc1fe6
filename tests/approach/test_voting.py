"""What a room can vote for: what doesn't fit first, then the cells that are not covered; also in an empty dossier."""

import pytest

from tests.approach.examples import initiative
from tests.decisions import decision
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GroupFigures, Mismatch
from wijk.approach.voting import to_vote_on
from wijk.domain.decision import CELL
from wijk.domain.method import Method


@pytest.mark.published_method
def test_an_empty_dossier_offers_every_cell_the_most_frequent_group_first(method: Method) -> None:
    matrix = build_matrix([], method, relation_to("WK020218"), set())
    found = to_vote_on(matrix, [GroupFigures("ouderen"), GroupFigures("eenouder")], [], [])
    assert len(found) == len(matrix.cells) == 48
    assert [(one.kind, one.group) for one in found[:12:6]] == [(CELL, "ouderen"), (CELL, "eenouder")]
    assert len({one.key for one in found}) == 48


def test_mismatches_come_first_refuted_ones_and_covered_cells_never(method: Method) -> None:
    two = [initiative(name) for name in ("a", "b")]
    matrix = build_matrix(two, method, relation_to("WK020218"), set())
    covered = {(cell.group, cell.phase) for cell in matrix.cells if cell.state == "gedekt"}
    assert covered
    mismatches = [Mismatch("kwetsbaar", "ouderen", ("signaleren",), ""), Mismatch("leeg", "ouderen", ("volgen",), "")]
    refuted = decision("weerlegd", "leeg", "ouderen", ("volgen",), reason="klopt niet")
    found = to_vote_on(matrix, [], mismatches, [refuted])
    assert [one.kind for one in found if one.kind != CELL] == ["kwetsbaar"]
    assert not covered & {(one.group, one.phases[0]) for one in found if one.kind == CELL}
