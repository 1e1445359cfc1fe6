"""Whether the server lives (/healthz), and whether it can serve: its database and its figures (/readyz)."""

from time import monotonic

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

__all__ = ["LIVES", "READY", "lives", "ready"]

LIVES, READY = "healthz", "readyz"
NEVER_KEPT = {"Cache-Control": "no-store"}
# Who asks more often gets the same answer: a flood of questions never reaches the database.
SECONDS = 1.0


async def lives(_request: Request) -> PlainTextResponse:
    """Say that the server answers."""
    return PlainTextResponse("ok", headers=NEVER_KEPT)


async def ready(_request: Request) -> JSONResponse:
    """Tell of the database and of the figures whether they can be used: 200 when both can, else 503."""
    if monotonic() - _LAST.asked > SECONDS:
        _LAST.found = await to_thread.run_sync(_look)
        _LAST.asked = monotonic()
    return JSONResponse(_LAST.found, 200 if all(_LAST.found.values()) else 503, headers=NEVER_KEPT)


class _Last:
    """The answer of before, and when it was found."""

    found: dict[str, bool]
    asked = float("-inf")


_LAST = _Last()


def _look() -> dict[str, bool]:
    # Left to this moment, so that the server answers first.
    from pages.parts.shared.program_store import program_store
    from pages.parts.shared.snapshot import loaded
    from wijk.domain.method import MethodError
    from wijk.opendata.snapshot import SnapshotError
    from wijk.store.common.errors import StoreError

    found = {"database": True, "figures": True}
    try:
        program_store().must_be_ready()
    except StoreError:
        found["database"] = False
    try:
        loaded()
    except (SnapshotError, MethodError):
        found["figures"] = False
    return found
