"""What people in a room see and do on their phone, through a real server."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import get_args

import pytest
from starlette.datastructures import QueryParams

from tests.store.meetings.room import asked, opened
from tests.web.phones import Phone, app_on, served
from wijk.domain.meeting import LONGEST, LiveMeeting, Meeting, Option, Question, QuestionKind
from wijk.domain.method import load_method
from wijk.store.common.errors import DiskFull, NotNow
from wijk.store.database.connection import Store
from wijk.store.meetings import sending
from wijk.store.meetings.live import close_meeting, renew_code, set_phones
from wijk.store.meetings.questions import add_question, close_question, open_question, tally
from wijk.store.meetings.queue import accept, bring_in, reconsider, waiting
from wijk.store.meetings.room_now import room_now
from wijk.views.join_code import shown_code
from wijk.web import answering
from wijk.web.answering import answer_form

Join = Callable[[], Phone]
LARGEST = 30_000
ALL_KINDS = get_args(QuestionKind)
VOID = {"meta", "link", "input", "br"}


class Reading(HTMLParser):
    """The elements of a page; ``wrong`` tells what a strict reader would object to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_of_question_is_a_small_page_that_says_what_each_field_is(
    kind: QuestionKind, store: Store, live: LiveMeeting, joined: Join
) -> None:
    question = asked(store, kind, most=3 if kind == "prioriteiten" else 1)
    if kind == "idee":
        bring_in(store, "q1", "Samen <b>koken</b>")
    got = joined().look()
    assert len(got.page.encode()) < LARGEST
    read = Reading(got.page)
    assert not read.wrong
    labelled = {one["for"] for one in read.all("label")}
    for one in read.all("input") + read.all("textarea"):
        assert one.get("type") == "hidden" or one["id"] in labelled
    for form in read.all("form"):
        assert form == {"action": f"/doe/{live.code}", "method": "post"}
    assert question.text in got.page and shown_code(live.code) in got.page
    assert "<b>" not in got.page and "//" not in got.page.replace("<!DOCTYPE html>", "").split("<script>")[0]
    assert len(read.all("script")) == 1 and [tag for tag, _ in read.found if tag in ("img", "iframe", "object")] == []


def test_the_largest_pages_stay_small(store: Store, joined: Join) -> None:
    asked(store, "idee")
    for number in range(90):
        bring_in(store, "q1", f"{number} " + "<&\"'" * 70)
    phone = joined()
    assert len(phone.page.encode()) < LARGEST and "Er zijn er meer" in phone.page
    options = tuple(
        Option(f"{number:064}", f"Ouderen 65+: bespreekbaar maken {number}".ljust(80, "x")) for number in range(60)
    )
    add_question(store, Question("q2", "m1", "prioriteiten", "Waar " * 60, options, 3))
    open_question(store, "q2")
    assert len(phone.look().page.encode()) < LARGEST


def test_a_vote_counts_can_be_seen_and_changed(store: Store, joined: Join) -> None:
    asked(store, "herkenning")
    one, other = joined(), joined()
    got = one.send({"keuze": "herkenbaar"})
    assert got.status == 200 and "telt mee" in got.notice and "✓ Herkenbaar" in got.page
    other.send({"keuze": "niet"})
    one.send({"keuze": "deels"})
    assert tally(store, "q1").phones == {"herkenbaar": 0, "deels": 1, "niet": 1}
    one.send({"tekst": "vooral in de flats"})
    assert [item.text for item in waiting(store, "m1")] == ["vooral in de flats"]
    assert "flats" not in other.look().page


def test_priorities_are_ticked_and_at_most_three(store: Store, joined: Join) -> None:
    asked(store, "prioriteiten", most=3)
    phone = joined()
    many = [("keuze", f"o{number}") for number in range(4)]
    got = phone.send([*many, ("stem", "ja")])
    assert got.status == 422 and got.notice == "Kies er hooguit 3." and got.page.count(" checked") == 4
    assert phone.send([*many[1:], ("stem", "ja")]).page.count(" checked") == 3
    assert tally(store, "q1").phones == {"o0": 0, "o1": 1, "o2": 1, "o3": 1, "o4": 0}
    phone.send({"stem": "ja"})
    assert tally(store, "q1").people == 0


def test_an_initiative_comes_with_phase_and_group(store: Store, joined: Join) -> None:
    asked(store, "initiatief")
    phone = joined()
    got = phone.send({"tekst": "Koffietafel", "fase": "signaleren", "groep": "ouderen"})
    assert "ingestuurd" in got.notice
    [one] = waiting(store, "m1")
    assert (one.text, one.phase, one.group) == ("Koffietafel", "signaleren", "ouderen")
    got = phone.send({"tekst": "Wandelclub", "fase": "verzonnen", "groep": ""})
    assert got.status == 422 and "Wandelclub" in got.page and len(waiting(store, "m1")) == 1


