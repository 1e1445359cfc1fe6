"""The columns of a file of initiatives: how we write them, and by what other names they go."""

from wijk.domain.method import Method
from wijk.store.database.record_types import INITIATIVES
from wijk.store.importing.crosses import CROSS_COLUMN
from wijk.store.importing.derived_columns import NAME_COLUMN
from wijk.store.importing.layout import columns_of, targets_of
from wijk.store.importing.sheets_together import SHEET_COLUMN

__all__ = ["COLUMNS", "NUMBERS", "TEXTS", "targets"]

ALSO = {
    "name": (
        *("initiatief", "activiteit", "project", "titel", "aanbod", "wat", "dienst", "cursus", "voorziening"),
        *(
            "naam initiatief",
            "naam activiteit",
            "naam project",
            "project naam",
            "activiteit naam",
            "omschrijving project",
        ),
        *("name", "title", "initiative", "activity"),
        NAME_COLUMN,
    ),
    "organisation": (
        *(
            "aanbieder",
            "instelling",
            "uitvoerder",
            "stichting",
            "partij",
            "door wie",
            "wie",
            "werkt bij",
            "organisator",
        ),
        *("naam organisatie", "organisatie naam", "organisation", "organization", "provider"),
    ),
    "roles": ("fase", "fasen", "phase", "phases"),
    "groups": (
        *("doelgroep", "voor wie", "groep", "bedoeld voor", "leeftijd", "leeftijdsgroep", "leeftijden"),
        *("target group", "target groups", "audience", "eligibility", "age group"),
        CROSS_COLUMN,
    ),
    "elements": ("werkzaam element", "elementen", "working elements"),
    "copings": ("coping", "copingstijl", "coping style"),
    "starts_from": ("wens of aanbod", "vertrekpunt", "starts from"),
    "formal": ("formeel of informeel", "formeel informeel", "soort organisatie", "formal"),
    "area": (
        *("wijk", "buurt", "stadsdeel", "gebiedscode", "cbs code", "wijkcode", "buurtcode", "werkgebied", "wijk naam"),
        *("werkingsgebied", "wijken", "buurten", "gemeente", "gemeentenaam", "gemeente naam", "gemeentecode"),
        *("buurt naam", "dorp", "kern", "area", "neighbourhood"),
        SHEET_COLUMN,
    ),
    "address": (
        *("locatie", "waar", "straat", "straatnaam", "huisnummer", "huisnr", "toevoeging", "postcode", "plaats"),
        *("uitvoeringslocatie", "bezoeklocatie", "locatieadres"),
        *("woonplaats", "adresgegevens", "bezoekadres", "plek", "address", "location"),
    ),
    "latitude": ("latitude", "lat", "y", "rd y", "y coordinaat", "y rd", "coordinaten", "coordinaat", "lat lon", "geo"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "rd x", "x coordinaat", "x rd"),
    "reach": ("aantal deelnemers", "deelnemers", "bereik per jaar", "reach", "participants"),
    "capacity_per_month": ("capaciteit", "capaciteit per maand", "plekken", "capacity"),
    "costs": ("kosten", "prijs", "eigen bijdrage", "costs", "price"),
    "sign_up": ("aanmelden", "aanmelding", "hoe aanmelden", "inschrijven", "sign up", "registration"),
    "contact_role": ("rol contactpersoon", "contact role"),
    "money_continuity": ("financiering", "subsidie", "geld", "funding"),
    "people_continuity": ("vrijwilligers", "bemensing", "staffing"),
    "recognition": ("erkend", "databank", "recognition"),
    "note": (
        *("omschrijving", "beschrijving", "opmerking", "opmerkingen", "opm", "notitie", "meer info", "meer informatie"),
        *("bijzonderheden", "inhoud", "description", "notes", "note"),
    ),
    "last_confirmed": (
        *("laatst gecontroleerd", "gecontroleerd op", "gecontroleerd", "laatst gecheckt", "gecheckt", "gecheckt op"),
        *(
            "laatst bijgewerkt",
            "bijgewerkt",
            "bijgewerkt op",
            "actueel op",
            "bevestigd op",
            "peildatum",
            "last updated",
            "laatste controle",
            "datum laatste controle",
            "controledatum",
            "datum controle",
            "laatste update",
            "laatst gewijzigd",
            "gewijzigd op",
            "datum laatste wijziging",
            "laatst geactualiseerd",
            "mutatiedatum",
        ),
    ),
    "check_period_months": ("controletermijn", "check period"),
    "status": ("status", "loopt nog", "actief", "nog actief", "bestaat nog"),
    "times": (
        *(
            "dagen",
            "dag",
            "dag en",
            "dag en tijd",
            "dagen en tijden",
            "dag tijd",
            "dagen tijden",
            "dagdeel",
            "dagdelen",
        ),
        *("openingstijden", "tijden", "wanneer", "schedule", "opening hours"),
    ),
    "languages": ("taal", "voertaal", "talen", "language", "languages"),
    "age_from": (
        "leeftijd vanaf",
        "leeftijd van",
        "minimumleeftijd",
        "minimale leeftijd",
        "min leeftijd",
        "minimum age",
    ),
    "age_to": (
        *("leeftijd tot", "leeftijd t m", "leeftijd tot en met", "maximumleeftijd", "maximale leeftijd"),
        *("max leeftijd", "maximum age"),
    ),
}
COLUMNS = columns_of(INITIATIVES, ALSO)

TEXTS = frozenset(
    {
        "name",
        "organisation",
        "address",
        "costs",
        "sign_up",
        "contact_role",
        "money_continuity",
        "people_continuity",
        "recognition",
        "note",
        "languages",
    }
)
NUMBERS = frozenset({"reach", "capacity_per_month", "check_period_months", "age_from", "age_to"})


def targets(method: Method) -> dict[str, str]:
    """Return all that a column of initiatives can stand for, with the Dutch name to choose it by."""
    return targets_of(COLUMNS, method)
