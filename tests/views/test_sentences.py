"""Single sentences: exact on real figures, correct for missing and equal values, singular and plural."""

import dataclasses

import pytest

from tests.conftest import Changed, ProfileOf
from wijk.domain.area import Level
from wijk.domain.indicator import load_catalogue
from wijk.figures.choropleth import make_choropleth, map_figures
from wijk.figures.diversity import Diversity
from wijk.figures.peers import PeerPosition
from wijk.figures.profile import Profile
from wijk.figures.risk import Illustration, illustrations, lonely_65plus_estimate
from wijk.figures.standout import Comparison
from wijk.figures.wording import listed
from wijk.opendata.snapshot import Snapshot
from wijk.views import captions, divisions, place_names, sentences


@pytest.fixture
def malburgen(profile_of: ProfileOf) -> Profile:
    return profile_of("WK020218")


def with_figures(profile: Profile, changed: Changed, **values: float | None) -> Profile:
    return dataclasses.replace(profile, figures=changed(profile.figures, **values))


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_joined(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_ages(malburgen: Profile) -> None:
    assert sentences.ages(malburgen).startswith(
        "In Malburgen-Oost (Zuid) wonen 8.810 mensen (2020); in 2024 zijn dat er 9.240. "
        "De grootste leeftijdsgroep is 25 tot 45 jaar: 26,3%; in Arnhem "
    )


def test_one_inhabitant_is_singular(malburgen: Profile, changed: Changed) -> None:
    one = with_figures(malburgen, changed, inhabitants_2020=1.0, inhabitants_2024=1.0)
    assert sentences.ages(one).startswith("In Malburgen-Oost (Zuid) woont 1 mens (2020); in 2024 is dat er 1. ")


def test_nobody_living_there(malburgen: Profile, changed: Changed) -> None:
    empty = with_figures(malburgen, changed, inhabitants_2020=0.0, inhabitants_2024=None, share_0_15_2020=None)
    assert sentences.ages(empty) == (
        "In Malburgen-Oost (Zuid) wonen volgens het CBS 0 tot 2 mensen (2020). "
        "De verdeling over leeftijden is hier niet te geven."
    )


def test_unknown_number_of_inhabitants(malburgen: Profile, changed: Changed) -> None:
    unknown = with_figures(malburgen, changed, inhabitants_2020=None, inhabitants_2024=None)
    assert sentences.ages(unknown) == "Hoeveel mensen er in Malburgen-Oost (Zuid) wonen, is niet bekend."


def test_equal_age_bands_are_named_together(malburgen: Profile, changed: Changed) -> None:
    equal = with_figures(malburgen, changed, share_25_45_2020=30.0, share_65plus_2020=30.0)
    assert sentences.ages(equal).endswith(
        "De grootste leeftijdsgroepen zijn 25 tot 45 jaar en 65 jaar en ouder, elk 30,0%."
    )


def test_households(malburgen: Profile) -> None:
    assert sentences.households(malburgen) == (
        "In 44,4% van de huishoudens woont iemand alleen (2020); in Arnhem 48,3%, in Nederland 38,5%."
    )


def test_households_on_a_small_base_tell_why(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    small = with_figures(profile, changed, share_one_person_2020=None)
    figures = dict(small.figures)
    key = ("share_one_person", 2020)
    figures[key] = dataclasses.replace(figures[key], reason="Minder dan 100 in de noemer.")
    assert sentences.households(dataclasses.replace(small, figures=figures)) == (
        "Hoeveel mensen hier alleen wonen, is niet als aandeel te geven. Minder dan 100 in de noemer."
    )


def test_reference_without_a_value_is_left_out(malburgen: Profile, changed: Changed) -> None:
    assert malburgen.gemeente
    lone = dataclasses.replace(malburgen, gemeente=changed(malburgen.gemeente, share_one_person_2020=None))
    assert sentences.households(lone) == "In 44,4% van de huishoudens woont iemand alleen (2020); in Nederland 38,5%."


def test_land_is_not_compared_with_itself(profile_of: ProfileOf) -> None:
    assert sentences.households(profile_of("NL00")) == "In 38,5% van de huishoudens woont iemand alleen (2020)."


def test_marital_status(malburgen: Profile) -> None:
    assert sentences.marital_status(malburgen).startswith(
        "Van de inwoners van 15 jaar en ouder is 14,9% gescheiden en 7,0% verweduwd (2020); in Arnhem "
    )


@pytest.mark.parametrize("missing", ["share_divorced", "share_widowed"])
def test_marital_status_tells_the_reason_of_the_missing_one(malburgen: Profile, missing: str) -> None:
    figures = dict(malburgen.figures)
    figures[missing, 2020] = dataclasses.replace(figures[missing, 2020], value=None, reason="Geheim.")
    assert sentences.marital_status(dataclasses.replace(malburgen, figures=figures)) == (
        "Hoeveel mensen gescheiden of verweduwd zijn, is niet als aandeel te geven. Geheim."
    )


def test_money(malburgen: Profile) -> None:
    text = sentences.money(malburgen)
    assert text.startswith(
        "Het persoonlijk inkomen (vóór belasting) is gemiddeld 22.700 euro per inwoner (2024); in Arnhem 33.300 euro"
    )
    assert "De WOZ-waarde van een woning is gemiddeld 246.000 euro (2024, naar de waarde op 1 januari 2023)" in text


@pytest.mark.parametrize(
    ("income", "value", "text"),
    [
        (None, None, "Inkomen en WOZ-waarde zijn hier niet bekend."),
        (None, 246.0, "Het persoonlijk inkomen per inwoner is hier niet bekend."),
        (22.7, None, "De WOZ-waarde is hier niet bekend."),
    ],
)
def test_missing_money_is_told(
    malburgen: Profile, changed: Changed, income: float | None, value: float | None, text: str
) -> None:
    profile = with_figures(malburgen, changed, income_per_inhabitant_2024=income, woz_value_2024=value)
    assert sentences.money(profile).endswith(text)


def test_loneliness_is_an_estimate_beside_the_gemeente(malburgen: Profile) -> None:
    assert sentences.loneliness(malburgen) == (
        "In Malburgen-Oost (Zuid) voelt naar schatting 60,5% van de volwassenen zich eenzaam (2020); "
        "in Arnhem is dat 51,2%."
    )


@pytest.mark.parametrize(("here", "small"), [(51.2, True), (54.1, True), (48.3, True), (54.3, False), (48.1, False)])
def test_small_difference_is_not_made_much_of(malburgen: Profile, changed: Changed, here: float, small: bool) -> None:
    text = sentences.loneliness(with_figures(malburgen, changed, lonely_18plus_2020=here))
    assert text.endswith("Dat verschil is te klein om iets van te vinden.") == small


def test_missing_loneliness_tells_why(profile_of: ProfileOf) -> None:
    text = sentences.loneliness(profile_of("BU02020338"))
    assert text.startswith("Hoeveel mensen zich in ")
    assert "is niet bekend. Het RIVM geeft hier geen schatting" in text


def test_older_people_in_tens(malburgen: Profile) -> None:
    assert sentences.loneliness_65plus(malburgen, lonely_65plus_estimate(malburgen.figures, 2020)) == (
        "Van de 65-plussers voelt naar schatting 59,3% zich eenzaam (2020), ongeveer 940 mensen. "
        "Het onderzoek liet bewoners van instellingen weg; het aantal is gerekend over alle 65-plussers."
    )


def test_older_people_without_a_number(malburgen: Profile) -> None:
    text = sentences.loneliness_65plus(malburgen, None)
    assert "59,3%" in text and "ongeveer" not in text


def test_trend(malburgen: Profile) -> None:
    assert sentences.trend(malburgen) == (
        "Eenzaam (18 jaar en ouder) in Malburgen-Oost (Zuid), naar schatting: van 2012 tot 2020 gestegen van 53,6% "
        "naar 60,5%. Van 2024 hebben wij dit cijfer alleen per gemeente. Per wijk en buurt staat het bij het RIVM: "
        "tabel 50150NED. In heel Nederland: van 2012 tot 2020 gestegen van 39,6% naar 47,0%."
    )


@pytest.mark.parametrize(
    ("last", "word"),
    [(56.5, "ongeveer gelijk gebleven"), (53.6, "ongeveer gelijk gebleven"), (57.0, "gestegen"), (50.0, "gedaald")],
)
def test_trend_word(malburgen: Profile, changed: Changed, last: float, word: str) -> None:
    told = sentences.trend(with_figures(malburgen, changed, lonely_18plus_2020=last))
    assert f"naar schatting: van 2012 tot 2020 {word} " in told


def test_trend_begins_at_the_first_known_year(malburgen: Profile, changed: Changed) -> None:
    text = sentences.trend(with_figures(malburgen, changed, lonely_18plus_2012=None))
    assert "van 2016 tot 2020 gestegen van 57,0% naar 60,5%." in text
    assert "In heel Nederland: van 2016 tot 2020 gestegen van 43,4% naar 47,0%." in text


def test_one_year_is_no_trend(malburgen: Profile, changed: Changed) -> None:
    one = with_figures(malburgen, changed, lonely_18plus_2012=None, lonely_18plus_2016=None)
    assert "naar schatting: 60,5% in 2020; een verandering is niet te geven." in sentences.trend(one)
    assert "heel Nederland" not in sentences.trend(one)


def test_young_adults_are_told_for_the_gemeente(malburgen: Profile) -> None:
    assert sentences.young_adults(malburgen).startswith("Van de 16- tot 25-jarigen in Arnhem voelt ")


@pytest.mark.published_method
def test_risk_summary(malburgen: Profile) -> None:
    assert sentences.risk_summary(malburgen.groups, "Arnhem") == (
        "Hier duidelijk meer dan in Arnhem: gescheiden of verweduwd, krap bij kas en beperkt door gezondheid. "
        "Van 1 van de 8 groepen is niet bekend of zij hier vaker voorkomt: eenoudergezinnen."
    )


@pytest.mark.published_method
def test_risk_summary_of_equal_groups(malburgen: Profile) -> None:
    equal = [dataclasses.replace(group, share=0.1, share_municipality=0.1) for group in malburgen.groups]
    assert sentences.risk_summary(equal, "Arnhem") == (
        "Geen van de 8 groepen waarvan wij het weten, komt hier duidelijk vaker voor dan in Arnhem."
    )


@pytest.mark.published_method
def test_place_of_2024_only_claims_nothing_about_the_groups_that_are_not_known(profile_of: ProfileOf) -> None:
    text = sentences.risk_summary(profile_of("WK0363TB").groups, "Amsterdam")
    assert text.startswith("Van 7 van de 8 groepen is niet bekend of zij hier vaker voorkomen: jongvolwassenen")
    assert "Geen van de" not in text
    assert text.endswith(
        "Van ouderen (65 jaar en ouder) weten wij het wel: die groep is hier niet duidelijk groter dan in Amsterdam."
    )


@pytest.mark.parametrize(("code", "elsewhere"), [("WK0363TB", True), ("WK020218", False), ("GM0457", False)])
def test_groups_of_a_place_of_2024_only_are_elsewhere(profile_of: ProfileOf, code: str, elsewhere: bool) -> None:
    assert captions.groups_elsewhere(profile_of(code)) == elsewhere


def test_risk_summary_of_unknown_groups(malburgen: Profile) -> None:
    unknown = [dataclasses.replace(group, share_municipality=None) for group in malburgen.groups]
    assert "van geen enkele groep te zeggen" in sentences.risk_summary(unknown, "Arnhem")


def test_group_that_is_absent_here_is_not_unknown(malburgen: Profile) -> None:
    absent = [dataclasses.replace(malburgen.groups[0], share=0.0)]
    assert sentences.risk_summary(absent, "Arnhem").startswith("Van jongvolwassenen (15 tot 25 jaar) weten wij het wel")
    assert sentences.group_line(absent[0]) == "Bijna 0% van de inwoners is 15 tot 25 jaar (2020)."


def test_group_line(malburgen: Profile) -> None:
    lines = [sentences.group_line(group) for group in malburgen.groups]
    assert lines[1] == "In 44,4% van de huishoudens woont iemand alleen (2020)."
    assert lines[2] == "Eenoudergezinnen: niet bekend."
    assert lines[5] == "Naar schatting 26,2% van de volwassenen heeft moeite met rondkomen (2020)."


def test_outline_of_malburgen(malburgen: Profile) -> None:
    assert sentences.outline(malburgen) == [
        "In Malburgen-Oost (Zuid) voelt naar schatting 60,5% van de volwassenen zich eenzaam (2020); "
        "in Arnhem is dat 51,2%.",
        "Naar schatting 26,2% van de volwassenen heeft moeite met rondkomen (2020). "
        "Dat is 1,46 keer het aandeel in Arnhem en 1,88 keer dat in Nederland.",
        "21,8% van de inwoners van 15 jaar en ouder is gescheiden of verweduwd (2020). "
        "Dat is 1,41 keer het aandeel in Arnhem en 1,44 keer dat in Nederland.",
    ]


@pytest.mark.parametrize(
    ("code", "opening"),
    [
        ("GM0088", "Op Schiermonnikoog voelt naar schatting "),
        ("NL00", "In Nederland voelt naar schatting 47,0% "),
        ("WK0363TB", "Hoeveel mensen zich in de Venserpolder eenzaam voelen, is niet bekend. "),
    ],
)
def test_outline_opens_with_loneliness(profile_of: ProfileOf, code: str, opening: str) -> None:
    assert sentences.outline(profile_of(code))[0].startswith(opening)


def test_islands_take_another_preposition(profile_of: ProfileOf) -> None:
    assert place_names.at("Texel") == "op Texel"
    assert place_names.at("Texelstroom") == "in Texelstroom"
    texel = profile_of("GM0448")
    assert sentences.ages(texel).startswith("Op Texel wonen ")
    assert "Gemeente, GM0448" in divisions.place_line(texel)
    assert (
        captions.position_text(PeerPosition(4, 0, 4, "Texel"), "wijk") == "hoger dan in alle 4 andere wijken op Texel"
    )


def test_estimate_that_stands_out_is_called_one(malburgen: Profile) -> None:
    figure = malburgen.figures["volunteers_18plus", 2020]
    assert "Naar schatting" in sentences.stand_out(Comparison("", 2.0, "meer", figure, figure), "Arnhem")


def test_illustration(malburgen: Profile) -> None:
    [one] = illustrations(malburgen.figures, malburgen.groups[1])
    assert sentences.illustration(one) == (
        "Als het hier net zo is als in heel Nederland, dan zijn 210 tot 300 alleenwonenden sterk eenzaam. Landelijk is "
        "het 14,0% (CBS, Sociale samenhang en welzijn 2019); wij rekenen ruim, met 12,0% tot 16,0%. Dit is geen "
        "telling, en groepen overlappen."
    )


@pytest.mark.parametrize(("high", "told"), [(0, False), (20, False), (30, True)])
def test_illustration_of_a_handful_names_no_number(malburgen: Profile, high: int, told: bool) -> None:
    national = malburgen.groups[1].group.national[0]
    text = sentences.illustration(Illustration(national, 0, high))
    assert ("net zo is als in heel Nederland" in text) == told
    assert told or "te klein om een aantal te noemen" in text


@pytest.mark.parametrize(
    ("position", "text"),
    [
        (
            PeerPosition(2, 1, 5, "Arnhem"),
            "hoger dan in 2, lager dan in 1 en ongeveer gelijk aan die in 2 van de 5 andere wijken in Arnhem",
        ),
        (PeerPosition(0, 0, 4, "Arnhem"), "ongeveer gelijk aan die in alle 4 andere wijken in Arnhem"),
        (PeerPosition(4, 0, 4, "Arnhem"), "hoger dan in alle 4 andere wijken in Arnhem"),
        (PeerPosition(0, 4, 4, "Arnhem"), "lager dan in alle 4 andere wijken in Arnhem"),
        (PeerPosition(22, 1, 23, "Arnhem"), "hoger dan in 22 en lager dan in 1 van de 23 andere wijken in Arnhem"),
        (
            PeerPosition(2000, 1176, 3176, "Nederland"),
            "hoger dan in 2.000 en lager dan in 1.176 van de 3.176 andere wijken in Nederland",
        ),
        (None, ""),
    ],
)
def test_position(position: PeerPosition | None, text: str) -> None:
    assert captions.position_text(position, "wijk") == text


def test_position_of_a_small_difference_is_not_told(malburgen: Profile, changed: Changed) -> None:
    assert sentences.lonely_position(malburgen) == (
        "De schatting is hoger dan in 20 en ongeveer gelijk aan die in 3 van de 23 andere wijken in Arnhem."
    )
    assert sentences.lonely_position(with_figures(malburgen, changed, lonely_18plus_2020=52.0)) == ""


def test_diversity_by_itself_and_beside_others(malburgen: Profile) -> None:
    found = [
        Diversity("leeftijd", 0.98, PeerPosition(23, 0, 23, "Arnhem")),
        Diversity("huishouden", 0.96, PeerPosition(1, 22, 23, "Arnhem")),
        Diversity("burgerlijke staat", 0.4, None),
    ]
    assert sentences.diversity(found, malburgen.place) == [
        "Naar leeftijd bijna zo gemengd als kan (0,98 van 1). Alle 23 andere wijken in Arnhem zijn minder gemengd.",
        "Naar huishouden bijna zo gemengd als kan (0,96 van 1). De meeste andere wijken in Arnhem zijn meer gemengd: "
        "22 van de 23.",
        "Naar burgerlijke staat vooral van één soort (0,40 van 1).",
    ]


@pytest.mark.parametrize(
    ("lower", "higher", "text"),
    [
        (15, 8, "Dat is ongeveer het midden van de 23 andere wijken in Arnhem."),
        (16, 7, "De meeste andere wijken in Arnhem zijn minder gemengd: 16 van de 23."),
        (0, 23, "Alle 23 andere wijken in Arnhem zijn meer gemengd."),
    ],
)
def test_most_is_two_in_three(malburgen: Profile, lower: int, higher: int, text: str) -> None:
    found = [Diversity("leeftijd", 0.9, PeerPosition(lower, higher, 23, "Arnhem"))]
    assert sentences.diversity(found, malburgen.place) == [f"Naar leeftijd flink gemengd (0,90 van 1). {text}"]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, "bijna zo gemengd als kan"),
        (0.9451, "bijna zo gemengd als kan"),
        (0.94, "flink gemengd"),
        (0.79, "deels gemengd"),
        (0.49, "vooral van één soort"),
    ],
)
def test_word_of_a_mix_follows_the_number_that_is_shown(malburgen: Profile, value: float, word: str) -> None:
    assert word in sentences.diversity([Diversity("leeftijd", value, None)], malburgen.place)[0]


