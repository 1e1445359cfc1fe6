"""Names of places in running text: what people say, and a sentence that reads well for every place there is."""

import re

import pytest

from wijk.figures.places import Place, Places
from wijk.views.place_names import at, at_place, coded_name, full_name, gemeente_name, place_name

# What never stands behind the preposition: a common noun or a number that is taken for a name.
NO_NAME = re.compile(
    r"^(?:in|op) (?:Verspreid|Verspr|Overig|Buitengebied|Bedrijven|Industrie|Landelijk|Agrarisch|Kern |Buurtschap"
    r"|Wijk \d|Wijk$|Buurt \d|Buurt$|Omg|Centrum$|Binnenstad$|Noord$|Zuid$|Oost$|West$|Midden$|Dorp$|Sportpark"
    r"|\d)"
)
# What only stands in tables of the CBS.
OFFICIAL = re.compile(
    r"Wijk \d+[ :-]+[A-Za-z]|'s-Gravenhage$|'s-Hertogenbosch$|\be\.o\.|Verspr\.|\(brt\)|(?<!Bergen )\([A-Z]+\.\)$"
)
OPENINGS = r"(?:in|op)(?: (?:het gebied|de wijk|de buurt|de gemeente|het|de))? \S"


@pytest.mark.parametrize(
    ("key", "where", "title"),
    [
        ("WK051836", "in Moerwijk", "Moerwijk, Den Haag"),
        ("WK051829", "in de Schildersbuurt", "Schildersbuurt, Den Haag"),
        ("WK020218", "in Malburgen-Oost (Zuid)", "Malburgen-Oost (Zuid), Arnhem"),
        ("GM0518", "in Den Haag", "Den Haag"),
        ("GM0796", "in Den Bosch", "Den Bosch"),
        ("GM0448", "op Texel", "Texel"),
        ("GM0164", "in Hengelo", "Hengelo"),
        ("GM0373", "in Bergen (NH.)", "Bergen (NH.)"),
        ("NL00", "in Nederland", "Nederland"),
        ("WK034406", "in de binnenstad (Utrecht)", "Binnenstad, Utrecht"),
        ("WK059905", "in de wijk Noord (Rotterdam)", "Noord, Rotterdam"),
    ],
)
def test_a_place_is_told_as_people_say_it(places: Places, key: str, where: str, title: str) -> None:
    place = places.get(key)
    assert place is not None
    assert (at_place(place), full_name(place)) == (where, title)


@pytest.mark.parametrize(
    ("name", "gemeente", "where"),
    [
        ("Verspreide huizen", "Zoeterwoude", "in het gebied Verspreide huizen (Zoeterwoude)"),
        ("Verspr.h. Enter", "Wierden", "in het gebied Verspreide huizen Enter (Wierden)"),
        ("Wijk 04", "Waddinxveen", "in het gebied Wijk 04 (Waddinxveen)"),
        ("Overig Almere Stad", "Almere", "in het gebied Overig Almere Stad"),
        ("Wijk 05 Buitengebied Holten", "Rijssen-Holten", "in het buitengebied Holten (Rijssen-Holten)"),
        ("Bedrijventerrein Nijverwaard", "Sliedrecht", "op het bedrijventerrein Nijverwaard (Sliedrecht)"),
        ("Kern Wamel", "West Maas en Waal", "in de kern Wamel (West Maas en Waal)"),
        ("Papaverweg e.o.", "Amsterdam", "in de wijk Papaverweg en omgeving (Amsterdam)"),
        ("Landweg", "Bergen (NH.)", "in de wijk Landweg (Bergen)"),
        ("Wijk 01 Heerenveen", "Heerenveen", "in de wijk Heerenveen"),
        ("Wijk C", "Utrecht", "in Wijk C"),
    ],
)
def test_a_name_that_is_no_name_gets_its_noun(name: str, gemeente: str, where: str) -> None:
    place = Place(
        code="WK000001",
        codes=("WK000001",),
        known_as=("WK000001",),
        name=name,
        earlier_name="",
        level="wijk",
        divisions=(2020,),
        division=2020,
        leading=True,
        municipality="GM0000",
        municipality_name=gemeente,
        now_in="",
        district="",
        district_name="",
        overlap=None,
        label=name,
        size=0.0,
    )
    assert at_place(place) == where


def test_a_gemeente_is_told_apart_from_a_wijk_of_its_name(places: Places) -> None:
    same = next(one for one in places.by_key.values() if one.level == "wijk" and one.name == "Wijk 01 Heerenveen")
    assert at(gemeente_name(same)) == "in de gemeente Heerenveen"
    assert full_name(same) == "Heerenveen, wijk in Heerenveen"


def test_every_place_of_the_country_reads_as_a_place(places: Places) -> None:
    assert len(places.by_key) > 15_000
    told = {place.key: at_place(place) for place in places.by_key.values()}
    wrong = {
        key: text
        for key, text in told.items()
        if NO_NAME.match(text)
        or OFFICIAL.search(text)
        or not re.match(OPENINGS, text)
        or text.count("(") != text.count(")")
        and places.by_key[key].name.count("(") == places.by_key[key].name.count(")")
        or "  " in text
    }
    assert not wrong, list(wrong.values())


def test_every_title_names_the_gemeente_and_nothing_official(places: Places) -> None:
    wrong = []
    for place in places.by_key.values():
        title = full_name(place)
        if (
            OFFICIAL.search(title)
            or not place_name(place)[:1]
            or title.startswith(("Wijk 0", "Wijk 1")) != bool(re.fullmatch(r"Wijk \d+", place.name))
        ):
            wrong.append(title)
        if place.level in ("wijk", "buurt") and title.count(",") < 1 and " in " not in title:
            wrong.append(title)
    assert not wrong, wrong


def test_a_name_with_its_code_is_no_other_places(places: Places) -> None:
    told: dict[str, set[str]] = {}
    for place in places.by_key.values():
        told.setdefault(coded_name(place), set()).add(place.key)
    assert coded_name(places.by_key["WK051836"]) == "Moerwijk, Den Haag (WK051836)"
    assert len(told) > 15_000
    # A code that is two places, one of each year, under one name: the division in the file tells them apart.
    assert sum(len(keys) > 1 for keys in told.values()) < 0.01 * len(told)
