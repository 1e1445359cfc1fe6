"""python -m bench: every speed we promise, beside the naive way, in one run; load: many visitors; phones: a room."""

import sys
from collections.abc import Iterable, Sequence

from bench import (
    alike,
    backup,
    coalition,
    country,
    find_places,
    importing,
    load,
    matrix,
    papers,
    phones,
    profile,
    side_by_side,
    suggest,
)
from bench.row import Row


def main(words: Sequence[str]) -> int:
    """Print every row; exit status 1 when one misses its limit."""
    missed = 0
    for row in _rows(words):
        missed += _missed(row)
        print(_line(row), flush=True)
    return 1 if missed else 0


def _rows(words: Sequence[str]) -> Iterable[Row]:
    if words[:1] == ["load"]:
        yield from load.main(words[1:])
    elif words[:1] == ["phones"]:
        yield from phones.main(words[1:])
    elif words:
        sys.exit("python -m bench, or python -m bench load --help, or python -m bench phones --help")
    else:
        for measured in (
            *(profile, country, load, phones, matrix, alike, find_places, side_by_side, importing, coalition, suggest),
            *(papers, backup),
        ):
            yield from measured.rows()


def _missed(row: Row) -> bool:
    return (row.limit is not None and row.value > row.limit) or (row.least is not None and row.value < row.least)


def _line(row: Row) -> str:
    limit = "" if row.limit is None else f", limit {row.limit:g} {row.unit}"
    least = "" if row.least is None else f", at least {row.least:g} {row.unit}"
    promised = limit or least
    verdict = "        " if not promised else "MISSED  " if _missed(row) else "ok      "
    naive = "" if row.naive is None else f"; naive {row.naive:.4g} {row.unit} ({row.naive_what}): "
    ratio = "" if row.naive is None or not row.value or not row.unit else f"{row.naive / row.value:.1f} times"
    return f"{verdict}{row.what}: {row.value:.4g} {row.unit}{promised}{naive}{ratio}".rstrip(": ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
