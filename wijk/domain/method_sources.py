"""The sources of the method as data, read from data/method/sources.toml."""

from dataclasses import dataclass
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["MethodSource", "load_method_sources"]


@dataclass(frozen=True, slots=True)
class MethodSource:
    """A method or study: what it is, what is used of it here, and what to keep in ``mind`` (empty for nothing)."""

    name: str
    what: str
    used: str
    mind: str


def load_method_sources(folder: Path = METHOD_FOLDER) -> tuple[MethodSource, ...]:
    """Read ``sources.toml`` in ``folder``; MethodError when it is missing, no valid TOML or lacks a field."""
    try:
        return tuple(MethodSource(**entry) for entry in read_toml(folder / "sources.toml")["source"])
    except (KeyError, TypeError) as error:
        raise MethodError(
            f"In {folder / 'sources.toml'} ontbreekt een veld of staat een onbekend veld: {error}."
        ) from error
