"""What the fields of an initiative ask, in one plain sentence each, and what should not be written in them."""

from collections.abc import Mapping

from wijk.domain.clock import example_day

__all__ = ["EXPLAINED", "FUNCTIONS", "NO_PERSONS"]

NO_PERSONS = (
    "Schrijf hier geen naam, telefoonnummer of e-mailadres van een persoon, "
    "en niets over iemands geloof, gezondheid of afkomst."
)
FUNCTIONS = "Wat doet dit initiatief in deze fase? U mag meer kiezen."
EXPLAINED: Mapping[str, str] = {
    "formal": "Formeel is een organisatie met betaalde krachten of een opdracht. Informeel is wat bewoners zelf doen.",
    "starts_from": "Vraagt het initiatief eerst wat iemand zelf wil? Of doen mensen mee met wat er al is?",
    "elements": "Wat helpt mensen hier tegen eenzaamheid? Onderzoekers noemen dit werkzame elementen.",
    "copings": (
        "Bij wie past dit: wie zelf iets wil veranderen (actief), wie leert leven met hoe het is (regulatief), "
        "of wie er liever niet aan denkt (vermijdend)? Onderzoekers noemen dit coping."
    ),
    "groups": "Voor welke mensen is dit vooral? Kiest u niets, dan is het voor iedereen.",
    "roles": "Bij welke stap helpt dit iemand? Zonder fase staat het in geen enkel vakje van de fasematrix.",
    "reach": "Hoeveel mensen doen er mee? Schrijf een getal.",
    "capacity_per_month": "Hoeveel mensen kunnen er in een maand terecht? Schrijf een getal.",
    "contact_role": "Schrijf een rol, geen naam: bijvoorbeeld gastvrouw of wijkcoach.",
    "money_continuity": "Waar komt het geld vandaan, en tot wanneer?",
    "people_continuity": "Wie houdt dit draaiend: één persoon of meer mensen?",
    "recognition": "Is dit onderzocht of goedgekeurd? Bijvoorbeeld: het staat in de databank van Movisie.",
    "last_confirmed": f"Wanneer wist u het laatst zeker dat dit nog bestaat? Bijvoorbeeld: {example_day()}.",
    "check_period_months": "Na zoveel maanden vragen wij of dit nog bestaat.",
    "status": "Wat dicht of gestopt is, telt niet mee in de fasematrix.",
    "times": "Op welke dagen, of welk deel van de dag? Weet u alleen de dag, kies dan de dag.",
    "languages": "In welke talen kunnen mensen hier terecht? Bijvoorbeeld: Nederlands, Turks.",
    "age_from": "Vanaf welke leeftijd? Schrijf een getal, of laat dit leeg.",
    "age_to": "Tot en met welke leeftijd? Schrijf een getal, of laat dit leeg.",
    "latitude": "Graden noord, bijvoorbeeld 51,96.",
    "longitude": "Graden oost, bijvoorbeeld 5,91.",
}
