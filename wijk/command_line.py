"""Lets a command end silently when whoever reads its output has seen enough, as in ``python -m wijk … | head``."""

import signal

__all__ = ["end_with_the_reader"]


def end_with_the_reader() -> None:
    """From here on a closed pipe ends the process as it ends other tools; Windows has no such signal."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
