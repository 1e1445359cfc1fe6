"""The district profile: one block for the beamer, the map, and then what the figures say, block by block."""

import streamlit as st

from pages.parts.profile.area_map import area_map, area_table
from pages.parts.profile.blocks import Block, beamer_block, downloads, risk_block, show_blocks
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import profile_of
from pages.parts.shared.theme import markdown_text
from wijk.figures.risk import lonely_65plus_estimate
from wijk.views import sentences

through_app()

place = chosen_place()
if place is None:
    st.title("Wijkprofiel")
    st.markdown("Kies eerst een gebied. U ziet dan de kaart, de cijfers en de groepen die meer risico lopen.")
    show_place(search_box() or examples())
    st.stop()

picker_row(place)
profile = profile_of(place)
left, right = st.columns([2, 3], gap="large")
with left:
    beamer_block(profile)
with right:
    shown = area_map(place)
table = st.expander("Kaart als tabel: kies hier ook een gebied", on_change="rerun")
if table.open:
    with table:
        area_table(place, shown)

st.header("Wie wonen hier?")
show_blocks(
    profile,
    Block(
        "Leeftijd",
        sentences.ages(profile),
        (
            ("share_0_15", 2020),
            ("share_15_25", 2020),
            ("share_25_45", 2020),
            ("share_45_65", 2020),
            ("share_65plus", 2020),
        ),
        also=(("inhabitants", 2020), ("inhabitants", 2024), ("share_65plus", 2024)),
    ),
)
show_blocks(
    profile,
    Block(
        "Huishoudens",
        sentences.households(profile),
        (("share_one_person", 2020), ("share_without_children", 2020), ("share_with_children", 2020)),
        also=(("households", 2020), ("households", 2024), ("mean_household_size", 2024)),
    ),
    Block(
        "Burgerlijke staat",
        sentences.marital_status(profile),
        (("share_married", 2020), ("share_divorced", 2020), ("share_widowed", 2020)),
    ),
)

st.header("Rijk of arm?")
show_blocks(
    profile,
    Block(
        "Inkomen en woningen",
        sentences.money(profile),
        (("low_income", 2022), ("high_income", 2022), ("owner_occupied", 2024)),
        also=(
            ("income_per_inhabitant", 2024),
            ("woz_value", 2024),
            ("social_assistance", 2020),
            ("disability_benefit", 2020),
            ("unemployment_benefit", 2020),
        ),
        after="Laag inkomen: het eigen inkomen hoort bij de laagste 40% van Nederland. Hoog: bij de hoogste 20%. "
        "Bij koopwoningen tellen tweede woningen mee. Het cijfer over de WW is voorlopig.",
    ),
)

st.header("Gemengd of eenvormig?")
st.markdown("\n".join(f"- {markdown_text(one)}" for one in sentences.diversity(profile.diversity, place)))
st.caption(
    "0 is: iedereen hoort bij dezelfde soort. 1 is: van elke soort evenveel. "
    "Berekend uit CBS, Kerncijfers wijken en buurten 2020; hoe, leest u bij Bronnen en uitleg. "
    "Bij burgerlijke staat tellen alleen inwoners van 15 jaar en ouder mee."
)

st.header("Eenzaamheid")
show_blocks(
    profile,
    Block(
        "Eenzaamheid bij volwassenen (18 jaar en ouder)",
        sentences.loneliness(profile),
        (
            ("lonely_18plus", 2020),
            ("severely_lonely_18plus", 2020),
            ("emotionally_lonely_18plus", 2020),
            ("socially_lonely_18plus", 2020),
        ),
        after=sentences.lonely_position(profile),
    ),
)
st.info(
    "Dit zijn **schattingen** van het RIVM: een rekenmodel kijkt naar kenmerken van de inwoners, zoals leeftijd en "
    "inkomen. Niemand in de wijk is geteld. Wat u in de wijk doet, ziet u hier niet in terug. Kleine verschillen "
    "tussen gebieden zeggen niets.\n\n"
    "**Eenzaam** is wie 3 of meer punten heeft op een lijst van 11 vragen (de schaal van De Jong Gierveld), **sterk "
    "eenzaam** wie er 9 of meer heeft. **Emotioneel eenzaam** is wie een hechte band met iemand mist. **Sociaal "
    "eenzaam** is wie minder contact met andere mensen heeft dan hij of zij wil."
)
show_blocks(
    profile,
    Block(
        "Eenzaamheid van 2012 tot 2020",
        sentences.trend(profile),
        (("lonely_18plus", 2012), ("lonely_18plus", 2016), ("lonely_18plus", 2020)),
        trend=True,
    ),
    Block(
        "Eenzaamheid bij 65 jaar en ouder",
        sentences.loneliness_65plus(profile, lonely_65plus_estimate(profile.figures)),
        (
            ("lonely_65plus", 2020),
            ("severely_lonely_65plus", 2020),
            ("emotionally_lonely_65plus", 2020),
            ("socially_lonely_65plus", 2020),
        ),
    ),
)
show_blocks(
    profile,
    Block(
        "Eenzaamheid bij 16 tot 25 jaar, alleen per gemeente",
        sentences.young_adults(profile),
        (("lonely_16_25", 2024), ("severely_lonely_16_25", 2024)),
        after="Een andere vragenlijst, met zes vragen. Sterk eenzaam is daar anders gemeten: "
        "vergelijk deze cijfers niet met die voor volwassenen.",
        of_gemeente=True,
    ),
)

risk_block(profile)

st.header("Wat mensen doen en kunnen")
st.markdown("Kijk ook hiernaar, naast de risico's. Het antwoord kan ook zijn: hier is het minder dan elders.")
show_blocks(
    profile,
    Block(
        "Vrijwilligerswerk, regie en gezondheid",
        sentences.strengths(profile),
        (("volunteers_18plus", 2020), ("sense_of_control_18plus", 2020), ("good_health_18plus", 2020)),
        also=(("distance_gp", 2024), ("distance_supermarket", 2024), ("distance_school", 2024)),
    ),
)

downloads(profile)
