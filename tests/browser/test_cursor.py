"""Where the cursor goes by itself: to a field that comes later, but never out of one in which people are."""

from collections.abc import Callable

from pages.parts.shared.browser import TURNS, WAITING
from tests.browser.driving import Visit

# A field that is waited for comes, after people went on to another or stayed where they pressed; time goes by hand. The
# other field is in the page or, as in our own tables, in an element that shows the page only itself.
COMES = f"""([goesOn, inTable]) => {{
  const turns = [], setTimeout = turn => turns.push(turn);
  const [press, table, other, late] = ["button", "div", "input", "input"].map(name => document.createElement(name));
  document.body.append(press, table);
  (inTable ? table.attachShadow({{mode: "open"}}) : table).append(other);
  press.focus();
  ({WAITING})("#late", {TURNS});
  if (goesOn) other.focus();
  turns.shift()?.();
  late.id = "late";
  document.body.append(late);
  turns.shift()?.();
  return document.activeElement === (goesOn ? (inTable ? table : other) : late);
}}"""


def test_the_cursor_waits_for_a_field_but_is_not_taken_from_another(visit: Callable[..., Visit]) -> None:
    opened = visit()
    for goes_on in (False, True):
        for in_table in (False, True):
            opened.page.goto(f"{opened.address}/_stcore/health")
            assert opened.page.evaluate(COMES, [goes_on, in_table]), (goes_on, in_table)
