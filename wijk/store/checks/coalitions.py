"""What coalitions, their meetings and their drafts must meet before they are kept."""

from wijk.domain.area import AREA_CODE
from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.draft import Draft
from wijk.store.common.fields import too_long

__all__ = ["faults_in_coalition", "faults_in_draft", "faults_in_meeting"]


def faults_in_coalition(coalition: Coalition) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    faults = too_long(coalition)
    if not coalition.name.strip():
        faults["name"] = "Geef de coalitie een naam, bijvoorbeeld Malburgen, eerste groep."
    ids = [member.id for member in coalition.members]
    if not ids or len(set(ids)) < len(ids):
        faults["members"] = "Kies minstens één lid, en ieder lid één keer."
    if coalition.area and not AREA_CODE.fullmatch(coalition.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801, of laat dit leeg."
    return faults


def faults_in_meeting(meeting: NetworkMeeting) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    faults = too_long(meeting)
    if not meeting.question.strip():
        faults["question"] = "Schrijf op wat u in deze bijeenkomst wilt leren."
    return faults


def faults_in_draft(draft: Draft) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    return {} if AREA_CODE.fullmatch(draft.area) else {"area": "Kies eerst een gemeente, wijk of buurt."}
