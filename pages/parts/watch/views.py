"""A view of a page, for the log and the measures: which page, how long, and the number of the request."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from pages.parts.watch.measures import observe
from wijk.domain.request import new_request

__all__ = ["watched_view"]

LOG = logging.getLogger("wijk")


@contextmanager
def watched_view(page: str) -> Iterator[None]:
    """Give a view its number, and tell afterwards how long it took; of the place and the visitor nothing is told."""
    begin, number = perf_counter(), new_request()
    try:
        yield
    finally:
        seconds = perf_counter() - begin
        observe(page, seconds)
        LOG.info("view", extra={"request": number, "page": page, "seconds": seconds})
