"""Events of the wijk: a form for a new one, those that are open to change, and suggestions taken up or laid aside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from pages.parts.plan.attention import go_to
from pages.parts.plan.records import DONE
from pages.parts.shared.attempt import attempt
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import only_for
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.theme import DAY, markdown_text
from wijk.approach.calendar_days import times_to_skip
from wijk.domain.calendar_rules import CalendarRules
from wijk.domain.clock import today
from wijk.domain.event import REPEATS, Event, LaidAside, read_time
from wijk.domain.plan import read_who
from wijk.dossier.calendar import Calendar, Offer
from wijk.figures.places import Place
from wijk.store.calendar.queries import KEPT_ASIDE, KEPT_EVENTS, lay_aside, take_up
from wijk.store.checks.calendar import faults_in_event
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.views.calendar import REPEATS_NAMES, event_label, event_texts
from wijk.views.numbers import day_text

__all__ = ["add_event", "do_in_list", "edit_events", "show_laid_aside"]

ADDING = "evenement-erbij"
TITLE = "input[aria-label^='Hoe heet']"
HANDLING = remembered(
    KEPT_EVENTS,
    DONE,
    kind="evenement",
    label=event_label,
    texts=event_texts,
    gone="In de andere versie is dit evenement verwijderd.",
    fixed=frozenset({"area", "suggestion"}),
)


@only_for("write", "records")
def add_event(store: Store, place: Place) -> None:
    """The form for a new event, behind a fold."""
    fold, is_open = form_fold("Voeg een evenement toe", "werkplan/evenement")
    if is_open:
        with fold:
            form = RecordForm(HANDLING, partial(_fields, is_new=True), faults_in_event)
            add_record(form, store, place, ADDING, Event(new_id(), place.code, "", today()), "Voeg toe")


@only_for("write", "records")
def edit_events(store: Store, place: Place) -> None:
    """The events that are open to change."""
    edit_records(RecordForm(HANDLING, partial(_fields, is_new=False), faults_in_event), store, place)


def do_in_list(
    store: Store, place: Place, calendar: Calendar, offers: Sequence[Offer], deed: str, identifier: str
) -> None:
    """Do what was pressed in the list: change an event, take a suggestion up, or lay it aside."""
    if deed == "edit":
        record = next(one for one in calendar.records.events.living if one.id == identifier)
        open_record(HANDLING, record)
        go_to(f"{form_of(identifier)} {TITLE}")
        return
    offer = next(one for one in offers if one.key == identifier)
    try:
        if deed == "take":
            _take(store, place, offer)
        else:
            _lay_aside(store, place, offer)
    except StoreError as error:
        say_wrong(str(error))


@only_for("write", "records")
def show_laid_aside(store: Store, place: Place, calendar: Calendar, rules: CalendarRules) -> None:
    """What was laid aside or deleted, to bring back."""
    aside = [(one, found) for one in calendar.records.laid_aside if (found := rules.suggestion(one.item.suggestion))]
    if aside:
        with st.expander(f"Weggelegde voorstellen: {len(aside)}"):
            for record, suggestion in aside:
                label = f"Stel weer voor: {markdown_text(suggestion.name)}"
                if not st.button(label, key=f"stel-voor-{record.id}", width="stretch"):
                    continue
                if attempt(partial(KEPT_ASIDE.delete, store, record.id, record.version)):
                    say(f"{suggestion.name} wordt weer voorgesteld.")
                    st.rerun()
    restore_records(HANDLING, store, place, calendar.records.events.deleted)


def _take(store: Store, place: Place, offer: Offer) -> None:
    kept = take_up(store, offer.event(place.code))
    name = f"‘{event_label(kept.item)}’"
    DONE.remember(f"evenement {name} erbij", kept, lambda version: KEPT_EVENTS.delete(store, kept.id, version))
    open_record(HANDLING, kept)
    go_to(f"{form_of(kept.id)} {TITLE}")
    say(f"Overgenomen: {event_label(kept.item)}. Pas dagen, tijd en plek zo nodig aan.")


def _lay_aside(store: Store, place: Place, offer: Offer) -> None:
    kept = lay_aside(store, LaidAside(place.code, offer.suggestion.id))
    told = f"voorstel ‘{offer.suggestion.name}’ weggelegd"
    DONE.remember(told, kept, lambda version: KEPT_ASIDE.delete(store, kept.id, version))
    say(f"Weggelegd: {offer.suggestion.name}. Onder ‘Weggelegde voorstellen’ haalt u het terug.")


def _fields(prefix: str, event: Event, *, is_new: bool) -> Event:
    first = st.columns([6, 3, 3, 2, 2], vertical_alignment="bottom")
    title = first[0].text_input(
        "Hoe heet het?", key=field_key(prefix, "title", event.title), placeholder="Bijvoorbeeld: BuurtBakkie"
    )
    begins = first[1].date_input("Eerste dag", key=field_key(prefix, "starts_on", event.starts_on), format=DAY)
    ends = first[2].date_input("Laatste dag", value=None, key=field_key(prefix, "ends_on", event.ends_on), format=DAY)
    begin, end = field_key(prefix, "starts_at", event.starts_at), field_key(prefix, "ends_at", event.ends_at)
    starts_at = first[3].text_input("Begint om", key=begin, placeholder="10.00")
    ends_at = first[4].text_input("Klaar om", key=end, placeholder="12.00")
    second = st.columns([4, 4, 4, 4], vertical_alignment="bottom")
    where = second[0].text_input(
        "Waar?", key=field_key(prefix, "place", event.place), placeholder="Bijvoorbeeld: buurthuis"
    )
    who = second[1].text_input(
        "Wie? Rol of organisatie",
        key=field_key(prefix, "who", ", ".join(event.who)),
        placeholder="Meer? Zet er een komma tussen",
    )
    repeats = second[2].selectbox(
        "Herhaalt het?",
        REPEATS,
        key=field_key(prefix, "repeats", event.repeats),
        format_func=REPEATS_NAMES.__getitem__,
    )
    until = second[3].date_input(
        "Herhaalt tot en met", value=None, key=field_key(prefix, "repeats_until", event.repeats_until), format=DAY
    )
    skipped, cancelled = event.skipped, event.cancelled
    if not is_new:
        skipped, cancelled = _what_does_not_go_on(prefix, event)
    return replace(
        event,
        title=title.strip(),
        starts_on=begins or event.starts_on,
        ends_on=None if ends == begins else ends,
        starts_at=read_time(starts_at),
        ends_at=read_time(ends_at),
        place=where.strip(),
        who=read_who(who),
        repeats=repeats,
        repeats_until=until,
        skipped=skipped,
        cancelled=cancelled,
    )


def _what_does_not_go_on(prefix: str, event: Event) -> tuple[tuple[date, ...], bool]:
    skipped: Sequence[date] = event.skipped
    days = times_to_skip(event, today())
    if days:
        skipped = st.multiselect(
            "Welke keren gaan niet door?",
            days,
            key=field_key(prefix, "skipped", list(event.skipped)),
            format_func=day_text,
            placeholder="Geen",
        )
    cancelled = st.checkbox(
        "Dit gaat helemaal niet door (het blijft als afgelast in de kalender staan)",
        key=field_key(prefix, "cancelled", event.cancelled),
    )
    return tuple(sorted(skipped)), cancelled
