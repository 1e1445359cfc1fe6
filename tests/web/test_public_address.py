"""The facilitator is told the address that phones can reach, and warned when they can't."""

import pytest

from wijk.web.public_address import VARIABLE, feed_address, join_address, public_host

PAGE = "http://10.0.0.5:8501/bijeenkomst?gebied=WK020218"


@pytest.mark.parametrize(
    ("public", "seen", "url", "short"),
    [
        ("https://wijk.gemeente.nl", PAGE, "https://wijk.gemeente.nl/doe/C", "wijk.gemeente.nl/doe"),
        (" https://gemeente.nl/wijk/ ", PAGE, "https://gemeente.nl/wijk/doe/C", "gemeente.nl/wijk/doe"),
        ("", PAGE, "http://10.0.0.5:8501/doe/C", "10.0.0.5:8501/doe"),
        ("", "http://[fe80::1]:8501/x", "http://[fe80::1]:8501/doe/C", "[fe80::1]:8501/doe"),
    ],
)
def test_an_address_that_phones_can_reach(public: str, seen: str, url: str, short: str) -> None:
    found = join_address("C", seen, public=public)
    assert (found.url, found.short, found.warning) == (url, short, "")


@pytest.mark.parametrize(
    ("public", "seen", "told"),
    [
        ("", "http://localhost:8501/bijeenkomst", "alleen van deze computer"),
        ("", "http://127.0.0.1:8501/", "alleen van deze computer"),
        ("", "http://[::1]:8501/", "alleen van deze computer"),
        ("http://0.0.0.0:8501", PAGE, "alleen van deze computer"),
        ("", "", "alleen van deze computer"),
        ("wijk.gemeente.nl", PAGE, "geen webadres"),
        ("javascript:alert(1)", PAGE, "geen webadres"),
        ('https://a"b/', "", "geen webadres"),
    ],
)
def test_an_address_that_they_cannot_reach_is_told(public: str, seen: str, told: str) -> None:
    warning = join_address("C", seen, public=public).warning
    assert told in warning and "opgestoken handen" in warning


def test_the_path_under_which_the_app_is_served_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert join_address("C", PAGE, "wijk", "").url == "http://10.0.0.5:8501/wijk/doe/C"
    monkeypatch.setenv(VARIABLE, "https://Wijk.Gemeente.nl:8443")
    assert join_address("C", "http://localhost:8501").url == "https://Wijk.Gemeente.nl:8443/doe/C"
    assert public_host() == ("wijk.gemeente.nl:8443", True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("public", "seen", "base", "url", "warned"),
    [
        ("https://gemeente.nl/wijk", PAGE, "", "https://gemeente.nl/wijk/agenda/S.ics", False),
        ("", PAGE, "/x", "http://10.0.0.5:8501/x/agenda/S.ics", False),
        ("", "http://localhost:8501/werkplan", "", "http://localhost:8501/agenda/S.ics", True),
        ("gemeente.nl", PAGE, "", "http://10.0.0.5:8501/agenda/S.ics", True),
        ("", "", "", "", True),
    ],
)
def test_the_address_of_a_subscription(public: str, seen: str, base: str, url: str, warned: bool) -> None:
    found = feed_address("S", seen, base, public)
    assert found.url == url and bool(found.warning) == warned
    assert "alleen van deze computer" in found.warning or not warned
