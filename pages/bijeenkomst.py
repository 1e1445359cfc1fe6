"""The meeting: a script at the side, questions to the room with what it answers, and the result; and the wall."""

import streamlit as st

from pages.parts.meeting.asking import ask_the_room
from pages.parts.meeting.joining import show_joining
from pages.parts.meeting.leading import lead_question
from pages.parts.meeting.opening import open_new, show_since
from pages.parts.meeting.proposals import show_proposals
from pages.parts.meeting.result import show_held, write_result
from pages.parts.meeting.screen_link import SCREEN, WALL
from pages.parts.meeting.script import choose_step, choose_track, meeting_style, show_step
from pages.parts.meeting.wall import show_wall
from pages.parts.shared.database import dossier_now, meetings_now, opened_store
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.messages import show_said
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.route_now import current_route
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import loaded, profile_of
from pages.parts.shared.theme import markdown_text
from wijk.approach.tracks import progress_of
from wijk.approach.voting import to_vote_on
from wijk.domain.clock import today
from wijk.dossier.entered import decisions_of
from wijk.dossier.meetings import last_before, since_then, track_facts
from wijk.views.place_names import full_name
from wijk.views.tracks import planned_text

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Bijeenkomst")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U leidt daar een bijeenkomst mee, stap voor stap.")
    show_place(search_box() or examples(country=False))
    st.stop()
if st.query_params.get(SCREEN) == WALL:
    show_wall(place)
    st.stop()

store, method, profile = opened_store(), loaded().method, profile_of(place)
meeting_style()
meetings, live = meetings_now(place)
going_on = live.meeting if live else ""
open_record = next((one for one in meetings.held if one.id == going_on), None)
if open_record is None:
    picker_row(place)
st.title(markdown_text(f"Bijeenkomst {full_name(place)}"))
with st.container():
    show_said()
dossier = dossier_now(place)
decisions = decisions_of(place, dossier.supply)
since = since_then(loaded().snapshot, place, dossier, meetings, last_before(meetings, going_on))
left, right = st.columns([2, 3], gap="large")
with left:
    card = st.container()
    track = choose_track(open_record.item.track if open_record else "")
    facts = track_facts(current_route(profile).counts, meetings, dossier, going_on)
    progress = progress_of(track, facts)
    step = choose_step(progress)
    with card:
        show_step(place, step)
        if live and open_record:
            st.caption(markdown_text(planned_text(progress, step, live.opened_at)))
with right:
    if live and open_record:
        overview = overview_of(dossier.supply, place, today())
        items = [one.item for one in decisions]
        findings = to_vote_on(overview.whole, overview.group_figures, overview.mismatches, items)
        asked = [one for one in meetings.questions if one.meeting == going_on]
        show_joining(store, place, live)
        lead_question(store, place, live.meeting, method)
        show_proposals(store, place, asked, findings, overview, decisions)
        ask_the_room(store, place, live, step.step, profile, findings, method)
        write_result(store, place, open_record)
        with st.expander("Wat spraken wij af en wat vieren wij sinds de vorige keer?"):
            show_since(since, method)
    else:
        show_since(since, method)
        open_new(store, place, track.id)
show_held(store, place, profile, meetings, [one.item for one in decisions], going_on)
