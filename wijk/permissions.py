"""Who may do what: the one place that decides, by pure functions; the store asks, pages don't."""

from collections.abc import Mapping
from typing import Literal

from wijk.domain.actor import Actor, Role

__all__ = ["Deed", "Thing", "may"]

Deed = Literal["read", "write", "delete", "erase", "restore", "lead", "contribute"]
# What is entered, names with consent, all of it at once in a backup, which edition of the figures is in use, and a
# meeting: to lead it is to open, ask, count, accept and close; to contribute is to answer what is asked.
Thing = Literal["records", "names", "backup", "figures", "meetings"]
ALL: frozenset[tuple[Deed, Thing]] = frozenset(
    {
        ("read", "records"),
        ("write", "records"),
        ("delete", "records"),
        ("erase", "records"),
        ("read", "names"),
        ("write", "names"),
        ("erase", "names"),
        ("read", "backup"),
        ("restore", "backup"),
        ("write", "figures"),
        ("lead", "meetings"),
        ("contribute", "meetings"),
    }
)
ALLOWED: Mapping[Role, frozenset[tuple[Deed, Thing]]] = {
    # There is no login yet: who can open the dashboard may do all that it offers.
    "niet aangemeld": ALL,
    "lezer": frozenset({("read", "records")}),
    # Anybody may end a consent: a person who asks for that never has to wait for an administrator.
    "deelnemer": frozenset(
        {
            ("read", "records"),
            ("write", "records"),
            ("delete", "records"),
            ("erase", "names"),
            ("lead", "meetings"),
            ("contribute", "meetings"),
        }
    ),
    # A phone of somebody in the room: it answers what is asked, and nothing else.
    "zaal": frozenset({("contribute", "meetings")}),
    "beheerder": ALL,
}


def may(actor: Actor, deed: Deed, thing: Thing) -> bool:
    """Return whether an actor may do this to this; a role that is not known may nothing."""
    return (deed, thing) in ALLOWED.get(actor.role, frozenset())
