"""What a goal or an action leaves open, as plain questions: they help to make it concrete and never stop anybody.

A goal is also told when it can't be measured here: the figures on loneliness of a wijk are estimates of a model, in
which what people do there can't show. It is recognised by its words, so that a topic ("Week tegen Eenzaamheid") or a
share of something else ("80% van de huisartsen") is no such goal.
"""

import re

from wijk.domain.area import Level
from wijk.domain.plan import Action
from wijk.domain.text import fold

__all__ = ["is_unmeasurable", "questions_about_action", "questions_about_goal", "unmeasurable_text"]

# Loneliness as what something is about, and no figure of it: taken out before looking.
TOPIC = re.compile(
    r"\b(?:over|tegen|rond(?:om)?|bij|signalen(?: van)?|signaal|herkennen(?: van)?|herken(?:t|nen)|bespreek\w*|"
    r"meldpunt|signaalpunt|aanpak|coalitie|pact|training|cursus|folder|thema|onderwerp|gesprek(?:ken)?|taboe op)\s+"
    r"(?:de |het |van |deze )?eenza(?:am|me)\w*(?: (?:bespreekbaar|herkennen|signaleren))?"
    r"|\beenzaam(?:heid)?s?(?:aanpak|week|coalitie|project\w*|training\w*|meldpunt|gesprek\w*|tafel|beleid|loket)\b"
    r"|\b(?:herken|signaleer|bespreek)\w* eenzaamheid\b|\beenzaamheid (?:bespreekbaar|herkennen|signaleren|bespreken)\b"
)
LONELY = r"eenza(?:am|me)\w*"
# Who is counted in the figures on loneliness; a share of others (huisartsen, deelnemers) can be counted by people here.
EVERYBODY = (
    r"(?:bewoners|inwoners|ouderen|senioren|jongeren|jongvolwassenen|volwassenen|mensen|buurtbewoners|wijkbewoners|"
    r"alleenwonenden|mantelzorgers|bevolking|wijk|buurt|gemeente|eenza\w+|\d+-?plussers)"
)
ARTICLE = r"(?:de |het |alle |onze |deze )"
PART = r"(?:\S+\s*(?:%|procent\w*)|(?:de )?helft|een (?:kwart|derde|vijfde|tiende))"
OF_OTHERS = re.compile(rf"{PART} van (?!{ARTICLE}?{EVERYBODY}\b){ARTICLE}?\w+|{PART} (?:meer|extra) (?!eenza)\w+")
SHARE = re.compile(r"%|procent|\bhelft\b|\b(?:ge)?halve[er]|\bhalf zo|\been (?:kwart|derde|vijfde|tiende)\b")
FIGURE_OF = re.compile(
    r"\b(?:percentage|cijfers?|aandeel|aantal|gemiddelde|score)\s+(?:van |over |voor )?"
    rf"(?:de |het |sterk |ernstig |zeer )*{LONELY}"
    r"|\beenzaamheids?-?(?:cijfers?|percentage|score|graad)\b"
)
FEWER = re.compile(
    rf"\b\d+ (?:minder {LONELY}|{LONELY}(?: \w+)? minder)\b|{LONELY}[^.;]{{0,40}}\bvan \d[\d,]* (?:naar|tot) \d"
    rf"|{LONELY}[^.;]{{0,30}}\b(?:onder|lager dan|hooguit|maximaal|beneden)\b[^.;]{{0,25}}(?:\d|gemiddelde)"
    rf"|{LONELY}\s*[-\u2212\u2013]\s*\d+\s*$|{LONELY}[^.;]{{0,20}}\bpunten?\b"
)
# An age is no moment and no count.
AGE = re.compile(r"\(?\b\d+ jaar (?:en|of) ouder\)?|\b\d+-?plussers?\b")
WHEN = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|lente|voorjaar|zomer|"
    r"herfst|najaar|winter|kerst|week|weken|maand|maanden|jaar|kwartaal|vandaag|morgen)\b|\b(?:19|20)\d\d\b|\d-\d"
)
COUNTED = re.compile(r"\d|\b(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elke|iedere|alle)\b")
FOR_WHOM = re.compile(
    r"\b(?:bewoners?|inwoners?|ouderen|jongeren|jongvolwassenen|mensen|buren|buurt\w*|mantelzorgers?|alleenwonenden|"
    r"alleenstaanden|gezinnen|ouders|mannen|vrouwen|iedereen|weduw\w*|nieuwkomers|studenten|deelnemers|wie)\b|plussers"
)


def is_unmeasurable(text: str) -> bool:
    """Whether a goal asks that a figure on loneliness itself changes, which can't be seen in the figures of a wijk.

    >>> is_unmeasurable("eenzaamheid -5%"), is_unmeasurable("20 eenzame ouderen komen op de koffie")
    (True, False)
    """
    sentences = re.split(r"[;\n!?]|\.(?!\d)", fold(text.replace("\n", ";")))
    return any(map(_is_figure_of_loneliness, sentences))


def unmeasurable_text(level: Level) -> str:
    """Say why such a goal can't be measured in a gemeente, wijk or buurt, and what can be asked instead."""
    return (
        f"Dat is in deze {level} niet te meten: zie Evalueren. De cijfers over eenzaamheid van een {level} zijn "
        "schattingen uit een model van het RIVM: wat u hier doet, is daarin niet te zien. Kies iets wat u zelf kunt "
        "tellen of horen, zoals hoeveel mensen meedoen en wat zij erover zeggen."
    )


def questions_about_goal(text: str, level: Level) -> tuple[str, ...]:
    """Return what to ask about a goal: what can't be measured first, then what its words leave open."""
    told = AGE.sub("ouderen", fold(text))
    if not told:
        return ()
    unmeasurable = is_unmeasurable(text)
    found = [unmeasurable_text(level)] if unmeasurable else []
    if len(told.split()) < 3:
        found.append("Wat wordt er precies anders?")
    if not FOR_WHOM.search(told):
        found.append("Voor wie is dit?")
    if not unmeasurable and not COUNTED.search(told):
        found.append("Waaraan ziet u dat het lukt?")
    if not WHEN.search(told):
        found.append("Wanneer wilt u dit bereikt hebben?")
    return tuple(found)


def questions_about_action(action: Action) -> tuple[str, ...]:
    """Return what to ask about an action that was not stopped or done."""
    if action.ended:
        return ()
    found = []
    if len(action.what.split()) < 2:
        found.append("Wat gebeurt er precies?")
    if not action.who:
        found.append("Wie doet dit?")
    if not action.starts_on and not action.ends_on:
        found.append("Wanneer?")
    return tuple(found)


def _is_figure_of_loneliness(sentence: str) -> bool:
    left = TOPIC.sub(" ", sentence)
    if FIGURE_OF.search(sentence) or FEWER.search(left):
        return True
    left = OF_OTHERS.sub(" ", left)
    return bool(SHARE.search(left) and re.search(rf"\b{LONELY}", left))
