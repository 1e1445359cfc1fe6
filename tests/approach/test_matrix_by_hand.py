"""A twelve-row inventory of a wijk whose whole matrix, mismatches and matches were worked out by hand."""

from datetime import date

import pytest

from wijk.approach.coverage import build_matrix, by_name, relation_to
from wijk.approach.findings import GroupFigures, matrix_document
from wijk.approach.matches import find_matches
from wijk.approach.mismatches import find_mismatches
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import load_method

WIJK = "WK020218"
ON = date(2026, 11, 1)
FRESH = date(2026, 6, 1)
STALE = date(2025, 10, 1)

INVENTORY = (
    Initiative(
        id="1",
        name="Belcirkel",
        roles=(PhaseRole("signaleren"), PhaseRole("volgen", ("nabellen",))),
        groups=("ouderen",),
        starts_from="wens",
        area="BU02021801",
        capacity_per_month=10,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="2",
        name="Koffieochtend",
        roles=(PhaseRole("voorkomen"), PhaseRole("aanpakken", ("ontmoeten",))),
        groups=("ouderen",),
        copings=("actief",),
        starts_from="aanbod",
        area=WIJK,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="3",
        name="Ouderenadviseur",
        roles=(PhaseRole("signaleren", ("huisbezoek",)), PhaseRole("bespreken"), PhaseRole("toeleiden", ("wens",))),
        groups=("ouderen", "alleenwonenden"),
        starts_from="aanbod",
        area=WIJK,
        capacity_per_month=40,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="4",
        name="Soepbus",
        roles=(PhaseRole("signaleren", ("vindplaats",)),),
        groups=("alleenwonenden",),
        copings=("vermijdend",),
        starts_from="wens",
        area=WIJK,
        reach=12,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="5",
        name="Huiskamer",
        roles=(PhaseRole("bespreken"), PhaseRole("toeleiden"), PhaseRole("aanpakken", ("betekenisvol_contact",))),
        groups=("alleenwonenden",),
        starts_from="wens",
        area="BU02021802",
        last_confirmed=STALE,
    ),
    Initiative(
        id="6",
        name="Maatjes",
        roles=(PhaseRole("aanpakken", ("rol",)), PhaseRole("toeleiden")),
        groups=("alleenwonenden",),
        starts_from="wens",
        area=WIJK,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="7",
        name="Praatgroep",
        roles=(PhaseRole("bespreken"),),
        groups=("alleenwonenden", "gescheiden_verweduwd"),
        area=WIJK,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="8",
        name="Eetclub",
        roles=(PhaseRole("aanpakken"),),
        groups=("gescheiden_verweduwd",),
        elements=("bezigheden",),
        starts_from="aanbod",
        area=WIJK,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="9",
        name="Jongerenapp",
        roles=(PhaseRole("signaleren", ("meldpunt",)),),
        groups=("jongvolwassenen",),
        starts_from="wens",
        area="GM0202",
    ),
    Initiative(
        id="10",
        name="Wijkteam",
        roles=(PhaseRole("signaleren"), PhaseRole("toeleiden")),
        area=WIJK,
        last_confirmed=FRESH,
    ),
    Initiative(
        id="11",
        name="Buurthuis in een andere wijk",
        roles=(PhaseRole("aanpakken"),),
        groups=("ouderen",),
        area="WK020219",
    ),
    Initiative(
        id="12",
        name="Buurtfeest",
        area="GM0202",
        roles=(PhaseRole("voorkomen"),),
        starts_from="aanbod",
        last_confirmed=FRESH,
    ),
)

CONFIRMED_EMPTY = {
    ("eenouder", "signaleren"),
    ("gescheiden_verweduwd", "toeleiden"),
    ("ouderen", "volgen"),
}

NEEDS = (
    GroupFigures("ouderen", 900, 0.7),
    GroupFigures("gescheiden_verweduwd", 2000, 1.3),
    GroupFigures("alleenwonenden", 4000, 1.3),
    GroupFigures("jongvolwassenen", 500, 1.5),
    GroupFigures("krap_bij_kas", None, 1.1),
    GroupFigures("eenouder", None, None),
)

