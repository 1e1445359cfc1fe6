"""What the fields of each kind of record are called in Dutch: above a column of a file, and in a fault."""

from collections.abc import Mapping

__all__ = [
    "ACTION_HEADINGS",
    "GOAL_HEADINGS",
    "RECOGNITION_HEADINGS",
    "QUESTION_HEADINGS",
    "MEETING_HEADINGS",
    "HARVEST_HEADINGS",
    "ANSWER_HEADINGS",
    "COALITION_HEADINGS",
    "DECISION_HEADINGS",
    "DRAFT_HEADINGS",
    "INITIATIVE_HEADINGS",
    "KEY_FIGURE_HEADINGS",
    "MAPPING_HEADINGS",
    "NETWORK_MEETING_HEADINGS",
    "OWN_WORD_HEADINGS",
    "PRESENTATION_HEADINGS",
    "PROPOSAL_ANSWER_HEADINGS",
    "TIE_HEADINGS",
    "Headings",
]

# By field, in the order of the columns.
Headings = Mapping[str, str]
ID = "Kenmerk (niet wijzigen)"

INITIATIVE_HEADINGS: Headings = {
    "id": ID,
    "name": "Naam",
    "organisation": "Organisatie",
    "roles": "Fases",
    "groups": "Doelgroepen",
    "elements": "Werkzame elementen",
    "copings": "Manier van omgaan",
    "starts_from": "Begint bij",
    "formal": "Formeel",
    "area": "Gebied",
    "address": "Adres",
    "latitude": "Breedtegraad",
    "longitude": "Lengtegraad",
    "reach": "Bereik",
    "capacity_per_month": "Plekken per maand",
    "costs": "Kosten voor bezoekers",
    "sign_up": "Aanmelden",
    "contact_role": "Rol van de contactpersoon",
    "money_continuity": "Zekerheid van geld",
    "people_continuity": "Zekerheid van mensen",
    "recognition": "Erkenning",
    "note": "Toelichting",
    "last_confirmed": "Laatst bevestigd",
    "check_period_months": "Controleren na maanden",
    "status": "Open of gestopt",
    "times": "Wanneer",
    "languages": "Talen",
    "age_from": "Vanaf leeftijd",
    "age_to": "Tot en met leeftijd",
}
KEY_FIGURE_HEADINGS: Headings = {
    "id": ID,
    "role": "Rol",
    "organisation": "Organisatie",
    "groups": "Doelgroepen",
    "phases": "Fases",
    "areas": "Gebieden",
    "knowledge": "Soort kennis",
    "position": "Positie",
    "formal": "Formeel",
    "community_worker": "Opbouwwerker of gelijke",
    "hours_per_month": "Uren per maand",
    "knows_area": "Kent de wijk",
    "motivation": "Is gemotiveerd",
    "standing": "Wordt vertrouwd door bewoners",
    "affinity": "Heeft gevoel met een doelgroep",
    "note": "Toelichting",
}
TIE_HEADINGS: Headings = {"one": "Kenmerk van de een", "other": "Kenmerk van de ander", "strength": "Band"}
DECISION_HEADINGS: Headings = {
    "id": ID,
    "area": "Gebied",
    "kind": "Soort",
    "group": "Doelgroep",
    "phases": "Fases",
    "mark": "Besluit",
    "made_on": "Genomen op",
    "reason": "Reden",
    "ended_on": "Beëindigd op",
    "seen": "Wat de cijfers toen zeiden",
    "history": "Geschiedenis",
}
COALITION_HEADINGS: Headings = {
    "id": ID,
    "name": "Naam",
    "chosen_on": "Gekozen op",
    "members": "Leden",
    "needs": "Behoeften",
    "conditions": "Voorwaarden",
    "advised": "Advies",
    "reason": "Reden",
    "area": "Gebied",
    "covered": "Gedekt",
}
NETWORK_MEETING_HEADINGS: Headings = {
    "id": ID,
    "coalition": "Kenmerk van de coalitie",
    "held_on": "Gehouden op",
    "question": "Leervraag",
    "from_experience": "Uit ervaring",
    "from_practice": "Uit de praktijk",
    "from_research": "Uit onderzoek",
}
DRAFT_HEADINGS: Headings = {
    "area": "Gebied",
    "weighed": "Gewichten",
    "own": "Eigen behoeften",
    "conditions": "Voorwaarden",
    "elsewhere": "Ook van elders",
    "members": "Leden",
}
MAPPING_HEADINGS: Headings = {"headers": "Kolomnamen", "targets": "Betekenis"}
PROPOSAL_ANSWER_HEADINGS: Headings = {"id": ID, "accepted": "Overgenomen", "rejected": "Niet overgenomen"}
OWN_WORD_HEADINGS: Headings = {
    "text": "Woord",
    "phases": "Fases",
    "groups": "Doelgroepen",
    "elements": "Werkzame elementen",
}
ANSWER_HEADINGS: Headings = {
    "kind": "Lijst",
    "about": "Kolom",
    "value": "Wat er stond",
    "answer": "Wat het betekent",
    "area": "Gemeente",
}
PRESENTATION_HEADINGS: Headings = {
    "area": "Gebied",
    "order": "Volgorde van de schermen",
    "left_out": "Schermen die niet getoond worden",
    "notes": "Notities en minuten bij de schermen",
}
MEETING_HEADINGS: Headings = {
    "id": ID,
    "area": "Gebied",
    "held_on": "Gehouden op",
    "track": "Draaiboek",
    "present": "Wie er waren",
    "decided": "Afgesproken",
    "celebrated": "Gevierd",
}
QUESTION_HEADINGS: Headings = {
    "id": ID,
    "meeting": "Kenmerk van de bijeenkomst",
    "kind": "Soort",
    "text": "Vraag",
    "options": "Keuzes",
    "most": "Hooguit te kiezen",
    "indicator": "Cijfer",
    "year": "Jaar",
    "phase": "Fase",
    "group": "Doelgroep",
    "asked_on": "Gevraagd op",
    "phones": "Stemmen per telefoon",
    "people": "Telefoons die stemden",
    "hands": "Opgestoken handen",
}
HARVEST_HEADINGS: Headings = {
    "id": ID,
    "meeting": "Kenmerk van de bijeenkomst",
    "area": "Gebied",
    "question": "Kenmerk van de vraag",
    "kind": "Soort",
    "text": "Wat de zaal inbracht",
    "accepted_on": "Overgenomen op",
    "phase": "Fase",
    "group": "Doelgroep",
    "initiative": "Kenmerk van het initiatief",
    "support": "Telefoons die dit inbrachten of steunen",
}
RECOGNITION_HEADINGS: Headings = {
    "id": ID,
    "area": "Gebied",
    "meeting": "Kenmerk van de bijeenkomst",
    "indicator": "Cijfer",
    "year": "Jaar",
    "said_on": "Gezegd op",
    "recognised": "Herkenbaar, telefoons",
    "partly": "Deels, telefoons",
    "unrecognised": "Niet, telefoons",
    "hands_recognised": "Herkenbaar, handen",
    "hands_partly": "Deels, handen",
    "hands_unrecognised": "Niet, handen",
    "words": "Waarom",
}
GOAL_HEADINGS: Headings = {
    "id": ID,
    "area": "Gebied",
    "text": "Doel",
    "made_on": "Gemaakt op",
    "source": "Waaruit",
    "origin": "Kenmerk van waaruit",
}
ACTION_HEADINGS: Headings = {
    "id": ID,
    "area": "Gebied",
    "goal": "Kenmerk van het doel",
    "what": "Wat",
    "who": "Wie",
    "starts_on": "Begint op",
    "ends_on": "Klaar op",
    "hours": "Uren",
    "euros": "Geld in euro",
    "condition": "Voorwaarde",
    "phase": "Fase",
    "group": "Doelgroep",
    "state": "Stand",
    "initiative": "Kenmerk van het initiatief",
}
