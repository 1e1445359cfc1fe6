"""How is measured and compared, in words, read from data/method/measures.toml."""

from dataclasses import dataclass
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["Measure", "load_measures"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of measuring: in ``plain`` words, as a ``formula``, on which ``source`` it rests, and its ``limits``."""

    id: str
    name: str
    plain: str
    formula: str
    source: str
    limits: str


def load_measures(folder: Path = METHOD_FOLDER) -> tuple[Measure, ...]:
    """Read ``measures.toml`` in ``folder``; MethodError when it is missing, no valid TOML, or lacks or has too much."""
    path = folder / "measures.toml"
    try:
        measures = tuple(Measure(**entry) for entry in read_toml(path)["measure"])
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    return measures
