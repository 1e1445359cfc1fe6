// Draws the counts per month as a grid to type in. What was typed and not yet heard of stays in the cell, also when the
// page is drawn again meanwhile; what was typed and not yet sent comes back after a refresh, in this tab only.
const SVG = "http://www.w3.org/2000/svg";
const make = (name, settings, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(settings ?? {})) element.setAttribute(key, value);
  element.append(...content.filter((one) => one !== null));
  return element;
};
const shape = (name, settings) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, value);
  return element;
};
const spark = ({ width, height, parts, alt }) => {
  const drawn = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": alt });
  drawn.append(...parts.map((part) => (part.length > 1
    ? shape("polyline", { points: part.map((one) => one.join(",")).join(" ") })
    : shape("circle", { cx: part[0][0], cy: part[0][1], r: 2.5 }))));
  return drawn;
};
const cell = (one, month, may) => {
  if (one.later) return make("td", { role: "cell", class: "later", "data-month": month }, "–");
  if (!may) return make("td", { role: "cell", class: "fixed", "data-month": month }, one.text);
  const field = make("input", { inputmode: "numeric", autocomplete: "off", "aria-label": one.name, "data-cell": one.id,
    "data-seen": one.seen, placeholder: "", ...(one.told ? { "aria-invalid": "true" } : {}) });
  field.value = one.text;
  return make("td", { role: "cell", "data-month": month }, field);
};
const line = (row, months, may) => make("tr", { role: "row" },
  make("th", { role: "rowheader", scope: "row" }, make("strong", null, row.name), make("span", null, row.explanation)),
  ...row.cells.map((one, number) => cell(one, months[number], may)),
  make("td", { role: "cell", class: "says" }, spark(row.spark), row.says,
    ...row.cells.filter((one) => one.told).map((one) => make("p", { class: "told", role: "alert" }, one.told))));

export default ({ data, parentElement, setStateValue }) => {
  const root = parentElement.querySelector(".counts");
  const store = `wijk telling ${data.key}`;
  const drafts = () => JSON.parse(sessionStorage.getItem(store) ?? "{}");
  const keep = (found) => (Object.keys(found).length ? sessionStorage.setItem(store, JSON.stringify(found))
    : sessionStorage.removeItem(store));
  if (root.dataset.key !== data.key) { root.dataset.key = data.key; root.pending = {}; root.dataset.shown = ""; }
  const pending = root.pending;
  for (const [id, { stamp }] of Object.entries(pending)) if (data.handled[id] === stamp) delete pending[id];
  // Each time something is typed it is another thing to hear of, also when it is the same number again. A browser gives
  // randomUUID only where the address is safe: not to who opens the laptop of another over a network without https.
  const wait = (field) => {
    pending[field.dataset.cell] = { text: field.value.trim(), seen: Number(field.dataset.seen), stamp: `${Date.now()}-${Math.random()}` };
  };
  const send = (field) => {
    wait(field);
    const left = drafts();
    delete left[field.dataset.cell];
    keep(left);
    setStateValue("typed", { key: data.key, cells: { ...pending } });
  };
  const shown = JSON.stringify(data);
  if (root.dataset.shown !== shown) {
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const here = focused?.dataset.cell, typed = focused?.value, from = focused?.selectionStart, was = focused?.dataset.was;
    const unsent = here && was !== undefined && was !== typed;
    root.dataset.shown = shown;
    root.drawing = true;
    root.replaceChildren(make("table", { role: "table", "aria-label": `Tellingen per maand: ${data.name}` },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" },
        make("th", { role: "columnheader", scope: "col" }, "Wat wij tellen"),
        ...data.months.map((text) => make("th", { role: "columnheader", scope: "col" }, text)),
        make("th", { role: "columnheader", scope: "col" }, "Verloop"))),
      make("tbody", { role: "rowgroup" }, ...data.rows.map((one) => line(one, data.months, data.may)))));
    const fields = [...root.querySelectorAll("input")];
    for (const field of fields) {
      const waiting = pending[field.dataset.cell];
      if (waiting) field.value = waiting.text;
    }
    const again = fields.find((field) => field.dataset.cell === here);
    if (again) {
      if (unsent) again.value = typed;
      again.focus();
      // What was typed is still to be sent, though it stands in a field that is new.
      if (unsent) again.dataset.was = was;
      again.setSelectionRange?.(unsent ? from : 0, unsent ? from : again.value.length);
    }
    root.drawing = false;
    const left = drafts();
    const back = fields.filter((field) => field.dataset.cell in left && field.dataset.cell !== here);
    if (back.length) {
      for (const field of back) {
        field.value = left[field.dataset.cell];
        wait(field);
      }
      keep(here && here in left ? { [here]: left[here] } : {});
      setStateValue("typed", { key: data.key, cells: { ...pending } });
    }
  }
  // The browser has no onfocusin and onfocusout: these are told to the newest drawing.
  root.told = {
    focusin: ({ target }) => { if (target.dataset.cell) target.dataset.was = target.value; },
    focusout: ({ target }) => {
      if (!root.drawing && target.dataset.cell && target.dataset.was !== target.value) send(target);
    },
  };
  if (!root.listens) {
    root.listens = true;
    for (const name of Object.keys(root.told)) root.addEventListener(name, (event) => root.told[name](event));
  }
  root.oninput = ({ target }) => { if (target.dataset.cell) keep({ ...drafts(), [target.dataset.cell]: target.value }); };
  root.onkeydown = (event) => {
    const { target, key } = event;
    if (!target.dataset.cell || !["Enter", "ArrowDown", "ArrowUp"].includes(key)) return;
    event.preventDefault();
    const month = target.dataset.cell.split("|")[0];
    const column = [...root.querySelectorAll("input")].filter((one) => one.dataset.cell.startsWith(`${month}|`));
    const next = column[column.indexOf(target) + (key === "ArrowUp" ? -1 : 1)];
    if (next) { next.focus(); next.select(); }
    else if (key === "Enter") { target.blur(); target.focus(); }
  };
};
