// Keeps text that was typed and not saved yet, in this tab only, and puts it back after a refresh, a closed window or a
// lost connection. Only in containers that `keep_typed` made; `forget` ends it for a form that was saved or let go.
(() => {
  if (window.wijkTyped) return;
  const MARK = "st-key-getypt-";
  const FIELDS = '[data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea';
  const before = new WeakMap();

  const keyOf = (field) => {
    const form = field.matches?.(FIELDS) && field.closest(`[class*="${MARK}"]`);
    if (!form) return null;
    const name = [...form.classList].find((one) => one.startsWith(MARK)).slice(MARK.length);
    return `wijk ${name}|${field.getAttribute("aria-label")}`;
  };
  const read = (key) => JSON.parse(sessionStorage.getItem(key));

  const note = (text, seen) => {
    const box = document.createElement("div");
    box.setAttribute("role", "status");
    box.className = "wijk-getypt";
    box.append(text);
    const close = document.createElement("button");
    close.textContent = "Gezien";
    close.onclick = () => { seen(); box.remove(); };
    box.append(close);
    document.querySelectorAll(".wijk-getypt").forEach((one) => one.remove());
    document.body.append(box);
  };

  const put = (field, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 0);
  };

  const restore = () => {
    if (!document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')) return;
    for (const field of document.querySelectorAll(FIELDS)) {
      const key = keyOf(field);
      const kept = key && read(key);
      if (!kept || field.disabled || field.value === kept.typed) continue;
      if (field.value === kept.was) {
        put(field, kept.typed);
        note("Teruggezet: wat u hier typte en nog niet bewaarde.", () => {});
      } else if (!kept.told) {
        sessionStorage.setItem(key, JSON.stringify({ ...kept, told: true }));
        note(
          `Bij ‘${field.getAttribute("aria-label")}’ typte u eerder: ‘${kept.typed}’. Daar staat nu iets anders. ` +
            "Neem over wat u nodig hebt.",
          () => sessionStorage.removeItem(key),
        );
      }
    }
  };

  document.addEventListener("focusin", ({ target }) => { if (keyOf(target)) before.set(target, target.value); }, true);
  document.addEventListener("input", ({ target }) => {
    const key = keyOf(target);
    if (!key) return;
    const was = read(key)?.was ?? before.get(target) ?? target.defaultValue;
    if (target.value === was) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ was, typed: target.value }));
  }, true);
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".st-key-onbewaard")) event.preventDefault();
  });

  let waiting = 0;
  new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(restore, 250); }).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state", "disabled"],
  });
  window.wijkTyped = {
    forget: (names) => {
      const starts = names.map((name) => `wijk ${name}|`);
      Object.keys(sessionStorage).filter((key) => starts.some((one) => key.startsWith(one)))
        .forEach((key) => sessionStorage.removeItem(key));
      if (names.length) document.querySelectorAll(".wijk-getypt").forEach((one) => one.remove());
    },
  };
  waiting = setTimeout(restore, 250);
})();
