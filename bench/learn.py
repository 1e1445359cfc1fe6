"""python -m bench.learn: learns from our labelled rows what data/method/suggest_learned.json holds (a minute or less).

Two steps, both logistic regression. The first learns from every row what each sign in a text tells of a label. The
second learns how that joins with what the lexicon proposes, from rows of which is known what it proposed when they were
new (first_sight.csv): on rows that it was mended for, the lexicon seems better than it is. The 80 rows that others
labelled are never learned from.
"""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import log1p

import numpy as np
from numpy.typing import NDArray

from bench.suggest_rows import FOLDER, KINDS, Labelled, Told, our_rows, varied_rows
from wijk.approach.suggest import Suggester
from wijk.approach.suggest_learned import BARE, CEILING, FLOOR, Signs, weight_of
from wijk.domain.learned import FILE, Learned, LearnedLabel, LearnedSum
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import METHOD_FOLDER, Method, load_method

__all__ = ["Example", "examples", "held_out", "learn", "look"]

KINDS_LEARNED = ("phases", "elements")
# The log-odds from which a label is proposed: what gave a little more than the promised precision on rows held out.
LEAST = {"phases": 0.1, "elements": -0.05}
LEAST_ANYTHING = -0.75
RARE = 2
# Weights below this are left out of the file.
SMALL = 0.05
NOTHING = LearnedSum(0.0, {})
PENALTY, PENALTY_JOINED = 0.4, 0.5
ROUNDS, ROUNDS_JOINED = 250, 600
FOLDS = 5
Numbers = NDArray[np.float64]
Pieces = dict[str, dict[str, int]]
Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled row with its signs, and how much evidence the lexicon had of each label when the row was new; None
    where that is not known.
    """

    row: Labelled
    signs: Signs
    first: Pieces | None


def examples() -> list[Example]:
    """Every row of our own."""
    suggester = look()
    first = first_sight()
    return [
        Example(row, suggester.signs(row.name, row.organisation, row.description), first.get(row.id))
        for row in our_rows()
    ]


def look() -> Suggester:
    """Return the lexicon by itself, without what was learned."""
    return Suggester(replace(load_lexicon(load_method()), learned=None))


def learn(rows: Sequence[Example], method: Method) -> Learned:
    """Learn from all rows."""
    labels = _labels(method)
    vocabulary, weights = _signs_step(rows, labels)
    joined = _joined_step(rows, _held_out_sums(rows, labels), labels)
    sums = [
        LearnedSum(
            start=round(float(column[-1]), 2),
            signs={sign: round(float(column[at]), 2) for sign, at in vocabulary.items() if abs(column[at]) >= SMALL},
        )
        for column in weights.T
    ]
    return Learned(
        {label: replace(joined[label], sum=one) for label, one in zip(labels, sums[:-1], strict=True)},
        LEAST,
        sums[-1],
        LEAST_ANYTHING,
    )


def held_out(rows: Sequence[Example], method: Method) -> list[tuple[Example, Told]]:
    """What is proposed for each row whose first sight is known, by what was learned from other rows only."""
    labels = _labels(method)
    sums = _held_out_sums(rows, labels)
    folds = _folds(len(rows))
    found = []
    for fold in range(FOLDS):
        train = np.flatnonzero(folds != fold).tolist()
        joined = _joined_step([rows[at] for at in train], sums[train], labels)
        for at in np.flatnonzero(folds == fold).tolist():
            if (first := rows[at].first) is not None:
                found.append((rows[at], _told(rows[at].signs, first, joined, sums[at], labels, method)))
    return found


def _told(
    signs: Signs,
    first: Pieces,
    joined: dict[Label, LearnedLabel],
    sums: Numbers,
    labels: list[Label],
    method: Method,
) -> Told:
    if BARE in signs:
        return {kind: frozenset(first[kind]) for kind in KINDS}
    told = {kind: set(first[kind]) if kind not in KINDS_LEARNED else set[str]() for kind in first}
    for (kind, one), total in zip(labels if sums[-1] >= LEAST_ANYTHING else (), sums, strict=False):
        if joined[kind, one].odds(min(CEILING, max(FLOOR, float(total))), first[kind].get(one, 0)) >= LEAST[kind]:
            told[kind].add(one)
    if told["elements"]:
        told["phases"].add(method.rules.tackling_phase)
    return {kind: frozenset(ids) for kind, ids in told.items()}


def _labels(method: Method) -> list[Label]:
    return [(kind, one.id) for kind in KINDS_LEARNED for one in getattr(method, kind)]


def _folds(count: int) -> NDArray[np.int64]:
    """The fold of each of so many rows, always the same."""
    return np.random.default_rng(count).permutation(count) % FOLDS


def _signs_step(rows: Sequence[Example], labels: list[Label]) -> tuple[dict[str, int], Numbers]:
    """Return the signs that more than one row has, and what each weighs: a column per label and one for whether the row
    tells anything at all, and below them where each starts.
    """
    seen = Counter(sign for row in rows for sign in row.signs)
    vocabulary = {sign: number for number, sign in enumerate(sorted(s for s, often in seen.items() if often >= RARE))}
    wanted = np.array(
        [[*(one in row.row.labels[kind] for kind, one in labels), any(row.row.labels.values())] for row in rows],
        dtype=float,
    )
    return vocabulary, _regression(_matrix(rows, vocabulary), wanted, PENALTY, ROUNDS)


def _held_out_sums(rows: Sequence[Example], labels: list[Label]) -> Numbers:
    sums = np.zeros((len(rows), len(labels) + 1))
    folds = _folds(len(rows))
    for fold in range(FOLDS):
        train, test = np.flatnonzero(folds != fold).tolist(), np.flatnonzero(folds == fold).tolist()
        vocabulary, weights = _signs_step([rows[at] for at in train], labels)
        sums[test] = _matrix([rows[at] for at in test], vocabulary) @ weights
    return sums


def _joined_step(rows: Sequence[Example], sums: Numbers, labels: list[Label]) -> dict[Label, LearnedLabel]:
    joined = {}
    for kind in KINDS_LEARNED:
        columns = [number for number, label in enumerate(labels) if label[0] == kind]
        lines, wanted = [], []
        for row, total in zip(rows, np.clip(sums, FLOOR, CEILING), strict=True):
            if row.first is None:
                continue
            for place, column in enumerate(columns):
                pieces = row.first[kind].get(labels[column][1], 0)
                line = np.zeros(3 + 2 * len(columns))
                line[0 if pieces == 0 else 1], line[2] = total[column], log1p(pieces)
                line[3 + 2 * place + (pieces > 0)] = 1.0
                lines.append(line)
                wanted.append([labels[column][1] in row.row.labels[kind]])
        learned = _regression(np.array(lines), np.array(wanted, dtype=float), PENALTY_JOINED, ROUNDS_JOINED)[:, 0]
        for place, column in enumerate(columns):
            silent, told = (round(float(learned[3 + 2 * place + side]), 2) for side in (0, 1))
            slope, told_slope, more = (round(float(one), 2) for one in learned[:3])
            joined[labels[column]] = LearnedLabel(NOTHING, (slope, silent), (told_slope, told, more))
    return joined


def _matrix(rows: Sequence[Example], vocabulary: dict[str, int]) -> Numbers:
    """One line per row, with a last column of ones."""
    matrix = np.zeros((len(rows), len(vocabulary) + 1))
    for number, row in enumerate(rows):
        matrix[number, [vocabulary[sign] for sign in row.signs if sign in vocabulary]] = weight_of(row.signs)
        matrix[number, -1] = 1.0
    return matrix


def _regression(matrix: Numbers, wanted: Numbers, penalty: float, rounds: int) -> Numbers:
    """Logistic regression of every column of ``wanted`` at once, by accelerated gradient descent from nothing."""
    step = 1.0 / (0.25 * np.linalg.norm(matrix, 2) ** 2 + penalty)
    weights = ahead = np.zeros((matrix.shape[1], wanted.shape[1]))
    for number in range(rounds):
        chance = 1.0 / (1.0 + np.exp(-np.clip(matrix @ ahead, -30, 30)))
        moved = ahead - step * (matrix.T @ (chance - wanted) + penalty * ahead)
        weights, ahead = moved, moved + number / (number + 3) * (moved - weights)
    return weights


def first_sight() -> dict[str, Pieces]:
    """Per row how much evidence the lexicon had of each label when the row was new."""
    with (FOLDER / "first_sight.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: {
                kind: {one: int(pieces) for one, pieces in (part.split(":") for part in row[kind].split(";") if part)}
                for kind in KINDS
            }
            for row in csv.DictReader(file)
        }


def _note_first_sight(suggester: Suggester) -> None:
    """Write down what the lexicon proposes for rows in varied registers that are new to it."""
    seen = first_sight()
    with (FOLDER / "first_sight.csv").open("a", encoding="utf-8", newline="") as file:
        for row in varied_rows():
            if row.id not in seen:
                told = suggester.suggest(row.name, row.organisation, row.description)
                pieces = (";".join(f"{one.id}:{len(one.evidence)}" for one in getattr(told, kind)) for kind in KINDS)
                csv.writer(file, lineterminator="\n").writerow([row.id, *pieces])


def main() -> None:
    """Write what was learned."""
    _note_first_sight(look())
    learned = learn(examples(), load_method())
    content = {
        "least": learned.least,
        "least_anything": learned.least_anything,
        "anything": asdict(learned.anything),
        "labels": {
            kind: {one: asdict(each) for (of_kind, one), each in learned.labels.items() if of_kind == kind}
            for kind in KINDS_LEARNED
        },
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (METHOD_FOLDER / FILE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
