"""Text as it is compared: what people write twice is rarely written the same."""

import unicodedata

__all__ = ["fold"]


def fold(text: str) -> str:
    """Return ``text`` for comparing: without accents, capitals and double white space.

    >>> fold("Café  De ZWAAN")
    'cafe de zwaan'
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return " ".join(folded.split())
