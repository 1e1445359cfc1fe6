"""Keeps Python's collection away from what is loaded once and stays."""

import gc

__all__ = ["set_apart"]


def set_apart() -> None:
    """Have Python's collection leave alone what is loaded now and stays: it walks only what visits made since.

    Streamlit's own collection after every answer is off (``postScriptGC`` in .streamlit/config.toml), since it walked
    all of this each time. What visits leave behind is collected as it grows, so memory stays level. What was set apart
    before and is used no more, an older edition, goes too.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
