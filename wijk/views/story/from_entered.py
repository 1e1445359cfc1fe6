"""The screens about what people entered and decided: from what there is already to what is agreed and celebrated."""

from collections.abc import Sequence

from wijk.approach.priorities import priority_cells
from wijk.approach.priority_cover import cover_of_priorities
from wijk.domain.coalition import Coalition
from wijk.domain.plan import AGREED
from wijk.dossier.story import StoryFacts
from wijk.figures.wording import counted
from wijk.store.common.personal import nameless
from wijk.views.coalition_cards import covers_text
from wijk.views.decisions import priority_names
from wijk.views.learning_network import chosen_text, member_lines
from wijk.views.matrix import FIRST, SYMBOLS, legend, no_mismatch_text, summarise
from wijk.views.matrix_grid import grid_texts
from wijk.views.meetings import agreed_lines, celebrated_lines, since_title, success_lines
from wijk.views.numbers import day_text, number
from wijk.views.plan import action_label, who_when_text
from wijk.views.route import coalition_text, initiatives_text, made_up_text, matrix_counted
from wijk.views.story.screen import MOST_ITEMS, Screen, fitting, shortened
from wijk.views.story.script import SCRIPT

__all__ = [
    "agreements_screen",
    "celebration_screen",
    "matrix_screen",
    "mismatches_screen",
    "opening_screen",
    "people_screen",
    "priorities_screen",
    "supply_screen",
]

NAME_SIGNS = 60
# Of what was agreed and celebrated: so many of one line, or fewer of more.
MOST_SAID, SAID_SIGNS = 6, 160
REASON_SIGNS = 250
NO_PRIORITY = "Er is nog geen prioriteit gekozen. Kies er nu samen hooguit drie."
NOTHING_CELEBRATED = "Wat ging er goed, hoe klein ook? Dat vieren wij nu."
NOTHING_AGREED = "Er is nog niets afgesproken. Schrijf nu op: wie doet wat, en wanneer?"
# Movisie's three questions for the end of a meeting.
END_OF_MEETING = "Welke organisatie missen wij? Is elke afspraak concreet? Wat doen wij als het niet lukt?"
MOVISIE = "De drie vragen voor het eind van een bijeenkomst zijn van Movisie."
SMALL_TOO = "Naar de Routewijzer van Den Haag, stap 6, en de acht lessen (Movisie): wat klein is, telt ook."


def opening_screen(facts: StoryFacts) -> Screen | None:
    """What went well since the meeting before; None where nobody noted anything."""
    lines = success_lines(facts.since)
    if not lines:
        return None
    last = facts.since.last
    when = f" sinds {day_text(last.held_on)}" if last else ""
    return Screen(
        "sinds",
        SCRIPT["sinds"].title,
        f"Dit ging goed{when}.",
        items=_said(lines),
        ask="Wat mag erbij? Noem het, hoe klein ook.",
        source=SMALL_TOO,
    )


def supply_screen(facts: StoryFacts) -> Screen:
    """What there is already, by name."""
    counts = facts.counts
    names = [shortened(nameless(one.name), NAME_SIGNS) for one in facts.initiatives]
    more = len(names) - MOST_ITEMS + 1 if len(names) > MOST_ITEMS else 0
    shown = [*names[: MOST_ITEMS - 1], f"en nog {number(more)}"] if more else names
    return Screen(
        "aanbod",
        SCRIPT["aanbod"].title,
        initiatives_text(counts, facts.profile.place.level),
        items=tuple(shown),
        ask="Wat missen wij op deze lijst? Denk ook klein: een buurvrouw telt mee."
        if names
        else "Noem nu wat u kent, klein of groot: van de buurvrouw tot het wijkteam.",
        source=made_up_text(counts),
    )


def matrix_screen(facts: StoryFacts) -> Screen:
    """The whole matrix, with what its signs mean."""
    overview, matrix = facts.overview, facts.overview.whole
    signs = [f"{SYMBOLS[state]} {state}: {meaning}." for state, meaning in legend(matrix).items()]
    return Screen(
        "matrix",
        SCRIPT["matrix"].title,
        matrix_counted(facts.counts),
        grid=grid_texts(matrix, overview.group_figures, priority_cells(facts.decisions)),
        source=" ".join([*signs, f"{FIRST}: hier gaan wij eerst mee aan de slag.", made_up_text(facts.counts)]).strip(),
    )


