"""How the writes of this process ended, counted for who watches the server."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from wijk.store.common.errors import NotNow, StoreError

__all__ = ["WRITES", "counted_write"]

# "kept", "refused" (a conflict, a fault in what was given, what may not be done) or "failed" (the database could not).
WRITES: Counter[str] = Counter(kept=0, refused=0, failed=0)


@contextmanager
def counted_write() -> Iterator[None]:
    """Count how the write in it ends."""
    ended = "failed"
    try:
        yield
        ended = "kept"
    except NotNow:
        raise
    except StoreError:
        ended = "refused"
        raise
    finally:
        WRITES[ended] += 1
