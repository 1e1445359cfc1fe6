"""The route in words: for each step what it is or what there is now, and the sentence with the next step."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.approach.route import Counts, Step, StepState, next_step, state_of_step
from wijk.domain.area import Level
from wijk.figures.profile import Profile
from wijk.figures.wording import counted, listed
from wijk.views.captions import first_upper, reference_name
from wijk.views.numbers import day_text, number
from wijk.views.place_names import at

__all__ = [
    "EXPLAINED",
    "Card",
    "NextStep",
    "coalition_text",
    "evaluation_text",
    "initiatives_text",
    "made_up_text",
    "matrix_counted",
    "next_text",
    "plan_text",
    "route_cards",
]

SYMBOLS: dict[StepState, str] = {
    "staat klaar": "✓",
    "geen cijfers": "?",
    "nog niet begonnen": "○",
    "bezig": "◐",
    "alles ingevuld": "✓",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One step of the method: its name, one sentence and how far it is."""

    step: Step
    name: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The sentence with the next step, and the step whose page it is done on."""

    text: str
    step: Step


EXPLAINED = (
    Card("profile", "Wijkprofiel", "De kaart, de cijfers en de groepen die in uw wijk meer risico lopen."),
    Card("initiatives", "Initiatieven", "Wat er al is: van de buurvrouw tot het wijkteam."),
    Card("matrix", "Fasematrix", "Voor welke groep er in welke fase iets is, en wat er niet past."),
    Card("coalition", "Coalitie", "Wie samen aan tafel alles dekken wat er nodig is."),
    Card("plan", "Werkplan", "Wie doet wat, en wanneer."),
    Card("evaluate", "Evalueren", "Wat werkt, wat stellen wij bij, en wat mag gevierd?"),
)


def route_cards(counts: Counts, profile: Profile, priorities: Sequence[str] = ()) -> tuple[Card, ...]:
    """The six steps with what there is now in this place; ``priorities`` are what those are about, by name."""
    texts: dict[Step, str] = {
        "profile": _profile_text(counts, reference_name(profile)),
        "initiatives": initiatives_text(counts, profile.place.level),
        "matrix": _matrix_text(counts, priorities),
        "coalition": coalition_text(counts),
        "plan": plan_text(counts),
        "evaluate": evaluation_text(counts),
    }
    return tuple(Card(card.step, card.name, texts[card.step], _state_text(counts, card.step)) for card in EXPLAINED)


def next_text(counts: Counts) -> NextStep:
    """What to do next in this place, as a sentence that says where."""
    match next_step(counts):
        case "initiatives":
            return _next("breng in kaart wat er in dit gebied al is, klein of groot.", "initiatives")
        case "matrix":
            blank = counted(counts.open, "vakje dat nog niet is ingevuld", "vakjes die nog niet zijn ingevuld")
            first = f"bespreek in de fasematrix {blank}, en kies" if counts.open else "kies in de fasematrix"
            return _next(f"{first} maximaal drie prioriteiten.", "matrix")
        case "people":
            return _next("bedenk wie dit gebied goed kent, en voer deze sleutelfiguren in.", "coalition")
        case "coalition":
            return _next("kies uit de sleutelfiguren een coalitie en bewaar die.", "coalition")
        case "confirm":
            ask = "initiatief er nog is", "initiatieven er nog zijn"
            return _next(f"vraag na of {counted(counts.due, *ask)}, en bevestig dat.", "initiatives")
        case "plan":
            if counts.actions:
                return _next(
                    "houd het werkplan bij: wat is begonnen, wat is klaar, en wat heeft nog geen actie?", "plan"
                )
            return _next("maak met de coalitie een werkplan: wie doet wat, en wanneer.", "plan")
        case "evaluate":
            return _next("kijk met de coalitie terug: wat werkt, wat stelt u bij, en wat viert u?", "evaluate")


def made_up_text(counts: Counts) -> str:
    """That what is counted holds a fictitious example; empty when it doesn't."""
    if not counts.made_up:
        return ""
    return "Let op: bij deze aantallen zit het verzonnen voorbeeld. Haal het weg voordat u echt begint."


def _next(text: str, step: Step) -> NextStep:
    return NextStep(f"Volgende stap: {text}", step)


def _state_text(counts: Counts, step: Step) -> str:
    found = state_of_step(counts, step)
    return f"{SYMBOLS[found]} {found}"


def _profile_text(counts: Counts, reference: str) -> str:
    if not counts.years:
        return "Over dit gebied zijn geen cijfers bekend."
    years = f"Er zijn cijfers van {listed([str(year) for year in counts.years])}"
    if not counts.groups:
        return f"{years}; van geen enkele groep is te zeggen of die hier meer voorkomt dan {at(reference)}."
    if counts.groups == 1:
        often = "meer" if counts.standing_out else "niet meer"
        return f"{years}; van één groep is het aandeel bekend, en die komt hier {often} voor dan {at(reference)}."
    verb = "komt" if counts.standing_out == 1 else "komen"
    of_groups = f"van de {counts.groups} groepen met een cijfer {verb} er {_count(counts.standing_out)}"
    return f"{years}; {of_groups} hier meer voor dan {at(reference)}."


