"""The measures against graphs worked out by hand; the drawing is the same every time and tells near from far."""

import random
from itertools import pairwise, permutations

import pytest

from wijk.approach.network import positions, read_network
from wijk.approach.network_words import network_sentences
from wijk.domain.key_figure import Strength, Tie


def ties(*pairs: str, strength: Strength = "licht") -> list[Tie]:
    return [Tie(pair[0], pair[1], strength) for pair in pairs]


@pytest.mark.parametrize(
    ("people", "pairs", "between", "bridges"),
    [
        # A path a-b-c-d: b lies on a-c and a-d of the three pairs without it.
        ("abcd", ["ab", "bc", "cd"], {"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0}, "bc"),
        # A star: all pairs of others go through the middle.
        ("abcd", ["ab", "ac", "ad"], {"a": 1, "b": 0, "c": 0, "d": 0}, "a"),
        # A ring of four: of each opposite pair, half goes along each side; nobody is a bridge.
        ("abcd", ["ab", "bc", "cd", "da"], {"a": 1 / 6, "b": 1 / 6, "c": 1 / 6, "d": 1 / 6}, ""),
        # Everybody knows everybody.
        ("abc", ["ab", "bc", "ac"], {"a": 0, "b": 0, "c": 0}, ""),
        # Two triangles in c: of 6 pairs without c, 4 go through it.
        ("abcde", ["ab", "ac", "bc", "cd", "ce", "de"], {"a": 0, "b": 0, "c": 4 / 6, "d": 0, "e": 0}, "c"),
        # A pair and somebody alone.
        ("abc", ["ab"], {"a": 0, "b": 0, "c": 0}, ""),
        ("ab", ["ab"], {"a": 0, "b": 0}, ""),
        ("a", [], {"a": 0}, ""),
        ("", [], {}, ""),
    ],
)
def test_bridges_as_worked_out_by_hand(people: str, pairs: list[str], between: dict[str, float], bridges: str) -> None:
    found = read_network(people, ties(*pairs))
    assert found.between == pytest.approx(between)
    assert found.bridges == tuple(bridges)


def test_who_is_alone_and_which_circles_there_are() -> None:
    found = read_network("abcdef", ties("bc", "ef", "fd"))
    assert found.alone == ("a",)
    assert found.circles == (("d", "e", "f"), ("b", "c"), ("a",))


def test_ties_count_once_and_only_among_these_people() -> None:
    plain = read_network("abc", ties("ab", "bc"))
    assert read_network("abc", [*ties("ab", "ba", "bc", "cx", "xy", "aa"), *ties("ab", strength="sterk")]) == plain


def test_betweenness_against_counting_all_shortest_ways() -> None:
    chance = random.Random(7)
    for _ in range(20):
        people = "abcdefg"
        pairs = [one + other for one in people for other in people if one < other and chance.random() < 0.35]
        near = {frozenset(pair) for pair in pairs}
        expected = dict.fromkeys(people, 0.0)
        for one in people:
            for other in people:
                if one >= other:
                    continue
                others = [each for each in people if each not in (one, other)]
                routes = [(one, *middle, other) for size in range(6) for middle in permutations(others, size)]
                ways = [way for way in routes if all(frozenset(step) in near for step in pairwise(way))]
                shortest = [way for way in ways if len(way) == min(map(len, ways))]
                for way in shortest:
                    for each in way[1:-1]:
                        expected[each] += 1 / len(shortest) / 15
        assert read_network(people, ties(*pairs)).between == pytest.approx(expected)


def test_positions_do_not_depend_on_order_and_stay_on_paper() -> None:
    people, known = list("abcdefgh"), ties("ab", "bc", "cd", "de", "ef", "gh")
    first = positions(people, known)
    assert positions(people[::-1], [Tie(tie.other, tie.one, tie.strength) for tie in reversed(known)]) == first
    assert set(first) == set(people)
    assert all(0 <= value <= 1 for point in first.values() for value in point)
    assert len(set(first.values())) == 8


def test_who_knows_each_other_is_drawn_nearer() -> None:
    found = positions("abcd", [*ties("ab", strength="sterk"), *ties("bc", "cd")])

    def apart(one: str, other: str) -> float:
        (x, y), (u, v) = found[one], found[other]
        return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)

    assert apart("a", "b") < apart("b", "c") < apart("a", "c") < apart("a", "d")
    assert apart("a", "b") == pytest.approx(apart("b", "c") / 1.5, rel=0.05)


def test_nobody_one_and_two_people_can_be_drawn() -> None:
    assert positions([], []) == {}
    assert positions(["a"], []) == {"a": (0.5, 0.5)}
    assert len(set(positions(["a", "b"], []).values())) == 2


def test_the_network_is_told_in_plain_words() -> None:
    labels = {one: one.upper() for one in "abcdefg"}
    assert network_sentences(read_network("abcdef", ties("ab", "bc", "de")), labels) == (
        "‘B’ is een brug: zonder deze persoon kunnen anderen elkaar niet meer bereiken.",
        "Wegen tussen anderen lopen het vaakst langs ‘B’: bij 10% van de paren.",
        "‘F’ kent hier nog niemand, voor zover is ingevuld.",
        "Er zijn 2 groepjes zonder band met elkaar.",
    )
    assert network_sentences(read_network("abcd", ties("ab", "bc", "cd")), labels) == (
        "‘B’ en ‘C’ zijn bruggen: zonder een van hen kunnen anderen elkaar niet meer bereiken.",
        "De meeste wegen tussen anderen lopen langs ‘B’ en ‘C’: bij 67% van de paren elk.",
    )
    assert network_sentences(read_network("ab", ties("ab")), labels) == ()
    assert network_sentences(read_network("ab", []), labels) == (
        "Er zijn tussen deze mensen nog geen banden ingevuld.",
    )
    assert network_sentences(read_network("", []), labels) == ()
