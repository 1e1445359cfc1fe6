"""Lets one update run at a time; the lock goes with the process, so that a crash leaves nothing locked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wijk.opendata.snapshot import SnapshotError

__all__ = ["locked"]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file, which tells the number of the process that has it.

    Raises SnapshotError when another process holds it, or when it can't be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise SnapshotError(f"Het bestand {path} is niet te maken: {error.strerror}.") from error
    with file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip() or "onbekend"
            raise SnapshotError(f"Er loopt al een update (procesnummer {holder}). Wacht tot die klaar is.")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


if sys.platform == "win32":
    import msvcrt

    # One byte far behind the number, so that others can read that.
    _FAR = 1_000

    def _take(file: IO[str]) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
