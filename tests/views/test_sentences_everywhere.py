"""Every sentence for every wijk of a dozen gemeenten reads as Dutch: no leftovers of the code, no English numbers."""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import ProfileOf
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.figures.risk import illustrations, lonely_65plus_estimate
from wijk.views import captions, divisions, sentences

# Large and small, merged and split, redrawn, with letters, and with a suffix that CBS added.
GEMEENTEN = (
    "GM0202",
    "GM0363",
    "GM0518",
    "GM0034",
    "GM0603",
    "GM1979",
    "GM0457",
    "GM0788",
    "GM1900",
    "GM0060",
    "GM0093",
    "GM1992",
)
MAY_BE_EMPTY = {"lonely_position", "told_beside", "change_text", "group_sources"}


def told(profile: Profile) -> Iterator[tuple[str, str]]:
    """Every sentence of the profile with the name of what makes it."""
    for make in (
        sentences.ages,
        sentences.households,
        sentences.marital_status,
        sentences.money,
        sentences.loneliness,
        sentences.lonely_position,
        sentences.trend,
        sentences.young_adults,
        sentences.strengths,
        sentences.not_known,
        sentences.told_beside,
        divisions.place_line,
        divisions.change_text,
        captions.group_sources,
    ):
        yield make.__name__, make(profile)
    where = captions.reference_name(profile)
    yield "loneliness_65plus", sentences.loneliness_65plus(profile, lonely_65plus_estimate(profile.figures, 2020))
    for one in sentences.diversity(profile.diversity, profile.place):
        yield "diversity", one
    yield "risk_summary", sentences.risk_summary(profile.groups, where)
    for one in sentences.outline(profile):
        yield "outline", one
    for group in profile.groups:
        yield "group_line", sentences.group_line(group)
        for shown in illustrations(profile.figures, group):
            yield "illustration", sentences.illustration(shown)


def faults(name: str, text: str) -> list[str]:
    if not text:
        return [] if name in MAY_BE_EMPTY else ["empty"]
    checks = {
        "a leftover of the code": re.search(r"\b(nan|None|inf|NaN)\b|[{}_]", text),
        "double space": "  " in text or text != text.strip(),
        "no full stop": not text.endswith("."),
        "two full stops": ".." in text,
        "space before a sign": re.search(r"\s[.,;:?]", text),
        "a decimal point": re.search(r"\d\.\d{1,2}(?!\d)", text),
        "no thousands point": re.search(
            r"(?<![\d.,])[3-9]\d{3,}(?!\d)|\d{5,}", re.sub(r"\b(WK|BU|GM)\w+|\d+NED", "", text)
        ),
        "no capital": not (text[0].isupper() or text[0].isdigit()),
        "empty brackets": "()" in text,
    }
    return [fault for fault, found in checks.items() if found]


@pytest.mark.parametrize("municipality", GEMEENTEN)
def test_sentences_of_a_gemeente_and_its_wijken(places: Places, profile_of: ProfileOf, municipality: str) -> None:
    gemeente = places.get(municipality)
    assert gemeente is not None
    shown = [gemeente, *places.inside(municipality)]
    assert len(shown) > 1
    for place in shown:
        for name, text in told(profile_of(place.key)):
            assert faults(name, text) == [], (place.label, name, text)


def test_sentences_of_buurten_and_the_land(places: Places, profile_of: ProfileOf) -> None:
    for key in ("NL00", *[key for key in places.by_key if key.startswith("BU")][::250]):
        assert len(list(told(profile_of(key)))) > 5
        for name, text in told(profile_of(key)):
            assert faults(name, text) == [], (key, name, text)


@pytest.mark.parametrize(
    "text",
    [
        "In X wonen nan mensen.",
        "In X  wonen 5 mensen.",
        "In X wonen 5 mensen",
        "Het is 60.5% hier.",
        "Er wonen 17407 mensen.",
        "Er wonen 8810 mensen.",
        "het begint klein.",
        "Dat is {share}.",
    ],
)
def test_faults_are_seen(text: str) -> None:
    assert faults("ages", text)