def test_unknown_diversity(malburgen: Profile) -> None:
    [text] = sentences.diversity([Diversity("leeftijd", None, None)], malburgen.place)
    assert text.startswith("Hoe gemengd de bewoners zijn, is hier niet te zeggen")


@pytest.mark.published_method
def test_benefits_are_apart_and_never_summed(malburgen: Profile) -> None:
    assert sentences.told_beside(malburgen) == (
        "Bij krap bij kas: in 2020 kregen 990 mensen bijstand, 650 mensen een arbeidsongeschiktheidsuitkering en "
        "130 mensen een WW-uitkering (CBS; het cijfer over de WW is voorlopig). Tel dit niet op: iemand kan er twee "
        "hebben."
    )


def test_unknown_benefits_are_not_told(malburgen: Profile, changed: Changed) -> None:
    unknown = with_figures(
        malburgen, changed, social_assistance_2020=None, disability_benefit_2020=None, unemployment_benefit_2020=None
    )
    assert sentences.told_beside(malburgen) and sentences.told_beside(unknown) == ""


def test_strengths_tell_what_is_less(malburgen: Profile) -> None:
    text = sentences.strengths(malburgen)
    assert text.startswith(
        "Schattingen voor volwassenen (2020). Ongeveer even veel als in Arnhem: vrijwilligerswerk 17,8% (daar 22,0%), "
    )
    assert "uidelijk meer dan" not in text
    assert text.endswith("Een huisarts is gemiddeld op 1,4 km (2024).")