def test_ideas_of_others_are_backed_once_they_were_accepted(store: Store, joined: Join) -> None:
    asked(store, "idee")
    one, other = joined(), joined()
    one.send({"tekst": "Samen koken"})
    assert "Samen koken" not in other.look().page
    [waits] = waiting(store, "m1")
    accept(store, waits.id)
    other.look()
    other.send({"steun": waits.id})
    assert tally(store, "q1").phones == {waits.id: 2}
    assert 'name="los"' in other.page and "(2)" in other.page
    assert "telt nu niet mee" in other.send({"los": waits.id}).notice
    assert tally(store, "q1").phones == {waits.id: 1}


def test_two_ideas_backed_in_one_breath_both_count(store: Store, live: LiveMeeting) -> None:
    asked(store, "idee")
    ideas = [bring_in(store, "q1", text).id for text in ("Samen koken", "Samen lopen")]
    # Both forms came in before either was kept.
    room = room_now(store, live.meeting)
    assert room
    for idea in ideas:
        form = QueryParams({"vraag": "q1", "steun": idea})
        assert answer_form(store, load_method(), room, "/doe", "p1", form).status == 303
    assert tally(store, "q1").phones == dict.fromkeys(ideas, 1)


@pytest.mark.parametrize("fault", [DiskFull("De schijf met /geheim is vol."), NotNow("Zet een reservekopie terug.")])
def test_what_was_typed_is_shown_back_when_it_cannot_be_kept_now(
    store: Store, joined: Join, monkeypatch: pytest.MonkeyPatch, fault: NotNow
) -> None:
    asked(store, "idee")
    phone = joined()

    def full(*_: object) -> None:
        raise fault

    monkeypatch.setattr(answering, "contribute", full)
    got = phone.send({"tekst": "Samen koken"})
    assert got.status == 503 and "Samen koken" in got.page
    # What is told is for who holds a phone, not for the operator.
    assert str(fault) not in got.page and "zeg uw antwoord in de zaal" in got.notice


def test_a_name_is_asked_about_and_a_number_does_not_come_in(store: Store, joined: Join) -> None:
    asked(store, "aanbod")
    phone = joined()
    for text in ("bel 06 12345678", "mail a.b@voorbeeld.nl", "mevrouw De Vries helpt"):
        got = phone.send({"tekst": text})
        assert got.status == 422 and "Haal de naam" in got.notice and text in got.page
    got = phone.send({"tekst": "Koffie zetten met Fatima El Amrani"})
    assert "lijkt op de naam" in got.notice and not waiting(store, "m1")
    phone.send({"tekst": "Koffie zetten met Fatima El Amrani", "persoon": "weg"})
    assert [one.text for one in waiting(store, "m1")] == ["Koffie zetten met"]
    phone.send({"tekst": "Bij Willem Drees zijn", "persoon": "goed"})
    assert len(waiting(store, "m1")) == 2


def test_who_waits_sees_so_and_is_told_of_a_question_that_comes(store: Store, live: LiveMeeting, joined: Join) -> None:
    phone = joined()
    assert "Wacht op de volgende vraag" in phone.page and 'http-equiv="refresh"' in phone.page
    before = phone.ask("GET", f"/doe/{live.code}/stand").page
    assert f'data-stand="{before}"' in phone.page
    asked(store, "idee")
    assert phone.ask("GET", f"/doe/{live.code}/stand").page != before
    # Where somebody types, nothing takes the page away.
    assert 'http-equiv="refresh"' not in phone.look().page


