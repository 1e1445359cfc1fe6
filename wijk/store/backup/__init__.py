"""The reserve copy of everything that was entered."""