@pytest.mark.parametrize(
    ("here", "word"),
    [
        (13.0, "Duidelijk meer dan"),
        (12.9, "Ongeveer even veel als"),
        (7.1, "Ongeveer even veel als"),
        (7.0, "Duidelijk minder dan"),
    ],
)
def test_strengths_compare_like_estimates_do(malburgen: Profile, changed: Changed, here: float, word: str) -> None:
    assert malburgen.gemeente
    profile = dataclasses.replace(
        with_figures(
            malburgen,
            changed,
            volunteers_18plus_2020=here,
            sense_of_control_18plus_2020=None,
            good_health_18plus_2020=None,
        ),
        gemeente=changed(malburgen.gemeente, volunteers_18plus_2020=10.0),
    )
    assert f"{word} in Arnhem: vrijwilligerswerk" in sentences.strengths(profile)


def test_strengths_of_the_land_stand_alone(profile_of: ProfileOf) -> None:
    assert sentences.strengths(profile_of("NL00")).startswith(
        "Schattingen voor volwassenen (2020). Vrijwilligerswerk 24,6%, regie over het eigen leven "
    )


def test_strengths_without_figures(malburgen: Profile, changed: Changed) -> None:
    none = with_figures(
        malburgen,
        changed,
        volunteers_18plus_2020=None,
        sense_of_control_18plus_2020=None,
        good_health_18plus_2020=None,
        distance_gp_2024=None,
    )
    assert sentences.strengths(none).startswith("Over krachten van dit gebied zijn hier geen cijfers")


