"""The editions of the snapshot: the shipped one in data/, and those of updates, each whole in a folder of its own."""

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wijk.domain.method import MethodError
from wijk.opendata.following import divisions_in, follow
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, SnapshotError, digest, geometry_digest, load

__all__ = [
    "FOLDER_VARIABLE",
    "SHIPPED",
    "Edition",
    "Usable",
    "before",
    "check_whole",
    "current",
    "editions",
    "editions_folder",
    "go_back",
    "load_usable",
    "not_used",
    "switch_to",
    "usable",
    "write_edition",
]

# The variable of the environment that says where editions are kept (docs/operator.md).
FOLDER_VARIABLE = "WIJK_EDITIONS"
# The name of the edition that comes with the program.
SHIPPED = "meegeleverd"
POINTER = "current"
_NAME = re.compile(r"\d{8}-\d{6}")
_MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its name (the moment it was made in UTC, or SHIPPED) and the folder it stands in."""

    name: str
    folder: Path

    @property
    def made(self) -> datetime | None:
        """When it was made, in UTC; None for the shipped one."""
        return None if self.name == SHIPPED else datetime.strptime(self.name, _MOMENT).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Usable:
    """The newest edition that can be used, and in ``trouble`` the Dutch sentence why that is not the current one."""

    edition: Edition
    trouble: str = ""


def editions_folder() -> Path:
    """Where editions are kept: as the operator says, else data/editions beside the shipped snapshot."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DATA_FOLDER / "editions")


def editions() -> tuple[Edition, ...]:
    """All editions, the shipped one first, then by the moment they were made. They may be damaged."""
    folder = editions_folder()
    found = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name)) if folder.is_dir() else []
    return (_shipped(), *(Edition(path.name, path) for path in found))


def current() -> Edition:
    """The edition in use: the one that was switched to last, else the shipped one. It may be damaged or gone.

    Raises SnapshotError when the pointer to it can't be read.
    """
    path = editions_folder() / POINTER
    try:
        name = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return _shipped()
    except (OSError, ValueError) as error:
        raise SnapshotError(f"Het bestand {path} is niet te lezen.") from error
    if name == SHIPPED:
        return _shipped()
    if not _NAME.fullmatch(name):
        raise SnapshotError(f"In het bestand {path} staat geen naam van een uitgave.")
    return Edition(name, path.with_name(name))


def before(edition: Edition) -> Edition | None:
    """The edition made before this one, which going back leads to; None for the shipped one."""
    older = [one for one in editions() if one.name == SHIPPED or one.name < edition.name]
    return None if edition.name == SHIPPED else older[-1]


def write_edition(built: Path, made: datetime, in_use: Snapshot | None = None) -> Edition:
    """Add the snapshot in the folder ``built`` as an edition, without using it yet (see `switch_to`).

    It is checked against its manifest, copied beside the others under a hidden name and only then given its own, so
    that a half copy is never an edition. Where its areas are of other years, it gets with it where the places of now
    are found there (see `following`); ``in_use`` is the edition in use, where it was read already. Raises
    SnapshotError, with nothing added, when it is not whole, when there is one of the same second (``made``), or when
    the folder of editions can't be written to.
    """
    check_whole(built)
    folder = editions_folder()
    edition = Edition(made.astimezone(UTC).strftime(_MOMENT), folder / made.astimezone(UTC).strftime(_MOMENT))
    hidden = folder / f".{edition.name}"
    try:
        if edition.folder.exists():
            raise SnapshotError(f"Er is al een uitgave van dit moment: {edition.folder}.")
        shutil.rmtree(hidden, ignore_errors=True)
        shutil.copytree(built, hidden)
        _follow_places(in_use or load_usable(), hidden)
        check_whole(hidden)
        hidden.rename(edition.folder)
    except OSError as error:
        raise SnapshotError(f"De nieuwe uitgave is niet te bewaren in {folder}: {error}.") from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    return edition


def _follow_places(before: Snapshot, built: Path) -> None:
    """Where the areas are of other years than those in use, add where the places of before are found."""
    if divisions_in(built) == before.divisions:
        return
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    path = built / "followed.parquet"
    table = follow(before, load(built))
    table.to_parquet(path, index=False)
    manifest["files"][path.name] = {"rows": len(table), "sha256": digest([path])}
    (built / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def switch_to(edition: Edition) -> None:
    """Use this edition from now on, in one step that a running app sees at its next page; the others stay.

    Raises SnapshotError, with nothing changed, when the edition is not whole or the pointer can't be written.
    """
    check_whole(edition.folder)
    path = editions_folder() / POINTER
    fresh = path.with_name(f".{POINTER}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            file.write(edition.name + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise SnapshotError(f"Het bestand {path} is niet te schrijven: {error}.") from error


def go_back() -> Edition:
    """Switch to the edition before the current one, and return it. Raises SnapshotError when there is none."""
    there = before(current())
    if there is None:
        raise SnapshotError("Er is geen eerdere uitgave: dit is de uitgave die bij het programma hoort.")
    switch_to(there)
    return there


def check_whole(folder: Path) -> None:
    """Raise SnapshotError, with one sentence, when a file of a snapshot is missing or not as its manifest says."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        wrong = [name for name, entry in manifest["files"].items() if digest([folder / name]) != entry["sha256"]]
        wrong += [
            f"geometry/{division}"
            for division, entry in manifest["geometry"].items()
            if geometry_digest(folder / "geometry" / division) != (entry["files"], entry["sha256"])
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnapshotError(f"De gegevens in {folder} zijn niet compleet of niet te lezen.") from error
    if wrong:
        raise SnapshotError(f"Beschadigd of niet compleet in {folder}: {', '.join(wrong)}.")


def usable(read: Callable[[Edition], object]) -> Usable:
    """Return the current edition, or when ``read`` can't read that the newest older one that it can.

    ``read`` raises SnapshotError or MethodError for what it can't read; for the shipped edition that is passed on.
    """
    trouble = ""
    try:
        wanted = current()
    except SnapshotError as error:
        wanted, trouble = editions()[-1], f"{error} "
    while older := before(wanted):
        try:
            check_whole(wanted.folder)
            read(wanted)
            break
        except (SnapshotError, MethodError) as error:
            trouble += not_used(wanted, error) + " "
            wanted = older
    else:
        read(wanted)
    return Usable(wanted, trouble.strip())


def not_used(edition: Edition, error: Exception) -> str:
    """Why an edition is not used, in Dutch, for the operator."""
    return f"De uitgave {edition.name} is niet te gebruiken; de uitgave daarvoor blijft staan. {error}"


def load_usable() -> Snapshot:
    """Load the edition that `usable` finds, for a program that reads it once."""
    found: dict[str, Snapshot] = {}

    def read(edition: Edition) -> None:
        found[edition.name] = load(edition.folder)

    return found[usable(read).edition.name]


def _shipped() -> Edition:
    return Edition(SHIPPED, DATA_FOLDER)
