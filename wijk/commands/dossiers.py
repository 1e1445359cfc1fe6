"""The commands about a dossier file: export and import."""

import argparse
from collections import Counter
from typing import Any

from wijk.commands.asked_place import UnknownAreaError, place_at
from wijk.commands.copies import require_choice, write_whole
from wijk.commands.opened import opened
from wijk.domain.clock import now, today
from wijk.domain.method import load_method
from wijk.dossier.dossier_file import (
    belonging_to,
    dossier_bytes,
    fitted,
    persons_in,
    place_asked,
    shared_key,
    without_persons_in,
)
from wijk.figures.joining import make_places
from wijk.opendata.editions import load_usable
from wijk.store.dossier_files.applying import import_dossier, preview_dossier
from wijk.store.dossier_files.planning import Choice, Plan
from wijk.store.dossier_files.reading import read_dossier

__all__ = ["export_dossier", "open_dossier"]


def export_dossier(arguments: argparse.Namespace) -> dict[str, Any]:
    """Write the dossier of a place to a file, without names, and tell what is in it."""
    snapshot = load_usable()
    place = place_at(make_places(snapshot), arguments.code)
    if place.level == "land":
        raise UnknownAreaError("Een dossier is van een gemeente, wijk of buurt, niet van heel Nederland.")
    store = opened(arguments)
    records = belonging_to(store, snapshot, place)
    write_whole(arguments.file, dossier_bytes(place, place.label, records, load_method(), today()))
    counts = {kind: len(stored) for kind, stored in records.items() if stored}
    return {"code": place.key, "name": place.name, "file": str(arguments.file), "records": counts}


def open_dossier(arguments: argparse.Namespace) -> dict[str, Any]:
    """Import a dossier file, or with ``--dry-run`` tell what that would do.

    Of a record with other content here ``--take`` takes the file's; without it ours stays. Raises UnknownAreaError when
    this edition has not all areas of the file and ``--place`` does not say where these belong, FileError when texts in
    it look like a person and ``--persons`` does not say what happens to these.
    """
    places = make_places(load_usable())
    file = read_dossier(arguments.file.read_bytes(), now())
    asked = place_asked(file, places)
    place = place_at(places, arguments.place) if arguments.place else None
    if asked.unknown and place is None:
        unknown = ", ".join(f"{code} ({count})" for code, count in asked.unknown)
        raise UnknownAreaError(f"Deze gebieden kent deze uitgave niet: {unknown}. Zeg met --place waar dat nu hoort.")
    file, key = fitted(file, asked, place), shared_key(places)
    personal = len(persons_in(file))
    if not arguments.dry_run:
        require_choice(personal, sum(len(records) for _, records in file.records), arguments.persons)
    if arguments.persons == "remove":
        file = without_persons_in(file)
    store = opened(arguments)
    seen = preview_dossier(store, file, place_of=key)
    choices = {one.key: Choice(one.ours.version, frozenset(one.fields or ("id",))) for one in seen.clashes}
    taken = choices if arguments.take else {}
    if arguments.dry_run:
        return _document(preview_dossier(store, file, taken, key), file.remarks, personal, done=False)
    return _document(import_dossier(store, file, taken, key).plan, file.remarks, personal, done=True)


def _document(plan: Plan, remarks: tuple[str, ...], personal: int, *, done: bool) -> dict[str, Any]:
    changed = Counter(write.kind.name for write in plan.writes if write.before)
    return {
        "done": done,
        "new": dict(plan.new),
        "same": dict(plan.same),
        "changed": dict(changed),
        "conflicts": [
            {
                "kind": one.kind.name,
                "id": one.ours.id,
                "deleted_here": one.ours.deleted is not None,
                "fields": list(one.fields),
            }
            for one in plan.clashes
        ],
        "erased_here": plan.erased,
        "texts_about_persons": personal,
        "faults": [{"row": one.row, "kind": one.column, "message": one.message} for one in plan.faults],
        "remarks": list(remarks),
    }
