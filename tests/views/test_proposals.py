"""Proposals in words: the text of an initiative with the found words apart."""

from hypothesis import given
from hypothesis import strategies as st

from wijk.approach.suggest import Span
from wijk.domain.initiative import Initiative
from wijk.views.proposals import Piece, pieces


def test_the_found_words_stand_apart_and_touching_ones_are_one() -> None:
    item = Initiative("a", "Samen eten met ouderen")
    spans = [Span("name", 0, 5), Span("name", 0, 10), Span("name", 15, 22), Span("description", 0, 3)]
    assert pieces(item, "name", spans) == (Piece("Samen eten", True), Piece(" met "), Piece("ouderen", True))
    assert pieces(item, "organisation", spans) == ()


def test_of_a_long_text_only_what_stands_around_the_words_is_told() -> None:
    text = "begin " * 100 + "koffie " + "eind " * 100
    at = text.index("koffie")
    shown = pieces(Initiative("a", "A", note=text), "description", [Span("description", at, at + 6)])
    told = "".join(piece.text for piece in shown)
    assert [piece.text for piece in shown if piece.found] == ["koffie"]
    assert told.startswith("… begin") and told.endswith("eind …") and len(told) < 160


@given(st.text(max_size=900), st.lists(st.tuples(st.integers(0, 900), st.integers(1, 30)), max_size=8))
def test_no_word_is_lost_whatever_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span("description", at, at + length) for at, length in places if at + length <= len(text)]
    shown = pieces(Initiative("a", "A", note=text), "description", spans)
    found = "".join(piece.text for piece in shown if piece.found)
    marked = {at for span in spans for at in range(span.start, span.end)}
    assert found == "".join(text[at] for at in sorted(marked))
    if len(text) <= 360:
        assert "".join(piece.text for piece in shown) == text
