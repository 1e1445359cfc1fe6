"""Whatever writes in the store leaves a deed in the log, or stands here with the reason why not."""

import ast
from functools import cache
from pathlib import Path

from sqlalchemy import select

from tests.store.accounts.test_deeds import BEA, told
from tests.store.meetings.room import asked, opened
from wijk.domain.meeting import Option, Question
from wijk.store.database.connection import Store
from wijk.store.database.deeds import deeds
from wijk.store.meetings.live import close_meeting, renew_code, set_phones
from wijk.store.meetings.questions import add_question, close_question, count_hands, open_question
from wijk.store.meetings.queue import accept, bring_in, drop, drop_same_phone, merge, reconsider, take_away
from wijk.store.meetings.sending import contribute

ROOT = Path(__file__).parents[3]
WRITING = {"insert", "update", "delete"}
TOLD_BY_ITS_CALLER = "each who calls it notes what is done by that"
OF_ITS_TIME = "its time has come, whoever is signed in: nobody does it"
NO_ACCOUNT = "of a phone in the room, where nobody is signed in"
THE_LOGIN = "of the login itself: how long who was signed in has its own table, and its own time"
NO_DEED = {
    "wijk/store/key_figures/consents.py:drop_consent": TOLD_BY_ITS_CALLER,
    "wijk/store/key_figures/erasing.py:remember_erased": TOLD_BY_ITS_CALLER,
    "wijk/store/database/records.py:RecordType.purge": OF_ITS_TIME,
    "wijk/store/plans/queries.py:purge_with_goals": OF_ITS_TIME,
    "wijk/store/key_figures/consents.py:purge_consents": OF_ITS_TIME,
    "wijk/store/meetings/erasing.py:close_over": OF_ITS_TIME,
    "wijk/store/meetings/erasing.py:erase_raw": OF_ITS_TIME,
    "wijk/store/calendar/feeds.py:forget_withdrawn": OF_ITS_TIME,
    "wijk/store/database/deed_log.py:forget_deeds": OF_ITS_TIME,
    "wijk/store/database/clock_doubt.py:_believe": "kept once a day by the program; who says so leaves a deed",
    "wijk/store/meetings/sending.py:_vote": NO_ACCOUNT,
    "wijk/store/meetings/sending.py:_contribute": NO_ACCOUNT,
    "wijk/store/meetings/sending.py:_take_seat": NO_ACCOUNT,
    "wijk/store/accounts/sign_ins.py:begin": THE_LOGIN,
    "wijk/store/accounts/sign_ins.py:take_turn": THE_LOGIN,
    "wijk/store/accounts/sign_ins.py:confirm": THE_LOGIN,
    "wijk/store/accounts/sign_ins.py:end": THE_LOGIN,
    "wijk/store/accounts/sign_ins.py:forget_old": THE_LOGIN,
    "wijk/store/database/deeds.py:leave_deeds": "the log itself",
    "wijk/store/database/deeds.py:forget_thing": "the log itself, of who was erased",
    "wijk/store/database/change_marks.py:leave_marks": "the mark beside what was changed, by which pages look again",
}


@cache
def functions() -> dict[str, ast.AST]:
    """Every function of the store, which alone touches the database, by file and name."""
    found: dict[str, ast.AST] = {}
    for path in sorted((ROOT / "wijk" / "store").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for top in ast.parse(path.read_text(encoding="utf-8")).body:
            inside = top.body if isinstance(top, ast.ClassDef) else [top]
            before = f"{top.name}." if isinstance(top, ast.ClassDef) else ""
            for one in inside:
                if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                    found[f"{path.relative_to(ROOT)}:{before}{one.name}"] = one
    return found


def called(function: ast.AST) -> set[str]:
    """The last names of all that a function calls."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {
        one.id if isinstance(one, ast.Name) else one.attr for one in calls if isinstance(one, ast.Name | ast.Attribute)
    }


def writes(function: ast.AST) -> bool:
    """Whether a function gives the database a statement that changes rows."""
    return any(
        isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in WRITING)
            or (
                isinstance(node.func, ast.Attribute) and node.func.attr in WRITING and "table" in ast.unparse(node.func)
            )
        )
        for node in ast.walk(function)
    )


def leaves_a_deed(name: str) -> bool:
    """Whether a function notes a deed itself, or is of one module whose every function that calls it does."""
    if called(functions()[name]) & {"note_deed", "log_deed"}:
        return True
    file, _, own = name.partition(":")
    last = own.rpartition(".")[2]
    callers = [
        one for one in functions() if one.startswith(f"{file}:") and one != name and last in called(functions()[one])
    ]
    return last.startswith("_") and bool(callers) and all(map(leaves_a_deed, callers))


def test_every_statement_that_changes_rows_leaves_a_deed_or_says_why_not() -> None:
    writing = [name for name, function in functions().items() if writes(function)]
    assert len(writing) > 30
    silent = {name for name in writing if not leaves_a_deed(name)}
    assert silent == NO_DEED.keys()


def test_who_calls_what_is_told_by_its_caller_does_tell() -> None:
    for name, why in NO_DEED.items():
        if why is TOLD_BY_ITS_CALLER:
            last = name.rpartition(":")[2].rpartition(".")[2]
            callers = [one for one in functions() if one != name and last in called(functions()[one])]
            assert callers and not [one for one in callers if not leaves_a_deed(one)], name


def test_a_whole_meeting_is_told_and_nothing_that_was_said(store: Store) -> None:
    bea = store.acting_as(BEA)
    meeting = opened(bea).meeting
    set_phones(bea, meeting, False)
    set_phones(bea, meeting, True)
    renew_code(bea, meeting)
    asked(bea, "idee")
    one, two, three, four = (contribute(store, meeting, "q1", "t" * 40, f"Geheim {word}").id for word in "abcd")
    accept(bea, one)
    merge(bea, two, one)
    drop(bea, three)
    drop_same_phone(bea, four)
    assert drop_same_phone(bea, four) == 0
    reconsider(bea, four)
    said = bring_in(bea, "q1", "Geheim hardop").id
    take_away(bea, said)
    close_question(bea, meeting)
    choice = Question("q2", meeting, "keuze", "Geheim?", options=(Option("o1", "a"), Option("o2", "b")))
    add_question(bea, choice)
    open_question(bea, "q2")
    count_hands(bea, "q2", {"o1": 3})
    close_meeting(bea, meeting)
    found = [(done, kind, thing) for _, done, kind, thing, _ in told(store)]
    for each in (
        ("open meeting", "room_meetings", meeting),
        ("phones off", "room_meetings", meeting),
        ("phones on", "room_meetings", meeting),
        ("renew code", "room_meetings", meeting),
        ("open question", "room_questions", "q1"),
        ("accept", "contributions", one),
        ("merge", "contributions", two),
        ("leave out", "contributions", three),
        ("leave out", "contributions", four),
        ("reconsider", "contributions", four),
        ("take away", "contributions", said),
        ("close question", "room_questions", "q1"),
        ("change", "room_questions", "q2"),
        ("close question", "room_questions", "q2"),
        ("close meeting", "room_meetings", meeting),
    ):
        assert each in found, each
    assert found.count(("leave out", "contributions", four)) == 1
    with store.reading() as connection:
        rows = [tuple(row) for row in connection.execute(select(deeds))]
    assert rows and not [row for row in rows if "Geheim" in str(row) or "hardop" in str(row)]
