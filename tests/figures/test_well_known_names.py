"""Names everybody knows lead to the place that people mean, whatever the CBS calls it; mistyped they are offered."""

from time import thread_time

import pytest

from wijk.figures.names import spoken_name
from wijk.figures.places import Place, Places
from wijk.figures.search import search_places

# What is typed, how the name of the place begins that people mean, and its gemeente.
WELL_KNOWN = (
    ("Schilderswijk", "Schildersbuurt", "Den Haag"),
    ("schilderswijk den haag", "Schildersbuurt", "Den Haag"),
    ("Malburgen", "Malburgen-Oost (Zuid)", "Arnhem"),
    ("Moerwijk", "Moerwijk", "Den Haag"),
    ("Transvaal", "Transvaalkwartier", "Den Haag"),
    ("Laak", "Laakkwartier en Spoorwijk", "Den Haag"),
    ("Scheveningen", "Scheveningen", "Den Haag"),
    ("Ypenburg", "Ypenburg", "Den Haag"),
    ("Mariahoeve", "Mariahoeve en Marlot", "Den Haag"),
    ("Den Haag", "Den Haag", "Den Haag"),
    ("'s-Gravenhage", "Den Haag", "Den Haag"),
    ("Den Bosch", "Den Bosch", "Den Bosch"),
    ("Hengelo", "Hengelo", "Hengelo"),
    ("Rijswijk", "Rijswijk", "Rijswijk"),
    ("Bijlmer", "Bijlmer", "Amsterdam"),
    ("Jordaan", "Jordaan", "Amsterdam"),
    ("de Pijp", "Oude Pijp", "Amsterdam"),
    ("Osdorp", "Osdorp", "Amsterdam"),
    ("Slotermeer", "Slotermeer", "Amsterdam"),
    ("IJburg", "IJburg", "Amsterdam"),
    ("Kanaleneiland", "Kanaleneiland", "Utrecht"),
    ("Overvecht", "Overvecht", "Utrecht"),
    ("Zuilen", "Zuilen", "Utrecht"),
    ("Leidsche Rijn", "Leidsche Rijn", "Utrecht"),
    ("Rivierenwijk", "Rivierenwijk", "Utrecht"),
    ("Zuidplein", "Zuidplein", "Rotterdam"),
    ("Charlois", "Charlois", "Rotterdam"),
    ("Feijenoord", "Feijenoord", "Rotterdam"),
    ("Crooswijk", "Kralingen-Crooswijk", "Rotterdam"),
    ("Delfshaven", "Delfshaven", "Rotterdam"),
    ("Pendrecht", "Pendrecht", "Rotterdam"),
    ("Afrikaanderwijk", "Afrikaanderwijk", "Rotterdam"),
    ("Tarwewijk", "Tarwewijk", "Rotterdam"),
    ("Presikhaaf", "Presikhaaf", "Arnhem"),
    ("Klarendal", "Klarendal", "Arnhem"),
    ("Woensel", "Oud-Woensel", "Eindhoven"),
    ("Stratum", "Oud-Stratum", "Eindhoven"),
    ("Hatert", "Hatert", "Nijmegen"),
    ("Dukenburg", "Dukenburg", "Nijmegen"),
    ("Oosterparkwijk", "Oosterparkwijk", "Groningen"),
    ("Vinkhuizen", "Vinkhuizen", "Groningen"),
    ("Poelenburg", "Poelenburg", "Zaanstad"),
    ("Holtenbroek", "Holtenbroek", "Zwolle"),
    ("centrum rotterdam", "Rotterdam Centrum", "Rotterdam"),
    ("Den Haag centrum", "Centrum", "Den Haag"),
    ("centrum utrecht", "Binnenstad", "Utrecht"),
    ("centrum almelo", "Binnenstad", "Almelo"),
    ("Deventer centrum", "Centrum", "Deventer"),
    ("centrum groningen", "Centrum", "Groningen"),
    ("Enschede Noord", "Enschede-Noord", "Enschede"),
    ("noord rotterdam", "Noord", "Rotterdam"),
)
MISTYPED = (
    ("moerwyk", "Moerwijk", "Den Haag"),
    ("schilderswyk", "Schildersbuurt", "Den Haag"),
    ("Moerwjik", "Moerwijk", "Den Haag"),
    ("bijlmermeer", "Bijlmer", "Amsterdam"),
    ("kanaleneilnd", "Kanaleneiland", "Utrecht"),
    ("overvegt", "Overvecht", "Utrecht"),
    ("den hag", "Den Haag", "Den Haag"),
)
# The letters by which Amsterdam marks its stadsdelen in the codes of 2023 and later.
STADSDELEN = {"Noord": "N", "Zuidoost": "T", "Nieuw-West": "F", "Oost": "M"}
# Seconds; a search takes about 0.01, one that is mistyped about 0.03.
SOON = 0.25


def is_meant(place: Place, name: str, gemeente: str) -> bool:
    return spoken_name(place.name).startswith(name) and spoken_name(place.municipality_name or place.name) == gemeente


def test_a_well_known_name_leads_to_the_place_people_mean(places: Places) -> None:
    wrong = [
        (query, [place.label for place in found[:2]])
        for query, name, gemeente in WELL_KNOWN
        if not (found := search_places(places, query).found) or not is_meant(found[0], name, gemeente)
    ]
    assert not wrong, wrong


def test_a_well_known_name_that_is_mistyped_is_offered_first(places: Places) -> None:
    wrong = []
    for query, name, gemeente in MISTYPED:
        search = search_places(places, query)
        if not is_meant((*search.found, *search.near)[0], name, gemeente):
            wrong.append((query, [place.label for place in search.near]))
    assert not wrong, wrong


def test_a_stadsdeel_of_amsterdam_leads_to_its_largest_wijken(places: Places) -> None:
    for name, letter in STADSDELEN.items():
        for query in (f"Amsterdam {name}", f"{name} Amsterdam"):
            codes = [place.codes[-1] for place in search_places(places, query).found[:3]]
            newest = [code for code in codes if code.startswith("WK0363") and code[6].isalpha()]
            assert codes and all(code[2:6] == "0363" for code in codes), query
            assert newest and all(code[6] == letter for code in newest), (query, codes)


@pytest.mark.slow
def test_a_search_answers_while_one_types(places: Places) -> None:
    search_places(places, "opwarmen")
    late = {}
    for query, *_ in (*WELL_KNOWN, *MISTYPED):
        begin = thread_time()
        search_places(places, query)
        if (took := thread_time() - begin) > SOON:
            late[query] = took
    assert not late
