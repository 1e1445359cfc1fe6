"""The nouns: areas, indicators and the method, as frozen dataclasses and catalogues without arithmetic."""