def test_one_strength(malburgen: Profile, changed: Changed) -> None:
    one = with_figures(
        malburgen,
        changed,
        volunteers_18plus_2020=None,
        sense_of_control_18plus_2020=None,
        good_health_18plus_2020=None,
    )
    assert sentences.strengths(one) == "Een huisarts is gemiddeld op 1,4 km (2024)."


def test_unknown_figures_are_named_first(profile_of: ProfileOf) -> None:
    assert sentences.not_known(profile_of("BU02020338")).startswith("Niet bekend voor dit gebied: eenzaam (18 jaar")
    assert sentences.not_known(profile_of("WK020218")).startswith("Wie er eenzaam zijn")


def test_newer_estimates_are_missing_here_and_named_where_they_are(malburgen: Profile) -> None:
    assert sentences.not_known(malburgen).endswith(
        "Hoe het in wijken en buurten na 2020 ging met de eenzaamheid, staat niet in de cijfers van dit dashboard. "
        "Zoek nieuwere schattingen bij RIVM, GGD'en en CBS: Gezondheid per wijk en buurt 2012-2024 (indeling 2024), "
        "tabel 50150NED."
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("WK020218", "Wijk in Arnhem, WK020218, indeling 2020 en 2024."),
        ("GM0457", "Gemeente, GM0457, indeling 2020."),
        ("NL00", "Heel Nederland, NL00, indeling 2020 en 2024."),
    ],
)
def test_place_line(profile_of: ProfileOf, code: str, text: str) -> None:
    assert divisions.place_line(profile_of(code)) == text