# Per group a line per phase: general, state, own initiatives.
PHASES = ("voorkomen", "signaleren", "bespreken", "toeleiden", "aanpakken", "volgen")
UNKNOWN = "niet ingevuld"
NOTHING: tuple[tuple[int, str, list[str]], ...] = (
    (1, UNKNOWN, []),
    (1, UNKNOWN, []),
    (0, UNKNOWN, []),
    (1, UNKNOWN, []),
    (0, UNKNOWN, []),
    (0, UNKNOWN, []),
)
CELLS: dict[str, tuple[tuple[int, str, list[str]], ...]] = {
    "jongvolwassenen": (
        (1, UNKNOWN, []),
        (2, UNKNOWN, []),
        (0, UNKNOWN, []),
        (1, UNKNOWN, []),
        (0, UNKNOWN, []),
        (0, UNKNOWN, []),
    ),
    "alleenwonenden": (
        (1, UNKNOWN, []),
        (1, "gedekt", ["Ouderenadviseur", "Soepbus"]),
        (0, "gedekt", ["Huiskamer", "Ouderenadviseur", "Praatgroep"]),
        (1, "gedekt", ["Huiskamer", "Maatjes", "Ouderenadviseur"]),
        (0, "gedekt", ["Huiskamer", "Maatjes"]),
        (0, UNKNOWN, []),
    ),
    "eenouder": (
        (1, UNKNOWN, []),
        (1, "leeg", []),
        (0, UNKNOWN, []),
        (1, UNKNOWN, []),
        (0, UNKNOWN, []),
        (0, UNKNOWN, []),
    ),
    "gescheiden_verweduwd": (
        (1, UNKNOWN, []),
        (1, UNKNOWN, []),
        (0, "kwetsbaar", ["Praatgroep"]),
        (1, "leeg", []),
        (0, "kwetsbaar", ["Eetclub"]),
        (0, UNKNOWN, []),
    ),
    "ouderen": (
        (1, "kwetsbaar", ["Koffieochtend"]),
        (1, "gedekt", ["Belcirkel", "Ouderenadviseur"]),
        (0, "kwetsbaar", ["Ouderenadviseur"]),
        (1, "kwetsbaar", ["Ouderenadviseur"]),
        (0, "kwetsbaar", ["Koffieochtend"]),
        (0, "kwetsbaar", ["Belcirkel"]),
    ),
    "krap_bij_kas": NOTHING,
    "gezondheid": NOTHING,
    "mantelzorgers": NOTHING,
}

DIVORCED = "Gescheiden of verweduwd"
ELDERLY = "Ouderen (65 jaar en ouder)"
STOPS = "Stopt dat, dan is er geen eigen initiatief meer."
ONE_GENERAL = " Wel is er 1 algemeen initiatief in die fase."

