"""Begins to load what the first page needs while the browser still fetches Streamlit's own files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

import streamlit as st

from pages.parts.shared.at_once import answer_at_once
from pages.parts.shared.hourly import every_hour
from pages.parts.shared.memory import set_apart
from pages.parts.watch.log_lines import log_as_asked

__all__ = ["head_start"]

# What takes long to import. No module that declares a component: Streamlit only knows one that a page declared.
SLOW = ("wijk.views.maps", "pages.parts.profile.blocks")


@asynccontextmanager
async def head_start(_server: st.App) -> AsyncIterator[None]:
    """Load in a thread as soon as the server is up; a page that comes sooner waits for the same imports and data.

    From then on, every hour what has its time is done.
    """
    log_as_asked()
    answer_at_once()
    Thread(target=_load, daemon=True).start()
    later = asyncio.create_task(every_hour())
    yield
    later.cancel()


def _load() -> None:
    import_module("pages.parts.shared.snapshot").load_ahead()
    for name in SLOW:
        import_module(name)
    import_module("pages.parts.watch.measures").serve_measures()
    set_apart()
