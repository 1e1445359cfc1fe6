"""Who does an action is read as people write it."""

from wijk.domain.plan import read_who


def test_each_role_once_whatever_stands_between_them() -> None:
    assert read_who(" kerk, wijkteam; kerk ,, ") == ("kerk", "wijkteam") == read_who(", ".join(("kerk", "wijkteam")))
    assert read_who(" ;") == ()
