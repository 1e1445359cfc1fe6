"""The story of a place for the beamer: what each screen says, and how it is laid out."""
