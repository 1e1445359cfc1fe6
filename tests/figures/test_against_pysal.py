"""Evenness and concentration beside PySAL's `inequality` and `segregation`, on every area of the snapshot.

They bring scipy and matplotlib along, for which only the process that runs these tests need wait.
"""

import numpy as np
import pandas as pd
import pytest

from wijk.domain.method import Method
from wijk.figures.diversity import ASPECTS
from wijk.figures.places import Places
from wijk.figures.risk import risk_groups
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot

AGREE = 1e-9


@pytest.fixture(scope="module")
def counts(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """The counts of each aspect for the areas of 2020 of which all are known and that have a hundred or more."""
    figures = snapshot.figures[2020].rename(columns=lambda name: name.removesuffix(":2020"))
    found = {}
    for aspect, kinds in ASPECTS.items():
        numbers = figures[list(kinds)].copy()
        if "unmarried" in kinds:
            numbers["unmarried"] = (numbers["unmarried"] - figures["inhabitants_0_15"]).clip(lower=0)
        numbers = numbers.dropna()
        found[aspect] = numbers[numbers.sum(axis=1) >= 100]
    return found


@pytest.mark.slow
def test_evenness_is_local_diversity_over_its_maximum(counts: dict[str, pd.DataFrame], evenness: pd.DataFrame) -> None:
    from segregation.local import MultiLocalDiversity

    for aspect, numbers in counts.items():
        assert len(numbers) > 12_000
        entropy = MultiLocalDiversity(numbers, list(numbers)).statistics
        assert np.abs(entropy / np.log(numbers.shape[1]) - evenness.loc[numbers.index, aspect]).max() < AGREE
        assert evenness[aspect].notna().sum() == len(numbers)


@pytest.mark.slow
def test_evenness_is_what_theil_leaves(counts: dict[str, pd.DataFrame], evenness: pd.DataFrame) -> None:
    """Theil's T is the largest entropy less that of the kinds."""
    from inequality.theil import Theil

    for aspect, numbers in counts.items():
        theil = np.array([Theil(row).T for row in numbers.to_numpy()])
        assert np.abs(1 - theil / np.log(numbers.shape[1]) - evenness.loc[numbers.index, aspect]).max() < AGREE


@pytest.mark.slow
def test_concentration_is_the_location_quotient(snapshot: Snapshot, places: Places, method: Method) -> None:
    """Of two kinds, the group and all others, whose totals are those of the wijken together: made into a gemeente.

    The published gemeente holds people without a wijk, so the quotient is taken beside the published totals.
    """
    from segregation.local import MultiLocationQuotient

    columns = ["inhabitants_65plus:2020", "inhabitants:2020"]
    numbers = {
        str(code): row
        for code, row in zip(snapshot.figures[2020].index, snapshot.figures[2020][columns].to_numpy(), strict=True)
    }
    group = next(one for one in method.groups if one.id == "ouderen")
    wrong, compared = [], 0
    for gemeente in places.gemeenten:
        wijken = [place for place in places.inside(gemeente.key) if place.division == 2020]
        wijken = [place for place in wijken if numbers[place.area][1] >= 100]
        if 2020 not in gemeente.divisions or not wijken:
            continue
        parts = np.array([numbers[place.area] for place in wijken])
        table = pd.DataFrame(np.vstack([parts, numbers[gemeente.area] - parts.sum(axis=0)]), columns=["older", "all"])
        table["younger"] = table["all"] - table["older"]
        quotients = MultiLocationQuotient(table, ["older", "younger"]).statistics[:-1, 0]
        around = figures_of(snapshot, gemeente)
        for place, expected in zip(wijken, quotients, strict=True):
            if np.isfinite(expected):
                (found,) = risk_groups(snapshot.catalogue, place, [group], figures_of(snapshot, place), around, None)
                compared += 1
                if found.ratio is None or abs(found.ratio - expected) >= AGREE:
                    wrong.append((place.key, found.ratio, expected))
    assert not wrong
    assert compared > 2_500
