// Draws the work plan as a table under its goals or as a board by state. A button tells what was pressed; after that the
// keyboard stays at the same action, also where its card went to another column.
const make = (name, settings, ...content) => {
  const { data, ...others } = settings ?? {};
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(others)) element.setAttribute(key, value);
  Object.assign(element.dataset, data);
  element.append(...content.filter((one) => one !== null));
  return element;
};
const press = (text, deed, about, name) => make("button", { type: "button", "aria-label": `${text}: ${about}`,
  data: { deed: JSON.stringify(deed), name: name ?? deed[0] } }, text);
const asks = (one) => (one.asks.length ? make("p", { class: "asks" }, `? ${one.asks.join(" ")}`) : null);
const judged = (one) => (one.judged ? make("p", { class: "judged" }, one.judged) : null);
const became = (one) => (one.became ? make("p", { class: "became" }, one.became) : null);

const row = (one, columns) => make("tr", { role: "row", data: { action: one.id } },
  ...one.cells.map((text, number) => make("td", { role: "cell", data: { head: columns[number] } },
    make("span", null, text), ...(number === 0 ? [asks(one), became(one), judged(one)] : []))),
  make("td", { role: "cell", class: "deeds" }, press("Wijzig", ["edit", one.id], one.name),
    one.start ? press(one.start, ["start", one.id], one.name) : null));

const goal = (one, columns) => make("tbody", { role: "rowgroup" },
  make("tr", { role: "row", class: "goal" },
    make("th", { role: "rowheader", colspan: columns.length, scope: "rowgroup" },
      make("strong", null, one.text), make("span", null, one.about)),
    make("td", { role: "cell", class: "deeds" }, press("Actie erbij", ["add", one.id], one.text),
      press("Wijzig doel", ["goal", one.id], one.text))),
  ...(one.rows.length ? one.rows.map((each) => row(each, columns))
    : [make("tr", { role: "row" }, make("td", { role: "cell", colspan: columns.length + 1 }, "Nog geen actie."))]));

const table = ({ columns, goals }) => make("table", { role: "table" },
  make("thead", { role: "rowgroup" }, make("tr", { role: "row" },
    ...columns.map((text) => make("th", { role: "columnheader", scope: "col" }, text)),
    make("td", { role: "cell" }))),
  ...goals.map((one) => goal(one, columns)));

const card = (one) => make("li", { data: { action: one.id } },
  make("strong", null, one.name),
  ...one.lines.map((line) => make("span", null, line)),
  one.goal ? make("span", { class: "of" }, `Doel: ${one.goal}`) : null,
  asks(one), became(one), judged(one),
  make("div", { class: "deeds" },
    ...one.moves.map(({ to, text }) => press(text, ["move", one.id, one.state, to], one.name, to)),
    one.start ? press(one.start, ["start", one.id], one.name) : null,
    press("Wijzig", ["edit", one.id], one.name)));

const column = ({ state, sign, cards }) => {
  const title = `stand-${state}`;
  return make("section", { "aria-labelledby": title },
    make("h3", { id: title }, `${sign} ${state}: ${cards.length}`),
    cards.length ? make("ul", null, ...cards.map(card)) : make("p", { class: "none" }, "Geen acties."));
};
const board = ({ states }) => make("div", { class: "board" }, ...states.map(column));

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".plan");
  const shown = JSON.stringify(data);
  if (root.dataset.shown !== shown) {
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const here = focused?.closest("[data-action]")?.dataset.action;
    const name = focused?.dataset.name;
    root.dataset.shown = shown;
    root.replaceChildren(data.view === "board" ? board(data) : table(data));
    if (!data.may) root.querySelectorAll("button").forEach((one) => one.remove());
    if (here) {
      const again = [...root.querySelectorAll("[data-action]")].find((one) => one.dataset.action === here);
      (again?.querySelector(`[data-name="${name}"]`) ?? again?.querySelector("button"))?.focus();
    }
  }
  root.onclick = ({ target }) => {
    const button = target.closest("button[data-deed]");
    if (button) setTriggerValue("deed", JSON.parse(button.dataset.deed));
  };
};
