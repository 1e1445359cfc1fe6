"""Commands that keep and bring back all that was entered: backup and restore, by the rules of the page."""

import argparse
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wijk.commands.opened import opened
from wijk.figures.joining import make_places
from wijk.opendata.editions import load_usable
from wijk.store.backup.copy import items_in_backup, restore_backup, write_backup
from wijk.store.common.errors import FileError
from wijk.store.common.personal import personal_fields, without_persons

__all__ = ["PERSONAL", "backup", "require_choice", "restore", "write_whole"]

# What happens to texts that look like a person: they come back as they are, or without that part.
PERSONAL = ("keep", "remove")


def backup(arguments: argparse.Namespace) -> dict[str, Any]:
    """Write a reserve copy to a file, which is there whole or not at all, and readable by its owner only."""
    content = write_backup(opened(arguments))
    write_whole(arguments.file, content)
    return {"file": str(arguments.file), "bytes": len(content), "records": len(items_in_backup(content))}


def restore(arguments: argparse.Namespace) -> dict[str, Any]:
    """Put a reserve copy back; with ``--dry-run`` only tell what is in it.

    Raises FileError when texts in it look like a person and nothing was said of these.
    """
    content = arguments.file.read_bytes()
    items = items_in_backup(content)
    personal = sum(bool(personal_fields(item)) for item in items)
    if arguments.dry_run:
        return {"records": len(items), "texts_about_persons": personal, "restored": False}
    require_choice(personal, len(items), arguments.persons)
    change = without_persons if arguments.persons == "remove" else lambda item: item
    places = make_places(load_usable())

    def place_of(code: str) -> str:
        place = places.get(code)
        return place.key if place else code

    outcome = restore_backup(opened(arguments), content, change, place_of)
    return {"records": len(items), "texts_about_persons": personal, "restored": True, **asdict(outcome)}


def require_choice(personal: int, items: int, chosen: str | None) -> None:
    """Raise FileError when so many of the items have a text that looks like a person and nothing was said of these."""
    if personal and chosen is None:
        raise FileError(
            f"In {personal} van de {items} regels staat een tekst die op een persoon lijkt. Kies wat daarmee "
            "gebeurt: --persons keep zet die terug zoals zij is, --persons remove haalt dat deel eruit. "
            "Er is niets teruggezet."
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file first: a file of before is only replaced by one that the disk has."""
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
