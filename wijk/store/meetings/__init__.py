"""Meetings in the wijk: opening and closing them, asking, what phones send, and what is kept of it."""