def test_redrawn_boundary_is_told(malburgen: Profile) -> None:
    moved = dataclasses.replace(malburgen.place, overlap=0.949)
    assert divisions.place_line(dataclasses.replace(malburgen, place=moved)).endswith(
        "De grens veranderde tussen 2020 en 2024; naar schatting 94% van de mensen woont binnen beide grenzen. "
        "Bij cijfers over het oude gebied staat ‘grens van 2020’."
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("NL00", "kies een gemeente"),
        ("GM0518", "geen duidelijk verschil met Nederland in wat wij konden vergelijken: "),
        ("WK020218", "geen duidelijk verschil met Arnhem in wat wij konden vergelijken: "),
    ],
)
def test_nothing_else_stands_out(profile_of: ProfileOf, code: str, text: str) -> None:
    profile = dataclasses.replace(profile_of(code), stands_out=[])
    assert text in sentences.outline(profile)[1]


def test_source_line_names_tables_once_with_year_and_schatting(malburgen: Profile) -> None:
    figures = [malburgen.figure("lonely_18plus", year) for year in (2012, 2016, 2020)]
    assert captions.source_line(figures) == (
        "Bron: RIVM, GGD'en en CBS, Gezondheid per wijk en buurt 2012, 2016 en 2020 (indeling 2020) (schatting)."
    )
    assert captions.source_line([malburgen.figure("households", 2020), malburgen.figure("inhabitants", 2020)]) == (
        "Bron: CBS, Kerncijfers wijken en buurten 2020."
    )


