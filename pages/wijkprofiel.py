"""The district profile: one block for the beamer, the map, and then the figures in the order of a conversation."""

import streamlit as st

from pages.parts.profile import content
from pages.parts.profile.area_map import area_map, area_table
from pages.parts.profile.blocks import show_block, show_blocks, show_meanings, table_fold
from pages.parts.profile.files import downloads
from pages.parts.profile.outline import beamer_block
from pages.parts.profile.place_bar import part, place_bar
from pages.parts.profile.recognised import with_recognitions
from pages.parts.profile.risk_groups import risk_block
from pages.parts.shared.database import recognitions_now
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import profile_of

through_app()

place = chosen_place()
if place is None:
    st.title("Wijkprofiel")
    st.markdown("Kies eerst een gebied. U ziet dan de kaart, de cijfers en de groepen die meer risico lopen.")
    show_place(search_box() or examples())
    st.stop()

picker_row(place)
profile = profile_of(place)
said = recognitions_now(place)
place_bar(profile)
left, right = st.columns([2, 3], gap="large")
with left:
    beamer_block(profile)
with right:
    shown = area_map(place)
table = st.expander("Kaart als tabel: kies hier ook een gebied", on_change="rerun")
if table.open:
    with table:
        area_table(place, shown)

part("eenzaam")
adults, older, over_years = content.adults(profile), content.older(profile), content.over_years(profile)
show_blocks(profile, with_recognitions(profile, adults, said), with_recognitions(profile, older, said))
left, right = st.columns(2, gap="large")
with left:
    show_block(profile, over_years)
with right:
    st.info(content.ABOUT_ESTIMATES)
table_fold(profile, over_years)

part("wie")
ages, households = content.ages(profile), content.households(profile)
show_blocks(profile, with_recognitions(profile, ages, said), with_recognitions(profile, households, said))

part("groepen")
risk_block(profile)

part("sterk")
strengths = content.strengths(profile)
st.markdown(content.BESIDE_RISKS)
show_blocks(profile, with_recognitions(profile, strengths, said))

part("rijk")
money = content.money(profile)
left, right = st.columns(2, gap="large")
with left:
    show_block(profile, with_recognitions(profile, money, said))
with right:
    st.subheader("Gemengd of eenvormig")
    st.markdown(content.diversity(profile))
    st.caption(content.about_diversity(profile))
table_fold(profile, money)

marital, young = content.marital_status(profile), content.young_adults(profile)
more = st.expander("Meer cijfers: burgerlijke staat, en eenzaamheid bij 16 tot 25 jaar", on_change="rerun")
if more.open:
    with more:
        show_blocks(profile, with_recognitions(profile, marital, said), young)

show_meanings(profile, (adults, older, over_years, ages, households, strengths, money, marital, young))
st.header("Bewaren en citeren")
downloads(profile, said)
