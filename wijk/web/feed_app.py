"""The server's side of a subscription: who has the secret address reads a calendar, until it is withdrawn."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from wijk.domain.calendar_feed import CalendarFeed
from wijk.store.calendar.feeds import feed_by_secret
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.views.calendar import CALENDAR_TYPE
from wijk.web.limits import Buckets

__all__ = ["FeedApp", "FeedLimits"]

FILE = re.compile(r"(?P<secret>[A-Za-z0-9_-]{16,128})\.ics")
# Looks in the database and files that are made at the same moment.
READING = 4
HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    # Nothing between here and a calendar may keep it: what is withdrawn is gone at once.
    "Cache-Control": "private, no-cache",
}
NOT_THERE = "Deze agenda is er niet. Vraag een nieuw adres aan wie het u gaf."
WITHDRAWN = "Dit adres is ingetrokken. Vraag een nieuw adres aan wie het u gaf."
FAST = "Dit adres wordt te vaak opgevraagd. Probeer het over een minuut opnieuw."
NO_WAY = "Dit kan hier niet."
BROKEN = "Het lukt nu even niet. Probeer het later opnieuw."
WAIT = {"Retry-After": "60"}
LOG = logging.getLogger("wijk")


@dataclass(frozen=True, slots=True)
class FeedLimits:
    """What one process lets in: wrong addresses of everybody, and how often one calendar is read."""

    wrong: Buckets = field(default_factory=lambda: Buckets(60, 1))
    reads: Buckets = field(default_factory=lambda: Buckets(60, 0.5))


@dataclass
class FeedApp:
    """Answers all below the path of subscriptions (an ASGI app).

    ``opened`` gives the store and ``written`` the file of the calendar of an area (CBS code), None when it is no place
    any more; ``path`` is the full path under which this app stands.
    """

    opened: Callable[[], Store]
    written: Callable[[str], bytes | None]
    path: str
    limits: FeedLimits = field(default_factory=FeedLimits)
    _reading: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READING))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, whatever happens, in Dutch."""
        try:
            answer = await self._answer(Request(scope, receive))
        except StoreError:
            answer = PlainTextResponse(BROKEN, 503, WAIT)
        except Exception as error:
            # Without its text or the address, in which the secret stands.
            LOG.error("A calendar got no answer: %s", type(error).__name__)
            answer = PlainTextResponse(BROKEN, 500, WAIT)
        answer.headers.update(HEADERS)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse(NO_WAY, 405, {"Allow": "GET, HEAD"})
        asked = FILE.fullmatch(request.url.path.removeprefix(self.path).strip("/"))
        feed = await to_thread.run_sync(self._feed, asked["secret"], limiter=self._reading) if asked else None
        if feed is None:
            busy = not self.limits.wrong.take()
            return PlainTextResponse(FAST, 429, WAIT) if busy else PlainTextResponse(NOT_THERE, 404)
        if feed.withdrawn_at:
            return PlainTextResponse(WITHDRAWN, 410)
        if not self.limits.reads.take(feed.area):
            return PlainTextResponse(FAST, 429, WAIT)
        content = await to_thread.run_sync(self.written, feed.area, limiter=self._reading)
        if content is None:
            return PlainTextResponse(NOT_THERE, 404)
        tag = f'"{sha256(content).hexdigest()[:32]}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        told = {
            "ETag": tag,
            "Content-Disposition": 'inline; filename="jaarkalender.ics"',
            "Content-Type": CALENDAR_TYPE,
        }
        return Response(content, headers=told)

    def _feed(self, secret: str) -> CalendarFeed | None:
        return feed_by_secret(self.opened(), secret)
