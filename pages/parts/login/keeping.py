"""Who is signed in, as this process knows it: looked up often, asked of the provider less than once in 40 seconds.

Who is withdrawn loses access within a minute: the provider is asked when 40 seconds have passed, an open page looks
every 5 seconds, and the provider has 5 seconds to answer. Where it does not answer, who is in stays in for 10 minutes.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from anyio import to_thread

from pages.parts.login.provider import Provider, values_in
from wijk.domain.clock import now
from wijk.domain.sign_in import SignIn
from wijk.store.accounts import sign_ins
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store

__all__ = ["ASKED_EVERY", "LONGEST", "LOOK_EVERY", "WITHOUT_PROVIDER", "SignIns"]

LOG = logging.getLogger("wijk")
ASKED_EVERY = timedelta(seconds=40)
LOOK_EVERY = 5.0
WITHOUT_PROVIDER = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
MOST_KNOWN = 10_000
# Seconds in which a browser that signs out has left the page.
ON_ITS_WAY = 2.0


@dataclass(slots=True)
class _Looked:
    """A sign-in as it was last looked up, at ``at`` (seconds); None when it is over or was never there.

    Its pages hear nothing before ``quiet_until`` (seconds).
    """

    found: SignIn | None = None
    at: float = float("-inf")
    quiet_until: float = float("-inf")
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class SignIns:
    """The sign-ins that this process serves."""

    def __init__(self, opened: Callable[[], Store], provider: Provider) -> None:
        """Look up in the store that ``opened`` gives."""
        self.opened = opened
        self.provider = provider
        self._looked: defaultdict[str, _Looked] = defaultdict(_Looked)
        self._pages: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def known(self, identifier: str) -> SignIn | None:
        """Return a sign-in (id) as it was last looked up; None when it is over or not known to this process."""
        return self._looked[identifier].found if identifier in self._looked else None

    async def alive(self, identifier: str) -> SignIn | None:
        """Return a sign-in (id) that holds at this moment; None when it is over, or can't be told for too long."""
        if not identifier:
            return None
        if len(self._looked) > MOST_KNOWN:
            self._looked.clear()
        looked = self._looked[identifier]
        async with looked.turn:
            if time.monotonic() - looked.at >= LOOK_EVERY:
                looked.found = await self._look(identifier, looked.found)
                looked.at = time.monotonic()
            if looked.found is None and time.monotonic() >= looked.quiet_until:
                self._tell(identifier)
            return looked.found

    async def begin(self, new: SignIn) -> None:
        """Keep a new sign-in. Raises StoreError."""
        await to_thread.run_sync(lambda: sign_ins.begin(self.opened(), new))

    async def end(self, identifier: str) -> None:
        """End a sign-in (id) at once; open pages leave two seconds later, in other processes within seven.

        Until then the tab where somebody signs out is on its way to the provider, which must not be crossed.
        """
        looked = self._looked[identifier]
        async with looked.turn:
            looked.found, looked.at = None, time.monotonic()
            looked.quiet_until = looked.at + ON_ITS_WAY
            asyncio.get_running_loop().call_later(ON_ITS_WAY, self._tell, identifier)
            await to_thread.run_sync(lambda: sign_ins.end(self.opened(), identifier, now()))

    def watch(self, identifier: str) -> asyncio.Event:
        """Return what is set when a sign-in (id) is over, for a page that stays open until `leave`."""
        over = asyncio.Event()
        self._pages[identifier].add(over)
        return over

    def leave(self, identifier: str, over: asyncio.Event) -> None:
        """Tell that a page is no longer open."""
        self._pages[identifier].discard(over)
        if not self._pages[identifier]:
            del self._pages[identifier]

    def _tell(self, identifier: str) -> None:
        for over in self._pages.get(identifier, ()):
            over.set()

    async def _look(self, identifier: str, before: SignIn | None) -> SignIn | None:
        moment = now()
        try:
            found = await to_thread.run_sync(lambda: sign_ins.find(self.opened(), identifier))
            if found is None or found.ended or moment - found.started > LONGEST:
                return None
            if moment - found.asked < ASKED_EVERY:
                return found
            return await self._asked(found, moment)
        except StoreError as error:
            LOG.warning("Who is signed in could not be looked up: %s", type(error).__name__)
            return before if before and moment - before.confirmed < WITHOUT_PROVIDER else None

    async def _asked(self, found: SignIn, moment: datetime) -> SignIn | None:
        """Return what is left of a sign-in once the provider was asked, by this process or just now by another."""
        store = self.opened()
        if not await to_thread.run_sync(lambda: sign_ins.take_turn(store, found, moment)):
            return await to_thread.run_sync(lambda: sign_ins.find(store, found.id))
        answer = await self.provider.ask(found.sealed, found.subject)
        if answer.said == "nothing":
            return found if moment - found.confirmed < WITHOUT_PROVIDER else None
        if answer.said == "no":
            LOG.info("A sign-in was ended: the provider of accounts says no")
            await to_thread.run_sync(lambda: sign_ins.end(store, found.id, moment))
            return None
        claim = self.provider.settings.rules.claim
        values = values_in(answer.claims, claim) if claim and answer.claims is not None else found.values
        await to_thread.run_sync(lambda: sign_ins.confirm(store, found.id, moment, values, answer.sealed))
        return await to_thread.run_sync(lambda: sign_ins.find(store, found.id))
