"""A sign-in: that somebody came in with an account, from then until it ends in every tab and on every machine."""

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["SignIn"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in of an ``account``, which the provider knows as ``subject``; all moments are in UTC.

    ``values`` are those of the claim that roles follow from. ``sealed`` holds what the provider is asked with, so that
    only this program reads it. The provider was last asked at ``asked`` and last said yes at ``confirmed``.
    """

    id: str
    account: str
    subject: str
    started: datetime
    asked: datetime
    confirmed: datetime
    values: tuple[str, ...] = ()
    sealed: str = field(default="", repr=False)
    ended: datetime | None = None
