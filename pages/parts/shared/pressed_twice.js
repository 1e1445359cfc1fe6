// A press that comes twice, by a double click or Enter twice, is one press: nothing is kept two times. The second is let
// go when it follows within a second on the same button and nothing was typed or picked in between; or when it is the
// second of a double click, and the page has put another button under the pointer.
if (!window.wijkPressed) {
  const TOGETHER = 1000;
  const BUTTONS = '[data-testid="stFormSubmitButton"] button, [data-testid="stButton"] button';
  const KEEPS = '[data-testid="stFormSubmitButton"] button, [data-testid="stBaseButton-primary"]';
  const FIELDS = '[data-testid="stForm"] [data-testid="stTextInput"] input';
  window.wijkPressed = { what: null, when: 0 };
  const press = (event, what, isAgain) => {
    const { what: before, when } = window.wijkPressed;
    if (before && event.timeStamp - when < TOGETHER && isAgain(before === what)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      window.wijkPressed = { what, when: event.timeStamp };
    }
  };
  const changed = () => { window.wijkPressed.what = null; };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (button) press(event, button, (isSame) => (isSame ? button.matches(KEEPS) : event.detail > 1));
    else changed();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") changed();
    else if (event.target.matches?.(FIELDS)) press(event, event.target, (isSame) => isSame);
  }, true);
  ["input", "change"].forEach((kind) => document.addEventListener(kind, changed, true));
}
