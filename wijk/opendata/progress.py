"""Says how far an update is: rows fetched of the rows there are, and about how long it will still take."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

__all__ = ["Progress"]

WIDTH = 24


@dataclass
class Progress:
    """Writes to ``out`` (the standard error output): one line that is rewritten on a terminal, else a line per step.

    ``clock`` gives seconds. Rows that were kept from an earlier try count as done, not as speed.
    """

    out: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    total: int = 0
    done: int = 0
    _fetched: int = 0
    _began: float | None = None

    def expect(self, rows: int) -> None:
        """Count these rows among what there is to fetch."""
        self.total += rows
        if self._began is None:
            self._began = self.clock()

    def step(self, what: str, rows: int, kept: bool = False) -> None:
        """Tell that ``rows`` of ``what`` are here; ``kept`` when they were so already."""
        self.done += rows
        self._fetched += 0 if kept else rows
        self._write(f"[{self._bar()}] {number(self.done)} van {number(self.total)} rijen{self._left()}: {what}")

    def say(self, line: str) -> None:
        """Tell something on a line of its own."""
        self.out.write(f"{self._clear()}{line}\n")
        self.out.flush()

    def end(self) -> None:
        """Leave the line that was rewritten."""
        if self.out.isatty() and self.done:
            self.out.write("\n")
            self.out.flush()

    def _write(self, line: str) -> None:
        self.out.write(f"{self._clear()}{line}" if self.out.isatty() else f"{line}\n")
        self.out.flush()

    def _clear(self) -> str:
        return "\r\x1b[K" if self.out.isatty() else ""

    def _bar(self) -> str:
        full = round(WIDTH * self.done / self.total) if self.total else 0
        return "#" * min(full, WIDTH) + "." * (WIDTH - min(full, WIDTH))

    def _left(self) -> str:
        spent = 0.0 if self._began is None else self.clock() - self._began
        if not self._fetched or self.done >= self.total or spent <= 0:
            return ""
        seconds = spent / self._fetched * (self.total - self.done)
        if seconds < 90:
            return f", nog ongeveer {max(round(seconds), 1)} seconden"
        return f", nog ongeveer {round(seconds / 60)} minuten"


def number(value: int) -> str:
    """A whole number with Dutch separators."""
    return f"{value:,}".replace(",", ".")
