"""A double click, or Enter twice, is one press; a press after something was typed is another."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.driving import Visit
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting, Question
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question
from wijk.store.meetings.sending import contribute

Open = Callable[..., Visit]
WIJK = "WK020218"
SCRIPT = Path(__file__).parents[2] / "pages" / "parts" / "shared" / "pressed_twice.js"
# A form of one field; how often it heard Enter after these keys, all within a second. One of them no element has.
HEARD = f"""keys => {{
  document.body.innerHTML = '<div data-testid="stForm"><div data-testid="stTextInput"><input></div></div>';
  {SCRIPT.read_text(encoding="utf-8")}
  const field = document.querySelector("input");
  let heard = 0;
  field.addEventListener("keydown", event => heard += event.key === "Enter");
  document.dispatchEvent(new KeyboardEvent("keydown", {{key: "Enter"}}));
  keys.forEach(key => field.dispatchEvent(new KeyboardEvent("keydown", {{key, bubbles: true}})));
  return heard;
}}"""
KEYS = {
    ("Enter",): 1,
    ("Enter", "Enter", "Enter"): 1,
    ("Enter", "ArrowLeft", "Enter"): 2,
    ("Enter", "Tab", "Enter", "Enter"): 2,
}


def names_in(store: Store) -> list[str]:
    return sorted(record.item.name for record in list_initiatives(store))


def test_what_is_pressed_twice_is_kept_once(visit: Open, store: Store) -> None:
    opened = visit()
    page = opened.go(f"initiatieven?gebied={WIJK}")
    name, button = page.get_by_label("Nieuw initiatief: naam"), page.get_by_role("button", name="Voeg toe")
    name.fill("Koffietafel")
    with opened.answered():
        button.dblclick()
    expect(name).to_have_value("")
    assert names_in(store) == ["Koffietafel"]

    # What is typed and pressed at once after that is a press of its own.
    name.fill("Belcirkel")
    with opened.answered():
        name.press("Enter")
        name.press("Enter")
    expect(name).to_have_value("")
    assert names_in(store) == ["Belcirkel", "Koffietafel"]


def test_enter_after_another_key_is_a_press_of_its_own(visit: Open) -> None:
    opened = visit()
    errors: list[object] = []
    opened.listen("pageerror", lambda error: errors.append(error))
    heard = {}
    for keys in KEYS:
        opened.page.goto(f"{opened.address}/_stcore/health")
        heard[keys] = opened.page.evaluate(HEARD, list(keys))
    assert heard == KEYS
    assert errors == []


def test_a_double_click_deals_with_one_text_of_the_queue(visit: Open, store: Store) -> None:
    open_meeting(store, Meeting("m", WIJK, today()))
    add_question(store, Question("v", "m", "idee", "Wat kunnen wij doen?"))
    open_question(store, "v")
    for number, text in enumerate(("Samen eten", "Samen wandelen", "Samen zingen")):
        contribute(store, "m", "v", f"telefoon {number}", text)
    opened = visit()
    page = opened.go(f"bijeenkomst?gebied={WIJK}")
    waiting = page.get_by_role("button", name="Wegleggen")
    expect(waiting).to_have_count(3)
    opened.scroll_to(waiting.first)
    opened.settle()
    box = waiting.first.bounding_box()
    assert box
    with opened.answered():
        page.mouse.click(box["x"] + 20, box["y"] + 10)
    expect(waiting).to_have_count(2)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    opened.settle()
    expect(waiting).to_have_count(2)
