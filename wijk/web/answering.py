"""What becomes of one form of a phone: a vote, a text that waits, or a page that says why not, with what was typed."""

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from wijk.domain.clock import now
from wijk.domain.meeting import LONGEST, Contribution
from wijk.domain.method import Method
from wijk.store.common.errors import MeetingOver, QuestionOver, RoomFull, StoreError
from wijk.store.common.personal import is_personal, personal_parts, without_persons
from wijk.store.common.typed_lines import typed_line
from wijk.store.database.connection import Store
from wijk.store.meetings.room_now import RoomNow
from wijk.store.meetings.sending import TOO_LONG, back, contribute, vote
from wijk.web.phone_page import Notice, Typed, ask_person, question_page, told_page
from wijk.web.signing import form_key

__all__ = ["DONE", "Answer", "answer_form", "page_for", "typed_in"]

# What is told after a form was taken, by the word in the address that leads back.
DONE = {
    "stem": "Uw keuze telt mee. U kunt hem veranderen zolang de vraag open is.",
    "leeg": "Dit telt nu niet mee. U kunt kiezen zolang de vraag open is.",
    "tekst": "Dank u. Het is ingestuurd. De gespreksleider leest het eerst.",
}
OVER = "Deze vraag is intussen gesloten. Wat u net stuurde, telt niet meer mee."
CONTACT = "Haal de naam, het telefoonnummer of het e-mailadres weg. Schrijf alleen een rol, zoals: de buurvrouw."
CHOOSE_AGAIN = "Deze keuze is er niet. Kies opnieuw."


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status with a page, or with ``done``: the word of DONE with which to lead the browser back."""

    status: int
    page: str = ""
    done: str = ""


def typed_in(form: QueryParams) -> Typed:
    """Return what somebody filled in, bounded and of what can be seen."""
    text = typed_line(form.get("tekst", ""))
    choices = tuple(one[:64] for one in form.getlist("keuze"))
    return Typed(text, form.get("fase", "")[:64], form.get("groep", "")[:64], choices)


def page_for(
    room: RoomNow, method: Method, path: str, phone: str, notice: Notice | None = None, typed: Typed | None = None
) -> str:
    """Return what a phone sees now."""
    if not room.live.is_open(now()):
        text = "De bijeenkomst is gesloten. Dank u wel voor het meedoen."
        return told_page("Gesloten", notice or Notice(text, good=True), typed)
    key = form_key(room.live.secret, phone, room.question.id) if room.question else ""
    return question_page(room, method, path, key, room.votes.get(phone, ()), notice, typed)


def answer_form(store: Store, method: Method, room: RoomNow, path: str, phone: str, form: QueryParams) -> Answer:
    """Do what a form of this phone asks; that it is ours was checked. Raises StoreError when the store is broken."""
    typed = typed_in(form)
    try:
        if room.question is None or room.question.id != form.get("vraag"):
            raise QuestionOver(OVER)
        if {"steun", "los", "keuze", "stem"} & set(form.keys()):
            return _vote(store, room.live.meeting, phone, form)
        return _text(store, method, room, path, phone, form, typed)
    except MeetingOver as error:
        return Answer(409, told_page("Gesloten", Notice(str(error)), typed))
    except QuestionOver:
        return Answer(409, told_page("Deze vraag is gesloten", Notice(OVER), typed, path))
    except RoomFull as error:
        return Answer(429, page_for(room, method, path, phone, Notice(str(error)), typed))
    except StoreError as error:
        if type(error) is not StoreError:
            raise
        return Answer(422, page_for(room, method, path, phone, Notice(str(error)), typed))


def _vote(store: Store, meeting: str, phone: str, form: QueryParams) -> Answer:
    question, choices, more = form.get("vraag", ""), form.getlist("keuze"), form.getlist("steun")
    if "keuze" not in form and ("steun" in form or "los" in form):
        back(store, meeting, question, phone, more, form.getlist("los"))
    else:
        vote(store, meeting, question, phone, choices)
    return Answer(303, done="stem" if choices or more else "leeg")


def _text(
    store: Store, method: Method, room: RoomNow, path: str, phone: str, form: QueryParams, typed: Typed
) -> Answer:
    question = form.get("vraag", "")
    text, decided = typed.text, form.get("persoon", "")
    if len(text) > LONGEST:
        # Before anybody looks for names in eight thousand signs.
        raise StoreError(TOO_LONG)
    known = {"", *(one.id for one in method.phases)}, {"", *(one.id for one in method.groups)}
    if typed.phase not in known[0] or typed.group not in known[1]:
        return Answer(422, page_for(room, method, path, phone, Notice(CHOOSE_AGAIN), Typed(text)))
    said = Contribution("", room.live.meeting, question, text, now())
    if decided == "weg":
        text = without_persons(said).text
    elif is_personal(text):
        return Answer(422, page_for(room, method, path, phone, Notice(CONTACT), typed))
    elif decided != "goed" and (parts := personal_parts(text)) and room.question:
        key = form_key(room.live.secret, phone, room.question.id)
        return Answer(422, ask_person(room, path, key, typed, parts))
    contribute(store, room.live.meeting, question, phone, text, typed.phase, typed.group)
    return Answer(303, done="tekst")
