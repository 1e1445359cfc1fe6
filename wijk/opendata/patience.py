"""Asks a source again after growing pauses, and tells what is wrong with one that doesn't answer as it should."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import requests

from wijk.opendata.source_errors import SourceError, cause_of

__all__ = ["IncompleteError", "Patience", "ask", "proxies_for"]

Answer = TypeVar("Answer")

# Answers that another try can't change: it doesn't exist, or it isn't ours to see.
_FINAL = {400, 401, 403, 404, 405, 410, 414}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a source, in seconds: to connect, for each piece of an answer, and before each next try."""

    connect: float = 10.0
    read: float = 120.0
    pauses: tuple[float, ...] = (1.0, 3.0, 9.0, 27.0)

    @property
    def timeout(self) -> tuple[float, float]:
        """The two time-outs as requests takes them."""
        return self.connect, self.read


class IncompleteError(Exception):
    """An answer came whole over the line and yet is not all there is; the text says so in Dutch."""


def ask(source: str, what: str, question: Callable[[], Answer], patience: Patience) -> Answer:
    """Return the answer to ``question``, which is asked again as long as ``patience`` lasts.

    ``source`` and ``what`` are named in the SourceError that is raised when it can't be had.
    """
    for pause in (*patience.pauses, None):
        try:
            return question()
        except (requests.RequestException, ValueError, KeyError, TypeError, IncompleteError, OSError) as error:
            if pause is None or _status(error) in _FINAL:
                raise _told(source, what, error) from error
            time.sleep(pause)
    raise AssertionError("a question is always answered or told")


def proxies_for(url: str) -> dict[str, str]:
    """The proxies that the environment has for an address, by scheme, with its exceptions (NO_PROXY)."""
    return requests.utils.get_environ_proxies(url)


def _status(error: BaseException) -> int | None:
    """The HTTP status behind an error; cbsodata tells one without its answer, which the error it came from has."""
    for one in (error, error.__cause__):
        answer = getattr(one, "response", None)
        if answer is not None:
            return int(answer.status_code)
    return None


def _told(source: str, what: str, error: BaseException) -> SourceError:
    status = _status(error)
    if status == 404:
        return SourceError(source, f"{what} bestaat daar niet (meer) (HTTP 404)", "changed")
    if status is not None:
        return SourceError(source, f"{what} gaf een foutmelding (HTTP {status})", "outage")
    if isinstance(error, IncompleteError):
        return SourceError(source, f"{what} kwam niet compleet: {error}", "outage")
    if isinstance(error, requests.Timeout):
        return SourceError(source, f"{what} kwam niet binnen de wachttijd", cause_of(error))
    if isinstance(error, requests.JSONDecodeError | json.JSONDecodeError | UnicodeDecodeError):
        return SourceError(source, f"{what} kwam, maar is niet te lezen als JSON", "outage")
    if isinstance(error, KeyError | TypeError | ValueError) and not isinstance(error, requests.RequestException):
        return SourceError(source, f"{what} kwam in een andere vorm dan afgesproken ({error!r})", "changed")
    broken = isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError)
    how = "brak halverwege af" if broken else "was niet op te vragen: er kwam geen verbinding of zij werd verbroken"
    return SourceError(source, f"{what} {how}", cause_of(error))
