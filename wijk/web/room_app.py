"""The server's side of the phone page: which request gets which answer, with all that blocks in threads."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from wijk.domain.actor import PHONE
from wijk.domain.method import Method
from wijk.domain.request import new_request
from wijk.domain.settings import only_here
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.meetings.live import CODE_LENGTH, CODE_SIGNS
from wijk.store.meetings.room_now import RoomNow, room_by_code
from wijk.web.answering import DONE, Answer, answer_form, page_for, typed_in
from wijk.web.bodies import NotAForm, from_elsewhere, read_form
from wijk.web.document import HEADERS
from wijk.web.limits import Limits
from wijk.web.phone_page import Notice, Typed, ask_code, come_in, state_of, told_page
from wijk.web.public_address import public_host
from wijk.web.signing import is_form_key, new_cookie, phone_in

__all__ = ["COOKIE", "RoomApp"]

COOKIE = "wijk-zaal"
CODE = re.compile(f"[{CODE_SIGNS}]{{{CODE_LENGTH}}}")
LONGEST = 8 * 3600
# Phones that can wait at the same moment until what they sent is on the disk; others wait until one of these has it.
SENDING = 64
# Looks in the database at the same moment: each takes a fraction of a millisecond, and a connection.
READING = 6
WRONG = "Deze code klopt niet, of de bijeenkomst is voorbij. Kijk op het scherm en typ de code opnieuw."
BUSY = "Er komt nu heel veel tegelijk binnen. Wacht een halve minuut en probeer het opnieuw."
FAST = "U stuurt erg veel achter elkaar. Wacht even en probeer het opnieuw."
STRANGE = "Dit formulier komt niet van deze pagina, of het is verlopen. Ga terug en probeer het opnieuw."
NO_COOKIE = "Uw telefoon kent deze bijeenkomst nog niet. Sta cookies toe, ga terug en probeer het opnieuw."
LARGE = "Dit is te groot of geen formulier van deze pagina. Er is niets bewaard."
NO_WAY = "Dit kan hier niet."
BROKEN = "Het lukt nu even niet. Probeer het opnieuw, of zeg uw antwoord in de zaal."
NUMBERED = "(Nummer voor de beheerder: {}.)"
LOG = logging.getLogger("wijk")


@dataclass
class RoomApp:
    """Answers all below the path where people join (an ASGI app).

    ``opened`` gives the store, ``method`` the working model, both when first asked for; ``path`` is the full path under
    which this app stands. What phones send has threads of its own, in which it waits for the disk together.
    """

    opened: Callable[[], Store]
    method: Callable[[], Method]
    path: str
    limits: Limits = field(default_factory=Limits)
    _writing: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(SENDING))
    _reading: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READING))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, whatever happens, with a page in Dutch."""
        request, number = Request(scope, receive), new_request()
        try:
            answer = await self._answer(request)
        except StoreError:
            answer = self._told(503, f"{BROKEN} {NUMBERED.format(number)}")
        except Exception as error:
            # Without its text, in which could stand what somebody typed.
            where = error.__traceback__
            while where is not None and where.tb_next is not None:
                where = where.tb_next
            place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
            LOG.error("Fout %s bij een telefoon: %s at %s", number, type(error).__name__, place)
            answer = self._told(500, f"{BROKEN} {NUMBERED.format(number)}")
        answer.headers.update(HEADERS)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        below = request.url.path.removeprefix(self.path).strip("/")
        given, _, rest = below.partition("/")
        if request.method not in ("GET", "HEAD", "POST") or rest not in ("", "stand"):
            return self._told(405 if rest in ("", "stand") else 404, NO_WAY)
        if not given:
            return self._front(request)
        if given != _code(given):
            return self._to(_code(given)) if CODE.fullmatch(_code(given)) else self._wrong()
        cookie = request.cookies.get(COOKIE, "")
        guessing = not self.limits.wrong_codes.left()
        room = await to_thread.run_sync(self._room, given, limiter=self._reading)
        phone = phone_in(room.live.secret, cookie) if room else None
        if guessing and phone is None:
            # The same answer to a code that is right: else this would tell which is.
            return self._page(429, ask_code(self.path, Notice(BUSY), await self._typed(request)))
        if room is None:
            return self._wrong(await self._typed(request))
        if rest:
            return PlainTextResponse(state_of(room))
        if request.method == "POST":
            return await self._form(request, room, phone)
        return await self._shown(request, room, phone)

    def _front(self, request: Request) -> Response:
        given = _code(request.query_params.get("code", ""))
        if request.method == "POST":
            return self._told(405, NO_WAY)
        if not given:
            return self._page(200, ask_code(self.path))
        return self._to(given) if CODE.fullmatch(given) else self._wrong()

    async def _shown(self, request: Request, room: RoomNow, phone: str | None) -> Response:
        cookie = ""
        if phone is None:
            if request.headers.get("sec-fetch-site") == "cross-site":
                # From a link in a chat a browser keeps a strict cookie back: it may well know this meeting already.
                return self._page(200, come_in(self._where(room)))
            if not self.limits.new_phones.take(room.live.meeting):
                return self._told(429, BUSY)
            cookie = new_cookie(room.live.secret)
            phone = phone_in(room.live.secret, cookie) or ""
        done = DONE.get(request.query_params.get("klaar", ""))
        method = await to_thread.run_sync(self.method)
        page = page_for(room, method, self._where(room), phone, Notice(done, good=True) if done else None)
        answer = self._page(200, page)
        if cookie:
            answer.set_cookie(
                COOKIE,
                cookie,
                max_age=LONGEST,
                path=self._where(room),
                secure=_by_https(request),
                httponly=True,
                samesite="strict",
            )
        return answer

    async def _form(self, request: Request, room: RoomNow, phone: str | None) -> Response:
        if from_elsewhere(request, public_host()[0]):
            return self._told(403, STRANGE)
        try:
            form = await read_form(request)
        except NotAForm as error:
            return self._told(error.status, LARGE)
        typed, back = typed_in(form), self._where(room)
        if phone is None:
            return self._told(403, NO_COOKIE, typed, back)
        if not is_form_key(form.get("sleutel", ""), room.live.secret, phone, form.get("vraag", "")):
            return self._told(403, STRANGE, typed, back)
        if not (self.limits.posts.take(phone) and self.limits.posts_of_meeting.take(room.live.meeting)):
            return self._told(429, FAST, typed, back)
        work = partial(self._done, room, phone, form)
        try:
            answer: Answer = await to_thread.run_sync(work, limiter=self._writing)
        except StoreError:
            return self._told(503, BROKEN, typed, back)
        if answer.done:
            return RedirectResponse(f"{back}?klaar={answer.done}", 303)
        return self._page(answer.status, answer.page)

    def _room(self, code: str) -> RoomNow | None:
        return room_by_code(self.opened().acting_as(PHONE), code)

    def _done(self, room: RoomNow, phone: str, form: QueryParams) -> Answer:
        return answer_form(self.opened().acting_as(PHONE), self.method(), room, self._where(room), phone, form)

    def _where(self, room: RoomNow) -> str:
        return f"{self.path}/{room.live.code}"

    def _to(self, code: str) -> Response:
        return RedirectResponse(f"{self.path}/{code}", 303)

    async def _typed(self, request: Request) -> Typed | None:
        """Return what somebody filled in for a meeting that is not there (any more), to show it back."""
        try:
            return typed_in(await read_form(request)) if request.method == "POST" else None
        except NotAForm:
            return None

    def _wrong(self, typed: Typed | None = None) -> Response:
        busy = not self.limits.wrong_codes.take()
        return self._page(429 if busy else 404, ask_code(self.path, Notice(BUSY if busy else WRONG), typed))

    def _told(self, status: int, text: str, typed: Typed | None = None, back: str = "") -> Response:
        return self._page(status, told_page("Dat lukte niet", Notice(text), typed, back or self.path))

    def _page(self, status: int, page: str) -> Response:
        return HTMLResponse(page, status)


def _by_https(request: Request) -> bool:
    """Tell whether a browser came by HTTPS, also where a web server on this machine or by the known name took that off.

    A cookie that asks for HTTPS is not kept by a browser that came without.
    """
    public, https = public_host()
    host = request.headers.get("host", "").lower()
    return request.url.scheme == "https" or https and (host == public or only_here(host.rpartition(":")[0] or host))


def _code(given: str) -> str:
    """Return a code as people may type it, in the signs that codes have."""
    return re.sub(r"[\s-]", "", given[:64]).upper()
