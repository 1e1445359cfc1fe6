"""Roles that follow from what the operator set: read whole, or refused with a sentence."""

import pytest

from wijk.domain.account import RoleRule, RoleRules, rules_of


def test_roles_follow_from_groups_and_from_accounts() -> None:
    rules = rules_of(
        {
            "account": "upn",
            "claim": "groups",
            "by_value": {"wijk-arnhem": "begeleider GM0202", "wijk-kijken": " kijker "},
            "by_account": {"Anna@Gemeente.nl": "WJP'er WK020218  WK020219"},
        }
    )
    assert (rules.account, rules.claim) == ("upn", "groups")
    assert rules.held_by("bo@gemeente.nl", ("wijk-arnhem", "iets anders")) == (RoleRule("begeleider", ("GM0202",)),)
    both = (RoleRule("kijker"), RoleRule("WJP'er", ("WK020218", "WK020219")))
    assert rules.held_by(" anna@gemeente.nl", ("wijk-kijken",)) == both
    assert rules.held_by("bo@gemeente.nl", ()) == ()
    assert rules_of({}) == RoleRules()


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ({"claim": "groups", "by_value": {"a": "directeur"}}, "directeur"),
        ({"claim": "groups", "by_value": {"a": "kijker Arnhem"}}, "kijker Arnhem"),
        ({"claim": "groups", "by_value": {"a": "kijkerGM0202"}}, "kijkerGM0202"),
        ({"claim": "groups", "by_value": {"a": 3}}, "3"),
        ({"claim": "groups", "by_value": "beheerder"}, "by_value"),
        ({"by_value": {"a": "kijker"}}, "ontbreekt 'claim'"),
        ({"account": 3}, "account"),
    ],
)
def test_what_can_not_be_read_gives_no_role(section: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        rules_of(section)


def test_an_account_with_lookalikes_of_letters_is_another_account() -> None:
    rules = rules_of({"by_account": {"kees@strasse.nl": "beheerder"}})
    assert [one.role for one in rules.held_by(" Kees@STRASSE.nl ", ())] == ["beheerder"]
    for alike in (
        "\u212aees@strasse.nl",
        "kees@\u017ftrasse.nl",
        "kees@stra\u00dfe.nl",
        "kees@strasse.\u24dd\u24db",
        "k\u0435es@strasse.nl",
    ):
        assert rules.held_by(alike, ()) == (), alike