def mismatches_screen(facts: StoryFacts) -> Screen:
    """The largest mismatches, one of each group."""
    largest = summarise(facts.overview.whole, facts.standing).largest
    many = len(facts.standing)
    if not largest:
        message = no_mismatch_text(facts.overview.whole, facts.overview.mismatches)
    elif many == len(largest):
        message = f"{'Dit past' if many == 1 else 'Deze dingen passen'} hier niet. Klopt dat?"
    else:
        message = f"Er {'is' if many == 1 else 'zijn'} {counted(many, 'mismatch', 'mismatches')}. Dit zijn de grootste."
    return Screen(
        "mismatches",
        SCRIPT["mismatches"].title,
        message,
        items=tuple(shortened(nameless(reason), REASON_SIGNS) for reason in largest),
        ask="Een mismatch is iets wat niet past bij wat een groep nodig heeft. Wat ziet u zelf?",
        source=made_up_text(facts.counts),
    )


def priorities_screen(facts: StoryFacts) -> Screen:
    """What the room wants to work on first."""
    names = priority_names(facts.decisions, facts.overview.whole.method)
    return Screen(
        "prioriteiten",
        SCRIPT["prioriteiten"].title,
        "Hier gaan wij als eerste mee aan de slag." if names else NO_PRIORITY,
        items=tuple(f"★ {name}" for name in names),
        ask="Waar merken mensen het eerst iets van? Wat kunnen wij zelf?",
    )


def people_screen(facts: StoryFacts) -> Screen:
    """Who sits at the table by role, and whom the room still misses."""
    chosen = facts.coalition
    roles = member_lines(chosen, facts.people) if chosen else ()
    when = chosen_text(chosen) if chosen else ""
    return Screen(
        "mensen",
        SCRIPT["mensen"].title,
        _covers(facts, chosen) or when if chosen else coalition_text(facts.counts),
        items=tuple(shortened(nameless(role), NAME_SIGNS) for role in roles[:MOST_ITEMS]),
        ask="Wie missen wij nog aan tafel, en wie vraagt die?"
        if roles
        else "Wie kent deze plek goed, en wie vertrouwen bewoners? Noem een rol, geen naam.",
        source=f"{when} {made_up_text(facts.counts)}".strip(),
    )


def _covers(facts: StoryFacts, chosen: Coalition) -> str:
    """What a coalition covers of the priorities, as its card says; empty while there are none."""
    ids = {member.id for member in chosen.members}
    covered = cover_of_priorities([one for one in facts.people if one.id in ids], facts.decisions)
    if not covered:
        return ""
    return f"De gekozen coalitie {covers_text(covered, 0, 0, facts.overview.whole.method)}."


def agreements_screen(facts: StoryFacts) -> Screen:
    """What was agreed now, in the work plan and since the meeting before, with the questions for the end."""
    before = agreed_lines(facts.since, facts.overview.whole.method)
    doing = [f"{action_label(one)}: {who_when_text(one)}" for one in facts.actions if one.state in AGREED]
    agreed = (*(facts.now.decided if facts.now else ()), *doing, *before)
    return Screen(
        "afspraken",
        SCRIPT["afspraken"].title,
        "Dit is afgesproken. Wie begint, en wanneer?" if agreed else NOTHING_AGREED,
        items=_said(agreed),
        ask=END_OF_MEETING,
        source=_since(facts, before) + MOVISIE,
    )


def celebration_screen(facts: StoryFacts) -> Screen:
    """What went well now, in the work plan and since the meeting before."""
    before = celebrated_lines(facts.since, facts.overview.whole.method)
    done = [f"Klaar: {action_label(one)}" for one in facts.actions if one.state == "klaar"]
    well = (*(facts.now.celebrated if facts.now else ()), *done, *before)
    return Screen(
        "vieren",
        SCRIPT["vieren"].title,
        "Dit ging goed. Wat mag erbij?" if well else NOTHING_CELEBRATED,
        items=_said(well),
        ask="Bedank wie erbij was, en zeg wanneer wij elkaar weer zien.",
        source=_since(facts, before) + SMALL_TOO,
    )


def _since(facts: StoryFacts, lines: Sequence[str]) -> str:
    """Since when these lines are; empty without any."""
    return f"{since_title(facts.since)}. " if lines else ""


def _said(texts: Sequence[str]) -> tuple[str, ...]:
    """What people said, as far as a screen holds it; how much more there is."""
    shown = [shortened(nameless(text), SAID_SIGNS) for text in texts]
    many = fitting(shown, MOST_SAID)
    return (*shown[:many], *([f"en nog {number(len(shown) - many)}"] if len(shown) > many else []))
