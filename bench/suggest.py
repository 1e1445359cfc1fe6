"""How well proposals match what people labelled, on rows held out, beside the trivial ways, and how long they take."""

import random
import time
from collections.abc import Callable, Iterable, Sequence

from bench.learn import examples, held_out, look
from bench.row import Row
from bench.suggest_rows import KINDS, Labelled, Told, kept_apart, labelled_rows, last_rows, score
from wijk.approach.suggest import Suggester
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import Method, load_method

__all__ = ["LEAST", "proposed_by", "rows"]

# Precision and recall that we promise on rows not seen, and the most rows without anything that get a proposal.
LEAST = {"phases": (0.85, 0.75), "groups": (0.92, 0.90), "elements": (0.80, 0.70)}
FALSE_AT_MOST = 0.10
NOTHING = "nothing"
LIST = 900
LIST_SECONDS = 5.0
DRAWS = 400
Way = Callable[[Labelled], Told]


def rows() -> Iterable[Row]:
    """Precision and recall per kind and the false proposals, on rows held out and on those that others labelled."""
    method = load_method()
    suggester = Suggester(load_lexicon(method))
    found = held_out(examples(), method)
    told = {example.row.id: answer for example, answer in found}
    first = {example.row.id: _ids(example.first or {}) for example, _ in found}
    yield from _measured(
        f"{len(found)} rows held out in folds",
        [example.row for example, _ in found],
        lambda row: told[row.id],
        {
            "the lexicon alone": lambda row: first[row.id],
            "bare keywords": _keywords(method),
            "always aanpakken": _always(method),
        },
        # What the lexicon proposes here is what it did when it was new to a row; groups rest on that alone.
        promised=("phases", "elements", NOTHING),
    )
    alone = proposed_by(look())
    ways = {"the lexicon alone": alone, "bare keywords": _keywords(method), "always aanpakken": _always(method)}
    for what, labelled, promised in (
        (f"{len(last_rows())} rows written last", last_rows(), (*KINDS, NOTHING)),
        ("20 rows of others, kept apart", kept_apart(), ()),
        ("80 rows of others, of which the lexicon's makers saw 60", labelled_rows(), ()),
    ):
        yield from _measured(what, labelled, proposed_by(suggester), ways, promised)
    yield _speed(suggester)


def proposed_by(suggester: Suggester) -> Way:
    """Return the way of proposing that this suggester is."""

    def proposed(row: Labelled) -> Told:
        told = suggester.suggest(row.name, row.organisation, row.description)
        return {kind: frozenset(one.id for one in getattr(told, kind)) for kind in KINDS}

    return proposed


def _measured(
    what: str, found: Sequence[Labelled], ours: Way, others: dict[str, Way], promised: Sequence[str]
) -> Iterable[Row]:
    for kind in KINDS:
        for measure, least in zip(("precision", "recall"), LEAST[kind], strict=True):
            beside = "; ".join(
                f"{name} {getattr(score(found, way, kind), measure):.2f}" for name, way in others.items()
            )
            yield Row(
                what=f"{measure} of proposed {kind}, {what} (95%: {_interval(found, ours, kind, measure)}; {beside})",
                value=getattr(score(found, ours, kind), measure),
                unit="",
                limit=None,
                naive=None,
                naive_what="",
                least=least if kind in promised else None,
            )
    empty = [row for row in found if not any(row.labels.values())]
    beside = "; ".join(f"{name} {_wrong(empty, way):.2f}" for name, way in others.items())
    yield Row(
        what=f"rows that tell nothing and got a proposal, of {len(empty)} of {what} ({beside})",
        value=_wrong(empty, ours),
        unit="",
        limit=FALSE_AT_MOST if NOTHING in promised else None,
        naive=None,
        naive_what="",
    )


def _interval(found: Sequence[Labelled], way: Way, kind: str, measure: str) -> str:
    """The middle 95% of what other lists of as many such rows would give, by drawing rows again."""
    chance = random.Random(0)
    each = [score([row], way, kind) for row in found]
    reached = sorted(
        getattr(sum(chance.choices(each, k=len(each)), start=score([], way, kind)), measure) for _ in range(DRAWS)
    )
    return f"{reached[DRAWS // 40]:.2f} to {reached[-DRAWS // 40]:.2f}"


def _speed(suggester: Suggester) -> Row:
    texts = [labelled_rows()[number % len(labelled_rows())] for number in range(LIST)]
    start = time.process_time()
    for row in texts:
        suggester.suggest(row.name, row.organisation, row.description)
    return Row(
        f"processor time of proposals for {LIST} initiatives", time.process_time() - start, "s", LIST_SECONDS, None, ""
    )


def _ids(first: dict[str, dict[str, int]]) -> Told:
    return {kind: frozenset(first.get(kind, {})) for kind in KINDS}


def _wrong(found: Sequence[Labelled], way: Way) -> float:
    return sum(any(way(row).values()) for row in found) / max(1, len(found))


def _always(method: Method) -> Way:
    """Propose the phase of tackling for every row."""
    always = {kind: frozenset[str]() for kind in KINDS} | {"phases": frozenset({method.rules.tackling_phase})}
    return lambda _row: always


def _keywords(method: Method) -> Way:
    """Propose what the text names: the method's own words and their synonyms, wherever they stand in it."""
    names = {
        kind: {
            term.id: [word.casefold() for word in (term.id, term.name, *term.also)] for term in getattr(method, kind)
        }
        for kind in KINDS
    }

    def told(row: Labelled) -> Told:
        text = f"{row.name} {row.organisation} {row.description}".casefold()
        return {
            kind: frozenset(one for one, words in terms.items() if any(word in text for word in words))
            for kind, terms in names.items()
        }

    return told
