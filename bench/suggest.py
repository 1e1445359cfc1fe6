"""How well proposals match what people labelled on rows kept apart, beside the trivial ways, and how long they take."""

import csv
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.row import Row
from wijk.approach.suggest import Suggester
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import Method, load_method

__all__ = ["KINDS", "LEAST", "Labelled", "Score", "kept_apart", "labelled_rows", "our_rows", "rows", "score"]

FOLDER = Path(__file__).parents[1] / "tests" / "approach" / "suggest_rows"
KINDS = ("phases", "groups", "elements")
# Precision and recall that we promise on rows not seen, and the most rows without anything that get a proposal.
LEAST = {"phases": (0.85, 0.75), "groups": (0.92, 0.90), "elements": (0.80, 0.70)}
FALSE_AT_MOST = 0.10
LIST = 900
LIST_SECONDS = 5.0
Told = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row with the phases, groups and elements that people gave it."""

    name: str
    organisation: str
    description: str
    labels: Told


@dataclass(frozen=True, slots=True)
class Score:
    """Proposals of one kind over all rows together: true ones, false ones, and labels that were missed."""

    true: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the proposals that is right; 0 where nothing was proposed."""
        return self.true / max(1, self.true + self.false)

    @property
    def recall(self) -> float:
        """The share of the labels that was proposed."""
        return self.true / max(1, self.true + self.missed)


def labelled_rows() -> tuple[Labelled, ...]:
    """The 80 rows that others labelled."""
    return _read(FOLDER / "labelled.csv")


def kept_apart() -> tuple[Labelled, ...]:
    """Of these the twenty that nobody looked at while the lexicon was made."""
    return labelled_rows()[3::4]


def our_rows() -> tuple[Labelled, ...]:
    """The rows of our own."""
    return _read(FOLDER / "ours.csv")


def score(found: Sequence[Labelled], ways: Callable[[Labelled], Told], kind: str) -> Score:
    """Compare what a way of proposing tells with the labels of a kind."""
    pairs = [(row.labels[kind], ways(row)[kind]) for row in found]
    return Score(
        true=sum(len(labels & told) for labels, told in pairs),
        false=sum(len(told - labels) for labels, told in pairs),
        missed=sum(len(labels - told) for labels, told in pairs),
    )


def rows() -> Iterable[Row]:
    """Precision and recall per kind and the false proposals, for rows kept apart, all labelled ones and our own."""
    method = load_method()
    suggester = Suggester(load_lexicon(method))
    trivial = _keywords(method)
    always = _always(method)

    def proposed(row: Labelled) -> Told:
        told = suggester.suggest(row.name, row.organisation, row.description)
        return {kind: frozenset(one.id for one in getattr(told, kind)) for kind in KINDS}

    for what, found, promised in (
        ("20 rows kept apart", kept_apart(), True),
        ("80 labelled rows, 60 looked at", labelled_rows(), False),
        (f"{len(our_rows())} rows of our own, looked at", our_rows(), False),
    ):
        for kind in KINDS:
            ours, bare = score(found, proposed, kind), score(found, trivial, kind)
            one_phase = score(found, always, kind)
            for measure, least in zip(("precision", "recall"), LEAST[kind], strict=True):
                told = f"; always aanpakken {getattr(one_phase, measure):.2f}" if kind == "phases" else ""
                yield Row(
                    what=f"{measure} of proposed {kind}, {what}",
                    value=getattr(ours, measure),
                    unit="",
                    limit=None,
                    naive=getattr(bare, measure),
                    naive_what=f"bare keywords{told}",
                    least=least if promised else None,
                )
        empty = [row for row in found if not any(row.labels.values())]
        yield Row(
            what=f"rows that tell nothing and got a proposal, {what} ({len(empty)} tell nothing)",
            value=_wrong(empty, proposed),
            unit="",
            limit=FALSE_AT_MOST if promised else None,
            naive=_wrong(empty, trivial),
            naive_what=f"bare keywords; always aanpakken {_wrong(empty, always):.2f}",
        )
    yield _speed(suggester)


def _speed(suggester: Suggester) -> Row:
    texts = [labelled_rows()[number % len(labelled_rows())] for number in range(LIST)]
    start = time.process_time()
    for row in texts:
        suggester.suggest(row.name, row.organisation, row.description)
    return Row(
        f"processor time of proposals for {LIST} initiatives", time.process_time() - start, "s", LIST_SECONDS, None, ""
    )


def _wrong(found: Sequence[Labelled], way: Callable[[Labelled], Told]) -> float:
    return sum(any(way(row).values()) for row in found) / max(1, len(found))


def _always(method: Method) -> Callable[[Labelled], Told]:
    """Propose the phase of tackling for every row."""
    always = {kind: frozenset[str]() for kind in KINDS} | {"phases": frozenset({method.rules.tackling_phase})}
    return lambda _row: always


def _keywords(method: Method) -> Callable[[Labelled], Told]:
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


def _read(path: Path) -> tuple[Labelled, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Labelled(
                row["naam"],
                row["organisatie"],
                row["omschrijving"],
                {kind: frozenset(filter(None, row[kind].split(";"))) for kind in KINDS},
            )
            for row in csv.DictReader(file)
        )
