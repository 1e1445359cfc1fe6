"""Which of the coalitions that were advised a choice is held against."""

from collections.abc import Collection, Sequence

__all__ = ["advice_for"]


def advice_for(shown: Sequence[tuple[str, ...]], chosen: Collection[str]) -> tuple[str, ...]:
    """Return the advised coalition (ids) that is the choice itself, else the best one; empty when none was shown.

    ``shown`` are all coalitions that people could see, the best first: who takes the third follows the advice too.

    >>> advice_for([("a", "b"), ("a", "c")], ["c", "a"])
    ('a', 'c')
    """
    same = (one for one in shown if set(one) == set(chosen))
    return next(same, shown[0] if shown else ())
