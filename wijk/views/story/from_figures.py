"""The screens about figures: why people are here, how lonely, who live here, which groups, and whether that is so."""

from wijk.dossier.story import StoryFacts
from wijk.figures.profile import Profile
from wijk.figures.values import Key
from wijk.store.common.personal import nameless
from wijk.views import captions, sentences
from wijk.views.matrix import group_texts
from wijk.views.numbers import bounds_text
from wijk.views.place_names import at, at_place
from wijk.views.recognition import recognition_lines
from wijk.views.story.map import story_map
from wijk.views.story.screen import Bars, Screen, fitting, shortened
from wijk.views.story.script import SCRIPT

__all__ = ["groups_screen", "lonely_screen", "recognition_screen", "residents_screen", "why_screen"]

NIJMEGEN = "Naar Nijmegen: begin bij de vraag wat iemand zelf wil."
MODEL = "Zo zeker is het: dit schat een rekenmodel. Niemand is geteld."
NO_FIGURE = "Wat denkt u zelf: komt eenzaamheid hier veel voor? Vraag het in de wijk."
OVERLAP = "Groepen overlappen: tel ze niet op. Vraag in de wijk naar wie hier niet in staat."
# Of what rooms said before.
MOST_SAID, SAID_SIGNS, MOST_LINES = 2, 180, 6
WIJKAGENDA = "De vragen komen uit de wijkagenda van Den Haag."


def why_screen(facts: StoryFacts) -> Screen:
    """Begins with the person, and not with what there is on offer."""
    return Screen(
        "waarom",
        SCRIPT["waarom"].title,
        f"Denk aan iemand {at_place(facts.profile.place)} die zich eenzaam voelt. Wat wil die persoon zelf?",
        ask="Begin bij de mens, en niet bij wat wij aanbieden. Noem geen namen.",
        source=NIJMEGEN,
    )


def lonely_screen(facts: StoryFacts) -> Screen:
    """The estimate of loneliness beside its references, and how sure it is."""
    profile = facts.profile
    figure = profile.newest("lonely_18plus")
    bars = _bars(profile, profile.together("lonely_18plus", "severely_lonely_18plus"))
    sure = f"{MODEL} De marge is {bounds_text(figure)}." if figure.bounds else MODEL
    drawn = story_map(facts.around) if bars else None
    source = captions.source_line(bars.here[1] if bars else [figure])
    return Screen(
        "eenzaam",
        SCRIPT["eenzaam"].title,
        sentences.loneliness(profile),
        bars=bars,
        map=drawn,
        ask=sure if figure.value is not None else NO_FIGURE,
        source=f"{source} {captions.boundary_source(facts.around.shown)}" if drawn and facts.around else source,
    )


def residents_screen(facts: StoryFacts) -> Screen:
    """How many people live here and how old they are, with who lives alone."""
    profile = facts.profile
    bars = _bars(profile, profile.together(*sentences.AGE_BANDS))
    shown = bars.here[1] if bars else []
    counted = [profile.figures[key] for key in profile.of_each_division("inhabitants")]
    figures = [*shown, *counted, profile.newest("share_one_person")]
    return Screen(
        "wie",
        SCRIPT["wie"].title,
        sentences.ages(profile),
        bars=bars,
        ask=sentences.households(profile),
        source=captions.source_line([one for one in figures if one.value is not None] or figures),
    )


def groups_screen(facts: StoryFacts) -> Screen:
    """The groups that run a higher risk: how many people, and how often beside the reference."""
    profile = facts.profile
    where = captions.reference_name(profile)
    names = {group.group.id: group.group.name for group in profile.groups}
    rows = [[names[one.group], *group_texts(one)] for one in facts.overview.group_figures]
    return Screen(
        "groepen",
        SCRIPT["groepen"].title,
        sentences.risk_summary(profile.groups, where),
        table=[["Groep", "Hoeveel", f"Vergeleken met hoe vaak {at(where)}"], *rows],
        ask=OVERLAP,
        source=captions.group_sources(profile),
    )


def recognition_screen(facts: StoryFacts) -> Screen:
    """What stands out besides loneliness, for the room to say whether it is so, and what rooms said before."""
    keys = [(one.indicator, one.year) for one in facts.recognitions if one.year]
    said = recognition_lines(facts.profile.catalogue, facts.recognitions, keys)
    outline = sentences.outline(facts.profile)[1:]
    before = [shortened(nameless(line), SAID_SIGNS) for line in said[:MOST_SAID]]
    shown = [*outline, *before]
    level = facts.profile.place.level
    whole = "heel Nederland" if level == "land" else f"de hele {level}"
    return Screen(
        "herkenning",
        SCRIPT["herkenning"].title,
        f"Is dit te herkennen, deels of niet? Geldt het voor {whole} of voor een deel?",
        items=tuple(shown[: max(len(outline), fitting(shown, MOST_LINES))]),
        ask="Zeg ook waarom. Wat heeft meer uitleg nodig?",
        source=WIJKAGENDA,
    )


def _bars(profile: Profile, keys: tuple[Key, ...]) -> Bars | None:
    """The figures as bars; None when the place has none of them."""
    here, references = captions.chart_series(profile, keys, of_gemeente=False)
    if all(figure.value is None for figure in here[1]):
        return None
    return Bars(here, tuple(references), tuple(captions.chart_labels(here[1])))
