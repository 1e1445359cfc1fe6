"""Proposals rest on words that stand in the text, and where the words tell nothing there is no proposal."""

from collections.abc import Iterable
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from wijk.approach.suggest import Suggester, Suggestion
from wijk.approach.suggest_document import suggestion_document
from wijk.domain.lexicon import Rule, load_lexicon
from wijk.domain.method import load_method


@cache
def suggester() -> Suggester:
    return Suggester(load_lexicon(load_method()))


def suggested(text: str, name: str = "", organisation: str = "") -> Suggestion:
    return suggester().suggest(name, organisation, text)


def ids(proposals: Iterable[object]) -> set[str]:
    return {one.id for one in proposals}  # type: ignore[attr-defined]


def test_each_proposal_tells_the_words_it_rests_on_as_they_are_written() -> None:
    text = "Elke week een Koffie-Ochtend; wie wil, kan zijn VERHAAL kwijt. <b>Vrijwilligers</b> gaan zo nodig mee."
    told = suggested(text)
    assert ids(told.phases) == {"bespreken", "aanpakken", "toeleiden"}
    spans = [
        (span, word)
        for _, proposal in told.proposals
        for evidence in proposal.evidence
        for span, word in zip(evidence.spans, evidence.words, strict=True)
    ]
    assert len(spans) > 3
    assert all(span.field == "description" and text[span.start : span.end] == word for span, word in spans)
    assert "Koffie-Ochtend" in {word for _, word in spans}


def test_nothing_is_proposed_where_nothing_can_be_told() -> None:
    nothing = [
        "",
        "   ",
        "!!!",
        "v.v. De Vogels",
        "APK en occasions",
        "Vergaderzaal te huur.",
        "Wij zijn een stichting.",
    ]
    for text in nothing:
        assert suggested(text).proposals == (), text
        assert suggested("", name=text).proposals == (), text


def test_words_are_found_in_any_ending_and_spelling() -> None:
    for written in ("koffieochtend", "Koffieochtenden", "koffie-ochtend", "koffie ochtend", "KOFFIEOCHTEND"):
        assert "ontmoeten" in ids(suggested(written).elements), written
    for written in ("huisbezoek", "huisbezoeken", "huis bezoek", "huisbezoekje"):
        assert "bespreken" in ids(suggested(written).phases), written
    for written in ("taalcafé", "Taalcafe", "taal-café", "TAAL CAFÉ"):
        assert "ontmoeten" in ids(suggested(written).elements), written


def test_a_negation_turns_words_round_only_as_far_as_it_reaches() -> None:
    assert "ouderen" not in ids(suggested("Niet bedoeld voor ouderen.").groups)
    assert "ouderen" not in ids(suggested("Geen ouderen.").groups)
    assert "ouderen" in ids(suggested("Niet alleen voor ouderen.").groups)
    assert "ouderen" in ids(suggested("Geen afspraak nodig, voor ouderen.").groups)
    assert "ouderen" in ids(suggested("Niet voor jongeren maar voor ouderen.").groups)
    assert "gezondheid" in ids(suggested("Voor mensen met en zonder beperking.").groups)


def test_a_group_is_told_by_ages_too() -> None:
    older = ["65+", "65-plussers", "65 plus", "voor 60 jaar en ouder", "vanaf 70 jaar", "boven de 75", "75-jarigen"]
    young = ["16-23 jaar", "van 18 tot 25 jaar", "tussen 16 en 27 jaar", "15 t/m 22 jr", "18- tot 25-jarigen"]
    neither = [
        "50+",
        "40-plussers",
        "8-12 jaar",
        "12-16 jaar",
        "9-11 uur",
        "10 tot 12 uur",
        "20 jaar",
        "€ 65",
        "25-60 jaar",
    ]
    assert {text for text in older if ids(suggested(text).groups) != {"ouderen"}} == set()
    assert {text for text in young if ids(suggested(text).groups) != {"jongvolwassenen"}} == set()
    assert {text for text in neither if suggested(text).groups} == set()


def test_likely_confusions_are_no_group() -> None:
    for text in ("Oudercafé", "De zaal is rolstoeltoegankelijk.", "Wie alleen zit schuift aan.", "Alleen op dinsdag."):
        assert suggested(text).groups == (), text
    assert ids(suggested("Voor alleenstaande ouders.").groups) == {"eenouder"}
    assert ids(suggested("Voor alleenstaanden.").groups) == {"alleenwonenden"}
    assert ids(suggested("Voor alleenstaande ouderen.").groups) == {"alleenwonenden", "ouderen"}
    assert ids(suggested("Voor moeders zonder partner.").groups) == {"eenouder"}


def test_every_element_is_tackling_with_the_same_words() -> None:
    told = suggested("Elke dinsdag wandelen we samen, met koffie na afloop.")
    [tackling] = [one for one in told.phases if one.id == "aanpakken"]
    assert ids(told.elements) == {"bezigheden", "ontmoeten"}
    assert set(tackling.words) == {word for one in told.elements for word in one.words}


def test_what_happens_once_holds_no_element() -> None:
    assert ids(suggested("Straatfeest met koffie en spelletjes voor alle buren.").phases) == {"voorkomen"}
    assert suggested("Straatfeest met koffie en spelletjes voor alle buren.").elements == ()


def test_formal_is_told_by_the_organisation_and_by_nothing_where_words_say_both() -> None:
    assert suggested("Koffie", organisation="Welzijn Oost").formal is True
    assert suggested("Koffie", organisation="bewoners van de flat").formal is False
    assert suggested("Koffie", organisation="Stichting De Boom").formal is None
    assert suggested("Koffie", organisation="Welzijn Oost").formal_evidence[0].words == ("Welzijn",)


def test_words_of_a_municipality_count_and_can_be_told_to_count_for_nothing() -> None:
    lexicon = load_lexicon(load_method())
    own = Rule(words=("prakkiesploeg",), phases=("signaleren",), groups=("ouderen",))
    told = Suggester(lexicon, [own]).suggest("Prakkiesploeg")
    assert (ids(told.phases), ids(told.groups)) == ({"signaleren"}, {"ouderen"})
    silent = Suggester(lexicon, ignored=["koffie"]).suggest("", "", "Elke week koffie met een wandeling.")
    assert ids(silent.elements) == {"bezigheden"}


def test_a_document_for_scripts_holds_ids_and_words_only() -> None:
    document = suggestion_document(7, suggested("Eettafel voor 65-plussers", organisation="Gemeente"))
    assert document == {
        "line": 7,
        "phases": [{"id": "aanpakken", "words": ["Eettafel"]}],
        "groups": [{"id": "ouderen", "words": ["65-plussers"]}],
        "elements": [{"id": "ontmoeten", "words": ["Eettafel"]}],
        "formal": True,
        "formal_words": ["Gemeente"],
    }


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_is_too_odd_and_every_word_stands_in_it(description: str, name: str) -> None:
    told = suggested(description, name)
    texts = {"name": name, "description": description}
    for _, proposal in told.proposals:
        assert proposal.evidence
        for evidence in proposal.evidence:
            found = [texts[span.field][span.start : span.end] for span in evidence.spans]
            assert found == list(evidence.words) and all(found)