def test_what_was_typed_is_shown_back_when_the_question_closed_meanwhile(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone = joined()
    form = phone.form()
    close_question(store, "m1")
    got = phone.send({"tekst": "Een lang idee", **form})
    assert got.status == 409 and "gesloten" in got.notice and "Een lang idee" in got.page
    asked(store, "aanbod", "q2")
    got = phone.send({"tekst": "Een lang idee", **form})
    assert got.status == 409 and "Een lang idee" in got.page and not waiting(store, "m1")
    close_meeting(store, "m1")
    got = phone.send({"tekst": "Een lang idee", **form})
    assert got.status == 409 and "Een lang idee" in got.page
    assert "Dank u wel voor het meedoen" in phone.look().page


def test_what_was_typed_is_shown_back_when_the_code_changed_meanwhile(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone = joined()
    renew_code(store, "m1")
    got = phone.send({"tekst": "Een lang idee"})
    assert got.status == 404 and "klopt niet" in got.notice and "Een lang idee" in got.page
    assert phone.ask("GET", f"/doe/{phone.code}/stand").status == 404


def test_an_idea_that_was_taken_back_is_not_in_the_way_of_another(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone, other = joined(), joined()
    for text in ("Samen koken", "Samen lopen"):
        phone.send({"tekst": text})
    cook, walk = waiting(store, "m1")
    for one in (cook, walk):
        accept(store, one.id)
    other.look()
    other.send({"steun": cook.id})
    reconsider(store, cook.id)
    assert other.send({"steun": walk.id}).status == 200
    assert tally(store, "q1").phones == {walk.id: 2}


def test_the_title_says_first_whether_it_went_well(store: Store, joined: Join) -> None:
    asked(store, "keuze")
    phone = joined()
    assert "<title>Wat denkt u?</title>" in phone.page
    assert "<title>Gelukt: Wat denkt u?</title>" in phone.send({"keuze": "o1"}).page
    assert "<title>Let op: Wat denkt u?</title>" in phone.send({"keuze": "elders"}).page


def test_phones_off_and_a_full_room_are_told(store: Store, joined: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(store, "keuze")
    first, second = joined(), joined()
    first.send({"keuze": "o1"})
    monkeypatch.setattr(sending, "MOST_PHONES", 1)
    got = second.send({"keuze": "o1"})
    assert got.status == 429 and "in de zaal" in got.notice
    set_phones(store, "m1", False)
    assert "Telefoons doen nu niet mee" in first.look().page
    assert tally(store, "q1").people == 1


def test_who_comes_by_a_link_in_a_chat_stays_the_same_phone(live: LiveMeeting, joined: Join) -> None:
    phone = joined()
    link = {"Sec-Fetch-Site": "cross-site", "Cookie": ""}
    got = phone.ask("GET", f"/doe/{live.code}", headers=link)
    assert "set-cookie" not in got.headers
    assert f'content="0;url=/doe/{live.code}"' in got.page and f'href="/doe/{live.code}"' in got.page
    got = phone.ask("GET", f"/doe/{live.code}", headers={"Sec-Fetch-Site": "same-origin"})
    assert "set-cookie" not in got.headers and "Wacht op de volgende vraag" in got.page


def test_it_stands_under_the_path_of_the_app_too(store: Store, live: LiveMeeting) -> None:
    asked(store, "keuze")
    app = app_on(store)
    app.path = "/wijk/doe"
    with served(app) as port:
        phone = Phone(port, live.code, path="/wijk/doe")
        phone.look()
        assert phone.send({"keuze": "o1"}).status == 200
        assert f"Path=/wijk/doe/{live.code}" in phone.seen[0] and f'action="/wijk/doe/{live.code}"' in phone.page
        assert phone.ask("GET", f"/wijk/doe?code={live.code}").headers["location"] == f"/wijk/doe/{live.code}"


def test_the_code_is_typed_as_people_type(live: LiveMeeting, joined: Join) -> None:
    phone = joined()
    assert 'name="code"' in phone.ask("GET", "/doe").page
    typed = f"{live.code[:4].lower()}-{live.code[4:]}%20"
    assert phone.ask("GET", f"/doe?code={typed}").headers["location"] == f"/doe/{live.code}"
    assert phone.ask("GET", f"/doe/{live.code.lower()}").headers["location"] == f"/doe/{live.code}"
    for wrong in ("XXXXXXXX", "kort", "%3Cscript%3E"):
        got = phone.ask("GET", f"/doe/{wrong}")
        assert got.status == 404 and "klopt niet" in got.notice and "<script>e" not in got.page


def test_one_phone_takes_part_in_two_meetings_apart(store: Store, joined: Join) -> None:
    asked(store, "keuze")
    phone = joined()
    other = opened(store, Meeting("m2", "GM0518", opened(store).opened_at.date()))
    elsewhere = Phone(phone.port, other.code)
    elsewhere.look()
    assert f"Path=/doe/{other.code}" in elsewhere.seen[0] and f"Path=/doe/{phone.code}" in phone.seen[0]
    for told in (*elsewhere.seen, *phone.seen):
        assert "HttpOnly" in told and "SameSite=strict" in told


@pytest.mark.slow
def test_a_text_of_the_longest_length_fits(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone = joined()
    longest = "é" * (LONGEST - 1) + "😀"
    assert phone.send({"tekst": longest}).status == 200
    assert [one.text for one in waiting(store, "m1")] == [longest]
    got = phone.send({"tekst": longest + "x"})
    assert got.status == 422 and "te lang" in got.notice and longest in got.page
