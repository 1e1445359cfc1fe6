"""By what places are alike: themes of indicators with their weight, read from data/method/alike.toml."""

from dataclasses import dataclass
from pathlib import Path

from wijk.domain.indicator import Catalogue
from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["AlikeTheme", "load_alike_themes"]

# What is looked for are places that are alike, to learn what they do about this.
NEVER = ("eenzaamheid", "jongvolwassenen")


@dataclass(frozen=True, slots=True)
class AlikeTheme:
    """Indicators (ids) that count together as one, with the ``weight`` of them all; 0 leaves the theme out."""

    id: str
    name: str
    indicators: tuple[str, ...]
    weight: float


def load_alike_themes(catalogue: Catalogue, folder: Path = METHOD_FOLDER) -> tuple[AlikeTheme, ...]:
    """Read ``alike.toml`` in ``folder``.

    Raises MethodError when it is missing, is no valid TOML, lacks a field, or names an indicator that is not in the
    catalogue, that is a count, or that is about loneliness itself.
    """
    path = folder / "alike.toml"
    try:
        themes = tuple(
            AlikeTheme(entry["id"], entry["name"], tuple(entry["indicators"]), float(entry["weight"]))
            for entry in read_toml(path)["theme"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    for theme in themes:
        for identifier in theme.indicators:
            indicator = catalogue.indicators.get(identifier)
            if indicator is None or indicator.kind == "count" or indicator.theme in NEVER:
                raise MethodError(f"In {path} staat bij '{theme.name}' het cijfer '{identifier}': dat kan hier niet.")
    return themes
