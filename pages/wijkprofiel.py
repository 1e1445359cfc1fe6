"""The district profile: one block for the beamer, the map, and then what the figures say, block by block."""

import streamlit as st

from pages.parts.profile.area_map import area_map, area_table
from pages.parts.profile.blocks import Block, beamer_block, downloads, risk_block, show_blocks
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import profile_of
from pages.parts.shared.theme import markdown_text
from wijk.figures.risk import lonely_65plus_estimate
from wijk.figures.standout import STRENGTHS
from wijk.views import captions, sentences

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
        profile.together(*sentences.AGE_BANDS),
        also=(*profile.of_each_division("inhabitants"), *profile.latest("share_65plus")),
    ),
)
show_blocks(
    profile,
    Block(
        "Huishoudens",
        sentences.households(profile),
        profile.together("share_one_person", "share_without_children", "share_with_children"),
        also=(*profile.of_each_division("households"), *profile.latest("mean_household_size")),
    ),
    Block(
        "Burgerlijke staat",
        sentences.marital_status(profile),
        profile.together("share_married", "share_divorced", "share_widowed"),
    ),
)

st.header("Rijk of arm?")
show_blocks(
    profile,
    Block(
        "Inkomen en woningen",
        sentences.money(profile),
        (*profile.together("low_income", "high_income"), *profile.latest("owner_occupied")),
        also=(
            *profile.latest("income_per_inhabitant", "woz_value"),
            *profile.together("social_assistance", "disability_benefit", "unemployment_benefit"),
        ),
        after="Laag inkomen: het eigen inkomen hoort bij de laagste 40% van Nederland. Hoog: bij de hoogste 20%. "
        "Bij koopwoningen tellen tweede woningen mee. Het cijfer over de WW is voorlopig.",
    ),
)

st.header("Gemengd of eenvormig?")
st.markdown("\n".join(f"- {markdown_text(one)}" for one in sentences.diversity(profile.diversity, place)))
st.caption(
    "0 is: iedereen hoort bij dezelfde soort. 1 is: van elke soort evenveel. "
    f"Berekend uit {markdown_text(captions.diversity_source(profile))}; hoe, leest u bij Bronnen en uitleg. "
    "Bij burgerlijke staat tellen alleen inwoners van 15 jaar en ouder mee."
)

st.header("Eenzaamheid")
show_blocks(
    profile,
    Block(
        "Eenzaamheid bij volwassenen (18 jaar en ouder)",
        sentences.loneliness(profile),
        profile.together(
            "lonely_18plus", "severely_lonely_18plus", "emotionally_lonely_18plus", "socially_lonely_18plus"
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
        captions.trend_title("Eenzaamheid", profile.trend("lonely_18plus")),
        sentences.trend(profile),
        tuple((figure.indicator.id, figure.year) for figure in profile.trend("lonely_18plus")),
        also=profile.latest(
            "lonely_18plus", "severely_lonely_18plus", "emotionally_lonely_18plus", "socially_lonely_18plus"
        ),
        after=sentences.before_the_break(profile) or sentences.newer_in_gemeente(profile),
        trend=True,
    ),
    Block(
        "Eenzaamheid bij 65 jaar en ouder",
        sentences.loneliness_65plus(profile, lonely_65plus_estimate(profile.figures, profile.year("lonely_65plus"))),
        profile.together(
            "lonely_65plus", "severely_lonely_65plus", "emotionally_lonely_65plus", "socially_lonely_65plus"
        ),
    ),
)
show_blocks(
    profile,
    Block(
        "Eenzaamheid bij 16 tot 25 jaar, alleen per gemeente",
        sentences.young_adults(profile),
        profile.together("lonely_16_25", "severely_lonely_16_25"),
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
        profile.together(*STRENGTHS),
        also=profile.latest("distance_gp", "distance_supermarket", "distance_school"),
    ),
)

downloads(profile)
