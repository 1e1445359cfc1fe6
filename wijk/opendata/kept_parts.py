"""Keeps the parts of tables that an update has fetched, so that it goes on where it was cut; never a stale one."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.opendata.snapshot import SnapshotError, digest

__all__ = ["KeptParts"]

FORMAT = 1
# What was fetched longer ago than this is fetched again.
LONGEST = timedelta(hours=24)

# What makes a part another part: the address, the table and when it was changed there, the columns and the filter.
Key = dict[str, Any]


@dataclass(frozen=True)
class KeptParts:
    """A folder with parts of tables and a manifest of what each is; ``now`` is the moment of this update, in UTC.

    A part is only given when its key is exactly the same, it is not older than LONGEST and its file is whole. Methods
    raise SnapshotError when the folder can't be written to.
    """

    folder: Path
    now: datetime

    def get(self, key: Key) -> pd.DataFrame | None:
        """The part with this key, if it is here."""
        path = self._path(key)
        entry = self._manifest().get(path.name)
        if entry is None or entry["key"] != key:
            return None
        age = self.now - datetime.fromisoformat(entry["fetched"])
        if not timedelta(0) <= age <= LONGEST or not path.is_file() or digest([path]) != entry["sha256"]:
            return None
        return pd.read_feather(path, use_threads=False)

    def keep(self, key: Key, part: pd.DataFrame) -> None:
        """Keep a part. The manifest is written after the part, in one step, so that a cut leaves none half known."""
        path = self._path(key)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.to_feather(path)
            entry = {"key": key, "fetched": self.now.isoformat(), "rows": len(part), "sha256": digest([path])}
            self._write({**self._manifest(), path.name: entry})
        except OSError as error:
            raise SnapshotError(f"De map {self.folder} is niet te beschrijven: {error.strerror}.") from error

    def forget(self) -> None:
        """Take away everything that was kept here."""
        for path in [*self.folder.glob("*.arrow"), self.folder / "manifest.json"]:
            path.unlink(missing_ok=True)

    def _path(self, key: Key) -> Path:
        text = json.dumps(key, sort_keys=True, ensure_ascii=False)
        return self.folder / f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.arrow"

    def _manifest(self) -> dict[str, Any]:
        """What is kept, by file; nothing when there is no manifest or another program or version wrote it."""
        try:
            content = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
            return dict(content["parts"]) if content["format"] == FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _write(self, parts: dict[str, Any]) -> None:
        fresh = self.folder / "manifest.new"
        fresh.write_text(json.dumps({"format": FORMAT, "parts": parts}, indent=1), encoding="utf-8")
        fresh.replace(self.folder / "manifest.json")