MISMATCHES = [
    (
        "stil",
        "alleenwonenden",
        ["bespreken", "toeleiden", "aanpakken"],
        "Voor de groep Alleenwonenden is er 1 initiatief (van 5) waarvan te lang niet is bevestigd dat het nog "
        "bestaat: ‘Huiskamer’.",
    ),
    (
        "gebroken keten",
        "gescheiden_verweduwd",
        ["signaleren", "bespreken"],
        f"Voor de groep {DIVORCED} is er 1 initiatief in de fase Bespreekbaar maken, maar voor de fase Signaleren is "
        f"niets ingevuld. Vraag na hoe mensen daar komen.{ONE_GENERAL}",
    ),
    (
        "kwetsbaar",
        "gescheiden_verweduwd",
        ["bespreken"],
        f"Voor de groep {DIVORCED} rust de fase Bespreekbaar maken op 1 initiatief: ‘Praatgroep’. {STOPS}",
    ),
    (
        "gebroken keten",
        "gescheiden_verweduwd",
        ["bespreken", "toeleiden"],
        f"Voor de groep {DIVORCED} is er 1 initiatief in de fase Bespreekbaar maken, maar voor de fase Toeleiden is "
        f"bevestigd dat er niets is. Wie in beeld is, kan daarna niet verder.{ONE_GENERAL}",
    ),
    (
        "leeg",
        "gescheiden_verweduwd",
        ["toeleiden"],
        f"Voor de groep {DIVORCED} is er geen eigen initiatief in de fase Toeleiden: dat is bevestigd.{ONE_GENERAL}",
    ),
    (
        "gebroken keten",
        "gescheiden_verweduwd",
        ["toeleiden", "aanpakken"],
        f"Voor de groep {DIVORCED} is er 1 initiatief in de fase Aanpakken, maar voor de fase Toeleiden is bevestigd "
        f"dat er niets is. Niemand brengt mensen daarheen.{ONE_GENERAL}",
    ),
    (
        "kwetsbaar",
        "gescheiden_verweduwd",
        ["aanpakken"],
        f"Voor de groep {DIVORCED} rust de fase Aanpakken op 1 initiatief: ‘Eetclub’. {STOPS}",
    ),
    (
        "vorm past niet",
        "gescheiden_verweduwd",
        ["aanpakken"],
        f"Bij de groep {DIVORCED} is het gemis vooral emotioneel, maar de fase Aanpakken biedt alleen bezigheden.",
    ),
    (
        "aanbodgericht",
        "gescheiden_verweduwd",
        ["aanpakken"],
        f"Voor de groep {DIVORCED} begint 1 initiatief (van 2) bij het aanbod en niet bij de eigen wens van mensen: "
        "‘Eetclub’. Bij 1 initiatief is dit niet ingevuld.",
    ),
    (
        "kwetsbaar",
        "ouderen",
        ["voorkomen"],
        f"Voor de groep {ELDERLY} rust de fase Voorkomen en bewust maken op 1 initiatief: ‘Koffieochtend’. "
        f"{STOPS}{ONE_GENERAL}",
    ),
    (
        "scheef",
        "ouderen",
        list(PHASES),
        f"De groep {ELDERLY} komt hier duidelijk minder voor: het aandeel is 0,70 keer dat van de gemeente. Er zijn 3 "
        "eigen initiatieven ingevuld; de middelste groep heeft er 0.",
    ),
    (
        "vorm past niet",
        "ouderen",
        ["voorkomen", "aanpakken"],
        f"Bij de groep {ELDERLY} is het gemis vooral emotioneel vanaf 75 jaar, maar de fase Aanpakken biedt alleen "
        f"ontmoeten. De groep {ELDERLY} gaat vaak zo met eenzaamheid om: regulatief (verwachtingen bijstellen). Het "
        "aanbod past alleen bij: actief (zelf iets veranderen). Bij 2 initiatieven is dit niet ingevuld.",
    ),
    (
        "aanbodgericht",
        "ouderen",
        ["voorkomen", "aanpakken"],
        f"Voor de groep {ELDERLY} begint 1 initiatief (van 3) bij het aanbod en niet bij de eigen wens van mensen: "
        "‘Koffieochtend’.",
    ),
    (
        "kwetsbaar",
        "ouderen",
        ["bespreken"],
        f"Voor de groep {ELDERLY} rust de fase Bespreekbaar maken op 1 initiatief: ‘Ouderenadviseur’. {STOPS}",
    ),
    (
        "kwetsbaar",
        "ouderen",
        ["toeleiden"],
        f"Voor de groep {ELDERLY} rust de fase Toeleiden op 1 initiatief: ‘Ouderenadviseur’. {STOPS}{ONE_GENERAL}",
    ),
    (
        "kwetsbaar",
        "ouderen",
        ["aanpakken"],
        f"Voor de groep {ELDERLY} rust de fase Aanpakken op 1 initiatief: ‘Koffieochtend’. {STOPS}",
    ),
    (
        "kwetsbaar",
        "ouderen",
        ["volgen"],
        f"Voor de groep {ELDERLY} rust de fase Volgen op 1 initiatief: ‘Belcirkel’. {STOPS}",
    ),
    (
        "aanbodgericht",
        "algemeen",
        ["voorkomen"],
        "In het algemene aanbod begint 1 initiatief (van 3) bij het aanbod en niet bij de eigen wens van mensen: "
        "‘Buurtfeest’. Bij 1 initiatief is dit niet ingevuld.",
    ),
    (
        "leeg",
        "eenouder",
        ["signaleren"],
        "Voor de groep Eenoudergezinnen is er geen eigen initiatief in de fase Signaleren: dat is bevestigd."
        f"{ONE_GENERAL}",
    ),
    (
        "stil",
        "algemeen",
        ["signaleren"],
        "In het algemene aanbod is er 1 initiatief (van 3) waarvan te lang niet is bevestigd dat het nog bestaat: "
        "‘Jongerenapp’. Bij 1 daarvan is nog nooit een datum ingevuld.",
    ),
]