def test_map_source_tells_division_and_schatting() -> None:
    indicator = load_catalogue()["lonely_18plus"]
    text = captions.map_source(indicator, 2020, 2020)
    assert text.endswith("grenzen CBS/Kadaster. Schatting. Gebieden volgens de indeling 2020.")
    assert "Schatting" not in captions.map_source(load_catalogue()["inhabitants"], 2024, 2024)


def test_few_drawn_and_not_in_division() -> None:
    assert captions.few_drawn("buurt", "Amsterdam", 0.484, 2020).startswith(
        "Van de buurten in Amsterdam is 48% te tekenen in de indeling 2020;"
    )
    assert "Eemsdelta staat niet in de indeling van 2020" in captions.not_in_division("Eemsdelta", 2020)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (1, " 1 gebied staat niet op de kaart, wel in de tabel."),
        (1234, " 1.234 gebieden staan niet op de kaart, wel in de tabel."),
    ],
)
def test_areas_that_are_not_drawn_are_counted(count: int, text: str) -> None:
    assert captions.not_drawn(count) == text


@pytest.mark.parametrize(
    ("indicator", "year", "label"),
    [
        ("lonely_18plus", 2020, "Eenzaam 18+ (2020)"),
        ("lonely_18_65", 2016, "Eenzaam 18-65 (2016)"),
        ("share_65plus", 2024, "65 jaar en ouder (2024)"),
    ],
)
def test_label_of_a_figure_in_a_list(indicator: str, year: int, label: str) -> None:
    assert captions.figure_label(load_catalogue()[indicator], year) == label


def test_labels_of_figures_differ_and_are_short() -> None:
    labels = [captions.figure_label(*one) for one in map_figures(load_catalogue())]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 44


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (("gemeente", "wijk", "buurt"), ""),
        (("gemeente", "wijk"), "Dit cijfer is er alleen per gemeente en wijk."),
        (("gemeente",), "Dit cijfer is er alleen per gemeente."),
    ],
)
def test_levels_without_a_figure_are_told(levels: tuple[Level, ...], text: str) -> None:
    assert captions.only_levels(levels) == text


def test_map_on_which_nothing_is_known_says_so(snapshot: Snapshot) -> None:
    young = make_choropleth(snapshot, load_catalogue()["lonely_16_25"], 2024, "wijk", "GM0202")
    assert captions.none_known(young) == "Van geen van deze gebieden is dit cijfer bekend."
    lonely = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk", "GM0202")
    assert captions.none_known(lonely) == ""
