"""What was learned from labelled rows leaves out what is unlikely and adds what is likely, with its words."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.suggest_rows import last_rows
from wijk.approach.suggest import Suggester, Suggestion
from wijk.approach.suggest_text import stem
from wijk.domain.learned import FILE, Learned, LearnedLabel, LearnedSum, load_learned
from wijk.domain.lexicon import Lexicon, Rule, load_lexicon
from wijk.domain.method import METHOD_FOLDER, MethodError, load_method

LEXICON = load_lexicon(load_method())
CHESS = ("Schaakavond", "De Toren", "Elke week een potje schaak in het buurthuis.")


def phases(told: Suggestion) -> dict[str, tuple[str, ...]]:
    return {one.id: one.words for one in told.phases}


def knowing(signs: dict[str, float], anything: float = 9.0) -> Lexicon:
    """The lexicon with one thing learned: that these signs tell signalling."""
    label = LearnedLabel(LearnedSum(-4.0, signs), silent=(1.0, 0.0), told=(1.0, 0.0, 0.0))
    return replace(
        LEXICON, learned=Learned({("phases", "signaleren"): label}, {"phases": 0.0}, LearnedSum(anything, {}), 0.0)
    )


def test_a_likely_phase_is_added_with_the_words_that_tell_most_for_it() -> None:
    assert "signaleren" not in phases(Suggester(knowing({})).suggest(*CHESS))
    signs = {stem("potje"): 20.0, stem("buurthuis"): 15.0, "week": 0.5, stem("een"): 90.0}
    assert phases(Suggester(knowing(signs)).suggest(*CHESS))["signaleren"] == ("potje", "buurthuis")


def test_a_bare_name_is_left_to_the_lexicon() -> None:
    assert phases(Suggester(knowing({stem("schaakavond"): 99.0})).suggest("Schaakavond")) == phases(
        Suggester(replace(LEXICON, learned=None)).suggest("Schaakavond")
    )
    assert "signaleren" in phases(Suggester(knowing({})).suggest("Signaalpunt"))


def test_an_unlikely_phase_is_left_out_and_all_of_them_where_a_row_tells_nothing() -> None:
    row = ("Postbode", "", "De postbode trekt aan de bel.")
    assert "signaleren" in phases(Suggester(replace(LEXICON, learned=None)).suggest(*row))
    assert "signaleren" not in phases(Suggester(knowing({})).suggest(*row))
    assert "signaleren" in phases(Suggester(knowing({"bel": 99.0})).suggest(*row))
    assert "signaleren" not in phases(Suggester(knowing({"bel": 99.0}, anything=-1.0)).suggest(*row))


def test_words_of_a_municipality_stand_whatever_was_learned_and_those_it_silenced_are_no_sign() -> None:
    own = Rule(words=("schaak",), phases=("signaleren",))
    assert phases(Suggester(knowing({}, anything=-1.0), [own]).suggest(*CHESS))["signaleren"] == ("schaak",)
    assert "signaleren" not in phases(
        Suggester(knowing({stem("buurthuis"): 99.0}), ignored=["buurthuis"]).suggest(*CHESS)
    )


@pytest.mark.slow
def test_every_word_that_is_shown_stands_in_the_text() -> None:
    suggester, added = Suggester(LEXICON), 0
    alone = Suggester(replace(LEXICON, learned=None))
    for row in last_rows():
        texts = {"name": row.name, "organisation": row.organisation, "description": row.description}
        told = suggester.suggest(row.name, row.organisation, row.description)
        added += len(phases(told).keys() - phases(alone.suggest(row.name, row.organisation, row.description)).keys())
        for _, proposal in told.proposals:
            assert proposal.evidence, row
            for evidence in proposal.evidence:
                assert evidence.words == tuple(texts[span.field][span.start : span.end] for span in evidence.spans)
    assert added > 3


@pytest.mark.published_method
def test_what_was_learned_is_of_the_method_and_a_broken_file_is_told_in_dutch(tmp_path: Path) -> None:
    known = LEXICON.order
    learned = load_learned(METHOD_FOLDER, known)
    assert learned and {one for kind, one in learned.labels if kind == "phases"} == set(known["phases"])
    fewer = load_learned(METHOD_FOLDER, {**known, "phases": ("volgen",)})
    assert fewer and {one for kind, one in fewer.labels if kind == "phases"} == {"volgen"}
    assert load_learned(tmp_path, known) is None
    for content in ("{", "{}", '{"least": {}, "labels": {"phases": {"volgen": {}}}}'):
        (tmp_path / FILE).write_text(content, encoding="utf-8")
        with pytest.raises(MethodError, match=FILE):
            load_learned(tmp_path, known)
