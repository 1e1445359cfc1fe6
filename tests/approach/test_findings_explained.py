"""Every word that the matrix uses for what it finds is explained in the method."""

from wijk.approach.findings import KINDS
from wijk.domain.method import load_method


def test_every_kind_of_finding_and_every_phase_is_explained_in_a_sentence() -> None:
    method = load_method()
    assert KINDS and method.phases
    meanings = {word: method.meaning(word) for word in (*KINDS, "mismatch", "match")}
    assert [word for word, meaning in meanings.items() if not meaning.endswith(".")] == []
    assert [phase.id for phase in method.phases if not phase.explanation.endswith(".")] == []
    assert method.meaning("onzin") == ""