def initiatives_text(counts: Counts, level: Level) -> str:
    """How many initiatives there are, and of how many it is time to ask whether they still are there."""
    here = f"in deze {level}"
    if not counts.own and not counts.general:
        return f"Er is nog geen initiatief ingevoerd {here}."
    told = f"{_things(counts.own, 'initiatief', 'initiatieven')} {here}"
    if counts.general:
        told += f" en {number(counts.general)} voor een groter gebied"
    if not counts.unconfirmed:
        return f"{first_upper(told)}; alles is op tijd bevestigd."
    verb = "is" if counts.unconfirmed == 1 else "zijn"
    late = "niet op tijd" if counts.due else "nog niet"
    return f"{first_upper(told)}; daarvan {verb} er {number(counts.due or counts.unconfirmed)} {late} bevestigd."


def matrix_counted(counts: Counts) -> str:
    """How many cells of the matrix are filled, confirmed empty and not filled in, with the number of mismatches."""
    filled = counts.cells - counts.open - counts.empty
    told = f"Van de {number(counts.cells)} vakjes {'is' if filled == 1 else 'zijn'} er {_count(filled)} gevuld, "
    told += f"{_count(counts.empty)} leeg bevestigd en {_count(counts.open)} niet ingevuld"
    if counts.open == counts.cells:
        told = f"Van de {number(counts.cells)} vakjes is er nog geen ingevuld"
    found = counted(counts.mismatches, "mismatch", "mismatches")
    return told + (f"; {found}." if counts.mismatches else "; er is nog geen mismatch gevonden.")


def _matrix_text(counts: Counts, priorities: Sequence[str]) -> str:
    first = f"Eerst aan de slag: {'; '.join(priorities)}." if priorities else "Er is nog geen prioriteit gekozen."
    return f"{matrix_counted(counts)} {first}"


def coalition_text(counts: Counts) -> str:
    """How many key figures know this place, and which coalitions were saved."""
    if not counts.key_figures and not counts.coalitions:
        return "Er zijn nog geen sleutelfiguren ingevoerd, en er is nog geen coalitie bewaard."
    known = ""
    if counts.key_figures:
        who = f"{number(counts.knowing)} dit gebied {'kent' if counts.knowing == 1 else 'kennen'}"
        known = f", van wie {who if counts.knowing else 'niemand dit gebied kent'}"
    people = f"{_things(counts.key_figures, 'sleutelfiguur', 'sleutelfiguren')} in dit dashboard{known}"
    if not counts.coalitions or counts.last_coalition is None:
        return f"{first_upper(people)}; nog geen coalitie bewaard."
    saved = counted(counts.coalitions, "bewaarde coalitie", "bewaarde coalities")
    last = "van" if counts.coalitions == 1 else "de laatste van"
    return f"{first_upper(people)}; {saved}, {last} {day_text(counts.last_coalition)}."


def plan_text(counts: Counts) -> str:
    """How many goals and actions the work plan has, and how far the actions are."""
    if not counts.goals:
        return "Er is nog geen doel en nog geen actie: wie doet wat, en wanneer?"
    told = f"{counted(counts.goals, 'doel', 'doelen')} en {_things(counts.actions, 'actie', 'acties')}"
    if not counts.actions:
        return f"{told}."
    going = "is afgesproken of bezig" if counts.going == 1 else "zijn afgesproken of bezig"
    verb = "is" if counts.done == 1 else "zijn"
    return f"{told}; {_count(counts.going)} {going}, {_count(counts.done)} {verb} klaar."


def evaluation_text(counts: Counts) -> str:
    """How often was judged, and what was counted and celebrated."""
    if not counts.evaluations and not counts.month_counts and not counts.successes:
        return "Er is nog niets beoordeeld, geteld of gevierd: wat werkt, en wat mag gevierd?"
    told = _things(counts.evaluations, "oordeel", "oordelen")
    if counts.last_evaluation:
        last = "van" if counts.evaluations == 1 else "het laatste van"
        told += f", {last} {day_text(counts.last_evaluation)}"
    counted_now = _things(counts.month_counts, "telling", "tellingen")
    return f"{first_upper(told)}; {counted_now} en {_things(counts.successes, 'succes', 'successen')}."


def _count(count: int) -> str:
    return number(count) if count else "geen"


def _things(count: int, one: str, more: str) -> str:
    return counted(count, one, more) if count else f"nog geen {one}"
