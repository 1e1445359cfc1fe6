"""The sections of a report about figures: the place in short, its groups, and the sources by year."""

from collections.abc import Sequence

from wijk.dossier.report import ReportFacts
from wijk.figures.profile import Profile
from wijk.figures.values import Figure
from wijk.figures.wording import listed
from wijk.store.spreadsheets.about import ENTERED
from wijk.views import captions, sentences
from wijk.views.papers.content import Picture, Section, paper_table
from wijk.views.story.from_figures import OVERLAP
from wijk.views.tables import Table, figure_table, risk_table

__all__ = ["groups_section", "place_section", "sources_section"]

LONELY = ("lonely_18plus", "severely_lonely_18plus")


def place_section(facts: ReportFacts, drawn: Picture | None) -> Section:
    """How lonely, who lives there and which groups stand out, with a table and, where it is ``drawn``, the map."""
    profile = facts.story.profile
    level = "het land" if profile.place.level == "land" else f"de {profile.place.level}"
    told = (
        sentences.loneliness(profile),
        sentences.ages(profile),
        sentences.risk_summary(profile.groups, captions.reference_name(profile)),
    )
    keys = profile.together(*LONELY)
    # Whose figures these are stands under the table.
    rows = [row[:-1] for row in figure_table(profile, keys)]
    table = paper_table("Hoe eenzaam mensen zich voelen", rows, (3.0, 0.8, *[1.5] * (len(rows[0]) - 3), 1.3))
    source = captions.source_line([profile.figures[key] for key in keys])
    heading = captions.first_upper(f"{level} in het kort")
    return Section("wijk", heading, told, picture=drawn, tables=(table,), source=source)


def groups_section(facts: ReportFacts) -> Section:
    """The groups that run a higher risk, side by side and never summed."""
    profile = facts.story.profile
    rows = risk_table(profile.groups, profile)
    widths = (2.7, 1.3, 1.3, *[1.95] * (len(rows[0]) - 5), 1.55, 1.1)
    table = paper_table("Groepen die meer risico op eenzaamheid lopen", rows, widths)
    beside = sentences.told_beside(profile)
    told = (OVERLAP, *([beside] if beside else []))
    return Section("groepen", "Welke groepen?", told, tables=(table,), source=captions.group_sources(profile))


def sources_section(facts: ReportFacts, drawn: Picture | None) -> Section:
    """Each table of which the report shows a figure, with its years and whether it estimates; and what is not known."""
    profile = facts.story.profile
    rows = source_rows(shown_figures(profile))
    table = paper_table("De tabellen achter de cijfers", rows, (4.0, 1.2, 1.2, 1.0, 1.2))
    points = (
        *([drawn.source] if drawn else []),
        f"Initiatieven, besluiten, sleutelfiguren en het werkplan: {captions.inside(ENTERED)}",
        f"De fases en groepen: {facts.method.label}.",
    )
    evidence = paper_table("Waarom deze groepen meer risico lopen", _evidence_rows(facts), (2.0, 8.0))
    told = (sentences.not_known(profile),)
    return Section("bronnen", "Bronnen, en wat niet bekend is", told, points, tables=(table, evidence))


def _evidence_rows(facts: ReportFacts) -> Table:
    """What is known of each group; how strong that is stands beside its figures."""
    groups = [found.group for found in facts.story.profile.groups]
    rows = [[one.name, captions.first_upper(f"{one.evidence_text}.")] for one in groups]
    return [["Groep", "Waarop dat rust"], *rows]


def shown_figures(profile: Profile) -> list[Figure]:
    """The figures that a report tells of a place."""
    keys = [
        *profile.together(*LONELY),
        *profile.together(*sentences.AGE_BANDS),
        *profile.of_each_division("inhabitants"),
    ]
    for one in profile.groups:
        if one.year is not None:
            ids = one.group.counted or ((one.group.percentage,) if one.group.percentage else ())
            keys += [(identifier, one.year) for identifier in ids]
    return [profile.figures[key] for key in dict.fromkeys(keys)]


def source_rows(figures: Sequence[Figure]) -> Table:
    """A row for each table: whose it is, its years, whether it counts or estimates, its division and its number."""
    tables = {figure.source.table.id: figure.source.table for figure in figures}
    rows = []
    for identifier, table in tables.items():
        own = [figure for figure in figures if figure.source.table.id == identifier]
        years = listed([str(year) for year in sorted({figure.year for figure in own})])
        basis = listed(list(dict.fromkeys(figure.indicator.basis for figure in own)))
        rows.append([f"{table.publisher}, {table.title}", years, basis, str(table.division), identifier])
    return [["Bron", "Jaar", "Soort", "Indeling", "Tabel"], *rows]
