"""Where goals and actions stand, for who is sent there from elsewhere: not at the part that was open there last."""

from pages.parts.shared.page_parts import PART
from pages.parts.shared.place_picker import PLACE
from wijk.figures.places import Place

__all__ = ["GOALS_AND_ACTIONS", "PLAN", "plan_address"]

PLAN, GOALS_AND_ACTIONS = "pages/werkplan.py", "doelen"


def plan_address(place: Place) -> dict[str, str]:
    """What stands in the address behind the page of the plan, for the goals and actions of a place."""
    return {PLACE: place.key, PART: GOALS_AND_ACTIONS}
