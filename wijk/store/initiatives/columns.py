"""The columns of a file of initiatives: how we write them, and by what other names they go."""

from wijk.domain.method import Method
from wijk.store.importing.layout import Column, targets_of

__all__ = ["COLUMNS", "NUMBERS", "TEXTS", "targets"]

COLUMNS = (
    Column("id", "Kenmerk (niet wijzigen)"),
    Column(
        "name",
        "Naam",
        ("initiatief", "activiteit", "project", "titel", "aanbod", "name", "title", "initiative", "activity"),
    ),
    Column(
        "organisation",
        "Organisatie",
        ("aanbieder", "instelling", "uitvoerder", "stichting", "partij", "organisation", "organization", "provider"),
    ),
    Column("roles", "Fases", ("fase", "fasen", "phase", "phases")),
    Column("groups", "Doelgroepen", ("doelgroep", "voor wie", "groep", "target group", "target groups")),
    Column("elements", "Werkzame elementen", ("werkzaam element", "elementen", "working elements")),
    Column("copings", "Manier van omgaan", ("coping", "copingstijl", "coping style")),
    Column("starts_from", "Begint bij", ("wens of aanbod", "vertrekpunt", "starts from")),
    Column("formal", "Formeel", ("formeel of informeel", "formeel informeel", "soort organisatie", "formal")),
    Column(
        "area",
        "Gebied",
        ("wijk", "buurt", "gebiedscode", "cbs code", "wijkcode", "buurtcode", "werkgebied", "area", "neighbourhood"),
    ),
    Column(
        "address",
        "Adres",
        ("locatie", "straat", "straatnaam", "huisnummer", "postcode", "plaats", "woonplaats", "address", "location"),
    ),
    Column("latitude", "Breedtegraad", ("latitude", "lat")),
    Column("longitude", "Lengtegraad", ("longitude", "lon", "lng")),
    Column("reach", "Bereik", ("aantal deelnemers", "deelnemers", "bereik per jaar", "reach", "participants")),
    Column("capacity_per_month", "Plekken per maand", ("capaciteit", "capaciteit per maand", "plekken", "capacity")),
    Column("costs", "Kosten voor bezoekers", ("kosten", "prijs", "eigen bijdrage", "costs", "price")),
    Column("sign_up", "Aanmelden", ("aanmelding", "hoe aanmelden", "inschrijven", "sign up", "registration")),
    Column("contact_role", "Rol van de contactpersoon", ("rol contactpersoon", "contact role")),
    Column("money_continuity", "Zekerheid van geld", ("financiering", "subsidie", "geld", "funding")),
    Column("people_continuity", "Zekerheid van mensen", ("vrijwilligers", "bemensing", "staffing")),
    Column("recognition", "Erkenning", ("erkend", "databank", "recognition")),
    Column(
        "note",
        "Toelichting",
        ("omschrijving", "beschrijving", "opmerking", "opmerkingen", "notitie", "description", "notes", "note"),
    ),
    Column(
        "last_confirmed",
        "Laatst bevestigd",
        ("laatst gecontroleerd", "gecontroleerd op", "laatst bijgewerkt", "bijgewerkt op", "peildatum", "last updated"),
    ),
    Column("check_period_months", "Controleren na maanden", ("controletermijn", "check period")),
)

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
    }
)
NUMBERS = frozenset({"reach", "capacity_per_month", "check_period_months"})


def targets(method: Method) -> dict[str, str]:
    """Return all that a column of initiatives can stand for, with the Dutch name to choose it by."""
    return targets_of(COLUMNS, method)
