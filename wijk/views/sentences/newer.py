"""What a newer table, of gemeenten alone, says beside the one that is shown: told, never compared as a change."""

from wijk.domain.national import load_national
from wijk.figures.decimals import dutch
from wijk.figures.profile import Profile
from wijk.views.captions import first_upper
from wijk.views.numbers import figure_text
from wijk.views.place_names import at, gemeente_name

__all__ = ["newer_in_gemeente"]

LONELY, SEVERELY = "lonely_18plus", "severely_lonely_18plus"


def newer_in_gemeente(profile: Profile) -> str:
    """The estimates of the gemeente in a newer table, the newest of Nederland, and why the difference is no change.

    Empty where no newer table has the gemeente.
    """
    figures = profile.gemeente or profile.figures
    source = profile.catalogue.newer_of_gemeenten(LONELY)
    if source is None or profile.place.level == "land":
        return ""
    lonely, severely = figures[LONELY, source.year], figures[SEVERELY, source.year]
    if lonely.value is None or severely.value is None:
        return ""
    return (
        f"{first_upper(at(gemeente_name(profile.place)))} voelde in {source.year} naar schatting {figure_text(lonely)} "
        f"van de volwassenen zich eenzaam en {figure_text(severely)} sterk eenzaam ({source.table.publisher}, tabel "
        f"{source.table.id}).{_national(source.year)}{_no_change(profile)}"
    )


def _national(year: int) -> str:
    """The newest national percentages, and that there is none of the year of the newer table."""
    lonely, severely = (load_national().get(indicator) for indicator in (LONELY, SEVERELY))
    if lonely is None or severely is None or lonely.year != severely.year:
        return f" Van heel Nederland hebben wij geen cijfer van {year}."
    lacking = "" if lonely.year == year else f"; van {year} hebben wij geen landelijk cijfer"
    return (
        f" In heel Nederland was dat in {lonely.year} {dutch(lonely.value, 1)}% en {dutch(severely.value, 1)}% "
        f"({lonely.survey}){lacking}."
    )


def _no_change(profile: Profile) -> str:
    """How the two tables differ over all gemeenten, and that this is no measured change."""
    tables = profile.severely_lonely_tables
    if tables is None:
        return ""
    older, newer = tables.older.year, tables.newer.year
    every = tables.higher == tables.gemeenten
    where = f"alle {tables.gemeenten}" if every else f"{tables.higher} van de {tables.gemeenten}"
    higher = (
        f" Sterk eenzaam is in {where} gemeenten die dezelfde plaats bleven hoger dan in {older} (gemiddeld "
        f"{dutch(tables.mean, 1)} procentpunt), maar"
        if tables.mean > 0
        else ""
    )
    told = f"de tabellen van {older} en {newer} zijn verschillend gemaakt: het verschil is geen gemeten verandering."
    return f"{higher} {told}" if higher else f" {first_upper(told)}"
