"""Doing what people pressed, where the store may refuse it."""

from collections.abc import Callable

import streamlit as st

from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import StoreError

__all__ = ["attempt"]


def attempt(work: Callable[[], object]) -> bool:
    """Do something in the store; a sentence where that can't be. Tells whether it was done."""
    try:
        work()
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return False
    return True
