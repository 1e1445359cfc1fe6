"""What remembered columns must meet before they are kept."""

from wijk.domain.import_mapping import ImportMapping
from wijk.store.common.fields import MAX_TEXT

__all__ = ["faults_in_mapping"]


def faults_in_mapping(mapping: ImportMapping) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_decision`."""
    long = any(text and len(text) > MAX_TEXT for text in (*mapping.headers, *mapping.targets))
    return {"headers": f"Maak elke kolomnaam korter dan {MAX_TEXT} tekens."} if long else {}
