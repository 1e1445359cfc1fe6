"""What happened to the editions, kept beside them: updates that failed, looks at the sources, and going back."""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args

from wijk.domain.clock import day_of
from wijk.domain.edition import Happened, LogEntry, SourceState
from wijk.opendata.editions import SHIPPED, editions, editions_folder

__all__ = ["FoundSource", "keep_found", "log_entries", "note", "source_states"]

LOG = logging.getLogger("wijk")
LOG_FILE, FOUND_FILE = "log.jsonl", "found.json"


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A table that a source has: its id and title there, and the day it was last changed."""

    table: str
    title: str
    modified: date


def note(happened: Happened, lines: Sequence[str], moment: datetime) -> None:
    """Keep what happened; where that can't be written it only goes to the log of the program."""
    entry = {"moment": moment.astimezone(UTC).isoformat(), "happened": happened, "lines": list(lines)}
    try:
        editions_folder().mkdir(parents=True, exist_ok=True)
        with (editions_folder() / LOG_FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    except OSError as error:
        LOG.error("Not kept (%s): %s", error, entry)


def log_entries() -> tuple[LogEntry, ...]:
    """All that happened, the newest first: what was noted, and what each edition tells of the update that made it."""
    return tuple(sorted((*_noted(), *_updates()), key=lambda entry: entry.moment, reverse=True))


def keep_found(found: Iterable[FoundSource], moment: datetime) -> None:
    """Keep which tables the sources have at this moment, so that the app can say whether there are newer figures."""
    content = {
        "moment": moment.astimezone(UTC).isoformat(),
        "tables": [{"table": one.table, "title": one.title, "modified": one.modified.isoformat()} for one in found],
    }
    folder = editions_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f".{FOUND_FILE}"
        fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        fresh.replace(folder / FOUND_FILE)
    except OSError as error:
        LOG.error("Not kept (%s): %s", error, content)


def source_states(manifest: dict[str, Any]) -> tuple[SourceState, ...]:
    """The tables of an edition, and those that the sources had newer or besides when somebody last looked."""
    found = {one.table: one for one in _found()}
    states = [
        SourceState(
            entry["table"], entry["source"], entry["edition"], fetched, _newer(found.pop(entry["table"], None), fetched)
        )
        for entry in manifest["tables"]
        for fetched in (_day(entry.get("fetched")),)
    ]
    states += [SourceState(one.table, one.title, "", None, "nog niet opgehaald") for one in found.values()]
    return tuple(states)


def _newer(found: FoundSource | None, fetched: date | None) -> str:
    if found is None:
        return ""
    if fetched is None:
        return f"gewijzigd bij de bron op {found.modified:%d-%m-%Y}"
    return f"gewijzigd bij de bron op {found.modified:%d-%m-%Y}" if found.modified > fetched else ""


def _noted() -> Iterator[LogEntry]:
    try:
        lines = (editions_folder() / LOG_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        # A line that was cut short tells nothing.
        try:
            entry = json.loads(line)
            if entry["happened"] in get_args(Happened):
                told = tuple(str(one) for one in entry["lines"])
                yield LogEntry(datetime.fromisoformat(entry["moment"]).astimezone(UTC), entry["happened"], told)
        except (ValueError, KeyError, TypeError):
            continue


def _updates() -> Iterator[LogEntry]:
    for edition in editions():
        if edition.name == SHIPPED or edition.made is None:
            continue
        try:
            manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
            lines = [str(line) for line in manifest.get("update", {}).get("log", [])]
        except (OSError, ValueError, TypeError, AttributeError):
            lines = ["Deze uitgave is beschadigd."]
        yield LogEntry(edition.made, "bijgewerkt", tuple(lines or ["Een nieuwe uitgave."]))


def _found() -> list[FoundSource]:
    try:
        content = json.loads((editions_folder() / FOUND_FILE).read_text(encoding="utf-8"))
        return [
            FoundSource(str(one["table"]), str(one["title"]), date.fromisoformat(one["modified"]))
            for one in content["tables"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _day(moment: str | None) -> date | None:
    return day_of(datetime.fromisoformat(moment)) if moment else None
