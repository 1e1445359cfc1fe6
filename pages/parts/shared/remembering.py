"""What people do to records of a kind, remembered so that it can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pages.parts.shared.record_editing import Handling
from pages.parts.shared.undo import UndoStack
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored
from wijk.views.versions import FieldTexts

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["remembered", "remembering"]

T = TypeVar("T", bound="DataclassInstance")


def remembering(handling: Handling[T], done: UndoStack, get: Callable[[Store, T], Stored[T] | None]) -> Handling[T]:
    """The same, with all that is done remembered to undo; ``get`` finds the record of an item."""

    def remember_added(store: Store, kept: Stored[T]) -> None:
        told = f"{handling.kind} ‘{handling.label(kept.item)}’ erbij"
        done.remember(told, kept, lambda version: handling.delete(store, kept.id, version))

    def remembered(adding: Callable[[Store, T], Stored[T]]) -> Callable[[Store, T], Stored[T]]:
        def add(store: Store, item: T) -> Stored[T]:
            kept = adding(store, item)
            remember_added(store, kept)
            return kept

        return add

    def save(store: Store, item: T, version: int) -> Stored[T]:
        before = get(store, item)
        kept = handling.save(store, item, version)
        if before is None or before.deleted:
            remember_added(store, kept)
        else:
            told = f"wijziging van {handling.kind} ‘{handling.label(item)}’"
            done.remember(told, kept, lambda version: handling.save(store, before.item, version))
        return kept

    def delete(store: Store, identifier: str, version: int) -> Stored[T]:
        gone = handling.delete(store, identifier, version)
        told = f"{handling.kind} ‘{handling.label(gone.item)}’ weg"
        done.remember(told, gone, lambda _: handling.restore(store, identifier))
        return gone

    return replace(handling, save=save, delete=delete, add=remembered(handling.add) if handling.add else None)


def remembered(
    keeper: Keeper[T],
    done: UndoStack,
    *,
    kind: str,
    label: Callable[[T], str],
    texts: Callable[[T], FieldTexts],
    gone: str,
    fixed: frozenset[str] = frozenset({"area"}),
) -> Handling[T]:
    """What ``keeper`` keeps, told in these words (see `Handling`), with all that is done remembered to undo."""
    handling = Handling(
        kind=kind,
        save=keeper.save,
        delete=keeper.delete,
        restore=keeper.restore,
        label=label,
        texts=texts,
        gone=gone,
        fixed=fixed,
        add=keeper.add,
    )
    return remembering(handling, done, lambda store, item: keeper.get(store, keeper.record_type.id_of(item)))
