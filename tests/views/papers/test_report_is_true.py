"""Whether reports are true: all wijken and gemeenten and a sample of buurten, worked out again from the snapshot.

One walk makes the content of each report, reads it as people do, and collects what is wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

import pandas as pd
import pytest

from tests.databases import NewDatabase
from tests.figures.recomputed import ESTIMATES, Recomputed, written
from tests.views.conftest import ProfileAt
from tests.views.papers.dossiers import read_facts
from tests.views.stories import AT, facts_of
from tests.views.story_truth import (
    UNKNOWN,
    Fault,
    StoryTruth,
    count_text,
    in_words,
    means,
    percentage,
    size_text,
)
from wijk.domain.indicator import load_catalogue
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.map_on_paper import map_on_paper
from wijk.dossier.meetings import Meetings
from wijk.dossier.report import ReportFacts
from wijk.figures.names import spoken_name
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot
from wijk.store.opening import open_store
from wijk.views.papers.content import Paper, Section, all_sections
from wijk.views.papers.paper_map import map_alt
from wijk.views.papers.report import report_of

pytestmark = pytest.mark.slow

# One in so many buurten; of all places one in so many is read from a database, and one in so many has its map read.
BUURTEN, READ, MAPPED = 20, 150, 25
SIGNS = {
    "meer": "▲ duidelijk meer",
    "gelijk": "▬ ongeveer gelijk",
    "minder": "▼ duidelijk minder",
    None: "? niet bekend",
}
SHORT = {"¼": "een kwart", "⅓": "een derde", "1½": "anderhalf", "2½": "tweeënhalf", "½": "half"}
YEAR = re.compile(r"\b20[012]\d\b")
LEFTOVER = re.compile(r"\bNone\b|\bnan\b|\binf\b|[{}]|  ")
BENEFITS = ("social_assistance", "disability_benefit", "unemployment_benefit")
# What is checked, and how often at least.
CLAIMS = {
    "loneliness": 4_000,
    "unknown loneliness": 4_000,
    "too small": 4_000,
    "inhabitants": 4_000,
    "the largest band": 3_500,
    "the share of the largest band": 3_500,
    "no largest band": 400,
    "duidelijk meer": 4_000,
    "not known": 4_000,
    "nothing known": 60,
    "the code of the place": 4_000,
    "the table of loneliness": 8_000,
    "an estimate": 8_000,
    "all groups": 4_000,
    "what is compared with": 4_000,
    "the size of a group": 32_000,
    "the share of a group": 32_000,
    "how often": 64_000,
    "the year of a group": 20_000,
    "the benefits beside": 4_000,
    "the head of the matrix": 32_000,
    "what is skewed": 4_000,
    "how skewed": 4_000,
    "each year has a source": 4_000,
    "an estimate says so in the sources": 4_000,
    "what is called unknown is": 1_000,
    "nothing invented": 4_000,
}


def own_facts(place: Place, profile_at: ProfileAt, snapshot: Snapshot, method: Method, groups: set[str]) -> ReportFacts:
    """The facts of a place where two initiatives do all there is for these groups, and nothing else was entered."""
    roles, on = tuple(PhaseRole(one.id) for one in method.phases), AT.date()
    ones = [
        Initiative(name, name, roles=roles, groups=tuple(sorted(groups)), area=place.area, last_confirmed=on)
        for name in ("Koffie", "Soep")
        if groups
    ]
    story = facts_of(snapshot, profile_at(place), method, ones)
    return ReportFacts(story, on, tuple(ones), (), {}, (), (), Meetings(), {}, None, (), (), (), (), ())


@dataclass
class ReportTruth:
    """Tells what is wrong in the report of a place."""

    story: StoryTruth
    truth: Recomputed
    method: Method
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ids = {group.name: group.id for group in self.method.groups}
        self.names = {one.name[:1].lower() + one.name[1:]: one.id for one in load_catalogue().indicators.values()}
        self.newest: dict[str, dict[int, str]] = defaultdict(dict)
        for division, frame in self.truth.snapshot.figures.items():
            for column in sorted(frame.columns):
                self.newest[column.partition(":")[0]][division] = column

    def check(self, place: Place, paper: Paper, filled: set[str]) -> None:
        """Collect the faults of a report in which the groups that are ``filled`` have two initiatives."""
        sections = {one.id: one for one in paper.sections}
        codes = {place.code_in(year) for year in place.divisions}
        told = "".join(paper.opening)
        found = [
            *self.story.sentences(place, *sections["wijk"].sentences),
            *self.story.said("the code of the place", {code for code in codes if code in told}, codes),
            *self._lonely(place, sections["wijk"]),
            *self._groups(place, sections["groepen"]),
            *self._matrix(place, sections["matrix"]),
            *self._skewed(place, sections["mismatches"], filled),
            *self._sources(place, sections),
            *self.story.said("nothing invented", self._leftovers(paper), []),
        ]
        for claim, fault in found:
            self.wrong[claim].append(f"{place.key}: {fault}")

    def _leftovers(self, paper: Paper) -> list[str]:
        """The texts with something of the code in them; what another paper said too was read there."""
        unread = set(_texts(paper)) - self.read
        self.read |= unread
        return sorted(one for one in unread if LEFTOVER.search(one))

    def _lonely(self, place: Place, section: Section) -> Iterator[Fault]:
        [table] = section.tables
        for row, indicator in zip(table.rows, ("lonely_18plus", "severely_lonely_18plus"), strict=True):
            right = [percentage(self.truth.own(one, indicator, 2020), False) for one in self.story.areas(place)]
            yield from self.story.said("the table of loneliness", list(row[2:-1]), right)
            yield from self.story.said("an estimate", (row[1][:4], row[-1]), ("2020", "schatting"))

    def _groups(self, place: Place, section: Section) -> Iterator[Fault]:
        [table] = section.tables
        beside = self.story.areas(place)[1:]
        heads = [one.removeprefix("Vergeleken met ").removeprefix("de gemeente ") for one in table.header[3:-2]]
        yield from self.story.said("what is compared with", heads, [spoken_name(one.name) for one in beside])
        yield from self.story.said("all groups", sorted(row[0] for row in table.rows), sorted(self.ids))
        for row in table.rows:
            group = self.ids[row[0]]
            found = [self.truth.group(place, group, one) for one in beside]
            size, ratio, _ = found[0]
            yield from self.story.said("the size of a group", row[1], size_text(size))
            yield from self.story.said("the share of a group", row[2], self._share(place, group, size))
            for told, (_, often, verdict) in zip(row[3:-2], found, strict=True):
                right = SIGNS[verdict] if often is None else f"{SIGNS[verdict]} ({_times(often)} ×)"
                yield from self.story.said("how often", told, right)
            if size is not None or ratio is not None:
                year = 2020 if group in ESTIMATES else place.division
                yield from self.story.said("the year of a group", row[-1][:4], str(year))
        yield from self._benefits(place, " ".join(section.sentences))

    def _share(self, place: Place, group: str, size: Fraction | None) -> str:
        if group in ESTIMATES:
            return percentage(self.truth.own(place, ESTIMATES[group], 2020), False)
        share = self.truth.share(place.code_in(place.division), group, place.division)[1] if size is not None else None
        return percentage(None if share is None else 100 * share, True)

    def _benefits(self, place: Place, told: str) -> Iterator[Fault]:
        known = [self.truth.own(place, one, 2020) for one in BENEFITS]
        right = in_words([count_text(one) for one in known if one is not None])
        found = re.search(r"in (\d{4}) kregen (.*?) \(CBS", told)
        said = re.findall(r"(0 tot 2|[\d.]+)(?= mensen)", found[2]) if found else []
        yield from self.story.said(
            "the benefits beside", (in_words(said), not found or found[1] == "2020"), (right, True)
        )

    def _matrix(self, place: Place, section: Section) -> Iterator[Fault]:
        [table] = section.tables
        found = self.story.groups(place)
        # What stands in brackets behind a name is told as it is.
        for row in table.rows[:-1]:
            name, _, short = row[0].partition("\n")
            size, ratio, verdict = found[self.ids[name]]
            parts = short.replace("\N{NO-BREAK SPACE}", " ").split(", ")
            for sign, words in SHORT.items():
                parts = [re.sub(rf"(?<![\d]){sign}", words, part) for part in parts]
            many = parts.pop(0) if size is not None else UNKNOWN
            often = parts.pop(0) if parts else UNKNOWN
            right = many == size_text(size) and means(often.replace("even vaak", "ongeveer even vaak"), ratio, verdict)
            yield from self.story.said("the head of the matrix", (short, right and not parts), (short, True))

    def _skewed(self, place: Place, section: Section, filled: set[str]) -> Iterator[Fault]:
        """Of a group that is clearly more here and has less than the middle one, or the reverse, and of no other."""
        found, reference = self.story.groups(place), "Nederland" if place.level == "gemeente" else "de gemeente"
        many = {group: 2 * (group in filled) for group in self.ids.values()}
        middle = median(many.values())
        right = {
            f"{name}: duidelijk {verdict}, {_times(ratio)} keer dat van {reference}, {many[group]}"
            for name, group in self.ids.items()
            for _, ratio, verdict in [found[group]]
            if ratio is not None
            and ((verdict == "meer" and many[group] < middle) or (verdict == "minder" and many[group] > middle))
        }
        told = {
            f"{one[1]}: {one[2]}, {one[3]} keer dat van {one[4]}, {one[5]}"
            for point in section.points
            if (
                one := re.match(
                    r"De groep (.*) komt hier (.*) voor: het aandeel is (.*) keer dat van (.*)\. "
                    r"Er zijn (\d+) eigen initiatieven",
                    point,
                )
            )
        }
        yield from self.story.said("what is skewed", told, right)
        yield from self.story.said("how skewed", len(section.points), len(right))

    def _sources(self, place: Place, sections: dict[str, Section]) -> Iterator[Fault]:
        sources, evidence = sections["bronnen"].tables
        yield from self.story.said("all groups", sorted(row[0] for row in evidence.rows), sorted(self.ids))
        named = {year for row in sources.rows for year in YEAR.findall(row[1])}
        rows = (*sections["wijk"].tables[0].rows, *sections["groepen"].tables[0].rows)
        shown = {year for row in rows for year in YEAR.findall(f"{row[1]} {row[-1]}")}
        yield from self.story.said("each year has a source", shown - named, set())
        estimates = {row[2] for row in sources.rows if row[0].startswith("RIVM")}
        yield from self.story.said("an estimate says so in the sources", estimates, {"schatting"})
        if told := re.match(r"Niet bekend voor dit gebied: (.*?)\. Wie er", sections["bronnen"].sentences[0]):
            left, unknown = told[1], []
            for name in sorted(self.names, key=len, reverse=True):
                if name in left:
                    left = left.replace(name, "", 1)
                    unknown.append(self.names[name])
            known = [one for one in unknown if self._known(place, one)]
            yield from self.story.said(
                "what is called unknown is", (known, left.replace(" en ", "").strip(", ")), ([], "")
            )

    def _known(self, place: Place, indicator: str) -> bool:
        """Whether the newest figure of any division has the place under its code there."""
        for division, column in self.newest[indicator].items():
            between = self.truth.snapshot.between.get(division, {})
            codes = [place.code_in(division)] if division in place.divisions else []
            codes += [str(between[one].get(place.code_in(one))) for one in place.divisions if one in between]
            rows = [self.truth.rows[division].get(code) for code in codes]
            if any(row is not None and row[column] == row[column] and row[column] is not None for row in rows):
                return True
        return False


def _texts(paper: Paper) -> Iterator[str]:
    yield from paper.opening
    for one in all_sections(paper.sections):
        yield from (one.heading, *one.sentences, *one.points, one.source)
        yield from (cell for table in one.tables for row in table.rows for cell in row)


def _times(ratio: Fraction) -> str:
    return "minder dan 0,01" if ratio and written(ratio, 2) == "0,00" else written(ratio, 2)


def walked_places(places: Places) -> list[Place]:
    """All wijken and gemeenten of both divisions, and a sample of buurten."""
    found = [place for place in places.by_key.values() if place.level in ("wijk", "gemeente")]
    return [*found, *[place for place in places.by_key.values() if place.level == "buurt"][::BUURTEN]]


def test_reports_say_what_the_snapshot_says(
    snapshot: Snapshot, places: Places, method: Method, profile_at: ProfileAt, truth: Recomputed
) -> None:
    story = StoryTruth(truth, places, method, DATA_FOLDER / "geometry")
    report = ReportTruth(story, truth, method)
    groups = [one.id for one in method.groups]
    for number, place in enumerate(walked_places(places)):
        filled = set(groups[:5] if number % 2 else groups[5:])
        report.check(place, report_of(own_facts(place, profile_at, snapshot, method, filled)), filled)
    assert {claim: (len(found), found[:3]) for claim, found in report.wrong.items()} == {}
    assert story.seen.keys() == CLAIMS.keys()
    assert [claim for claim, least in CLAIMS.items() if story.seen[claim] < least] == []


def test_a_report_read_from_a_database_says_the_same(
    new_database: NewDatabase,
    snapshot: Snapshot,
    places: Places,
    method: Method,
    evenness: pd.DataFrame,
    truth: Recomputed,
) -> None:
    store = open_store(new_database("papers"))
    report = ReportTruth(StoryTruth(truth, places, method, DATA_FOLDER / "geometry"), truth, method)
    read = walked_places(places)[::READ]
    for place in read:
        report.check(place, report_of(read_facts(store, snapshot, places, method, evenness, place.key)), set())
    assert {claim: (len(found), found[:3]) for claim, found in report.wrong.items()} == {}
    assert len(read) > 30


def test_maps_say_in_words_what_the_snapshot_says(
    snapshot: Snapshot, places: Places, profile_at: ProfileAt, truth: Recomputed
) -> None:
    """How many areas are drawn, from how much to how much, how much is where the place is, and what is not known."""
    wrong, seen = [], 0
    areas = snapshot.areas[2020]
    for place in walked_places(places)[::MAPPED]:
        facts = map_on_paper(snapshot, profile_at(place))
        if facts is None or facts.around.shown.indicator.id != "lonely_18plus":
            continue
        level, inside = facts.around.shown.level, place.municipality_in(2020)
        of_level = areas[areas["level"] == level]
        codes = of_level.index[of_level["municipality"] == inside] if level != "gemeente" else of_level.index
        values = {code: truth.value(code, "lonely_18plus", 2020) for code in codes}
        known = [value for value in values.values() if value is not None]
        drawn, unknown = len(facts.areas), len(values) - len(known)
        right = [f"Kaart van {written(Fraction(drawn), 0)} ", f"van {_range(known)}."]
        own = values.get(place.code_in(2020)) if place.code_in(2020) in {one.code for one in facts.areas} else None
        right += [f": {written(own, 1)}%."] if own is not None else []
        right += [f" Van {written(Fraction(unknown), 0)} "] if unknown else []
        right += [f" {written(Fraction(len(values) - drawn), 0)} gebied"] if len(values) > drawn else []
        told, seen = map_alt(facts), seen + 1
        if any(one not in told for one in right):
            wrong.append(f"{place.key}: {told}, not {right}")
    assert (len(wrong), wrong[:3]) == (0, []) and seen > 150


def _range(values: list[Fraction]) -> str:
    return " tot ".join(f"{written(one, 1)}%" for one in (min(values), max(values)))
