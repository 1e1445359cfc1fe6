"""What people answered to proposals, and the words of their own on which proposals rest."""

from dataclasses import dataclass

__all__ = ["OwnWord", "ProposalAnswer"]


@dataclass(frozen=True, slots=True)
class ProposalAnswer:
    """What was accepted and rejected of the proposals for the initiative ``id``, as labels such as "phases:volgen".

    A rejected one is not proposed again.
    """

    id: str
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word or phrase that, in this gemeente, tells these phases, groups and elements; without any nothing."""

    text: str
    phases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
