"""A bar for what takes long: it appears after a second, so that quick work does not flicker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import streamlit as st

__all__ = ["progress"]

PATIENCE_S = 1.0


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """Give a function to call with the share that is done, 0 to 1; the bar goes when the work is done."""
    started = monotonic()
    place = st.empty()

    def report(share: float) -> None:
        if monotonic() - started > PATIENCE_S:
            place.progress(min(share, 1.0), f"{text} {share:.0%}")

    try:
        yield report
    finally:
        place.empty()
