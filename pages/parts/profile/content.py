"""What each block of the profile page holds: its sentence, the figures of its chart, and what is told after it."""

from pages.parts.profile.blocks import Block
from pages.parts.shared.theme import markdown_text
from wijk.figures.profile import Profile
from wijk.figures.risk import lonely_65plus_estimate
from wijk.figures.standout import STRENGTHS
from wijk.views import captions, sentences
from wijk.views.profile_charts import years_drawn

__all__ = [
    "ABOUT_ESTIMATES",
    "BESIDE_RISKS",
    "about_diversity",
    "adults",
    "ages",
    "diversity",
    "households",
    "marital_status",
    "money",
    "older",
    "over_years",
    "strengths",
    "young_adults",
]

ABOUT_ESTIMATES = (
    "Dit zijn **schattingen** van het RIVM: een rekenmodel kijkt naar kenmerken van de inwoners, zoals leeftijd en "
    "inkomen. Niemand in de wijk is geteld. Wat u in de wijk doet, ziet u hier niet in terug. Kleine verschillen "
    "tussen gebieden zeggen niets.\n\n"
    "**Eenzaam** is wie 3 of meer punten heeft op een lijst van 11 vragen (de schaal van De Jong Gierveld), **sterk "
    "eenzaam** wie er 9 of meer heeft. **Emotioneel eenzaam** is wie een hechte band met iemand mist. **Sociaal "
    "eenzaam** is wie minder contact met andere mensen heeft dan hij of zij wil."
)
BESIDE_RISKS = (
    "Wat mensen doen en kunnen: kijk ook hiernaar, naast de risico's. Het antwoord kan ook zijn: hier is het minder "
    "dan elders."
)


def adults(profile: Profile) -> Block:
    """How lonely the adults are."""
    return Block(
        "Eenzaamheid bij volwassenen (18 jaar en ouder)",
        sentences.loneliness(profile),
        profile.together(
            "lonely_18plus", "severely_lonely_18plus", "emotionally_lonely_18plus", "socially_lonely_18plus"
        ),
        after=(sentences.lonely_position(profile),),
    )


def older(profile: Profile) -> Block:
    """How lonely those of 65 and older are."""
    return Block(
        "Eenzaamheid bij 65 jaar en ouder",
        sentences.loneliness_65plus(profile, lonely_65plus_estimate(profile.figures, profile.year("lonely_65plus"))),
        profile.together(
            "lonely_65plus", "severely_lonely_65plus", "emotionally_lonely_65plus", "socially_lonely_65plus"
        ),
        after=(sentences.standing_of(profile, "lonely_65plus"),),
    )


def over_years(profile: Profile) -> Block:
    """How lonely the adults were, year by year."""
    keys = tuple(("lonely_18plus", year) for year in years_drawn(profile, "lonely_18plus"))
    return Block(
        captions.trend_title("Eenzaamheid", [profile.figures[key] for key in keys]),
        sentences.trend(profile),
        keys,
        also=profile.latest(
            "lonely_18plus", "severely_lonely_18plus", "emotionally_lonely_18plus", "socially_lonely_18plus"
        ),
        after=(sentences.newer_in_gemeente(profile),),
        trend="lonely_18plus",
    )


def young_adults(profile: Profile) -> Block:
    """How lonely young adults are, in the whole gemeente."""
    return Block(
        "Eenzaamheid bij 16 tot 25 jaar, alleen per gemeente",
        sentences.young_adults(profile),
        profile.together("lonely_16_25", "severely_lonely_16_25"),
        after=(
            "Een andere vragenlijst, met zes vragen. Sterk eenzaam is daar anders gemeten: vergelijk deze cijfers niet "
            "met die voor volwassenen.",
        ),
        of_gemeente=True,
    )


def ages(profile: Profile) -> Block:
    """How old the inhabitants are."""
    return Block(
        "Leeftijd",
        sentences.ages(profile),
        profile.together(*sentences.AGE_BANDS),
        also=(*profile.of_each_division("inhabitants"), *profile.latest("share_65plus")),
        after=(sentences.standing_of(profile, "share_65plus"),),
    )


def households(profile: Profile) -> Block:
    """With whom they live."""
    return Block(
        "Huishoudens",
        sentences.households(profile),
        profile.together("share_one_person", "share_without_children", "share_with_children"),
        also=(*profile.of_each_division("households"), *profile.latest("mean_household_size")),
        after=(sentences.standing_of(profile, "share_one_person"),),
    )


def marital_status(profile: Profile) -> Block:
    """How many are married, divorced and widowed."""
    return Block(
        "Burgerlijke staat",
        sentences.marital_status(profile),
        profile.together("share_married", "share_divorced", "share_widowed"),
    )


def strengths(profile: Profile) -> Block:
    """What people do and can."""
    return Block(
        "Vrijwilligerswerk, regie en gezondheid",
        sentences.strengths(profile),
        profile.together(*STRENGTHS),
        also=profile.latest("distance_gp", "distance_supermarket", "distance_school"),
        after=(sentences.standing_of(profile, "volunteers_18plus"),),
    )


def money(profile: Profile) -> Block:
    """What they earn and live in."""
    return Block(
        "Inkomen en woningen",
        sentences.money(profile),
        (*profile.together("low_income", "high_income"), *profile.latest("owner_occupied")),
        also=(
            *profile.latest("income_per_inhabitant", "woz_value"),
            *profile.together("social_assistance", "disability_benefit", "unemployment_benefit"),
        ),
        after=(
            sentences.standing_of(profile, "income_per_inhabitant"),
            "Laag inkomen: het eigen inkomen hoort bij de laagste 40% van Nederland. Hoog: bij de hoogste 20%. Bij "
            "koopwoningen tellen tweede woningen mee. Het cijfer over de WW is voorlopig.",
        ),
    )


def diversity(profile: Profile) -> str:
    """How mixed the inhabitants are, as a list."""
    told = sentences.diversity(profile.diversity, profile.place)
    return "\n".join(f"- {markdown_text(one)}" for one in told)


def about_diversity(profile: Profile) -> str:
    """What the numbers of that list mean."""
    return (
        "0 is: iedereen hoort bij dezelfde soort. 1 is: van elke soort evenveel. "
        f"Berekend uit {markdown_text(captions.diversity_source(profile))}; hoe, leest u bij Bronnen en uitleg. "
        "Bij burgerlijke staat tellen alleen inwoners van 15 jaar en ouder mee."
    )