MATCHES = [
    (
        "hele keten",
        "alleenwonenden",
        ["signaleren", "bespreken", "toeleiden", "aanpakken"],
        "Voor de groep Alleenwonenden is de hele keten gedekt met eigen initiatieven: Signaleren (2), Bespreekbaar "
        "maken (3), Toeleiden (3) en Aanpakken (2).",
    ),
    (
        "klein en dichtbij",
        "alleenwonenden",
        ["signaleren"],
        "1 klein initiatief bereikt mensen in de groep Alleenwonenden die moeilijk te bereiken zijn, met hooguit 25 "
        "mensen per initiatief: ‘Soepbus’.",
    ),
]


@pytest.mark.published_method
def test_the_whole_document_is_as_worked_out_by_hand() -> None:
    matrix = build_matrix(INVENTORY, load_method(), relation_to(WIJK), CONFIRMED_EMPTY)
    document = matrix_document(matrix, find_mismatches(matrix, NEEDS, ON), find_matches(matrix, NEEDS), NEEDS)
    keys = ("kind", "group", "phases", "reason")
    assert document["cells"] == [
        {
            "group": group,
            "phase": phase,
            "count": len(names),
            "general": general,
            "state": state,
            "initiatives": names,
        }
        for group, cells in CELLS.items()
        for phase, (general, state, names) in zip(PHASES, cells, strict=True)
    ]
    assert document["mismatches"] == [dict(zip(keys, entry, strict=True)) for entry in MISMATCHES]
    assert document["matches"] == [dict(zip(keys, entry, strict=True)) for entry in MATCHES]
    assert document["needs"] == [
        {"group": "jongvolwassenen", "size": 500, "ratio": 1.5, "verdict": "meer"},
        {"group": "alleenwonenden", "size": 4000, "ratio": 1.3, "verdict": "meer"},
        {"group": "eenouder", "size": None, "ratio": None, "verdict": None},
        {"group": "gescheiden_verweduwd", "size": 2000, "ratio": 1.3, "verdict": "meer"},
        {"group": "ouderen", "size": 900, "ratio": 0.7, "verdict": "minder"},
        {"group": "krap_bij_kas", "size": None, "ratio": 1.1, "verdict": "gelijk"},
        {"group": "gezondheid", "size": None, "ratio": None, "verdict": None},
        {"group": "mantelzorgers", "size": None, "ratio": None, "verdict": None},
    ]
    assert list(document) == ["cells", "mismatches", "matches", "needs"]


@pytest.mark.published_method
def test_capacity_is_summed_where_it_is_known() -> None:
    matrix = build_matrix(INVENTORY, load_method(), relation_to(WIJK))
    assert [cell.capacity_per_month for cell in matrix.row("ouderen")] == [None, 50, 40, 40, None, 10]
    assert [cell.capacity_per_month for cell in matrix.row("alleenwonenden")] == [None, 40, 40, 40, None, None]


@pytest.mark.published_method
def test_the_row_of_general_initiatives() -> None:
    matrix = build_matrix(INVENTORY, load_method(), relation_to(WIJK))
    names = [[each.name for each in by_name(cell.initiatives)] for cell in matrix.general]
    assert names == [["Buurtfeest"], ["Jongerenapp", "Wijkteam"], [], ["Wijkteam"], [], []]
    assert {each.name for each in matrix.general_for("jongvolwassenen", "signaleren")} == {"Jongerenapp", "Wijkteam"}
    assert [each.name for each in matrix.general_for("ouderen", "signaleren")] == ["Wijkteam"]
