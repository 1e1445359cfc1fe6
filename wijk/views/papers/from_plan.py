"""The sections of a report about who does what: the coalition by role, and the work plan with its actions."""

from collections.abc import Mapping, Sequence

from wijk.approach.plan import totals
from wijk.domain.key_figure import Consent, KeyFigure
from wijk.domain.plan import Action, Goal
from wijk.dossier.report import ReportFacts
from wijk.views.consents import with_names
from wijk.views.learning_network import balance_text, meeting_lines, member_lines, no_experience_text, saved_text
from wijk.views.papers.content import PaperTable, Section, paper_table
from wijk.views.papers.typed import LINE, more_text, typed, typed_points
from wijk.views.people import key_figure_rows
from wijk.views.plan import means_text, origin_text, state_text, totals_text, when_text, who_text
from wijk.views.route import coalition_text, plan_text

__all__ = ["ACTION_HEADER", "ACTION_WIDTHS", "action_row", "annex_of_actions", "coalition_section", "plan_section"]

# Goals in the report itself; of how many actions it shows them all, and else how many under each goal; in the annex.
MOST_GOALS, ALL_ACTIONS, MOST_ACTIONS, MOST_IN_ANNEX = 8, 30, 4, 100
MOST_LEARNED = 6
ACTION_HEADER = ("Wat", "Wie", "Wanneer", "Uren en geld", "Stand")
ACTION_WIDTHS = (3.2, 2.2, 2.2, 1.7, 1.7)


def coalition_section(facts: ReportFacts, names: Mapping[str, Consent]) -> Section:
    """The coalition that was chosen last, by role; with name and contact only of whom ``names`` has the consent."""
    story = facts.story
    chosen = story.coalition
    if chosen is None:
        return Section("coalitie", "Wie doen mee?", (coalition_text(story.counts),))
    ids = [member.id for member in chosen.members]
    people = {one.id: one for one in story.people if one.id in ids}
    members = [people[one] for one in ids if one in people]
    gone = [line for line, one in zip(member_lines(chosen, story.people), ids, strict=True) if one not in people]
    told = [f"{typed(chosen.name)}: {typed(saved_text(chosen), LINE)}"]
    if members:
        told += [balance_text(members), no_experience_text(members, facts.method)]
    tables = (_members(facts, members, names),) if members else ()
    learned = [line for one in facts.learned for line in meeting_lines(one)]
    points = typed_points(learned, MOST_LEARNED, "de pagina Coalitie")
    parts = (Section("geleerd", "Wat het netwerk leerde", (), points),) if learned else ()
    told = list(filter(None, told))
    return Section("coalitie", "Wie doen mee?", tuple(told), tuple(map(typed, gone)), tables=tables, parts=parts)


def plan_section(facts: ReportFacts) -> Section:
    """The goals in people's own words, under each who does what, when and with which means."""
    actions = facts.story.actions
    told = [plan_text(facts.story.counts), totals_text(totals(actions))]
    parts = [_goal(facts, goal, [one for one in actions if one.goal == goal.id]) for goal in facts.goals[:MOST_GOALS]]
    left = more_text(len(facts.goals) - MOST_GOALS, "doel", "doelen", "de bijlage")
    return Section("plan", "Wie doet wat, en wanneer?", tuple(filter(None, [*told, left])), parts=tuple(parts))


def annex_of_actions(facts: ReportFacts) -> Section | None:
    """All actions where the report itself shows only some; None where it shows them all."""
    actions = facts.story.actions
    if len(facts.goals) <= MOST_GOALS and len(actions) <= ALL_ACTIONS:
        return None
    goals = {goal.id: typed(goal.text) for goal in facts.goals}
    rows = [[*ACTION_HEADER, "Doel"], *([*action_row(one), goals[one.goal]] for one in actions[:MOST_IN_ANNEX])]
    more = more_text(len(actions) - MOST_IN_ANNEX, "actie", "acties", "de Actielijst in Excel")
    table = paper_table("Alle acties, naar datum", rows, (*ACTION_WIDTHS, 2.4), more)
    return Section("bijlage-acties", "Bijlage: acties", tables=(table,), wide=True)


def _members(facts: ReportFacts, members: Sequence[KeyFigure], names: Mapping[str, Consent]) -> PaperTable:
    header, *about = key_figure_rows(members, facts.method, lambda code: facts.area_names.get(code, code))
    rows = with_names([header, *(list(map(typed, row)) for row in about)], [one.id for one in members], names)
    widths = (2.4, 1.4, 1.6, 2.2, 2.2, 1.4, 2.0, 2.0)
    return paper_table("Leden naar rol", rows, widths[: len(rows[0])])


def _goal(facts: ReportFacts, goal: Goal, actions: Sequence[Action]) -> Section:
    """A goal with what is still to be done first."""
    listed = sorted(actions, key=lambda one: one.ended)
    told = [f"{origin_text(goal, facts.method)}."]
    if not listed:
        told.append("Bij dit doel is nog geen actie.")
    most = len(listed) if len(facts.story.actions) <= ALL_ACTIONS else MOST_ACTIONS
    rows = [list(ACTION_HEADER), *map(action_row, listed[:most])]
    more = more_text(len(listed) - most, "actie", "acties", "de bijlage")
    tables = (paper_table("Acties bij dit doel", rows, ACTION_WIDTHS, more),) if listed else ()
    return Section(f"doel-{goal.id}", typed(goal.text), tuple(told), tables=tables)


def action_row(one: Action) -> list[str]:
    """What an action says under ACTION_HEADER: what and under which condition, who, when, with which means, how far."""
    return [
        typed(one.what) + (f"\nVoorwaarde: {typed(one.condition)}" if one.condition else ""),
        typed(who_text(one)),
        when_text(one.starts_on, one.ends_on),
        means_text(one),
        state_text(one.state),
    ]
