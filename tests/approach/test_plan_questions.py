"""The helper asks what is open and never stops anybody; a change in the figures on loneliness is told apart."""

from datetime import date

from wijk.approach.plan_questions import is_unmeasurable, questions_about_action, questions_about_goal
from wijk.domain.plan import Action

UNMEASURABLE = (
    "eenzaamheid -5%",
    "Eenzaamheid -5 %",
    "eenzaamheid min 5 procent",
    "5% minder eenzaamheid",
    "vijf procent minder eenzame ouderen",
    "In 2027 is de eenzaamheid met 10 procent gedaald",
    "Het percentage eenzame inwoners gaat omlaag",
    "het aantal sterk eenzame ouderen daalt",
    "Van 60,5% naar 55% eenzaam",
    "De eenzaamheid gaat van 57 naar 50",
    "De eenzaamheid halveren voor 2030",
    "een kwart minder eenzaamheid",
    "Half zo veel eenzame jongeren",
    "100 eenzame mensen minder",
    "50 minder eenzame ouderen in de wijk",
    "Het eenzaamheidscijfer omlaag",
    "40% van de ouderen is nog eenzaam",
    "De helft van de bewoners is niet meer eenzaam",
    "Eenzaamheid onder het gemiddelde van Nederland",
    "ÉÉNZAAMHEID −3%",
    "Ernstige eenzaamheid hooguit 8%",
    "Meer contact. De eenzaamheid daalt met 2 procentpunt",
)
MEASURABLE = (
    "",
    "Week tegen Eenzaamheid 2026",
    "In de Week tegen Eenzaamheid bellen wij 50 mensen",
    "20 eenzame ouderen komen elke week op de koffie",
    "10% meer vrijwilligers",
    "10 procent meer bezoekers in het buurthuis",
    "80% van de huisartsen herkent eenzaamheid",
    "60% van de vrijwilligers volgde de training eenzaamheid",
    "Eenzaamheid bespreekbaar maken bij de helft van de verenigingen",
    "De helft van de deelnemers voelt zich minder eenzaam",
    "6 gesprekken over eenzaamheid per maand",
    "Het meldpunt eenzaamheid krijgt 30% meer meldingen",
    "Een loket voor 1.500 bewoners",
    "Minder eenzaamheid",
    "Ieder signaal van eenzaamheid krijgt binnen 5 dagen een antwoord",
    "Wij zijn er voor wie zich alleen voelt, elke dinsdag om 10.30 uur",
    "3 straten met een buurtmaaltijd in 2027",
    "5% korting voor vrijwilligers. Eenzaamheid is ons onderwerp",
)


def test_goals_about_the_figure_itself_are_recognised_and_no_others() -> None:
    assert [text for text in UNMEASURABLE if not is_unmeasurable(text)] == []
    assert [text for text in MEASURABLE if is_unmeasurable(text)] == []


def test_such_a_goal_is_told_where_it_can_be_seen_and_why() -> None:
    first = questions_about_goal("eenzaamheid -5%", "wijk")[0]
    assert first.startswith(
        "Dat is in deze wijk niet te meten: zie Evalueren. De cijfers over eenzaamheid van een wijk"
    )
    assert "schattingen uit een model van het RIVM" in first
    assert questions_about_goal("eenzaamheid -5%", "gemeente")[0].startswith("Dat is in deze gemeente niet te meten")


def test_a_goal_is_asked_what_its_words_leave_open() -> None:
    assert questions_about_goal("Koffie", "wijk") == (
        "Wat wordt er precies anders?",
        "Voor wie is dit?",
        "Waaraan ziet u dat het lukt?",
        "Wanneer wilt u dit bereikt hebben?",
    )
    assert questions_about_goal("In 2027 eten 20 ouderen elke week samen", "wijk") == ()
    assert questions_about_goal("  ", "wijk") == ()
    # An age says neither when nor how many.
    proposed = "Er is iets voor Ouderen (65 jaar en ouder) in de fase Volgen"
    assert questions_about_goal(proposed, "wijk") == (
        "Waaraan ziet u dat het lukt?",
        "Wanneer wilt u dit bereikt hebben?",
    )


def test_an_action_is_asked_what_is_missing_while_it_goes_on() -> None:
    action = Action("a", "WK020218", "g", "Bellen")
    assert questions_about_action(action) == ("Wat gebeurt er precies?", "Wie doet dit?", "Wanneer?")
    full = Action("a", "WK020218", "g", "De kerk bellen", ("wijkteam",), ends_on=date(2026, 12, 1))
    assert questions_about_action(full) == ()
    assert questions_about_action(Action("a", "WK020218", "g", "Bellen", state="gestopt")) == ()
