"""Initiatives: what they must meet, how they are kept, and how they come from and go to files."""
