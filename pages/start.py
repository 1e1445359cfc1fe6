"""Start: what this is for and the way in; for a chosen place the route, how far each step is and what is next."""

import streamlit as st

from pages.parts.shared.messages import show_said
from pages.parts.shared.place_picker import chosen_place, examples, search_box
from pages.parts.shared.route_now import current_route
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import loaded, profile_of
from pages.parts.shared.theme import markdown_text
from pages.parts.start.decisions import show_decisions
from pages.parts.start.dossier_file import show_dossier_file
from pages.parts.start.dossier_overview import show_dossiers_in, show_gemeenten
from pages.parts.start.papers import show_papers
from pages.parts.start.step_cards import PAGES, band, big_figure, step_cards
from wijk.domain.area import COUNTRY
from wijk.views.captions import source_line
from wijk.views.decisions import priority_names
from wijk.views.divisions import place_line
from wijk.views.numbers import figure_text
from wijk.views.place_names import full_name
from wijk.views.route import EXPLAINED, made_up_text, next_text, route_cards
from wijk.views.sentences import loneliness

through_app()

chosen = chosen_place()
if chosen is None or chosen.level == "land":
    country = profile_of(loaded().places.by_key[COUNTRY])
    lonely, severely = (country.figures[key] for key in country.together("lonely_18plus", "severely_lonely_18plus"))
    with band():
        left, right = st.columns([5, 3], gap="large")
        with left:
            st.title("Samen de eenzaamheid in uw wijk aanpakken", anchor=False)
            st.markdown(
                "Van cijfers naar actie: zie wie er in uw wijk wonen, wat er al is en wat ontbreekt, en wie samen het "
                "verschil maken."
            )
            found = search_box() or examples()
        with right, st.container(key="start-cijfers"):
            told = f"van de volwassenen in Nederland voelt zich naar schatting eenzaam ({lonely.year})"
            big_figure(figure_text(lonely), told)
            big_figure(figure_text(severely), f"voelt zich naar schatting ernstig eenzaam ({severely.year})")
            st.caption(markdown_text(source_line([lonely, severely])))
    st.header("Zo gaat u te werk", anchor=False)
    st.markdown("Kies een gemeente, wijk of buurt: dan ziet u hier per stap waar die staat, en wat de volgende is.")
    step_cards(EXPLAINED, chosen)
    show_gemeenten()
else:
    show_said()
    profile = profile_of(chosen)
    lonely = profile.newest("lonely_18plus")
    with band():
        left, right = st.columns([5, 3], gap="large")
        with left:
            st.title(markdown_text(full_name(chosen)), anchor=False)
            st.markdown(markdown_text(place_line(profile)))
            now = current_route(profile)
            advice = next_text(now.counts)
            st.markdown(f"**{markdown_text(advice.text)}**")
            if st.button("Ga verder met deze stap", type="primary"):
                st.switch_page(PAGES[advice.step], query_params={"gebied": chosen.key})
        with right, st.container(key="start-cijfers"):
            big_figure(figure_text(lonely), loneliness(profile))
            st.caption(markdown_text(source_line([lonely])))
    st.header("Waar staat dit gebied?", anchor=False)
    step_cards(route_cards(now.counts, profile, priority_names(now.decisions, loaded().method)), chosen)
    if made_up_text(now.counts):
        st.caption(made_up_text(now.counts))
    show_decisions(now, chosen)
    if chosen.level == "gemeente":
        show_dossiers_in(chosen)
    show_papers(chosen)
    show_dossier_file(chosen)
    st.header("Een ander gebied", anchor=False)
    found = search_box()
if found:
    st.switch_page(PAGES["profile"], query_params={"gebied": found.key})
