"""The command that makes a paper of a place, the same file as on the start page: Word, PDF, PowerPoint or Excel."""

import argparse
from typing import Any

from wijk.commands.asked_place import UnknownAreaError, place_at
from wijk.commands.copies import write_whole
from wijk.commands.opened import opened
from wijk.domain.clock import today
from wijk.domain.method import load_method
from wijk.dossier.report import read_report
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.profile import make_profile
from wijk.opendata.editions import load_usable
from wijk.views.papers.offered import OFFERS

__all__ = ["FORMS", "report"]

# By the extension of a file the paper that it is: of those with the same one the first that is offered.
FORMS = {one.extension: one for one in reversed(OFFERS)}


def report(arguments: argparse.Namespace) -> dict[str, Any]:
    """Write the paper to a file, without names of persons: those are chosen by hand for one paper.

    Raises UnknownAreaError for the land: a report is of a gemeente, wijk or buurt.
    """
    snapshot, method = load_usable(), load_method()
    places = make_places(snapshot)
    place = place_at(places, arguments.code)
    if place.level == "land":
        raise UnknownAreaError("Een verslag hoort bij een gemeente, wijk of buurt, niet bij heel Nederland.")
    store, on, offer = opened(arguments), today(), FORMS[arguments.to]
    profile = make_profile(snapshot, places, place, method, evenness_table(snapshot))
    content = offer.make(read_report(store, snapshot, places, profile, method, on), {})
    write_whole(arguments.file, content)
    return {"paper": offer.label, "area": place.area, "date": on.isoformat(), "file": str(arguments.file)}
