// Draws a table whose rows have buttons. A button tells what was pressed; after that the keyboard stays at the same row.
const make = (name, settings, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(settings ?? {})) element.setAttribute(key, value);
  element.append(...content);
  return element;
};
const button = (row, [deed, label]) => make("button", { type: "button", "aria-label": `${label}: ${row.name}`,
  "data-deed": JSON.stringify([deed, row.id]) }, label);
const line = (row, columns) => make("tr", { role: "row", "data-row": row.id },
  ...row.cells.map((text, number) => make(number ? "td" : "th", { role: number ? "cell" : "rowheader",
    ...(number ? {} : { scope: "row" }), "data-head": columns[number] }, make("span", null, text))),
  make("td", { role: "cell", class: "deeds" }, ...row.deeds.map((one) => button(row, one))));

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".rows");
  const shown = JSON.stringify(data);
  if (root.dataset.shown !== shown) {
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const here = focused?.dataset.deed, row = focused?.closest("[data-row]")?.dataset.row;
    root.dataset.shown = shown;
    root.replaceChildren(make("table", { role: "table", "aria-label": data.title, ...(data.widths.length ? { class: "even" } : {}) },
      ...(data.widths.length ? [make("colgroup", null, ...data.widths.map((width) => make("col", { style: `width: ${width}%` })))] : []),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" },
        ...data.columns.map((text) => make("th", { role: "columnheader", scope: "col" }, text)),
        make("td", { role: "cell" }))),
      make("tbody", { role: "rowgroup" }, ...data.rows.map((one) => line(one, data.columns)))));
    if (here) {
      const again = [...root.querySelectorAll("[data-row]")].find((one) => one.dataset.row === row);
      const buttons = [...(again?.querySelectorAll("button") ?? [])];
      (buttons.find((one) => one.dataset.deed === here) ?? buttons[0])?.focus();
    }
  }
  root.onclick = ({ target }) => {
    const pressed = target.closest("button[data-deed]");
    if (pressed) setTriggerValue("deed", JSON.parse(pressed.dataset.deed));
  };
};
