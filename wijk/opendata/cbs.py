"""How the columns of CBS and RIVM are named: by topic, without the number behind it, and by age class and year."""

import re

__all__ = ["age_column", "topic"]


def topic(column: str) -> str:
    """The name of a CBS column without the number behind it, which differs per table: ``Eenzaam_28`` → ``Eenzaam``."""
    return re.sub(r"_\d+$", "", column)


def age_column(name: str, age: str, year: int | str) -> str:
    """The name under which ``read_table`` gives a column for one age class and year."""
    return f"{name}|{age}|{year}"
