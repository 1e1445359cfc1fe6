"""Places that are alike in words: by what, in what they are and aren't, how lonely, and what there is for them."""

from collections.abc import Sequence

from wijk.domain.alike_themes import AlikeTheme
from wijk.domain.indicator import Catalogue, Indicator
from wijk.domain.method import Method
from wijk.dossier.supply import PlaceSupply
from wijk.figures.alike import AlikePlace
from wijk.figures.beside import Beside
from wijk.figures.places import Place
from wijk.figures.wording import counted, decimal, listed
from wijk.views.captions import PLURALS, first_upper, inside
from wijk.views.numbers import number, value_text
from wijk.views.place_names import full_name, place_name
from wijk.views.supply import count_text
from wijk.views.tables import Table

__all__ = [
    "NO_PART",
    "alike_intro",
    "alike_words",
    "lonely_words",
    "supply_of_alike",
    "untold_supply",
    "weights_text",
]

NO_PART = (
    "Eenzaamheid en herkomst tellen hierbij nooit mee. Zo kunt u zien hoe eenzaam mensen zich voelen in gebieden waar "
    "zij ongeveer hetzelfde leven. Dat twee gebieden op elkaar lijken, zegt niet dat dezelfde aanpak werkt."
)
_BESIDE = {
    "meer": "duidelijk meer dan hier",
    "minder": "duidelijk minder dan hier",
    "gelijk": "ongeveer gelijk aan hier",
}


def weights_text(themes: Sequence[AlikeTheme]) -> str:
    """How heavy the themes count that are on."""
    if len({theme.weight for theme in themes}) == 1:
        return "Elk thema dat aan staat, telt even zwaar, hoeveel cijfers het ook heeft."
    told = [f"{inside(theme.name)} telt {decimal(theme.weight)} keer" for theme in themes]
    return f"Hoe zwaar elk thema telt: {listed(told)}."


def alike_intro(place: Place, found: Sequence[AlikePlace], asked: int, themes: Sequence[AlikeTheme]) -> str:
    """How many were looked through, and by what; or why nothing can be said."""
    if not found:
        return (
            f"Van {place_name(place)} is te weinig bekend om te zeggen welke {PLURALS[place.level]} erop lijken. "
            "Zet meer thema's aan, of kies een groter gebied."
        )
    names = listed([inside(theme.name) for theme in themes])
    return (
        f"Van de {number(asked)} andere {PLURALS[place.level]} van Nederland lijken deze {number(len(found))} het "
        f"meest op {full_name(place)}, gemeten naar {names}."
    )


def alike_words(one: AlikePlace, themes: Sequence[AlikeTheme], catalogue: Catalogue) -> str:
    """In what a place is about equal, in what clearly not, and what isn't known of one of both.

    A theme is told by its name where that holds for all its figures.
    """
    parts = (("Ongeveer gelijk", one.like), ("Duidelijk anders", one.unlike), ("Niet bekend", one.unknown))
    return " ".join(f"{told}: {listed(_names(ids, themes, catalogue))}." for told, ids in parts if ids)


def lonely_words(figures: Sequence[tuple[Indicator, int, Beside]]) -> str:
    """The estimates of loneliness of a place, each beside that of the place asked for where it differs enough."""
    told = []
    for indicator, year, beside in figures:
        verdict = f", {_BESIDE[beside.verdict]}" if beside.verdict else ""
        told.append(f"{inside(indicator.short_name)} {value_text(beside.value, indicator)}{verdict} (schatting {year})")
    return first_upper("; ".join(told)) + "."


def supply_of_alike(supplies: Sequence[PlaceSupply], method: Method) -> Table:
    """What there is per phase, a row for each place of which anything was entered; empty when there is none."""
    header = ["Gebied", *(phase.name for phase in method.phases), "Samen"]
    rows = [
        [
            full_name(one.place),
            *(count_text(one.phases[phase.id]) for phase in method.phases),
            count_text(one.total),
        ]
        for one in supplies
        if not _untold(one)
    ]
    return [header, *rows] if rows else []


def untold_supply(supplies: Sequence[PlaceSupply]) -> str:
    """Of how many of the places nothing was entered, which is not none; empty when something was of each."""
    untold = sum(map(_untold, supplies))
    if not untold:
        return ""
    of = "geen van deze gebieden iets" if untold == len(supplies) else f"{counted(untold, 'gebied', 'gebieden')} niets"
    return f"In uw gegevens is voor {of} ingevuld: wat daar is, is onbekend, niet niets."


def _untold(supply: PlaceSupply) -> bool:
    total = supply.total
    return not total.own and not total.general and total.unanswered == total.cells


def _names(ids: Sequence[str], themes: Sequence[AlikeTheme], catalogue: Catalogue) -> list[str]:
    names = []
    for theme in themes:
        told = [identifier for identifier in theme.indicators if identifier in ids]
        whole = len(told) == len(theme.indicators)
        names += [inside(theme.name)] if whole else [inside(catalogue[one].short_name) for one in told]
    return names
