"""A login that is set wrong starts nothing; a token for another, or an address of elsewhere, lets nobody in."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.runtime.secrets import secrets_singleton

from pages.parts.login.provider import is_for, values_in
from pages.parts.login.settings import login
from pages.parts.login.signing_in import account_in, local_path
from wijk.domain.login import VARIABLE, LoginFault

GOOD = {
    "redirect_uri": "https://wijk.gemeente.nl/oauth2callback",
    "cookie_secret": "x" * 40,
    "client_id": "wijk",
    "client_secret": "geheim",
    "server_metadata_url": "https://aanmelden.gemeente.nl/.well-known/openid-configuration",
}


@pytest.fixture(autouse=True)
def secrets() -> Iterator[None]:
    """Leave what is set as it was."""
    yield
    secrets_singleton._reset()
    login.cache_clear()


def set_login(monkeypatch: pytest.MonkeyPatch, wanted: str, sections: dict[str, Any]) -> None:
    monkeypatch.setenv(VARIABLE, wanted)
    secrets_singleton._reset()
    secrets_singleton.merge_programmatic_secrets(sections)
    login.cache_clear()


def test_without_the_variable_nobody_signs_in_whatever_else_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    set_login(monkeypatch, " ", {"auth": GOOD})
    assert login() is None


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    set_login(monkeypatch, "oidc", {"auth": GOOD, "roles": {"by_account": {"anna": "beheerder"}}})
    settings = login()
    assert settings and (settings.origin, settings.is_https) == ("https://wijk.gemeente.nl", True)
    assert list(settings.rules.by_account) == ["anna"]
    assert "geheim" not in repr(settings) and "xxx" not in repr(settings)


@pytest.mark.parametrize(
    ("wanted", "wrong", "told"),
    [
        ("saml", {}, "alleen 'oidc'"),
        *(("oidc", {name: ""}, f"ontbreekt: {name}") for name in GOOD),
        ("oidc", {"redirect_uri": "https://wijk.gemeente.nl/"}, "oauth2callback"),
        ("oidc", {"redirect_uri": "http://wijk.gemeente.nl/oauth2callback"}, "https://"),
        ("oidc", {"redirect_uri": "https://wijk@kwaad.nl/oauth2callback"}, "https://"),
        ("oidc", {"redirect_uri": "https://wijk.gemeente.nl/a?b/oauth2callback"}, "webadres"),
        ("oidc", {"server_metadata_url": "http://aanmelden.gemeente.nl/x"}, "https://"),
        ("oidc", {"server_metadata_url": "http://localhost.kwaad.nl/x"}, "https://"),
        ("oidc", {"server_metadata_url": "http://localhost:8@kwaad.nl/x"}, "https://"),
        ("oidc", {"cookie_secret": "kort"}, "cookie_secret"),
    ],
)
def test_what_is_set_wrong_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, wanted: str, wrong: dict[str, str], told: str
) -> None:
    set_login(monkeypatch, wanted, {"auth": {**GOOD, **wrong}})
    with pytest.raises(LoginFault, match=told):
        login()


def test_roles_that_are_set_wrong_are_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    set_login(monkeypatch, "oidc", {"auth": GOOD, "roles": {"by_account": {"anna": "baas"}}})
    with pytest.raises(LoginFault, match="baas"):
        login()


def test_only_a_token_for_this_dashboard_counts() -> None:
    fine: list[dict[str, Any]] = [{"aud": "wijk"}, {"aud": ["wijk"]}, {"aud": ["wijk", "account"], "azp": "wijk"}]
    not_ours: list[dict[str, Any]] = [
        {},
        {"aud": "other"},
        {"aud": ["other"], "azp": "wijk"},
        {"aud": ["wijk"], "azp": "other"},
        {"aud": 3},
    ]
    assert all(is_for(claims, "wijk") for claims in fine)
    assert not any(is_for(claims, "wijk") for claims in not_ours)


def test_a_claim_may_stand_within_another() -> None:
    claims = {"groups": ["a", 3], "one": "b", "realm_access": {"roles": ["c"]}, "https://wijk/roles": ["d"]}
    found = [values_in(claims, name) for name in ("groups", "one", "realm_access.roles", "https://wijk/roles", "no.no")]
    assert found == [("a", "3"), ("b",), ("c",), ("d",), ()]


def test_an_account_is_one_that_cannot_be_taken_for_another() -> None:
    assert account_in({"email": " bea@gemeente.nl "}, "email") == "bea@gemeente.nl"
    assert account_in({"email": "bea@gemeente.nl", "email_verified": True}, "email") == "bea@gemeente.nl"
    for wrong in ("", None, "bea\u200b@gemeente.nl", "bea\u202e@gemeente.nl", "be\na", "bea\x00", "b" * 201):
        assert account_in({"email": wrong}, "email") == "", wrong
    assert account_in({"email": "bea@gemeente.nl", "email_verified": False}, "email") == ""
    assert account_in({"upn": "bea", "email_verified": False}, "upn") == "bea" and account_in({}, "upn") == ""


def test_a_browser_only_goes_back_to_a_page_of_this_server() -> None:
    elsewhere = (
        "https://kwaad.nl",
        "//kwaad.nl",
        "/\\kwaad.nl",
        "/a\\b",
        "javascript:alert(1)",
        "",
        "/a\nb",
        "werkplan",
    )
    assert [local_path(one) for one in elsewhere] == [""] * len(elsewhere)
    assert local_path("/werkplan?gebied=WK020218&deel=doelen") == "/werkplan?gebied=WK020218&deel=doelen"
