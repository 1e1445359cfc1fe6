"""What comes in too fast is told so, and what is known of who sent it is bounded."""

from hypothesis import given
from hypothesis import strategies as some

from tests.loops import run
from tests.web.test_attacks import post
from wijk.domain.clock import now
from wijk.domain.meeting import LiveMeeting
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.web import limits
from wijk.web.limits import Buckets
from wijk.web.room_app import RoomApp
from wijk.web.signing import form_key, is_form_key, new_cookie, phone_in


def test_a_bucket_gives_so_many_at_once_and_fills_slowly() -> None:
    moment = [0.0]
    bucket = Buckets(3, 0.5, lambda: moment[0])
    assert [bucket.take() for _ in range(5)] == [True, True, True, False, False]
    assert bucket.take("another") and not bucket.left()
    moment[0] = 2.0
    assert bucket.left() and bucket.take() and not bucket.take()
    moment[0] = 1_000.0
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


def test_only_so_many_keys_are_remembered() -> None:
    bucket = Buckets(1, 0)
    for number in range(limits.MOST_KEPT + 10):
        bucket.take(str(number))
    assert len(bucket._left) == limits.MOST_KEPT


@given(some.text(), some.text(), some.text())
def test_what_is_signed_for_one_is_worth_nothing_to_another(secret: str, question: str, made_up: str) -> None:
    secret = secret.encode("utf-8", "replace").decode()
    cookie = new_cookie(secret)
    phone = phone_in(secret, cookie)
    assert phone is not None and cookie.partition(".")[0] not in phone
    assert phone_in(secret + "x", cookie) is None and phone_in(secret, cookie + "0") is None
    question, made_up = (text.encode("utf-8", "replace").decode() for text in (question, made_up))
    assert phone_in(secret, made_up) is None and not is_form_key(made_up, secret, phone, question)
    key = form_key(secret, phone, question)
    assert is_form_key(key, secret, phone, question) and not is_form_key(key, secret, phone, question + "x")


def no_store() -> Store:
    raise StoreError("no database is asked for what is no code")


@given(some.text(max_size=80), some.binary(max_size=200))
def test_whatever_is_asked_gets_an_answer_in_dutch(path: str, body: bytes) -> None:
    live = LiveMeeting("m", "GM0202", "BCDFGHJK", now(), now())
    app = RoomApp(no_store, lambda: None, "/doe")  # type: ignore[arg-type, return-value]
    path = path.encode("utf-8", "replace").decode()
    assert run(post(app, f"/doe/{path}", live.secret, body)) in (303, 404, 405, 429, 503)
