"""What a server that runs for months does by itself, besides when it starts: every hour, in a thread."""

import asyncio
import logging

from anyio import to_thread

__all__ = ["every_hour"]

HOUR = 3600.0
LOG = logging.getLogger("wijk")


async def every_hour(pause: float = HOUR) -> None:
    """Close meetings whose time is over and erase what was sent or withdrawn long ago; what fails is tried again."""
    while True:
        await asyncio.sleep(pause)
        try:
            await to_thread.run_sync(_keep_up)
        except Exception as error:
            LOG.warning("What is past its time was not taken away: %s", type(error).__name__)


def _keep_up() -> None:
    # Left to this moment, so that the server answers first.
    from pages.parts.shared.program_store import program_store
    from wijk.domain.clock import now
    from wijk.store.accounts.sign_ins import forget_old
    from wijk.store.calendar.feeds import forget_withdrawn
    from wijk.store.database.deed_log import forget_deeds
    from wijk.store.meetings.erasing import keep_up

    for do in (keep_up, forget_withdrawn, forget_deeds, forget_old):
        do(program_store(), now())
