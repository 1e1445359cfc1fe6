"""Whether the numbers in reports are true: read from the paper as people do, and worked out again from the snapshot."""

import re
from collections import defaultdict
from fractions import Fraction

import pandas as pd
import pytest

from tests.databases import NewDatabase
from tests.figures.recomputed import Recomputed, half_up, written
from tests.views.papers.dossiers import read_facts
from tests.views.story_truth import percentage
from wijk.domain.method import Method
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.opening import open_store
from wijk.views.papers.content import Paper, all_sections
from wijk.views.papers.report import report_of
from wijk.views.story.telling import tell

pytestmark = pytest.mark.slow

UNKNOWN = "niet bekend"
SAMPLE = 70
SIGNS = {
    "meer": "▲ duidelijk meer",
    "gelijk": "▬ ongeveer gelijk",
    "minder": "▼ duidelijk minder",
    None: "? niet bekend",
}
YEAR = re.compile(r"\b20[012]\d\b")


def size_text(size: Fraction | None) -> str:
    if size is None:
        return UNKNOWN
    return "minder dan 10" if size < 10 else written(10 * half_up(size / 10, 0), 0)


class Truth:
    """Tells what is wrong in the report of a place."""

    def __init__(self, snapshot: Snapshot, places: Places, method: Method) -> None:
        self.truth, self.places = Recomputed(snapshot), places
        self.ids = {group.name: group.id for group in method.groups}
        self.seen: dict[str, int] = defaultdict(int)
        self.wrong: dict[str, list[str]] = defaultdict(list)

    def check(self, place: Place, paper: Paper) -> None:
        country = self.places.by_key["NL00"]
        around = [] if place.level == "gemeente" else [self.places.at(place.municipality, place.division)]
        areas = [place, *around, country]
        sections = {one.id: one for one in paper.sections}
        [lonely] = sections["wijk"].tables
        for row, indicator in zip(lonely.rows, ("lonely_18plus", "severely_lonely_18plus"), strict=True):
            right = [percentage(self.truth.own(one, indicator, 2020), False) for one in areas]
            self.said(place, "loneliness", list(row[2:-1]), right)
            self.said(place, "an estimate", (row[1][:4], row[-1]), ("2020", "schatting"))
        [groups] = sections["groepen"].tables
        self.said(place, "all groups", sorted(row[0] for row in groups.rows), sorted(self.ids))
        for row in groups.rows:
            size, ratio, verdict = self.truth.group(place, self.ids[row[0]], areas[1])
            told = SIGNS[verdict] if ratio is None else f"{SIGNS[verdict]} ({written(ratio, 2)} ×)"
            self.said(place, "the size of a group", row[1], size_text(size))
            self.said(place, "how often", row[3], told)
        sources, evidence = sections["bronnen"].tables
        self.said(place, "the evidence of all groups", sorted(row[0] for row in evidence.rows), sorted(self.ids))
        named = {year for row in sources.rows for year in YEAR.findall(row[1])}
        shown = {year for row in (*lonely.rows, *groups.rows) for year in YEAR.findall(f"{row[1]} {row[-1]}")}
        self.said(place, "each year has a source", shown - named, set())
        estimates = [row for row in sources.rows if row[0].startswith("RIVM")]
        self.said(place, "an estimate says so in the sources", {row[2] for row in estimates} <= {"schatting"}, True)

    def said(self, place: Place, claim: str, told: object, right: object) -> None:
        self.seen[claim] += 1
        if told != right:
            self.wrong[claim].append(f"{place.key}: {told!r}, not {right!r}")


def test_reports_of_places_all_over_say_what_the_snapshot_says(
    new_database: NewDatabase, snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame
) -> None:
    """Of every so-many-th place of each level; what no figure is known of is among them."""
    store, truth = open_store(new_database("papers")), Truth(snapshot, places, method)
    walked = [
        place
        for level in ("gemeente", "wijk", "buurt")
        for place in [one for one in places.by_key.values() if one.level == level][:: {"gemeente": 15}.get(level, 150)]
    ]
    for place in walked[:: max(len(walked) // SAMPLE, 1)]:
        facts = read_facts(store, snapshot, places, method, evenness, place.key)
        paper = report_of(facts)
        truth.check(place, paper)
        # The sentences are those of the wall, which are checked in every wijk.
        screens = {one.id: one.message for one in tell(facts.story)}
        told = paper.sections[0].sentences
        truth.said(place, "three sentences", told, (screens["eenzaam"], screens["wie"], screens["groepen"]))
        everything = " ".join(text for one in all_sections(paper.sections) for text in one.sentences)
        truth.said(place, "nothing invented", bool(re.search(r"\bNone\b|\bnan\b", everything)), False)
    assert {claim: (len(found), found[:3]) for claim, found in truth.wrong.items()} == {}
    assert truth.seen["three sentences"] >= SAMPLE and min(truth.seen.values()) >= SAMPLE
